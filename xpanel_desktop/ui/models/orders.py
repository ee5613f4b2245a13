"""The table of orders over the store: a known row count, pages read when they are looked at.

A million rows open as fast as two hundred. What changed is read again in the pages last looked at:
cells that moved are repainted, orders that changed places take their selection with them, and the
row count moves at the end of the table, so that nothing is reset and nothing jumps.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QElapsedTimer,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from xpanel_desktop.app.accounts import AccountBook
from xpanel_desktop.app.orders import Orders
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.query import Column, OrderQuery
from xpanel_desktop.ui.models.order_cells import Cell, heading, moved, side, text, tip
from xpanel_desktop.ui.models.order_pages import PAGE, OrderPages, pages_of
from xpanel_desktop.ui.models.service_cells import NOT_TOLD
from xpanel_desktop.ui.plain import plain, tooltip
from xpanel_desktop.ui.tasks import Tasks

Index = QModelIndex | QPersistentModelIndex
Span = tuple[int, int]
"""First row and number of rows."""
REREAD_EVERY = 400
"""Milliseconds between two readings of whole pages, however fast facts come in."""
LOOKED_AT = 2
"""Pages last looked at: what a screen shows lies on at most two."""
SELECTED = 4
"""Pages with selected rows that are read again beside them."""
_NONE = QModelIndex()
_PAINTED = [Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole]


class OrdersModel(QAbstractTableModel):
    """Orders that match a query, in its order. Reads one thing at a time, in the background."""

    shown = Signal()
    """Another query's rows are in the table."""
    rereading = Signal()
    """Rows are about to change places: remember what stands where."""
    reread = Signal()
    """What had changed is in the table."""

    def __init__(
        self,
        orders: Orders,
        accounts: AccountBook,
        tasks: Tasks,
        cells: Sequence[Cell],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.cells = tuple(cells)
        self.account = accounts.get
        self._orders = orders
        self._tasks = tasks
        self._query = OrderQuery()
        self._next: OrderQuery | None = None
        self._asked = False
        self._awake = True
        self._count = 0
        self._pages = OrderPages()
        self._wanted: list[int] = []
        self._touched: set[int] = set()
        self._stale = False
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
        return not (self._reading or self._later.isActive() or self._at_once.isActive())

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
        self._touched |= ids
        self._stale = self._stale or not self._pages.known(ids) or not ids
        if self._awake:
            self._soon()

    def order(self, row: int) -> Order | None:
        """Return the order in `row`; None while its page is not read, which this asks for."""
        if not 0 <= row < self._count:
            return None
        if not self._pages.holds(row):
            self._want(row // PAGE)
        return self._pages.at(row)

    def at_hand(self, row: int) -> Order | None:
        """Return the order in `row` if its page is held; asks for nothing."""
        return self._pages.at(row) if 0 <= row < self._count else None

    def row_of(self, order_id: int) -> int | None:
        """Return the row of an order, None when it is not on a page at hand."""
        return self._pages.row_of(order_id)

    async def read(self, spans: Sequence[Span], most: int) -> list[Order]:
        """Return the orders in `spans`, from the top, at most `most`, at hand or not."""
        query, found = self._query, list[Order]()
        for first, length in sorted(spans):
            while length > 0 and len(found) < most:
                part = await self._orders.window(query, first, min(length, PAGE, most - len(found)))
                found += part
                first, length = first + PAGE, length - PAGE
        return found

    def words_changed(self) -> None:
        """Show every word again: the language changed, or an account's name."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.cells) - 1)
        if self._count:
            self.dataChanged.emit(
                self.index(0, 0), self.index(self._count - 1, len(self.cells) - 1), _PAINTED
            )

    # Reading: one coroutine at a time, so that no two answers cross.

    def _want(self, number: int) -> None:
        if number in self._wanted:
            self._wanted.remove(number)
        self._wanted.append(number)
        del self._wanted[:-LOOKED_AT]
        self._at_once.start(0)

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
                elif self._wanted:
                    await self._read_page(self._wanted.pop())
                else:
                    break
        finally:
            self._reading = False
        if self._stale and self._awake:
            self._soon()

    async def _read_query(self, query: OrderQuery) -> None:
        first = await self._orders.window(query, 0, PAGE)
        count = len(first) if len(first) < PAGE else await self._orders.count(query)
        if self._next != query:
            return
        self.beginResetModel()
        self._query, self._next = query, None
        self._count = count
        self._pages = OrderPages.of({0: first})
        self._wanted.clear()
        self.endResetModel()
        self.shown.emit()

    async def _read_page(self, number: int) -> None:
        orders = await self._orders.window(self._query, number * PAGE, PAGE)
        if self._next is not None or not orders:
            return
        self._pages.put(number, orders)
        last = min(number * PAGE + len(orders), self._count) - 1
        if last >= number * PAGE:
            self.dataChanged.emit(
                self.index(number * PAGE, 0), self.index(last, len(self.cells) - 1), _PAINTED
            )
            self.reread.emit()

    async def _read_rows(self) -> None:
        ids, self._touched = self._touched, set()
        for order in await self._orders.get(sorted(ids)):
            row = self._pages.row_of(order.id)
            before = None if row is None else self._pages.at(row)
            if row is None or before is None or _placed_anew(self._query, before, order):
                self._stale = True
                continue
            self._pages.replace(order)
            self._repaint(row, before, order)
        if not self._stale:
            self.reread.emit()

    async def _read_again(self) -> None:
        self._stale = False
        self._touched.clear()
        self._since.start()
        selected = pages_of(index.row() for index in self.persistentIndexList())
        wanted = dict.fromkeys((*sorted(selected)[:SELECTED], *self._pages.numbers[-LOOKED_AT:]))
        count = await self._orders.count(self._query)
        read = {
            number: await self._orders.window(self._query, number * PAGE, PAGE)
            for number in (wanted or {0: None})
        }
        if self._next is None:
            self._settle(count, OrderPages.of(read))

    # Settling: rows are added and taken at the end, places change by a permutation of indexes.

    def _settle(self, count: int, pages: OrderPages) -> None:
        self.rereading.emit()
        if count > self._count:
            self.beginInsertRows(_NONE, self._count, count - 1)
            self._count = count
            self.endInsertRows()
        if self._same_places(pages):
            for row, before, order in self._pairs(pages):
                self._pages.replace(order)
                self._repaint(row, before, order)
            self._pages = pages
        else:
            self._move_places(pages)
        if count < self._count:
            self.beginRemoveRows(_NONE, count, self._count - 1)
            self._count = count
            self.endRemoveRows()
        self._wanted = [number for number in self._wanted if number * PAGE < count]
        self.reread.emit()

    def _pairs(self, pages: OrderPages) -> list[tuple[int, Order, Order]]:
        """Return row, order until now and order from now on, where both are at hand."""
        rows = (
            row for number in pages.numbers for row in range(number * PAGE, (number + 1) * PAGE)
        )
        both = ((row, self._pages.at(row), pages.at(row)) for row in rows)
        return [(row, old, new) for row, old, new in both if old is not None and new is not None]

    def _same_places(self, pages: OrderPages) -> bool:
        numbers = [number for number in pages.numbers if self._pages.holds(number * PAGE)]
        return len(numbers) == len(pages.numbers) and all(
            old.id == new.id for _, old, new in self._pairs(pages)
        )

    def _move_places(self, pages: OrderPages) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        self.changePersistentIndexList(before, [self._moved(index, pages) for index in before])
        self._pages = pages
        self.layoutChanged.emit()

    def _moved(self, index: QModelIndex, pages: OrderPages) -> QModelIndex:
        order = self._pages.at(index.row())
        row = None if order is None else pages.row_of(order.id)
        return _NONE if row is None else self.index(row, index.column())

    def _repaint(self, row: int, before: Order, order: Order) -> None:
        columns = [place for place, cell in enumerate(self.cells) if moved(cell, before, order)]
        if columns:
            self.dataChanged.emit(
                self.index(row, columns[0]), self.index(row, columns[-1]), _PAINTED
            )

    # What Qt asks.

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return how many orders match, read or not."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _NONE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.cells)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- Qt's own signature
        """Return what a cell says; the delegate draws from `order` directly."""
        if role not in _ANSWERED or not index.isValid():
            return None
        cell = self.cells[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return side(cell)
        order = self.order(index.row())
        if order is None:
            return None
        if cell is Cell.ACCOUNT:
            account = self.account(order.ticket.account_id)
            name = account.name if account else NOT_TOLD
            return tooltip(name) if role == Qt.ItemDataRole.ToolTipRole else plain(name)
        return tip(cell, order) if role == Qt.ItemDataRole.ToolTipRole else text(cell, order)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 -- Qt's own signature
        """Return a column's heading and its side."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.cells):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return heading(self.cells[section])
        return side(self.cells[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None


_ANSWERED = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.AccessibleTextRole,
    }
)


_SORTED_BY: Mapping[Column, Callable[[Order], object]] = {
    Column.CREATED: attrgetter("id"),
    Column.QUEUED: attrgetter("place"),
    Column.SENT: attrgetter("sent_at"),
    Column.ASKED: attrgetter("asked_at"),
    Column.MOVED: attrgetter("moved_at"),
    Column.CHARGE: attrgetter("charge"),
}


def _placed_anew(query: OrderQuery, before: Order, order: Order) -> bool:
    """Tell whether an order may stand elsewhere now, or no longer match."""
    key = _SORTED_BY[query.sort]
    return key(before) != key(order) or bool(query.states and order.state not in query.states)
