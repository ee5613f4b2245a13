"""The guide: our own Markdown, shown without network or files; web links open after a question."""

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QUrl, Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.paths import ASSETS
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.link_bar import LinkBar

CHAPTER = 2
"""The level of the headings that links go to, by their number."""
MARGIN = 12


class SafeBrowser(QTextBrowser):
    """Loads nothing at all: no picture, no file, no page."""

    def loadResource(self, kind: int, name: QUrl | str) -> str:  # noqa: ARG002 -- Qt's own signature
        """Return nothing."""
        return ""


class GuidePage(QWidget):
    """The guide in the present language. A link leads to a chapter, to a page of help, or asks."""

    page_wanted = Signal(str)
    """A page of help that a link of the guide leads to."""

    def __init__(self, core: Core, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        del core, tasks  # it is told to everyone alike
        self.text = SafeBrowser(self)
        self.text.setObjectName("help.guide")
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(MARGIN)
        self.links = LinkBar(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.text, 1)
        whole.addWidget(self.links)
        self.text.anchorClicked.connect(self.follow)
        self.setFocusProxy(self.text)
        self.retranslate()

    def follow(self, url: QUrl) -> None:
        """Go where a link leads: a chapter by its number, a page of help, or the web."""
        if url.scheme() or url.host() or url.path():
            self.links.ask(url.toString())
        elif url.fragment().isdecimal():
            self._go_to(int(url.fragment()))
        else:
            self.page_wanted.emit(url.fragment())

    def _go_to(self, chapter: int) -> None:
        """Put a chapter's heading at the top."""
        document, count = self.text.document(), 0
        block = document.begin()
        while block.isValid():
            count += block.blockFormat().headingLevel() == CHAPTER
            if count == chapter:
                top = document.documentLayout().blockBoundingRect(block).top()
                self.text.verticalScrollBar().setValue(int(top))
                return
            block = block.next()

    def retranslate(self) -> None:
        """Show the guide in the present language."""
        code = "tr" if QLocale().language() == QLocale.Language.Turkish else "en"
        told = (ASSETS / "guide" / f"{code}.md").read_text(encoding="utf-8")
        plain = QTextDocument.MarkdownFeature.MarkdownNoHTML
        self.text.document().setMarkdown(
            told, QTextDocument.MarkdownFeature.MarkdownDialectCommonMark | plain
        )
        self.text.moveCursor(QTextCursor.MoveOperation.Start)  # what shows it goes to the cursor
        self.text.verticalScrollBar().setValue(0)
        self.text.setAccessibleName(QCoreApplication.translate("Help", "Guide"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette: the colour of links is written into the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self.retranslate()
