"""The table of orders over the store: a known row count, pages read when they are looked at.

A million rows open as fast as two hundred. What changed is read again in the pages last looked at:
cells that moved are repainted, orders that changed places take their selection with them, however
far: the store tells where they are; and the row count moves at the end of the table, so that
nothing is reset and nothing jumps. Where no counter tells how many orders a query has, the table
grows as they are met and counted.
"""

import asyncio
from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QElapsedTimer,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QTimer,
    Signal,
)

from xpanel_desktop.app.accounts import AccountBook
from xpanel_desktop.app.orders import Orders
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.query import OrderQuery
from xpanel_desktop.ui.models.order_cells import Cell
from xpanel_desktop.ui.models.order_counter import Counter
from xpanel_desktop.ui.models.order_moves import OrderMoves
from xpanel_desktop.ui.models.order_pages import (
    FIRST,
    PAGE,
    OrderPages,
    read_pages,
)
from xpanel_desktop.ui.models.order_places import pages_beside, placed_anew, true_count
from xpanel_desktop.ui.models.order_spans import Picked, Span, picked, read_picked, runs
from xpanel_desktop.ui.models.order_texts import PAINTED
from xpanel_desktop.ui.models.order_wishes import OrderWishes
from xpanel_desktop.ui.tasks import Tasks

Index = QModelIndex | QPersistentModelIndex
REREAD_EVERY = 400
"""Milliseconds between two readings of whole pages, however fast facts come in."""
LOOKED_AT = 8
"""Pages last looked at, with those around them: what a tall screen shows lies on four."""
TOLD = 8
"""Rows that are painted in one go when they are read: some 4 ms."""
NAMED = 500
"""Selected rows whose orders are taken down in one go."""
AROUND_AFTER = 30
"""Milliseconds after which the pages beside what is looked at are read: the paint goes first."""


