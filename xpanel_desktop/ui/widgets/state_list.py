"""The side list of states with their live counts: one choice, by mouse or by arrow keys."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from xpanel_desktop.ui.models.order_groups import Group
from xpanel_desktop.ui.widgets.order_paint import PAD, paint_back, text_colour
from xpanel_desktop.ui.widgets.order_rows import state_icon

Index = QModelIndex | QPersistentModelIndex
_COUNT = Qt.ItemDataRole.UserRole
_GROUP = Qt.ItemDataRole.UserRole + 1
_MARK = 16
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class StateList(QListWidget):
    """Groups of states; rare ones are there only while they have orders."""

    picked = Signal(object)
    """The Group that the operator chose."""

    def __init__(self, groups: Sequence[Group], parent: QWidget) -> None:
        super().__init__(parent)
        self._groups = {group.name: group for group in groups}
        self.setItemDelegate(_StateDelegate(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        for group in groups:
            item = QListWidgetItem(self)
            item.setData(_GROUP, group)
            item.setData(_COUNT, 0)
            item.setHidden(not group.always)
        self.setCurrentRow(0)
        self.currentItemChanged.connect(self._on_current)

    @property
    def chosen(self) -> Group:
        """The group chosen."""
        group = self.currentItem().data(_GROUP)
        assert isinstance(group, Group)
        return group

    def name(self, words: Mapping[str, str]) -> None:
        """Set what the groups are called."""
        for item in self._items():
            item.setText(words[item.data(_GROUP).name])
            self._describe(item)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many orders each group has. The one that is chosen never goes away."""
        for item in self._items():
            number = counts.get(item.data(_GROUP).name, 0)
            if number != item.data(_COUNT):
                item.setData(_COUNT, number)
                self._describe(item)
            gone = not (number or item.data(_GROUP).always or item is self.currentItem())
            if item.isHidden() != gone:
                item.setHidden(gone)

    def sizeHint(self) -> QSize:
        """Wide enough for a state's name and a count of a million."""
        return QSize(self.fontMetrics().horizontalAdvance("0") * 24, 240)

    def _describe(self, item: QListWidgetItem) -> None:
        figure = QLocale().toString(item.data(_COUNT))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {figure}")

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _on_current(self) -> None:
        self.picked.emit(self.chosen)


class _StateDelegate(QStyledItemDelegate):
    """Draws a state's mark and name, and its count to the right; empty ones are quiet."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        paint_back(painter, option)
        group: Group = index.data(_GROUP)
        number: int = index.data(_COUNT)
        rect = option.rect.adjusted(PAD + group.indent * 12, 0, -PAD, 0)
        figure = QLocale().toString(number) if number else ""
        painter.setPen(text_colour(option, quiet=True))
        painter.drawText(rect, _RIGHT, figure)
        if group.indent:
            top = rect.top() + (rect.height() - _MARK) // 2
            (state,) = group.states
            state_icon(state).paint(painter, QRect(rect.left(), top, _MARK, _MARK))
            rect.adjust(_MARK + 8, 0, 0, 0)
        room = rect.width() - option.fontMetrics.horizontalAdvance(figure) - PAD
        name = option.fontMetrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, room)
        painter.setPen(text_colour(option, quiet=not number))
        painter.drawText(QRect(rect.left(), rect.top(), room, rect.height()), _LEFT, name)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 -- Qt's own signature
        """Return the height of a line: 28 pixels, or what the font needs."""
        return QSize(80, max(option.fontMetrics.height() + 8, 28))
