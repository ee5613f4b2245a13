"""The button that sends and the one beside it, in a narrow room: the sum is never cut."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

_DOT = " \N{MIDDLE DOT} "
_WAY = QBoxLayout.Direction


def say_whole(button: QPushButton, words: str, room: int) -> int:
    """Let a button say a deed and, behind a dot, its sum: in two lines where it is too wide.

    Return the pixels that it needs in one line.
    """
    button.setText(words)
    button.setAccessibleName(words.replace("&&", "&"))
    need = button.sizeHint().width()
    if need > room:
        button.setText(words.replace(_DOT, f"{_DOT.rstrip()}\n", 1))
    return need


class ButtonPair(QWidget):
    """`go` stands beside the other, above it where the room is narrow, and in two lines at last."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ""
        self._row = QBoxLayout(_WAY.LeftToRight, self)
        self._row.setContentsMargins(0, 4, 0, 0)
        self._row.setSpacing(8)

    def take(self, other: QPushButton, go: QPushButton) -> None:
        """Take the two buttons in."""
        self._other, self._go = other, go
        self._row.addWidget(other)
        self._row.addWidget(go, 1)

    def say(self, words: str) -> None:
        """Say what `go` does: a deed and, behind a dot, its sum."""
        self._words = words
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        need, room = say_whole(self._go, self._words, self.width()), self.width()
        beside = self._other.sizeHint().width() + self._row.spacing() + need <= room
        self._row.setDirection(_WAY.LeftToRight if beside else _WAY.BottomToTop)
