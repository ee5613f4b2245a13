"""The orders of selected rows, as a deed is done to them: those that the rows show."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from itertools import islice

from xpanel_desktop.domain.order import Order
from xpanel_desktop.ui.models.order_pages import AT_ONCE, Window

Span = tuple[int, int]
"""First row and number of rows."""
Picked = dict[int, int | None]
"""Row → our number of the order that was seen there, None where none was."""


def picked(spans: Iterable[Span], most: int, named: Callable[[int], int | None]) -> Picked:
    """Return which orders are in `spans`, from the top, at most `most`, as they are seen now."""
    every = (row for first, length in sorted(spans) for row in range(first, first + length))
    return {row: named(row) for row in islice(dict.fromkeys(every), most)}


async def read_picked(
    rows: Picked, get: Callable[[Iterable[int]], Awaitable[list[Order]]], window: Window
) -> list[Order]:
    """Return the orders that were picked as they stand now, from the top.

    What was seen goes by its number: others may have come to its row in the store, and what was
    selected is what was seen. The rest is what the store has in those rows; no order comes twice.
    """
    seen = {row: one for row, one in rows.items() if one is not None}
    known = {order.id: order for order in await get(seen.values())}
    found = {row: known[one] for row, one in seen.items() if one in known}
    for first, length in runs([row for row in rows if row not in seen], AT_ONCE):
        for place, order in enumerate(await window(first, length)):
            if order.id not in known:
                known[order.id] = found[first + place] = order
    return [found[row] for row in rows if row in found]


def runs(rows: Sequence[int], most: int) -> list[Span]:
    """Return rows in order as runs without gaps, each of at most `most`."""
    found: list[Span] = []
    for row in rows:
        first, length = found[-1] if found else (row, 0)
        if length and row == first + length and length < most:
            found[-1] = (first, length + 1)
        else:
            found.append((row, 1))
    return found
