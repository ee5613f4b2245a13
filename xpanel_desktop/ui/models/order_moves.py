"""A long table's rows change places: rows are added and taken at the end, the others permuted.

What is selected goes with its order. Qt would follow it cell by cell, which takes 150 ms for a
thousand rows (measured), so it is set aside by our numbers and put back in the rows of these.
"""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QObject, Signal

from xpanel_desktop.app.accounts import AccountBook
from xpanel_desktop.domain.order import Order
from xpanel_desktop.ui.models.order_cells import Cell
from xpanel_desktop.ui.models.order_chosen import Chosen
from xpanel_desktop.ui.models.order_pages import PAGE, OrderPages
from xpanel_desktop.ui.models.order_texts import OrderTexts

_NONE = QModelIndex()


class OrderMoves(OrderTexts):
    """Knows which orders lie in which rows, at hand or chosen."""

    rereading = Signal()
    """Rows are about to change places: remember what stands where."""
    reread = Signal()
    """What had changed is in the table."""
    moving = Signal()
    """Rows go to other places: set aside what is selected."""
    moved = Signal()
    """They are there: select the rows of `chosen`."""

    def __init__(
        self, accounts: AccountBook, cells: Sequence[Cell], parent: QObject | None = None
    ) -> None:
        super().__init__(accounts, cells, parent)
        self.chosen = Chosen()
        self.settling = False
        """Whether rows come and go by themselves, so that what Qt selects is nobody's choice."""
        self._pages = OrderPages()

    def at_hand(self, row: int) -> Order | None:
        """Return the order in `row` if its page is held; asks for nothing."""
        return self._pages.at(row) if 0 <= row < self._count else None

    def row_of(self, order_id: int) -> int | None:
        """Return the row of an order, None when it is not on a page at hand."""
        return self._pages.row_of(order_id)

    def id_at(self, row: int) -> int | None:
        """Return our number of the order in `row`: what was chosen there, or is at hand."""
        chosen = self.chosen.id_at(row)
        return self._pages.id_at(row) if chosen is None else chosen

    def _settle(
        self,
        count: int,
        pages: OrderPages,
        asked: Collection[int] = (),
        places: Mapping[int, int | None] | None = None,
    ) -> None:
        """Show pages just read, and what is chosen in the `places` that were `asked` for.

        A page that was read tells better where an order is than a place; an asked one with neither
        is not meant any more.
        """
        self.rereading.emit()
        self.settling = True
        self.extend(count)
        rows = self._rows_of_chosen(count, pages, asked, places or {})
        same = len(rows) == len(self.chosen.ids)
        same = same and all(self.chosen.row_of(one) == row for one, row in rows.items())
        if same and self._same_places(pages):
            for row, before, order in self._pairs(pages):
                self._pages.replace(order)
                self.repaint(row, before, order)
            self._pages = pages
        else:
            self._move_places(pages, rows)
        self.shorten(count)
        self.chosen.cut(count)
        self.settling = False

    def _rows_of_chosen(
        self,
        count: int,
        pages: OrderPages,
        asked: Collection[int],
        places: Mapping[int, int | None],
    ) -> dict[int, int | None]:
        rows = dict[int, int | None]()
        for one in self.chosen.ids:
            row = pages.row_of(one)
            if row is None:
                row = places.get(one)
                if row is not None and (row >= count or pages.holds(row)):
                    row = None  # another order came to be there meanwhile
            if row is not None or one in places or one not in asked:
                rows[one] = row
        return rows

    def _bring(self, read: Mapping[int, Sequence[Order]]) -> bool:
        """Hold pages just read; tell whether chosen orders stood there that stand elsewhere now."""
        stray = self.chosen.stray(read)
        for number, orders in read.items():
            self._pages.put(number, orders)
        if stray:
            rows = {one: self.chosen.row_of(one) for one in self.chosen.ids}
            self.settling = True
            self._move_places(self._pages, rows | {one: self._pages.row_of(one) for one in stray})
            self.settling = False
        return bool(stray)

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

    def _move_places(self, pages: OrderPages, rows: Mapping[int, int | None]) -> None:
        self.moving.emit()
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        now = [self._moved(index, pages, rows) for index in before]
        self.changePersistentIndexList(before, now)
        self._pages = pages
        self.chosen.settle(rows)
        self.layoutChanged.emit()
        self.moved.emit()

    def _moved(
        self, index: QModelIndex, pages: OrderPages, rows: Mapping[int, int | None]
    ) -> QModelIndex:
        one = self.id_at(index.row())
        row = None if one is None else rows[one] if one in rows else pages.row_of(one)
        return _NONE if row is None else self.index(row, index.column())
