"""A bar that asks for a name, and says there what is wrong with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget

from xpanel_desktop.domain.views import LONGEST_NAME
from xpanel_desktop.ui.widgets.labels import plain_label, set_words

WIDE = 280
"""Pixels of the field at most."""


class NameBar(QFrame):
    """Return agrees, Escape goes back; the bar stays until the name is taken or given up."""

    agreed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("bar", "info")
        self._what = plain_label(self)
        self.name = QLineEdit(self)
        self.name.setObjectName("view.name")
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setMaximumWidth(WIDE)
        self._wrong = plain_label(self)
        set_words(self._wrong, "bad")
        self.save, self.back = QPushButton(self), QPushButton(self)
        self.save.setObjectName("view.save")
        self.back.setObjectName("view.back")
        for button in (self.save, self.back):
            button.setAutoDefault(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(8)
        row.addWidget(self._what)
        row.addWidget(self.name, 2)
        row.addWidget(self._wrong, 1)
        row.addStretch(1)
        row.addWidget(self.save)
        row.addWidget(self.back)
        self.name.textChanged.connect(self._begin_anew)
        self.name.returnPressed.connect(self._agree)
        self.save.clicked.connect(self._agree)
        self.back.clicked.connect(self.leave)
        self.hide()

    @property
    def wrong(self) -> str:
        """What is said to be wrong with the name."""
        return self._wrong.text()

    def ask(self, what: str, name: str, button: str) -> None:
        """Ask `what` the name is to be; `name` is there to begin with."""
        self._what.setText(what)
        self.name.setAccessibleName(what)
        self.name.setText(name)
        self.save.setText(button)
        self._begin_anew()
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def tell_wrong(self, words: str) -> None:
        """Say what is wrong with the name; it can be changed."""
        self._wrong.setText(words)
        self.name.setAccessibleDescription(words)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Give up."""
        self.hide()
        self.left.emit()

    def retranslate(self) -> None:
        """Set the standing texts; a question in another language ends."""
        self.back.setText(self.tr("Cancel"))
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def _begin_anew(self) -> None:
        self._wrong.setText("")
        self.name.setAccessibleDescription("")
        self.save.setEnabled(bool(self.name.text().strip()))

    def _agree(self) -> None:
        if self.save.isEnabled():
            self.agreed.emit(self.name.text())
