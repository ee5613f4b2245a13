"""The bar's way to the panel: how far an asking is, stopping it, following orders by their ids."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from xpanel_desktop.app.core import Core
from xpanel_desktop.ui.panes.order_bar import OrderBar
from xpanel_desktop.ui.panes.order_reading import OrderReading
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks

if TYPE_CHECKING:
    from xpanel_desktop.ui.dialogs.follow import FollowDialog


class OrderFollowing(QObject):
    """Ties the bar to what asks; opens the dialog of ids, one at a time."""

    def __init__(
        self, core: Core, tasks: Tasks, scope: Scope, bar: OrderBar, reading: OrderReading
    ) -> None:
        super().__init__(bar)
        self._core, self._tasks, self._scope, self._bar = core, tasks, scope, bar
        self.dialog: FollowDialog | None = None
        bar.follow_wanted.connect(self.open)
        bar.stop_wanted.connect(reading.stop)
        reading.asking.connect(bar.show_busy)
        reading.progress.connect(bar.show_progress)

    def open(self) -> None:
        """Open the dialog, on the account that is looked at."""
        if self.dialog is None:
            from xpanel_desktop.ui.dialogs.follow import FollowDialog

            self.dialog = FollowDialog(self._core, self._tasks, self._scope, self._bar.window())
            self.dialog.finished.connect(self._gone)
        self.dialog.open()

    def _gone(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
