"""What the operator hears of a crash: a quiet bar, the report, the bundle, a restart.

Nothing of it is sent anywhere.
"""

import asyncio
import logging

from PySide6.QtCore import QObject, Qt, Signal

from xpanel_desktop import logs
from xpanel_desktop.app.core import Core
from xpanel_desktop.app.mishaps import is_doubtful
from xpanel_desktop.crashes import Crashes
from xpanel_desktop.ui.help_desk import HelpDesk
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.bars import Notice, Remedy
from xpanel_desktop.ui.widgets.trouble_bar import TroubleBar

BEFORE, NOW = "crash.before", "crash.now"
"""The names of the two bars."""
SEEN = "crashes.seen"
"""The setting that remembers the newest report that was dealt with."""
_logger = logging.getLogger(__name__)


class CrashDesk(QObject):
    """Takes what nothing caught, on whatever thread, and tells it on the screen."""

    restart_wanted = Signal()
    raised = Signal(object)
    """BaseException; crosses from its thread to the window's."""

    def __init__(
        self, core: Core, tasks: Tasks, bar: TroubleBar, help_desk: HelpDesk, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._core, self._tasks, self._bar, self._help = core, tasks, bar, help_desk
        self._crashes = Crashes(core.folder)
        self._newest = ""
        self.raised.connect(self._on_raised, Qt.ConnectionType.QueuedConnection)
        logs.when_uncaught(self.raised.emit)

    def close(self) -> None:
        """Hear nothing more."""
        logs.when_uncaught(None)

    async def begin(self) -> None:
        """Look for what ended the program before, and offer what can be done with it."""
        try:
            await asyncio.to_thread(self._crashes.collect)
            reports = await asyncio.to_thread(self._crashes.all)
        except OSError:
            _logger.exception("the crash reports cannot be read")
            return
        self._newest = reports[0].name if reports else ""
        if self._newest > self._core.settings.get(SEEN, ""):
            self._bar.post(BEFORE, self._before)

    def _before(self) -> Notice:
        words = self.tr(
            "The program crashed. What is known of it is kept on this computer alone; nothing is "
            "sent."
        )
        remedies = (
            Remedy(self.tr("Look at it"), "crash.look", self.look),
            Remedy(self.tr("Save the bundle…"), "crash.save", self._save),
            Remedy(self.tr("Delete"), "crash.delete", self._delete),
            Remedy(self.tr("Close"), "crash.close", self._seen),
        )
        return Notice("warning", words, remedies)

    def _now(self, *, doubtful: bool) -> Notice:
        words = self.tr("Something went wrong inside the program. It goes on; best restart it.")
        if doubtful:
            words = self.tr(
                "Something went wrong inside the program where orders are sent. Sending is "
                "stopped, to be safe. Restart the program, then look at the outbox."
            )
        remedies = (
            Remedy(self.tr("Restart"), "crash.restart", self.restart_wanted.emit),
            Remedy(self.tr("Look at it"), "crash.look_now", self.look),
            Remedy(self.tr("Close"), "crash.close_now", lambda: self._bar.post(NOW, None)),
        )
        return Notice("block" if doubtful else "warning", words, remedies)

    def _on_raised(self, error: BaseException) -> None:
        doubtful = is_doubtful(error)
        if doubtful and not self._core.caution.halted:
            stop = self._core.sessions.set_halted(halted=True)
            self._tasks.start(self, stop, name="stop sending")
        self._tasks.start(self, self._note(error), name="crash report")
        self._bar.post(NOW, lambda: self._now(doubtful=doubtful))

    async def _note(self, error: BaseException) -> None:
        try:
            report = await asyncio.to_thread(self._crashes.note, error)
        except OSError:
            _logger.exception("the crash report is not written")
            return
        if report is not None:
            self._newest = report.name

    def look(self) -> None:
        """Show the reports, as the bundle has them."""
        self._help.open("bundle")
        self._help.show_file("crashes.txt")
        self._seen()

    def _save(self) -> None:
        self.look()
        self._help.save_bundle()

    def _delete(self) -> None:
        self._seen()
        self._tasks.start(self, asyncio.to_thread(self._crashes.forget), name="delete reports")

    def _seen(self) -> None:
        self._bar.post(BEFORE, None)
        kept = self._core.settings.set(SEEN, self._newest)
        self._tasks.start(self, kept, name="keep setting")
