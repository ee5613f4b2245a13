"""Where an order stands in a sorted query, and how many orders the pages read tell of."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter

from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.query import Column, OrderQuery
from xpanel_desktop.domain.tags import tags_of
from xpanel_desktop.ui.models.order_pages import PAGE, pages_of, with_those_beside

SELECTED = 16
"""Pages with selected rows that are read again beside what is looked at, with those around them."""
SORTED_BY: Mapping[Column, Callable[[Order], object]] = {
    Column.CREATED: attrgetter("id"),
    Column.QUEUED: attrgetter("place"),
    Column.SENT: attrgetter("sent_at"),
    Column.ASKED: attrgetter("asked_at"),
    Column.MOVED: attrgetter("moved_at"),
    Column.CHARGE: attrgetter("charge"),
}


def true_count(count: int, read: Mapping[int, Sequence[Order]]) -> int:
    """Return how many orders there are: a page that ends early tells better than a counter.

    A count is as old as its beginning: there are no fewer than were read since.
    """
    ends = [number * PAGE + len(page) for number, page in read.items() if 0 < len(page) < PAGE]
    if 0 in read and not read[0]:
        ends.append(0)
    met = (number * PAGE + len(page) for number, page in read.items() if page)
    return min(ends) if ends else max(count, *met, 0)


def placed_anew(query: OrderQuery, before: Order, order: Order) -> bool:
    """Tell whether an order may stand elsewhere now, or no longer match."""
    key = SORTED_BY[query.sort]
    chosen = bool(query.search.strip()) or not query.filter.is_open
    return (
        key(before) != key(order)
        or bool(query.states and order.state not in query.states)
        or (chosen and tags_of(before) != tags_of(order))
    )


def pages_beside(rows: Iterable[int], before: int, count: int) -> list[int]:
    """Return the pages on which the orders of some rows may lie, where they may have moved.

    There were `before` rows and are `count`, or a few more: one page behind the end is among them.
    """
    places, most, grown = [list(rows)], SELECTED, count - before
    if abs(grown) >= PAGE:  # most come and go at the top: what lies below moves by as many
        places, most = [*places, [row + grown for row in places[0]]], SELECTED // 2
    chosen = [page for found in places for page in sorted(pages_of(found))[:most]]
    return with_those_beside(chosen, (max(count, before) - 1) // PAGE + 1)
