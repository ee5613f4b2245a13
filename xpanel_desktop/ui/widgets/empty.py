"""What a table says when it is empty: one sentence and, where there is a way on, one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from xpanel_desktop.ui.widgets.labels import plain_label, sentence


class EmptyOr(QStackedWidget):
    """Shows a widget, or in its place one sentence and one button.

    What has not been read is not known to be empty: before `know` nothing is said.
    """

    pressed = Signal()

    def __init__(self, full: QWidget, parent: QWidget, *, known: bool = False) -> None:
        """Stand in for `full`; `known` is whether what it shows need not be read from anywhere."""
        super().__init__(parent)
        self._full, self._known = full, known
        self._wanted = "", ""
        self._blank = QWidget(self)
        self._sentence = plain_label(self._blank)
        self.button = QPushButton(self._blank)
        self.button.setObjectName("empty.button")
        self.button.clicked.connect(self.pressed)
        column = QVBoxLayout(self._blank)
        column.setSpacing(12)
        column.addStretch(2)
        column.addLayout(sentence(self._sentence))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.addWidget(full)
        self.addWidget(self._blank)

    @property
    def sentence(self) -> str:
        """What stands in the empty place, empty while it is full."""
        return self._sentence.text() if self.currentWidget() is self._blank else ""

    def say(self, sentence: str, button: str = "") -> None:
        """Show a sentence in the place of the widget; no sentence shows the widget."""
        self._wanted = sentence, button
        self._sentence.setText(sentence)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.setCurrentWidget(self._blank if sentence and self._known else self._full)

    def know(self, *, known: bool = True) -> None:
        """Take what is said for true, since it was read; or no more, until it is read again."""
        if known is not self._known:
            self._known = known
            self.say(*self._wanted)
