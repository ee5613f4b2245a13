"""What the operator hears when the program was updated while it runs: a quiet bar, a restart."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.replaced import ITSELF, Replaced
from xpanel_desktop.ui.widgets.bars import Notice, Remedy
from xpanel_desktop.ui.widgets.trouble_bar import TroubleBar

UPDATED = "updated"
"""The name of the bar."""


class UpdateDesk(QObject):
    """Looks whether the program's own file was replaced, and says so until it is closed."""

    restart_wanted = Signal()

    def __init__(self, app: QApplication, clock: Clock, bar: TroubleBar, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._replaced = Replaced(ITSELF, clock, lambda: bar.post(UPDATED, self._notice))
        app.applicationStateChanged.connect(self._on_state)
        self._replaced.start()

    async def close(self) -> None:
        """Look no more."""
        await self._replaced.close()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        """Look at once when the operator comes back, most likely from having updated it."""
        if state == Qt.ApplicationState.ApplicationActive:
            self._replaced.look()

    def _notice(self) -> Notice:
        words = self.tr("XPanel Desktop was updated: restart to go on with the new version.")
        remedies = (
            Remedy(self.tr("Restart"), "updated.restart", self.restart_wanted.emit),
            Remedy(self.tr("Close"), "updated.close", lambda: self._bar.post(UPDATED, None)),
        )
        return Notice("refresh", words, remedies, "info")
