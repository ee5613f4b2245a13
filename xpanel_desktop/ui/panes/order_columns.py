"""The columns of the table of orders: which there are, which are shown, and how they are kept."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QToolButton

from xpanel_desktop.app.core import Core
from xpanel_desktop.ui.models.order_cells import Cell
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.order_table import OrderTable

CELLS = (
    Cell.STATE,
    Cell.PANEL_ID,
    Cell.SERVICE,
    Cell.LINK,
    Cell.LABEL,
    Cell.QUANTITY,
    Cell.CHARGE,
    Cell.START,
    Cell.REMAINS,
    Cell.SENT,
    Cell.ASKED,
    Cell.ACCOUNT,
    Cell.NUMBER,
    Cell.CREATED,
    Cell.QUEUED,
    Cell.MOVED,
    Cell.EXPECTED,
    Cell.RATE,
    Cell.CATEGORY,
    Cell.CUSTOMER,
    Cell.NOTE,
    Cell.POOL,
    Cell.ATTEMPTS,
    Cell.PROBLEM,
)
FIRST_SHOWN = frozenset(CELLS[:12])
"""Columns that are shown until the operator chooses others."""
WIDTHS = {
    Cell.STATE: 124,
    Cell.PANEL_ID: 88,
    Cell.SERVICE: 168,
    Cell.LINK: 144,
    Cell.LABEL: 112,
    Cell.QUANTITY: 72,
    Cell.CHARGE: 100,
    Cell.START: 80,
    Cell.REMAINS: 116,
    Cell.SENT: 72,
    Cell.ASKED: 80,
    Cell.ACCOUNT: 104,
    Cell.NUMBER: 84,
    Cell.CREATED: 72,
    Cell.QUEUED: 72,
    Cell.MOVED: 80,
    Cell.EXPECTED: 112,
    Cell.RATE: 100,
    Cell.CATEGORY: 144,
    Cell.CUSTOMER: 112,
    Cell.NOTE: 160,
    Cell.POOL: 80,
    Cell.ATTEMPTS: 72,
    Cell.PROBLEM: 160,
}
FIRST_TO_GO = (
    Cell.ACCOUNT,
    Cell.LABEL,
    Cell.SENT,
    Cell.START,
    Cell.QUANTITY,
    Cell.PANEL_ID,
    Cell.ASKED,
)
"""Columns that go, in this order, when there is no room for all."""

LAYOUT = "orders.layout"
KEEP_AFTER = 400
"""Milliseconds after the last change of columns at which they are kept."""


class ColumnKeeper(QObject):
    """Offers the columns from a button, keeps what was chosen, and brings it back."""

    def __init__(self, core: Core, tasks: Tasks, table: OrderTable, button: QToolButton) -> None:
        super().__init__(table)
        self._core, self._tasks, self._table, self._button = core, tasks, table, button
        table.show_only(FIRST_SHOWN)
        table.restore_layout(core.settings.get(LAYOUT, dict[str, object]()))
        self._soon = QTimer(self, singleShot=True, interval=KEEP_AFTER)
        self._soon.timeout.connect(self._keep)
        table.laid_out.connect(self._soon.start)
        button.clicked.connect(self.offer)

    def offer(self) -> None:
        """Open the menu of columns under the button."""
        menu = self._table.column_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))

    def _keep(self) -> None:
        kept = self._table.layout_kept()
        self._tasks.start(self, self._core.settings.set(LAYOUT, kept), name="keep columns")
