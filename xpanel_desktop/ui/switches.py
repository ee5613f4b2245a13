"""The two switches of the whole program: working offline, and sending stopped."""

from collections.abc import Coroutine, Mapping
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from xpanel_desktop.app.core import Core
from xpanel_desktop.ui.tasks import Tasks


class Switches(QObject):
    """Turns them, and marks their actions as they stand."""

    def __init__(self, core: Core, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._core, self._tasks = core, tasks
        self._turning: set[str] = set()

    def follow(self, actions: Mapping[str, QAction]) -> None:
        """Turn one when its action is checked by what does not press it, as screen readers do."""
        actions["offline"].toggled.connect(self._follow_offline)
        actions["halt"].toggled.connect(self._follow_halt)

    def turn_offline(self) -> None:
        """Go offline, or come back."""
        work = self._core.sessions.set_offline(not self._core.sessions.offline)
        self._turn(work, "work offline")

    def turn_halt(self) -> None:
        """Stop all sending, or let it go on."""
        halt = self._core.sessions.set_halted(halted=not self._core.caution.halted)
        self._turn(halt, "stop sending")

    def _turn(self, work: Coroutine[Any, Any, None], name: str) -> None:
        if name in self._turning:  # a press checks the action and triggers it
            work.close()
            return
        self._turning.add(name)
        self._tasks.start(self, self._watched(work, name), name=name)

    async def _watched(self, work: Coroutine[Any, Any, None], name: str) -> None:
        try:
            await work
        finally:
            self._turning.discard(name)

    def _follow_offline(self, wanted: bool) -> None:
        if wanted != self._core.sessions.offline:
            self.turn_offline()

    def _follow_halt(self, wanted: bool) -> None:
        if wanted != self._core.caution.halted:
            self.turn_halt()

    def mark(self, actions: Mapping[str, QAction]) -> None:
        """Show how they stand."""
        actions["offline"].setChecked(self._core.sessions.offline)
        actions["halt"].setChecked(self._core.caution.halted)
