"""Opens the palette and the map of the keys, and keeps the keys that the operator chooses."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from xpanel_desktop.app.core import Core
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from xpanel_desktop.ui.dialogs.key_map import KeyMap
    from xpanel_desktop.ui.palette.palette import Palette
    from xpanel_desktop.ui.window import MainWindow


class KeyDesk(QObject):
    """The palette comes with the panes; the map is made when it is first asked for."""

    def __init__(self, core: Core, tasks: Tasks, window: "MainWindow") -> None:
        super().__init__(window)
        self._core, self._tasks, self._window = core, tasks, window
        self.palette: Palette
        self.map: KeyMap | None = None

    def open_palette(self) -> None:
        """Open the palette over the window, empty."""
        self.palette.begin()

    def take(self, palette: "Palette") -> None:
        """Take in the palette, once the window is complete."""
        self.palette = palette

    def open_map(self) -> None:
        """Open the map of the keys."""
        if self.map is None:
            from xpanel_desktop.ui.dialogs.key_map import KeyMap

            self.map = KeyMap(self._window)
            self.map.changed.connect(self._keep)
        self.map.begin()

    def _keep(self) -> None:
        """Let everything follow the keys of now, tooltips too, and keep them."""
        keys.follow(self._window)
        QApplication.sendEvent(self._window, QEvent(QEvent.Type.LanguageChange))
        kept = self._core.settings.set(keys.SETTING, keys.chosen())
        self._tasks.start(self, kept, name="keep keys")
