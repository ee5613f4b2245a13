"""The window of the first steps: one page at a time, back and on, left at any of them."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.app.core import Core
from xpanel_desktop.ui.firstrun.keyring_page import KeyringPage
from xpanel_desktop.ui.firstrun.language_page import LanguagePage
from xpanel_desktop.ui.firstrun.order_page import OrderPage
from xpanel_desktop.ui.firstrun.page import Page
from xpanel_desktop.ui.firstrun.panel_page import PanelPage, Play
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import error_words
from xpanel_desktop.ui.widgets.labels import plain_label, primary_button

SIZE = (680, 460)


class Wizard(QDialog):
    """Stands beside the window; nothing waits for it. Escape leaves it."""

    order_wanted = Signal()
    """A ticket is to be filled in practice."""

    def __init__(self, core: Core, tasks: Tasks, scope: Scope, play: Play, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._busy = False
        self.setObjectName("first.steps")
        self.resize(*SIZE)
        self._stack = QStackedWidget(self)
        self.language = LanguagePage(core, self)
        self.panel = PanelPage(core, tasks, scope, play, self)
        self.keyring = KeyringPage(core, tasks, self)
        self.order = OrderPage(self)
        self.pages: tuple[Page, ...] = (self.language, self.panel, self.keyring, self.order)
        self._step = plain_label(self, quiet=True)
        self.leave_all, self.back = QPushButton(self), QPushButton(self)
        self.leave_all.setObjectName("first.leave")
        self.back.setObjectName("first.back")
        self.go = primary_button(self, "first.next")
        self.go.setDefault(True)
        for button in (self.leave_all, self.back):
            button.setAutoDefault(False)
        self._lay_out()
        self.leave_all.clicked.connect(self.reject)
        self.back.clicked.connect(lambda: self._turn(self.at - 1))
        self.go.clicked.connect(self._go)
        self.order.wanted.connect(self.order_wanted)
        self.finished.connect(lambda _result: self.panel.saving.forget())
        self.retranslate()

    def _lay_out(self) -> None:
        for page in self.pages:
            self._stack.addWidget(page)
            page.changed.connect(self.retranslate)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.leave_all)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self._step)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)

    @property
    def at(self) -> int:
        """Which page is shown, from 0."""
        return self._stack.currentIndex()

    def begin(self) -> None:
        """Open on the first page."""
        self._busy = False
        self._turn(0)
        self.show()
        self.raise_()
        self.activateWindow()

    def _turn(self, at: int) -> None:
        if not 0 <= at < len(self.pages):
            self.accept()
            return
        self._stack.setCurrentIndex(at)
        self.retranslate()
        self.go.setFocus()
        self.pages[at].enter()

    def _go(self) -> None:
        if self._busy:
            return
        self._busy = True
        self._tasks.start(self, self._leave_page(), name="first steps", on_error=self._failed)

    async def _leave_page(self) -> None:
        """Lead on when the page says so; one that was closed meanwhile stays where it is."""
        at = self.at
        try:
            done = await self.pages[at].leave()
        finally:
            self._busy = False
        if done and self.isVisible() and self.at == at:
            self._turn(at + 1)

    def _failed(self, error: Exception) -> None:
        self.panel.form.tell(error_words(error), "bad")

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.setWindowTitle(self.tr("First steps"))
        count = self.tr("Step {at} of {all}")
        self._step.setText(count.format(at=self.at + 1, all=len(self.pages)))
        self.leave_all.setText(self.tr("Leave"))
        self.back.setText(self.tr("Back"))
        self.back.setVisible(self.at > 0)
        self.go.setText(self.pages[self.at].next_words())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
