"""The orders that a search found, each with what the panel told of it and a button to attach it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from xpanel_desktop.ui.widgets.emptying import empty
from xpanel_desktop.ui.widgets.facts import CutLabel
from xpanel_desktop.ui.widgets.labels import plain_label


class Candidates(QWidget):
    """Hidden while nothing was found. Nothing is attached but by its button."""

    attach_wanted = Signal(str)
    """The panel's id."""
    MOST = 10
    """Rows shown; a shared key can have more, and the operator then looks on the panel's site."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self._shown: tuple[tuple[str, str], ...] = ()
        self._word = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(24, 4, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.hide()

    def tell(self, found: Sequence[tuple[str, str]], word: str) -> None:
        """Show (id, what was told) with a button that says `word`; the same again moves nothing."""
        now = tuple(found[: self.MOST])
        if (now, word) == (self._shown, self._word):
            return
        self._shown, self._word = now, word
        empty(self._grid)
        self.buttons = [self._row(row, *one) for row, one in enumerate(now)]
        self.setVisible(bool(now))

    def _row(self, row: int, panel_id: str, told: str) -> QPushButton:
        name = plain_label(self)
        name.setText(panel_id)
        button = QPushButton(self._word, self)
        button.setObjectName(f"unknown.candidate.{panel_id}")
        button.setAccessibleName(f"{self._word} {panel_id}")
        button.clicked.connect(lambda: self.attach_wanted.emit(panel_id))
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(CutLabel(told, self), row, 1)
        self._grid.addWidget(button, row, 2)
        return button
