"""The question before many lost refills are declared as made or not: how many, and what follows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from xpanel_desktop.domain.requests import Turn
from xpanel_desktop.ui.announcing import announce
from xpanel_desktop.ui.widgets.labels import plain_label, primary_button


class LostQuestion(QFrame):
    """Stands above the buttons until it is answered. Escape goes back."""

    agreed = Signal(Turn)
    dismissed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("bar", "warn")
        self._asked: tuple[Turn, int] | None = None
        self.words = plain_label(self)
        self.words.setWordWrap(True)
        self.go = primary_button(self, "lost.agree")
        self.back = QPushButton(self)
        self.back.setObjectName("lost.back")
        self.back.setAutoDefault(True)
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(self.go)
        across.addWidget(self.back)
        across.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addLayout(across)
        self.go.clicked.connect(self._on_go)
        self.back.clicked.connect(self.dismissed)
        self.hide()

    def ask(self, turn: Turn, count: int) -> None:
        """Ask whether so many are to be declared as `turn` has it."""
        self._asked = turn, count
        self.retranslate()
        self.show()
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.words.text())

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.back.setText(self.tr("Back"))
        if self._asked is None:
            return
        turn, count = self._asked
        if turn is Turn.DECLARE_NOT_MADE:
            told = self.tr(
                "%Ln refill(s) will count as not made. They may be asked for again then; nothing"
                " asks by itself. If the panel does have one of them, it may be refilled twice."
                " This cannot be undone.",
                "", count,
            )  # fmt: skip
            go = self.tr("Declare %Ln as not made", "", count)
        else:
            told = self.tr(
                "%Ln refill(s) will count as made. They may be asked for again once the wait"
                " between two refills is over. What comes of them is not followed: their refill IDs"
                " were lost with the answer. This cannot be undone.",
                "", count,
            )  # fmt: skip
            go = self.tr("Declare %Ln as made", "", count)
        self.words.setText(told)
        self.go.setText(go)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
            return
        super().keyPressEvent(event)

    def _on_go(self) -> None:
        if self._asked is not None:
            self.agreed.emit(self._asked[0])
