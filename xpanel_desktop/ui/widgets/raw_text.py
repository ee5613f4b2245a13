"""Raw text to read and to copy: monospaced, plain, capped on screen, whole on the clipboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

MOST_LETTERS = 4000
"""Letters that are shown: more take longer to lay out than a frame lasts."""
MOST_LINES = 10


class RawText(QPlainTextEdit):
    """As tall as its lines, up to MOST_LINES; then it scrolls."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(4)

    @property
    def whole(self) -> str:
        """All of the text."""
        return self._whole

    def tell(self, text: str) -> None:
        """Show a text, or its beginning."""
        self._whole = text
        shown = text if len(text) <= MOST_LETTERS else text[:MOST_LETTERS] + " …"
        self.setPlainText(shown)
        wrapped = sum(1 + len(line) // 72 for line in shown.splitlines() or [""])
        height = min(wrapped, MOST_LINES) * self.fontMetrics().lineSpacing() + 20
        self.setFixedHeight(height)

    def copy_whole(self) -> None:
        """Put all of the text on the clipboard."""
        QGuiApplication.clipboard().setText(self._whole)
