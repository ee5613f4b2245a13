"""The side list of what other panes have: each line leads there by a click or Return."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidgetItem, QWidget

from xpanel_desktop.ui.models.order_groups import Group
from xpanel_desktop.ui.widgets.side_rows import COUNT, MARK, OWN, SideList

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
MARKS = {"drafts": "draft", "outbox": "outbox", "unknown": "unknown"}


class DoorList(SideList):
    """Arrows go from line to line; nothing stays chosen, since its orders are elsewhere."""

    wanted = Signal(object)
    """The Group whose pane the operator wants."""

    def __init__(self, groups: Sequence[Group], parent: QWidget) -> None:
        super().__init__("orders.doors", parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        for group in groups:
            item = QListWidgetItem(self)
            item.setData(OWN, group)
            item.setData(COUNT, 0)
            item.setData(MARK, MARKS[group.name])
        self.itemClicked.connect(self._go)
        self.fit_height()

    def fit_height(self) -> None:
        """Show every line, always."""
        self.setFixedHeight(self.lines_height())

    def name(self, words: Mapping[str, str]) -> None:
        """Set what the lines are called, and say that they lead elsewhere."""
        for item in self.lines():
            item.setText(words[item.data(OWN).name])
            item.setToolTip(self.tr("Shows them in their own pane"))
            self.describe(item)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many orders are behind each line."""
        for item in self.lines():
            self.show_count(item, counts.get(item.data(OWN).name, 0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first line."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentRow(0)
        self.currentItem().setSelected(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave nothing chosen."""
        super().focusOutEvent(event)
        self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go where the line leads on Return or Space."""
        item = self.currentItem()
        if event.key() in _ENTER and item is not None:
            self._go(item)
        else:
            super().keyPressEvent(event)

    def _go(self, item: QListWidgetItem) -> None:
        self.clearSelection()
        self.wanted.emit(item.data(OWN))
