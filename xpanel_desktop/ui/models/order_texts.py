"""What a table of orders tells Qt: texts, tooltips, headings, and which cells moved."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from xpanel_desktop.app.accounts import AccountBook
from xpanel_desktop.domain.order import Order
from xpanel_desktop.ui.account_words import named
from xpanel_desktop.ui.models.counted_rows import CountedRows
from xpanel_desktop.ui.models.order_cells import Cell, heading, moved, side, spoken, text, tip
from xpanel_desktop.ui.models.order_guarantees import OrderGuarantees
from xpanel_desktop.ui.models.service_cells import NOT_TOLD
from xpanel_desktop.ui.plain import tooltip

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
PAINTED = [Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole]
_ANSWERED = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.AccessibleTextRole,
    }
)


class OrderTexts(CountedRows):
    """Rows of orders in columns; which order lies in a row is another's to know."""

    def __init__(
        self, accounts: AccountBook, cells: Sequence[Cell], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.cells = tuple(cells)
        self.account = accounts.get
        self.guarantees: OrderGuarantees | None = None
        """What the column of guarantees is told by; without it the column says nothing."""

    @abstractmethod
    def order(self, row: int) -> Order | None:
        """Return the order in a row; None while it is not read."""

    def words_changed(self) -> None:
        """Show every word again: the language changed, or an account's name."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.cells) - 1)
        if self._count:
            self.dataChanged.emit(
                self.index(0, 0), self.index(self._count - 1, len(self.cells) - 1), PAINTED
            )

    def repaint(self, row: int, before: Order, order: Order) -> None:
        """Paint the cells of a row again whose orders tell different things."""
        columns = [place for place, cell in enumerate(self.cells) if moved(cell, before, order)]
        if columns:
            self.dataChanged.emit(
                self.index(row, columns[0]), self.index(row, columns[-1]), PAINTED
            )

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
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(cell, order)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(cell, order, self.words(cell, order))
        return self.words(cell, order)

    def words(self, cell: Cell, order: Order) -> str:
        """Return what a cell says."""
        if cell is Cell.ACCOUNT:
            account = self.account(order.ticket.account_id)
            return named(account) if account else NOT_TOLD
        if cell is Cell.GUARANTEE:
            return self.guarantees.left(order) if self.guarantees else NOT_TOLD
        return text(cell, order)

    def _tip(self, cell: Cell, order: Order) -> str:
        if cell is Cell.ACCOUNT:
            return tooltip(self.words(cell, order))
        if cell is Cell.GUARANTEE:
            return tooltip(*self.guarantees.told(order)) if self.guarantees else ""
        return tip(cell, order)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 -- Qt's own signature
        """Return a column's heading and its side; the tool tip is for one that is cut."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.cells):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return heading(self.cells[section])
        return side(self.cells[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None
