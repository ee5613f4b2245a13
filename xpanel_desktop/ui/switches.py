"""The two switches of the whole program: working offline, and sending stopped."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from xpanel_desktop.app.core import Core
from xpanel_desktop.ui.tasks import Tasks


class Switches(QObject):
    """Turns them, and marks their actions as they stand."""

    def __init__(self, core: Core, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._core, self._tasks = core, tasks

    def turn_offline(self) -> None:
        """Go offline, or come back."""
        work = self._core.sessions.set_offline(not self._core.sessions.offline)
        self._tasks.start(self, work, name="work offline")

    def turn_halt(self) -> None:
        """Stop all sending, or let it go on."""
        halt = self._core.sessions.set_halted(halted=not self._core.caution.halted)
        self._tasks.start(self, halt, name="stop sending")

    def mark(self, actions: Mapping[str, QAction]) -> None:
        """Show how they stand."""
        actions["offline"].setChecked(self._core.sessions.offline)
        actions["halt"].setChecked(self._core.caution.halted)
