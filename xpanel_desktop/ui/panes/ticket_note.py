"""The note on an order: a few lines, capped."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from xpanel_desktop.domain.tags import MAX_NOTE

HEIGHT = 60


class NoteEdit(QPlainTextEdit):
    """Tab moves on, Ctrl+Enter is the ticket's; what is too long is cut off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("more.note")
        self.setTabChangesFocus(True)
        self.setFixedHeight(HEIGHT)
        self.textChanged.connect(self._cap)

    def _cap(self) -> None:
        text = self.toPlainText()
        if len(text) > MAX_NOTE:
            at = min(self.textCursor().position(), MAX_NOTE)
            self.setPlainText(text[:MAX_NOTE])
            cursor = self.textCursor()
            cursor.setPosition(min(at, len(self.toPlainText())))
            self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Enter to the pane: the box would swallow it as a new line."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.ignore()
                return True
        return super().event(event)
