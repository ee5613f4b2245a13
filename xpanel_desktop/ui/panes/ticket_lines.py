"""The editor of a field of lines, with what can be put right in it by one press."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QSizePolicy, QWidget

from xpanel_desktop.domain.fields import Field
from xpanel_desktop.domain.lines import tally, without_blank, without_doubles
from xpanel_desktop.ui.panes.ticket_editors import Editor
from xpanel_desktop.ui.panes.ticket_words import lines_word
from xpanel_desktop.ui.widgets.labels import plain_label

LINES_HEIGHT = 96


class LinesEditor(Editor):
    """Several lines, each an item. Enter begins a line; Tab moves on."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self._box = QPlainTextEdit()
        super().__init__(field, self._box, parent)
        self._box.setTabChangesFocus(True)
        self._box.setFixedHeight(LINES_HEIGHT)
        self._count = plain_label(self, quiet=True)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._count.hide()
        self.column.addWidget(self._count)
        self.drop_blank = self._tool("blank", without_blank)
        self.drop_doubles = self._tool("doubles", without_doubles)
        self._box.textChanged.connect(self.retranslate)
        self._box.textChanged.connect(self.edited)
        self._box.installEventFilter(self)
        self.retranslate()

    def _tool(self, name: str, put_right: Callable[[str], str]) -> QPushButton:
        """Return a button that rewrites the text; it is there while there is something to do."""
        button = QPushButton(self)
        button.setObjectName(f"lines.{name}")
        button.setAutoDefault(True)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self._rewrite(put_right(self.text())))
        button.hide()
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(button)
        self.column.addLayout(across)
        return button

    def _rewrite(self, text: str) -> None:
        """Replace the text; Ctrl+Z brings the old one back."""
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)  # the button is about to hide
        cursor = QTextCursor(self._box.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def chain(self) -> list[QWidget]:
        """Return what has the focus, in the order of Tab."""
        return [self.typed, self.drop_blank, self.drop_doubles]

    def retranslate(self) -> None:
        """Tell how many lines count, and offer what can be put right."""
        found = tally(self.text())
        self._count.setText(lines_word(found.items, found.doubles))
        self._count.setVisible(found.items > 0)
        self.drop_blank.setText(self.tr("Drop blank lines"))
        self.drop_blank.setVisible(found.blank > 0)
        self.drop_doubles.setText(self.tr("Drop doubles"))
        self.drop_doubles.setVisible(found.doubles > 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave Ctrl+Enter to the pane: the box would swallow it as a new line."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def text(self) -> str:
        """Return the lines as typed."""
        return self._box.toPlainText()

    def set_text(self, text: str) -> None:
        """Show `text`."""
        self._box.setPlainText(text)
