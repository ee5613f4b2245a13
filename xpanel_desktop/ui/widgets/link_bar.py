"""The question before a link is opened: its host is shown, and web links only are opened."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from xpanel_desktop.ui.plain import plain


def web_link(text: str) -> QUrl | None:
    """Return `text` as a web link with a host; None for everything else.

    `javascript:`, `file:` and `ms-msdt:` are valid URLs too, and a link is hostile text.
    """
    url = QUrl(text, QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme().lower() not in {"http", "https"} or not url.host():
        return None
    return None if url.userInfo() else url


class LinkBar(QFrame):
    """Names the host, in its ASCII form so that letters cannot pose as others, and asks."""

    opened = Signal(QUrl)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._url: QUrl | None = None
        self._asked = False
        self.setProperty("bar", "info")
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self.go = QPushButton(self)
        self.go.setObjectName("link.open")
        self.back = QPushButton(self)
        self.back.setObjectName("link.back")
        for button in (self.go, self.back):
            button.setAutoDefault(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self.go)
        row.addWidget(self.back)
        self.go.clicked.connect(self._on_go)
        self.back.clicked.connect(self.hide)
        self.opened.connect(QDesktopServices.openUrl)
        self.hide()

    @property
    def words(self) -> str:
        """What the bar asks or tells."""
        return self._words.text()

    def ask(self, link: str) -> None:
        """Show where `link` leads; what is no web link is told and not opened."""
        self._url = web_link(link)
        self._asked = True
        self.retranslate()
        self.show()
        (self.go if self._url else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.go.setText(self.tr("Open"))
        self.back.setText(self.tr("Close"))
        self.go.setVisible(self._url is not None)
        if not self._asked:
            return
        if self._url is None:
            self._words.setText(self.tr("This is no web link, so it is not opened."))
        else:
            host = self._url.host(QUrl.ComponentFormattingOption.EncodeUnicode)
            self._words.setText(
                self.tr("Open a page of {host} in the browser?").format(host=plain(host))
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget the link."""
        super().hideEvent(event)
        self._asked = False

    def _on_go(self) -> None:
        if self._url is not None:
            self.opened.emit(self._url)
        self.hide()
