"""A row of segments, one of which is chosen: states of the outbox with how many orders each has.

Where there is little room they stand closer together, before any of them is cut.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QLocale, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QWidget,
)

ROOM = 14
"""Pixels that a segment likes to have beside what it needs."""


class Segments(QWidget):
    """Buttons of which exactly one is down. Arrow keys go from one to the next."""

    picked = Signal(str)
    """The name of the segment that the operator chose."""

    def __init__(self, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._words: Mapping[str, str] = {}
        self._counts: dict[str, int] = dict.fromkeys(names, 0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for name in names:
            row.addWidget(self._button(name))
        self._round()
        self._group.buttonToggled.connect(self._on_toggled)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def chosen(self) -> str:
        """The name of the segment that is down."""
        return next((name for name, at in self._buttons.items() if at.isChecked()), "")

    def choose(self, name: str) -> None:
        """Put a segment down without telling."""
        with QSignalBlocker(self._group):
            self._buttons[name].setChecked(True)

    def name(self, words: Mapping[str, str]) -> None:
        """Set what the segments are called."""
        self._words = words
        self._label()

    def count(self, counts: Mapping[str, int]) -> None:
        """Show how many orders each segment has; nothing is shown beside an empty one."""
        if counts != self._counts:
            self._counts = dict(counts)
            self._label()

    def _button(self, name: str) -> QToolButton:
        button = _Segment(self)
        button.setObjectName(f"segment.{name}")
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._group.addButton(button)
        self._buttons[name] = button
        return button

    def _round(self) -> None:
        """Round the outer corners; from right to left, the first button is the rightmost."""
        buttons = list(self._buttons.values())
        for place, button in enumerate(reversed(buttons) if self.isRightToLeft() else buttons):
            button.setProperty("segment", _place(place, len(buttons)))
            button.style().unpolish(button)
            button.style().polish(button)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the direction of reading."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._round()

    def _on_toggled(self, _button: QAbstractButton, down: bool) -> None:
        if down:
            self.picked.emit(self.chosen)

    def _label(self) -> None:
        for name, button in self._buttons.items():
            word, number = self._words.get(name, name), self._counts.get(name, 0)
            button.setText(f"{word}  {QLocale().toString(number)}" if number else word)
            button.setAccessibleName(f"{word}, {QLocale().toString(number)}")


class _Segment(QToolButton):
    """One of them."""

    def sizeHint(self) -> QSize:
        """Return what it likes to have."""
        return super().sizeHint() + QSize(ROOM, 0)

    def minimumSizeHint(self) -> QSize:
        """Return what its text needs."""
        return super().sizeHint()


def _place(place: int, most: int) -> str:
    if place == 0:
        return "first"
    return "last" if place == most - 1 else "middle"
