"""The window of help: segments above, one page below, each built when it is first shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QSize, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.app.core import Core
from xpanel_desktop.ui.actions import words_of
from xpanel_desktop.ui.help.bundle_page import BundlePage
from xpanel_desktop.ui.help.guide_page import GuidePage
from xpanel_desktop.ui.help.health_page import HealthPage
from xpanel_desktop.ui.help.log_page import LogPage
from xpanel_desktop.ui.help.requests_page import RequestsPage
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.segments import Segments

SIZE = QSize(960, 620)


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its word, and what builds it."""

    word: object
    build: Callable[[Core, Tasks, QWidget], QWidget]


PAGES: Mapping[str, Page] = {
    "guide": Page(QT_TRANSLATE_NOOP("Help", "Guide"), GuidePage),
    "health": Page(QT_TRANSLATE_NOOP("Help", "Health"), HealthPage),
    "requests": Page(QT_TRANSLATE_NOOP("Help", "Requests"), RequestsPage),
    "log": Page(QT_TRANSLATE_NOOP("Help", "Log"), LogPage),
    "bundle": Page(QT_TRANSLATE_NOOP("Help", "For whoever helps"), BundlePage),
}


class HelpDialog(QDialog):
    """Stands beside the window; nothing waits for it."""

    wanted = Signal(str)
    """What a page's button asks for: "doubt", "backups", "account <id>"."""
    split_built = Signal(str, QSplitter)
    """A splitter that came with a page, by its name."""

    def __init__(self, core: Core, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core, self._tasks = core, tasks
        self._built: dict[str, QWidget] = {}
        self.segments = Segments(tuple(PAGES), self)
        self.segments.setObjectName("help.pages")
        self._stack = QStackedWidget(self)
        head = QHBoxLayout()
        head.addWidget(self.segments)
        head.addStretch(1)
        self.first_steps = QPushButton(self)
        self.first_steps.setObjectName("help.first_steps")
        self.first_steps.setAutoDefault(False)
        self.first_steps.clicked.connect(lambda: self.wanted.emit("first_steps"))
        head.addWidget(self.first_steps)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(self._stack, 1)
        self.resize(SIZE)
        self.segments.picked.connect(self.turn_to)
        self.retranslate()

    def page(self, name: str) -> QWidget:
        """Return a page, built now if it never was shown. Raises KeyError for no such page."""
        if name not in self._built:
            built = PAGES[name].build(self._core, self._tasks, self._stack)
            if isinstance(built, HealthPage):
                built.wanted.connect(self.wanted)
            if isinstance(built, GuidePage):
                built.page_wanted.connect(self._turn_if_known)
            self._built[name] = built
            self._stack.addWidget(built)
            if isinstance(built, RequestsPage):
                self.split_built.emit(f"{name}.detail", built.split)
        return self._built[name]

    def turn_to(self, name: str) -> None:
        """Show a page and give it the focus."""
        page = self.page(name)
        self.segments.choose(name)
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def _turn_if_known(self, name: str) -> None:
        if name in PAGES:
            self.turn_to(name)

    def open_on(self, name: str) -> None:
        """Open, or come to the front, with a page."""
        self.turn_to(name)
        self.show()
        self.raise_()
        self.activateWindow()

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.setWindowTitle(self.tr("Help and health"))
        self.first_steps.setText(words_of("first_steps"))
        words = {
            name: QCoreApplication.translate("Help", str(page.word)) for name, page in PAGES.items()
        }
        self.segments.name(words)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
