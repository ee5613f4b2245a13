"""The few pages of a long table that are held in memory, and which order lies in which row."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence

from xpanel_desktop.domain.order import Order

PAGE = 25
"""Rows of a page: about a screen. What is read beyond what is in sight is waited for in vain."""
FIRST = 2 * PAGE
"""Rows that another query begins with: a tall screen."""
Window = Callable[[int, int], Awaitable[list[Order]]]
"""Returns rows from a first one on, at most so many."""
AT_ONCE = 8 * PAGE
"""Rows read at once where more are wanted."""
MOST = 64
"""Pages held; the one not looked at for the longest time goes first."""


class OrderPages:
    """Pages of orders by number, each of at most PAGE rows; rows count from 0."""

    def __init__(self) -> None:
        self._pages: OrderedDict[int, list[Order]] = OrderedDict()
        self._rows: dict[int, int] = {}

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the pages held."""
        return tuple(self._pages)

    def held(self) -> Mapping[int, Sequence[Order]]:
        """Return the pages held, by number."""
        return self._pages

    def at(self, row: int) -> Order | None:
        """Return the order in `row`, None when its page is not held or ends before it."""
        number, place = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            return None
        self._pages.move_to_end(number)
        return page[place] if place < len(page) else None

    def id_at(self, row: int) -> int | None:
        """Return our number of what `at` would return; this is not to look at the page."""
        number, place = divmod(row, PAGE)
        page = self._pages.get(number, ())
        return page[place].id if 0 <= place < len(page) else None

    def holds(self, row: int) -> bool:
        """Tell whether the page of `row` is held."""
        return row // PAGE in self._pages

    def row_of(self, order_id: int) -> int | None:
        """Return the row of an order, None when no page held shows it."""
        return self._rows.get(order_id)

    def put(self, number: int, orders: Sequence[Order]) -> None:
        """Hold a page, and let go of the stalest when there are too many."""
        self._forget(number)
        self._pages[number] = list(orders)
        first = number * PAGE
        self._rows.update({order.id: first + place for place, order in enumerate(orders)})
        while len(self._pages) > MOST:
            self._forget(next(iter(self._pages)))

    def replace(self, order: Order) -> Order | None:
        """Put a newer version in an order's row; return the older, None when it is not held."""
        row = self._rows.get(order.id)
        if row is None:
            return None
        number, place = divmod(row, PAGE)
        before = self._pages[number][place]
        self._pages[number][place] = order
        return before

    def known(self, ids: Iterable[int]) -> bool:
        """Tell whether every one of `ids` is held."""
        return all(order_id in self._rows for order_id in ids)

    def clear(self) -> None:
        """Let go of everything."""
        self._pages.clear()
        self._rows.clear()

    @classmethod
    def of(cls, pages: Mapping[int, Sequence[Order]]) -> "OrderPages":
        """Hold the given pages."""
        held = cls()
        for number, orders in pages.items():
            held.put(number, orders)
        return held

    def _forget(self, number: int) -> None:
        first = number * PAGE
        for place, order in enumerate(self._pages.pop(number, ())):
            if self._rows.get(order.id) == first + place:
                del self._rows[order.id]


def pages_of(rows: Iterable[int]) -> frozenset[int]:
    """Return the numbers of the pages on which the rows lie."""
    return frozenset(row // PAGE for row in rows if row >= 0)


def with_those_beside(numbers: Iterable[int], last: int) -> list[int]:
    """Return pages and those around them up to the last: a row may have gone over an edge."""
    around = {one + by for one in numbers for by in (-1, 0, 1)}
    return sorted(one for one in around if 0 <= one <= last)


async def read_pages(window: Window, numbers: Iterable[int]) -> dict[int, list[Order]]:
    """Return the pages of these numbers; neighbours are read together."""
    read = dict[int, list[Order]]()
    for first, length in _runs(numbers):
        orders = await window(first * PAGE, length * PAGE)
        for place in range(length):
            read[first + place] = orders[place * PAGE : (place + 1) * PAGE]
    return {number: read[number] for number in numbers}


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return pages as runs of neighbours, each its first number and its length."""
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        first, length = runs[-1] if runs else (-1, 0)
        if length and first + length == number and length < AT_ONCE // PAGE:
            runs[-1] = (first, length + 1)
        else:
            runs.append((number, 1))
    return runs
