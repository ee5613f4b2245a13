"""What the operator does about the safety of the data: dialogs that are made when asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from xpanel_desktop.ui.dialogs.backups import BackupsDialog
    from xpanel_desktop.ui.dialogs.doubt import DoubtDialog


class SafetyDesk(QObject):
    """Owns the dialogs of the doubt and of the backups."""

    pane_wanted = Signal(str)
    restore_wanted = Signal(object)
    """The path of a backup that was checked."""

    def __init__(self, core: Core, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._core, self._tasks, self._window = core, tasks, window
        self._doubt: DoubtDialog | None = None
        self._backups: BackupsDialog | None = None

    def look(self) -> None:
        """Show why nothing is sent."""
        if self._doubt is None:
            from xpanel_desktop.ui.dialogs.doubt import DoubtDialog

            self._doubt = DoubtDialog(self._core, self._tasks, self._window)
            self._doubt.held_wanted.connect(lambda: self.pane_wanted.emit("outbox"))
            self._doubt.unknown_wanted.connect(lambda: self.pane_wanted.emit("unknown"))
            self._doubt.backups_wanted.connect(self.open_backups)
        self._doubt.show_doubt()

    def open_backups(self) -> None:
        """Show the backups."""
        if self._backups is None:
            from xpanel_desktop.ui.dialogs.backups import BackupsDialog

            path = self._core.database.path
            self._backups = BackupsDialog(path, self._tasks, self._window)
            self._backups.restore_wanted.connect(self.restore_wanted)
        self._backups.show_all()
