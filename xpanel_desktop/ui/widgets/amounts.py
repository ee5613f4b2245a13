"""Cells of amounts: the figure stands to the right, its currency quieter than the number."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from xpanel_desktop.ui.mirroring import FIGURES_SIDE
from xpanel_desktop.ui.models.service_cells import NOT_TOLD
from xpanel_desktop.ui.widgets.font_room import row_height
from xpanel_desktop.ui.widgets.order_paint import PAD, paint_back, text_colour

GAP = 4
"""Pixels between a figure and its currency."""
SLACK = 2
"""Pixels by which what is painted may be wider than it is told to be."""
Index = QModelIndex | QPersistentModelIndex
_RIGHT = FIGURES_SIDE | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class AmountDelegate(QStyledItemDelegate):
    """Draws "0.27819 USD": what comes after the blank is the currency; what is cut shows so.

    `bare`: the currency is not drawn, since a column of its own names it.
    """

    def __init__(self, parent: QObject, *, bare: bool = False) -> None:
        super().__init__(parent)
        self._bare = bare

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size at which a cell is whole: rows have one height."""
        figure, currency = self._parts(index)
        beside = option.fontMetrics.horizontalAdvance(currency) + GAP if currency else 0
        wide = option.fontMetrics.horizontalAdvance(figure) + beside + 2 * PAD + SLACK
        return QSize(wide, row_height(option.fontMetrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell."""
        paint_back(painter, option)
        figure, currency = self._parts(index)
        rect = option.rect.adjusted(PAD, 0, -PAD, 0)
        if currency:
            painter.setPen(text_colour(option, quiet=True))
            painter.drawText(rect, _RIGHT, currency)
            rect = rect.adjusted(0, 0, -option.fontMetrics.horizontalAdvance(currency) - GAP, 0)
        painter.setPen(text_colour(option, quiet=figure == NOT_TOLD))
        cut = option.fontMetrics.elidedText(figure, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _RIGHT, cut)

    def _parts(self, index: Index) -> tuple[str, str]:
        figure, _, currency = str(index.data() or "").partition(" ")
        return figure, "" if self._bare else currency


def draw_amounts(table: QTableView, columns: "tuple[int, ...]", *, bare: bool = False) -> None:
    """Let these columns of a table be drawn as amounts; `bare`: without their currency."""
    delegate = AmountDelegate(table, bare=bare)
    for column in columns:
        table.setItemDelegateForColumn(column, delegate)
