"""Writes a table of orders to a file: the button, the key, and what came of it."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.exporting import Exporting
from xpanel_desktop.ui.models.orders import OrdersModel
from xpanel_desktop.ui.models.table_export import Written, orders_as_shown, orders_to_import
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import number
from xpanel_desktop.ui.widgets.order_table import OrderTable

Say = Callable[[Level, str], object]


class OrderExporting(QObject):
    """What the table's query finds is written, all of it, whether or not it is in sight."""

    def __init__(
        self,
        core: Core,
        tasks: Tasks,
        table: OrderTable,
        model: OrdersModel,
        say: Say,
        action: str,
        parent: QWidget,
    ) -> None:
        """Listen to the keys of `action`, a name in the table of actions."""
        super().__init__(parent)
        self._core, self._table, self._model = core, table, model
        self.exporting = Exporting(tasks, parent)
        self.exporting.done.connect(lambda words: say(Level.PASS, words))
        self.exporting.failed.connect(lambda words: say(Level.BLOCK, words))
        self.exporting.progress.connect(lambda count: say(Level.PASS, self._so_far(count)))
        self._action = action
        keys.shortcut(action, parent, self.ask)

    def button(self, button: QAbstractButton) -> None:
        """Let a button ask for the file's name as well."""
        button.clicked.connect(self.ask)

    def ask(self) -> None:
        """Ask for the file's name, then write; while it writes, stop."""
        if self.exporting.busy:
            self.exporting.stop()
            return
        self.exporting.ask(self.tr("orders"), self.shown, self.again)

    def _so_far(self, count: int) -> str:
        told = self.tr("%Ln line(s) written so far; {key} stops.", "", count)
        return told.replace(str(count), number(count)).format(key=keys.told(self._action))

    async def shown(self) -> Written:
        """Return the table as it is shown."""
        cells = self._table.cells_shown()
        return orders_as_shown(self._core.orders, self._model.query, cells, self._model.words)

    async def again(self) -> Written:
        """Return the fields of the orders, to be imported again."""
        return await orders_to_import(self._core.orders, self._model.query)
