"""Where an order stands in a sorted query, and how many orders the pages read tell of."""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter

from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.query import Column, OrderQuery
from xpanel_desktop.domain.tags import tags_of
from xpanel_desktop.ui.models.order_pages import PAGE

SORTED_BY: Mapping[Column, Callable[[Order], object]] = {
    Column.CREATED: attrgetter("id"),
    Column.QUEUED: attrgetter("place"),
    Column.SENT: attrgetter("sent_at"),
    Column.ASKED: attrgetter("asked_at"),
    Column.MOVED: attrgetter("moved_at"),
    Column.CHARGE: attrgetter("charge"),
}


def true_count(count: int, read: Mapping[int, Sequence[Order]]) -> int:
    """Return how many orders there are: a page that ends early tells better than a counter."""
    ends = [number * PAGE + len(page) for number, page in read.items() if 0 < len(page) < PAGE]
    if 0 in read and not read[0]:
        ends.append(0)
    return min(ends) if ends else count


def placed_anew(query: OrderQuery, before: Order, order: Order) -> bool:
    """Tell whether an order may stand elsewhere now, or no longer match."""
    key = SORTED_BY[query.sort]
    chosen = bool(query.search.strip()) or not query.filter.is_open
    return (
        key(before) != key(order)
        or bool(query.states and order.state not in query.states)
        or (chosen and tags_of(before) != tags_of(order))
    )
