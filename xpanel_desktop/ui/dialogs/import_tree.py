"""What a file of settings would change, line by line; what is not wanted of it is unticked."""

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from xpanel_desktop.app.transfer.plan import Deed, Group, Line, Plan
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.plain import tooltip
from xpanel_desktop.ui.transfer_words import TransferWords
from xpanel_desktop.ui.widgets.font_room import row_height, wide

BEFORE, AFTER = 160, 240
"""Pixels of the columns of what is and what would be."""
_AT = Qt.ItemDataRole.UserRole
"""Which line of the plan an item shows."""
_FOLLOWS = {Deed.KEYLESS: "key", Deed.PAUSE: "pause"}
_Check = Qt.CheckState
_STILL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_BOX = Qt.ItemFlag.ItemIsUserCheckable


class ImportTree(QTreeWidget):
    """Each line has a box, and each group one for all of its lines. What follows has none."""

    left_out = Signal(object)
    """The marks of all lines that are not wanted now, as a frozenset."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("import.tree")
        self.setProperty("boxes", "true")
        self.setRootIsDecorated(False)
        self.setColumnCount(3)
        self._words = TransferWords(self)
        self._plan: Plan | None = None
        self._heads: dict[Group, QTreeWidgetItem] = {}
        self._items: list[QTreeWidgetItem] = []
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, BEFORE), (2, AFTER)):
            head.resizeSection(column, wide(self.fontMetrics(), width))
        self.itemChanged.connect(self._ticked)

    def show_plan(self, plan: Plan | None) -> None:
        """Show a plan; of the same lines, only what is taken of them is shown anew."""
        if self._plan is None or plan is None or plan.lines != self._plan.lines:
            self._plan = plan
            self.retranslate()
        else:
            self._plan = plan
            self._mark()

    def retranslate(self) -> None:
        """Write all lines in the present language; the current one stays it."""
        current = self.currentItem()
        at = current.data(0, _AT) if current else None
        self.setHeaderLabels([self.tr("What"), self.tr("Now"), self.tr("Then")])
        self.setAccessibleName(self.tr("What would change"))
        with QSignalBlocker(self):
            self.clear()
            self._heads, self._items = {}, []
            for line in self._plan.lines if self._plan else ():
                self._add(line)
            self.expandAll()
            if isinstance(at, int) and at < len(self._items):
                self.setCurrentItem(self._items[at])
        self._mark()

    def _add(self, line: Line) -> None:
        tall = QSize(0, row_height(self.fontMetrics()))
        head = self._heads.get(line.group)
        if head is None:
            head = self._heads[line.group] = QTreeWidgetItem(self, [self._words.group(line.group)])
            head.setFirstColumnSpanned(True)
            font = self.font()
            font.setBold(True)
            head.setFont(0, font)
            head.setSizeHint(0, tall)
        texts = self._words.line(line)
        item = QTreeWidgetItem(head, list(texts))
        item.setSizeHint(0, tall)
        item.setData(0, _AT, len(self._items))
        if line.follows:
            item.setIcon(0, icon(_FOLLOWS[line.deed]))
        for column, text in enumerate(texts):
            item.setToolTip(column, tooltip(text))
        self._items.append(item)

    def _mark(self) -> None:
        """Show which lines are taken; one that needs what is left out cannot be ticked."""
        plan = self._plan
        if plan is None:
            return
        with QSignalBlocker(self):
            for item, line, taken in zip(self._items, plan.lines, plan.taken, strict=True):
                free = taken or line.mark in plan.without
                box = Qt.ItemFlag.NoItemFlags if line.follows else _BOX
                item.setFlags(_STILL | box if free else box)
                if not line.follows:
                    item.setCheckState(0, _Check.Checked if taken else _Check.Unchecked)
            for head in self._heads.values():
                self._mark_head(head)
        self.viewport().update()

    def _mark_head(self, head: QTreeWidgetItem) -> None:
        states = {one.checkState(0) for one in _boxes_of(head)}
        head.setFlags(_STILL | _BOX if states else _STILL)
        if states:
            head.setCheckState(0, states.pop() if len(states) == 1 else _Check.PartiallyChecked)

    def _ticked(self, item: QTreeWidgetItem, column: int) -> None:
        """Tell what is left out now; a group's box stands for all of its lines."""
        if self._plan is None or column:
            return
        without = self._plan.without
        touched = [item] if item.parent() else _boxes_of(item)
        marks = {self._plan.lines[one.data(0, _AT)].mark for one in touched if not one.isDisabled()}
        wanted = item.checkState(0) is _Check.Checked
        self.left_out.emit(frozenset(without - marks if wanted else without | marks))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self.retranslate()


def _boxes_of(head: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """Return the lines of a group that have a box."""
    lines = [head.child(at) for at in range(head.childCount())]
    return [one for one in lines if one is not None and one.flags() & _BOX]
