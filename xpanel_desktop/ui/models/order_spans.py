"""The orders of selected rows, as a deed is done to them: those that the rows show."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from itertools import islice

from xpanel_desktop.domain.order import Order
from xpanel_desktop.ui.models.order_pages import AT_ONCE, Window

Span = tuple[int, int]
"""First row and number of rows."""


async def read_spans(
    spans: Iterable[Span],
    most: int,
    at_hand: Callable[[int], Order | None],
    get: Callable[[Iterable[int]], Awaitable[list[Order]]],
    window: Window,
) -> list[Order]:
    """Return the orders in `spans` as they stand now, from the top, at most `most`.

    What is at hand goes by its number: others may have come to its row in the store, and what was
    selected is what was seen. The rest is what the store has in those rows; no order comes twice.
    """
    every = (row for first, length in sorted(spans) for row in range(first, first + length))
    rows = list(islice(dict.fromkeys(every), most))
    seen = {row: order.id for row in rows if (order := at_hand(row)) is not None}
    known = {order.id: order for order in await get(seen.values())}
    found = {row: known[one] for row, one in seen.items() if one in known}
    for first, length in _runs([row for row in rows if row not in seen]):
        for place, order in enumerate(await window(first, length)):
            if order.id not in known:
                known[order.id] = found[first + place] = order
    return [found[row] for row in rows if row in found]


def _runs(rows: Sequence[int]) -> list[Span]:
    """Return rows in order as runs without gaps, each of at most AT_ONCE."""
    runs: list[Span] = []
    for row in rows:
        first, length = runs[-1] if runs else (row, 0)
        if length and row == first + length and length < AT_ONCE:
            runs[-1] = (first, length + 1)
        else:
            runs.append((row, 1))
    return runs
