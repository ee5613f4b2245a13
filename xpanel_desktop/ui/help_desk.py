"""What the operator asks of help: its window is made when it is first asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.splits import Splits

if TYPE_CHECKING:
    from xpanel_desktop.ui.help.bundle_page import BundlePage
    from xpanel_desktop.ui.help.dialog import HelpDialog


class HelpDesk(QObject):
    """Owns the window of help."""

    wanted = Signal(str)
    """What a button of it asks for: accounts, backups, doubt."""

    def __init__(self, core: Core, tasks: Tasks, splits: Splits, window: QWidget) -> None:
        super().__init__(window)
        self._core, self._tasks, self._splits, self._window = core, tasks, splits, window
        self.dialog: HelpDialog | None = None

    def open(self, page: str = "health") -> None:
        """Open help on a page: guide, health, requests, log, bundle."""
        if self.dialog is None:
            from xpanel_desktop.ui.help.dialog import HelpDialog

            self.dialog = HelpDialog(self._core, self._tasks, self._window)
            self.dialog.wanted.connect(self.wanted)
            self._splits.follow_in("help", self.dialog)
        self.dialog.open_on(page)

    def show_file(self, name: str) -> None:
        """Show a file of the bundle, once it is gathered."""
        self._bundle().wish(name)

    def save_bundle(self) -> None:
        """Ask where to save the bundle, once it is gathered."""
        self._bundle().save_soon()

    def _bundle(self) -> "BundlePage":
        from xpanel_desktop.ui.help.bundle_page import BundlePage

        assert self.dialog is not None, "it was opened on the bundle"
        page = self.dialog.page("bundle")
        assert isinstance(page, BundlePage)
        return page
