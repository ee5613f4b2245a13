"""Cells of amounts: the figure stands to the right, its currency quieter than the number."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from xpanel_desktop.ui.mirroring import FIGURES_SIDE
from xpanel_desktop.ui.models.service_cells import NOT_TOLD
from xpanel_desktop.ui.widgets.font_room import row_height
from xpanel_desktop.ui.widgets.order_paint import PAD, paint_back, text_colour

Index = QModelIndex | QPersistentModelIndex
_RIGHT = FIGURES_SIDE | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class AmountDelegate(QStyledItemDelegate):
    """Draws "0.27819 USD": what comes after the blank is the currency; what is cut shows so."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 -- Qt's own signature
        """Return the size of a cell: rows have one height."""
        return QSize(80, row_height(option.fontMetrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell."""
        paint_back(painter, option)
        told = str(index.data() or "")
        figure, _, currency = told.partition(" ")
        rect = option.rect.adjusted(PAD, 0, -PAD, 0)
        if currency:
            painter.setPen(text_colour(option, quiet=True))
            painter.drawText(rect, _RIGHT, currency)
            rect = rect.adjusted(0, 0, -option.fontMetrics.horizontalAdvance(currency) - 4, 0)
        painter.setPen(text_colour(option, quiet=figure == NOT_TOLD))
        cut = option.fontMetrics.elidedText(figure, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _RIGHT, cut)


def draw_amounts(table: QTableView, columns: "tuple[int, ...]") -> None:
    """Let these columns of a table be drawn as amounts."""
    delegate = AmountDelegate(table)
    for column in columns:
        table.setItemDelegateForColumn(column, delegate)
