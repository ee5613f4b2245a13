"""The lines of the side lists: a mark, a name, and a count to the right that may come late."""

from PySide6.QtCore import QEvent, QLocale, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.mirroring import placed
from xpanel_desktop.ui.widgets.font_room import row_height
from xpanel_desktop.ui.widgets.order_paint import PAD, paint_back, selected, text_colour

Index = QModelIndex | QPersistentModelIndex
COUNT = Qt.ItemDataRole.UserRole
"""How many orders; None while nobody knows."""
MARK = Qt.ItemDataRole.UserRole + 1
"""The name of an icon, empty for none."""
INDENT = Qt.ItemDataRole.UserRole + 2
OWN = Qt.ItemDataRole.UserRole + 3
"""What the line stands for."""
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_SIDE = 16
_STEP = 12
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class SideList(QListWidget):
    """Lines under each other, of one height, as wide as its place."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setItemDelegate(SideDelegate(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListWidget.Shape.NoFrame)

    def lines(self) -> list[QListWidgetItem]:
        """Return the lines from the top, hidden ones too."""
        return [self.item(row) for row in range(self.count())]

    def lines_height(self) -> int:
        """Return the pixels that the lines need that are not hidden."""
        shown = sum(not item.isHidden() for item in self.lines())
        return shown * row_height(self.fontMetrics()) + 2 * self.frameWidth()

    def sizeHint(self) -> QSize:
        """Wide enough for a state's name and a count of a million."""
        return QSize(self.fontMetrics().horizontalAdvance("0") * 24, self.lines_height())

    def fit_height(self) -> None:
        """Fit the height to the lines, where a list has no more room than it needs."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit_height()

    def minimumSizeHint(self) -> QSize:
        """Three lines stay in sight, or as many as there are."""
        least = min(self.lines_height(), 3 * row_height(self.fontMetrics()))
        return QSize(self.fontMetrics().horizontalAdvance("0") * 14, least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is chosen in sight."""
        super().resizeEvent(event)
        for item in self.selectedItems():
            self.scrollToItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the line that the keys stand on with Return; the rest is the list's."""
        item = self.currentItem()
        if event.key() in _ENTER and item is not None:
            item.setSelected(True)
        else:
            super().keyPressEvent(event)

    def show_count(self, item: QListWidgetItem, number: int | None) -> None:
        """Show how many orders a line has."""
        if number != item.data(COUNT):
            item.setData(COUNT, number)
            self.describe(item)

    def describe(self, item: QListWidgetItem) -> None:
        """Tell who listens a line's name and count."""
        number = item.data(COUNT)
        words = item.text() if number is None else f"{item.text()}, {QLocale().toString(number)}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words)


class SideDelegate(QStyledItemDelegate):
    """Draws a line; one without orders is quiet."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        paint_back(painter, option)
        number: int | None = index.data(COUNT)
        indent, mark = index.data(INDENT) or 0, index.data(MARK)
        rect = placed(option, option.rect, option.rect.adjusted(PAD + indent * _STEP, 0, -PAD, 0))
        figure = QLocale().toString(number) if number else ""
        painter.setPen(text_colour(option, quiet=True))
        painter.drawText(rect, _RIGHT, figure)
        if mark:
            top = rect.top() + (rect.height() - _SIDE) // 2
            mode = QIcon.Mode.Selected if selected(option) else QIcon.Mode.Normal
            place = placed(option, rect, QRect(rect.left(), top, _SIDE, _SIDE))
            icon(mark).paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
            rect = placed(option, rect, rect.adjusted(_SIDE + 8, 0, 0, 0))
        room = rect.width() - option.fontMetrics.horizontalAdvance(figure) - PAD
        name = option.fontMetrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, room)
        painter.setPen(text_colour(option, quiet=number == 0))
        place = QRect(rect.left(), rect.top(), room, rect.height())
        painter.drawText(placed(option, rect, place), _LEFT, name)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 -- Qt's own signature
        """Return the height of a line."""
        return QSize(80, row_height(option.fontMetrics))
