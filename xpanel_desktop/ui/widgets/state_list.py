"""The side list of states with their live counts: one choice, by mouse or by arrow keys."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from xpanel_desktop.ui.models.order_groups import Group
from xpanel_desktop.ui.widgets.side_rows import COUNT, INDENT, MARK, OWN, SideList


class StateList(SideList):
    """Groups of states; rare ones are there only while they have orders."""

    picked = Signal(object)
    """The Group that the operator chose."""

    def __init__(self, groups: Sequence[Group], parent: QWidget) -> None:
        super().__init__("orders.states", parent)
        for group in groups:
            item = QListWidgetItem(self)
            item.setData(OWN, group)
            item.setData(COUNT, 0)
            item.setData(INDENT, group.indent)
            if group.indent:
                item.setData(MARK, f"state-{next(iter(group.states))}")
            item.setHidden(not group.always)
        self.fit_height()
        self.setCurrentRow(0)
        self._chosen: Group = groups[0]
        self.itemSelectionChanged.connect(self._on_selected)

    @property
    def chosen(self) -> Group:
        """The group chosen, the last one while none is."""
        return self._chosen

    def choose(self, group: Group | None) -> None:
        """Mark a group without telling; None marks none, and the keys stay where they were."""
        self.blockSignals(True)  # noqa: FBT003 -- Qt's own signature
        self.clearSelection()
        for item in self.lines():
            if group is not None and item.data(OWN).name == group.name:
                item.setHidden(False)
                self.setCurrentItem(item)
        self.blockSignals(False)  # noqa: FBT003 -- Qt's own signature
        self._chosen = group or self._chosen
        self.viewport().update()

    def fit_height(self) -> None:
        """Be no taller than the lines are."""
        self.setMaximumHeight(self.lines_height())
        self.updateGeometry()

    def name(self, words: Mapping[str, str]) -> None:
        """Set what the groups are called."""
        for item in self.lines():
            item.setText(words[item.data(OWN).name])
            self.describe(item)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many orders each group has. The one that is chosen never goes away."""
        moved = False
        for item in self.lines():
            number = counts.get(item.data(OWN).name, 0)
            self.show_count(item, number)
            gone = not (number or item.data(OWN).always or item.isSelected())
            if item.isHidden() != gone:
                item.setHidden(gone)
                moved = True
        if moved:
            self.fit_height()

    def _on_selected(self) -> None:
        for item in self.selectedItems():
            self._chosen = item.data(OWN)
            self.picked.emit(self._chosen)
