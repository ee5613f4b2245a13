"""The rows of the palette: a model of entries, and how one is drawn."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.palette.entry import Entry
from xpanel_desktop.ui.widgets.order_paint import PAD, paint_back, selected, text_colour

Index = QModelIndex | QPersistentModelIndex
ROW, SIDE, GAP = 32, 16, 16
DETAIL_PART = 0.5
"""How much of a row the detail takes at most; the title has the rest."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class PaletteRows(QAbstractListModel):
    """What is found, the best first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title, and for who listens everything that the row shows."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.title, entry.detail, entry.keys) if part)
        return entry if role == Qt.ItemDataRole.UserRole else None


class PaletteDelegate(QStyledItemDelegate):
    """Icon, title, detail and keys on one line; what has no room is cut off."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        paint_back(painter, option)
        rect = option.rect.adjusted(PAD, 0, -PAD, 0)
        if entry.icon:
            top = rect.top() + (rect.height() - SIDE) // 2
            mode = QIcon.Mode.Selected if selected(option) else QIcon.Mode.Normal
            place = QRect(rect.left(), top, SIDE, SIDE)
            icon(entry.icon).paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
        rect.setLeft(rect.left() + SIDE + 8)
        metrics = option.fontMetrics
        painter.setPen(text_colour(option, quiet=True))
        if entry.keys:
            painter.drawText(rect, _RIGHT, entry.keys)
            rect.setRight(rect.right() - metrics.horizontalAdvance(entry.keys) - GAP)
        room = round(rect.width() * DETAIL_PART)
        detail = metrics.elidedText(entry.detail, Qt.TextElideMode.ElideRight, room)
        painter.drawText(rect, _RIGHT, detail)
        if detail:
            rect.setRight(rect.right() - metrics.horizontalAdvance(detail) - GAP)
        painter.setPen(text_colour(option, quiet=False))
        title = metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, _LEFT, title)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line, or what a larger font needs."""
        del index
        return QSize(0, max(ROW, option.fontMetrics.height() + 12))