class OrdersModel(OrderMoves):
    """Orders that match a query, in its order. Reads one thing at a time, in the background."""

    shown = Signal()
    """Another query's rows are in the table."""
    counted = Signal()
    """More of the orders, or all, are counted."""

    def __init__(
        self,
        orders: Orders,
        accounts: AccountBook,
        tasks: Tasks,
        cells: Sequence[Cell],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(accounts, cells, parent)
        self._orders = orders
        self._tasks = tasks
        self._query = OrderQuery()
        self._listing = orders.listing(self._query)
        self._counter = Counter(tasks, self)
        self._counter.met.connect(self._grow)
        self._counter.done.connect(self._counted)
        self._next: OrderQuery | None = None
        self._asked = False
        self._awake = True
        self._wishes = OrderWishes()
        self._touched: set[int] = set()
        self._stale = False
        self._marked = False
        self._reading = False
        self._since = QElapsedTimer()
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._read)
        self._at_once = QTimer(self, singleShot=True)
        self._at_once.timeout.connect(self._read)

    @property
    def query(self) -> OrderQuery:
        """What the table shows, or will as soon as it is read."""
        return self._next or self._query

    @property
    def settled(self) -> bool:
        """Whether nothing is left to read."""
        busy = self._reading or self._counter.busy
        return not (busy or self._later.isActive() or self._at_once.isActive())

    @property
    def counting(self) -> bool:
        """Whether more orders may match than the table has rows, since they are being counted."""
        return self._counter.busy and self._listing.count is None

    def show(self, query: OrderQuery) -> None:
        """Show another query. Its rows take the place of the old ones when they are read."""
        self._asked = True
        self._next = query
        self._read()

    def wake(self, *, awake: bool) -> None:
        """Read what changed only while somebody looks; on waking, read what was missed."""
        self._awake = awake
        if awake and (self._stale or self._touched):
            self._soon()

    def touch(self, changes: Changes) -> None:
        """Take note of facts: read again what they touch, at most every REREAD_EVERY."""
        if not changes.touches(Table.ORDERS) or not self._asked:
            return
        ids = changes.of_table(Table.ORDERS)
        self._marked = False
        self._touched |= ids
        self._stale = self._stale or not self._pages.known(ids) or not ids
        if self._awake:
            self._soon()

    def order(self, row: int) -> Order | None:
        """Return the order in `row`; None while its page is not read, which this asks for."""
        if not 0 <= row < self._count:
            return None
        if not self._pages.holds(row):
            if self._wishes.want(row):
                self._at_once.start(0)
        elif (
            self._wishes.look_around(row, self._count, self._pages) and not self._at_once.isActive()
        ):
            self._at_once.start(AROUND_AFTER)
        return self._pages.at(row)

    def choose(self, rows: Sequence[int], current: int) -> None:
        """Keep to the orders in rows that the operator selected, at most `order_chosen.MOST`."""
        self.chosen.choose(rows, current, self._pages.id_at)
        if self.chosen.unseen:
            self._at_once.start(0)

    def pick(self, spans: Sequence[Span], most: int) -> Picked:
        """Tell which orders are in `spans`, from the top, at most `most`, as they are seen now."""
        return picked(spans, most, self.id_at)

    async def read(self, rows: Picked) -> list[Order]:
        """Return the orders that were picked as they stand now, at hand or not."""
        return await read_picked(rows, self._orders.get, self._listing.window)

    # Reading: one coroutine at a time, so that no two answers cross.

    def _soon(self) -> None:
        if not self._later.isActive():
            self._later.start(self._rest() if self._stale else 0)

    def _rest(self) -> int:
        """Return for how many milliseconds whole pages are not read again."""
        return max(0, REREAD_EVERY - self._since.elapsed()) if self._since.isValid() else 0

    def _read(self) -> None:
        if not self._reading:
            self._reading = True
            self._tasks.start(self, self._read_all(), name="read orders")

    async def _read_all(self) -> None:
        try:
            while True:
                if self._next is not None:
                    await self._read_query(self._next)
                elif self._stale and self._awake and not self._rest():
                    await self._read_again()
                elif self._touched and self._awake and not self._stale:
                    await self._read_rows()
                elif self.chosen.unseen:
                    await self._read_unseen()
                elif self._wishes.pages:
                    await self._read_wanted(self._wishes.take())
                elif self._wishes.near and not self._at_once.isActive():
                    await self._read_wanted([self._wishes.near.pop()])
                else:
                    break
        finally:
            self._reading = False
        if self._stale and self._awake:
            self._soon()

    async def _read_query(self, query: OrderQuery) -> None:
        self._counter.stop()
        listing = self._orders.listing(query)
        first = await listing.window(0, FIRST)
        if self._next != query:
            return
        self.beginResetModel()
        self._query, self._listing, self._next = query, listing, None
        whole = len(first) < FIRST
        self._count = len(first) if whole or listing.count is None else listing.count
        self._pages = OrderPages.of(
            {row // PAGE: first[row : row + PAGE] for row in range(0, max(len(first), 1), PAGE)}
        )
        self._wishes.clear()
        self.chosen.clear()
        self.endResetModel()
        if not whole:
            self._counter.start(listing)
        self.shown.emit()

    async def _read_wanted(self, numbers: list[int]) -> None:
        """Read pages that lie together, since a screen shows them, and paint them at once."""
        self._wishes.flight = frozenset(numbers)
        try:
            read = await read_pages(self._listing.window, sorted(numbers))
        finally:
            self._wishes.flight = frozenset[int]()
        if self._next is None:
            self._stale = self._bring(read) or self._stale
            await self._tell_read(read)
            self.reread.emit()

    async def _read_unseen(self) -> None:
        """Take down which orders are in selected rows that were never read."""
        unseen, found = self.chosen.unseen, dict[int, int]()
        for first, length in runs(unseen, NAMED):
            found.update(enumerate(await self._listing.ids(first, length), first))
        if self.chosen.unseen is unseen:
            self.chosen.name(found)

    async def _tell_read(self, read: Mapping[int, Sequence[Order]]) -> None:
        """Have rows painted a few at a time: to lay out a screenful at once stalls the window.

        What was asked for in vain is in sight and goes first; the window is let in between.
        """
        rows = [n * PAGE + place for n, page in read.items() for place in range(len(page))]
        asked = self._wishes.take_missed(rows)
        for first, last in _parts(sorted(asked), TOLD):
            self._tell(first, last)
            await asyncio.sleep(0)
        for first, last in _parts(sorted(asked.symmetric_difference(rows)), TOLD):
            self._tell(first, last)

    def _tell(self, first: int, last: int) -> None:
        """Say that the words of some rows, as far as they are there still, are others now."""
        last = min(last, self._count - 1)
        if self._next is None and first <= last:
            self.dataChanged.emit(
                self.index(first, 0), self.index(last, len(self.cells) - 1), PAINTED
            )

    async def _read_rows(self) -> None:
        ids, self._touched = self._touched, set()
        found = await self._orders.get(sorted(ids))
        self._stale = self._stale or len(found) < len(ids)  # what was deleted leaves its row
        for order in found:
            row = self._pages.row_of(order.id)
            before = None if row is None else self._pages.at(row)
            if row is None or before is None or placed_anew(self._query, before, order):
                self._stale = True
                continue
            self._pages.replace(order)
            self.repaint(row, before, order)
        if not self._stale:
            self.reread.emit()

    async def _read_again(self) -> None:
        self._stale = False
        self._touched.clear()
        self._since.start()
        listing = self._listing
        await self._read_unseen()
        await listing.refresh()
        count = self._count if listing.count is None else listing.count
        asked = frozenset(self.chosen.ids)
        places = await listing.places(asked) if asked else {}
        placed = [row for row in places.values() if row is not None]
        others = [index.row() for index in self.persistentIndexList()]
        others = [row for row in others if self.chosen.id_at(row) is None]
        beside = (*pages_beside(others, self._count, count), *pages_beside(placed, count, count))
        wanted = dict.fromkeys((*beside, *self._pages.numbers[-LOOKED_AT:]))
        read = await read_pages(listing.window, wanted or (0,))
        read = {number: page for number, page in read.items() if page or not number}
        if self._next is None:
            self._settle(true_count(count, read), OrderPages.of(read), asked, places)
            self._wishes.cut(self._count)
            self.reread.emit()
            if self._count >= PAGE and not self._marked:
                self._counter.again(listing)
            self._marked = False

    def _grow(self, met: int) -> None:
        """Show rows for the orders met so far."""
        if self._listing.count is None and met > self._count:
            self.extend(met)
            self.counted.emit()

    def _counted(self, count: int) -> None:
        count = true_count(count, self._pages.held())
        self.settling = True
        self.extend(count)
        self.shorten(count)
        self.chosen.cut(count)
        self.settling = False
        self.counted.emit()
        if self.chosen.adrift or any(number * PAGE >= FIRST for number in self._pages.numbers):
            self._marked = not (self._stale or self._touched)  # what else is told is counted
            self._stale = True  # what was read by the marks of before may be off
            if self._awake:
                self._soon()


def _parts(rows: Sequence[int], most: int) -> list[Span]:
    """Return rows in order as (first, last) of runs without gaps, each of at most `most`."""
    parts: list[Span] = []
    for row in rows:
        first, last = parts[-1] if parts else (row, row - 2)
        if row == last + 1 and row - first < most:
            parts[-1] = (first, row)
        else:
            parts.append((row, row))
    return parts
