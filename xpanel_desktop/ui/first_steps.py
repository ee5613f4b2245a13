"""Who opens the first steps, and what comes of them: a language, a ticket filled in practice."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from xpanel_desktop.app.first_order import first_order
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.domain.errors import PanelError
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.ticket import Ticket
from xpanel_desktop.ui.languages import LANGUAGE
from xpanel_desktop.ui.text import error_words

if TYPE_CHECKING:
    from xpanel_desktop.ui.application import Program
    from xpanel_desktop.ui.firstrun.wizard import Wizard

SEEN = "first_steps.seen"
"""The setting that remembers that they were opened: they do not come by themselves again."""


class FirstSteps(QObject):
    """Opens them by itself once, where there never was an account; else when asked to."""

    def __init__(self, program: "Program") -> None:
        super().__init__(program.window)
        self._program = program
        self.wizard: Wizard | None = None
        program.window.first_steps_wanted.connect(self.open)

    async def greet(self) -> None:
        """Open them if this is the very first start."""
        core = self._program.core
        if not core.settings.get(SEEN, default=False) and not await core.accounts.were_any():
            self.open()

    def open(self) -> None:
        """Open them on their first page."""
        program = self._program
        if self.wizard is None:
            from xpanel_desktop.ui.firstrun.wizard import Wizard

            window = program.window
            self.wizard = Wizard(
                program.core, program.tasks, window.scope, program.playground.open, window
            )
            self.wizard.language.chosen.connect(self._speak)
            self.wizard.order_wanted.connect(self._fill)
            self.wizard.finished.connect(lambda _result: self._keep(SEEN, value=True))
        self.wizard.begin()

    def _speak(self, language: str) -> None:
        self._keep(LANGUAGE, language)
        self._program.use_language(language)
        settings = self._program.window.rooms.settings
        if settings.is_built:
            settings.part.program.mark_language(language)

    def _keep(self, key: str, value: object) -> None:
        kept = self._program.core.settings.set(key, value)
        self._program.tasks.start(self, kept, name="keep setting")

    def _fill(self) -> None:
        self._program.tasks.start(
            self, self._fill_ticket(), name="first order", on_error=self._failed
        )

    async def _fill_ticket(self) -> None:
        """Start the practice panel, choose what nothing speaks against, and open the ticket."""
        program, core = self._program, self._program.core
        account = await program.playground.open()
        program.window.scope.choose(account.id)
        snapshot = await core.catalogs.load(account.id) or await core.catalogs.sync(account.id)
        situation = await core.tickets.situation(Ticket(account.id, "", Kind.DEFAULT, {}))
        found = first_order(account, snapshot.services, situation)
        if found is None:
            self._tell_failed()
            return
        program.window.show_pane("services")
        program.window.ticket.open_template(account.id, *found)
        summary = program.window.ticket.body.summary
        words = self.tr("Look it over, then send it: it costs play money only.")
        summary.show_result(Level.PASS, words)
        summary.send.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.wizard is not None:
            self.wizard.accept()

    def _failed(self, error: Exception) -> None:
        self._tell_failed(error_words(error) if isinstance(error, PanelError) else "")

    def _tell_failed(self, reason: str = "") -> None:
        words = self.tr("No ticket could be filled; the log tells more. Try it again.")
        if self.wizard is not None:
            self.wizard.order.tell_failed(reason or words)
