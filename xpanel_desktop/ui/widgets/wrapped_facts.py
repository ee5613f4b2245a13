"""Facts whose values are sentences: a quiet name, and plain words that wrap."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from xpanel_desktop.ui.plain import tooltip
from xpanel_desktop.ui.widgets.emptying import empty
from xpanel_desktop.ui.widgets.facts import Fact
from xpanel_desktop.ui.widgets.labels import plain_label


class WrappedFacts(QWidget):
    """Facts one below the other. Setting the same facts again repaints nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._facts: tuple[Fact, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    def tell(self, facts: Sequence[Fact]) -> None:
        """Show these facts."""
        now = tuple(facts)
        if now == self._facts:
            return
        self._facts = now
        empty(self._grid)
        for row, fact in enumerate(now):
            name, value = plain_label(self, quiet=True), plain_label(self)
            name.setText(fact.name)
            value.setText(fact.value)
            value.setWordWrap(True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setToolTip(tooltip(*fact.tip.splitlines()))
            value.setAccessibleDescription(fact.name)
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1)
