"""The columns of the table of orders: which there are, which are shown, and how they are kept."""

from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QToolButton

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.views import Layout, View
from xpanel_desktop.ui.models.order_cells import Cell
from xpanel_desktop.ui.models.order_groups import ORDER_GROUPS
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
    Cell.GUARANTEE,
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
    Cell.ASKED: 92,
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
    Cell.GUARANTEE: 104,
}
FIRST_TO_GO = (
    Cell.ACCOUNT,
    Cell.LABEL,
    Cell.SENT,
    Cell.START,
    Cell.QUANTITY,
    Cell.PANEL_ID,
    Cell.ASKED,
    Cell.REMAINS,
    Cell.CHARGE,
    Cell.SERVICE,
)
"""Columns that go, in this order, when there is no room for all: the last beside an open page."""

LAYOUT = "orders.layout"
"""The setting of a time when all states had one layout: where a state has none of its own."""
LAYOUTS = "orders.layouts"
"""The setting that keeps a layout for each line of the side list."""
KEEP_AFTER = 400
"""Milliseconds after the last change of columns at which they are kept."""
Keep = Callable[[Layout], Coroutine[Any, Any, None]]


class ColumnKeeper(QObject):
    """Each state and each view has columns of its own; what is drawn is kept where it was drawn."""

    def __init__(self, core: Core, tasks: Tasks, table: OrderTable, button: QToolButton) -> None:
        super().__init__(table)
        self._core, self._tasks = core, tasks
        self._layout, self._button = table.columns, button
        self._layouts: dict[str, Layout] = dict(core.settings.get(LAYOUTS, dict[str, Layout]()))
        self._keep: Keep | None = None
        self._soon = QTimer(self, singleShot=True, interval=KEEP_AFTER)
        self._soon.timeout.connect(self.flush)
        table.show_only(FIRST_SHOWN)
        table.columns.moved.connect(self._soon.start)
        button.clicked.connect(self.offer)

    @property
    def settled(self) -> bool:
        """Whether nothing is left to keep."""
        return not self._soon.isActive()

    @property
    def now(self) -> Layout:
        """The layout of the table as it stands."""
        return self._layout.kept()

    def show_group(self, name: str) -> None:
        """Lay the columns of a line of the side list."""

        async def keep(layout: Layout) -> None:
            self._layouts[name] = layout
            await self._core.settings.set(LAYOUTS, dict(self._layouts))

        before = self._core.settings.get(LAYOUT, dict[str, object]())
        self._turn(self._layouts.get(name, before), keep)

    def show_view(self, view: View) -> None:
        """Lay the columns of a saved view."""

        async def keep(layout: Layout) -> None:
            with suppress(KeyError):  # deleted meanwhile
                await self._core.views.keep_layout(view.id, layout)

        self._turn(view.layout, keep)

    def offer(self) -> None:
        """Open the menu of columns under the button."""
        menu = self._layout.menu()
        everywhere = menu.addAction(self.tr("Use these columns in every state"))
        everywhere.triggered.connect(self._use_everywhere)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))

    def flush(self) -> None:
        """Keep what was drawn, now."""
        if self._keep is not None:
            self._soon.stop()
            self._tasks.start(self, self._keep(self.now), name="keep columns")

    async def keep_drawn(self) -> None:
        """Keep what was drawn a moment ago and is not kept yet: nothing comes after."""
        if self._keep is not None and self._soon.isActive():
            self._soon.stop()
            await self._keep(self.now)

    def _turn(self, layout: object, keep: Keep) -> None:
        if self._soon.isActive():
            self.flush()
        self._keep = keep
        self._layout.restore(layout if isinstance(layout, dict) else {})

    def _use_everywhere(self) -> None:
        self._layouts = {group.name: self.now for group in ORDER_GROUPS}
        kept = self._core.settings.set(LAYOUTS, dict(self._layouts))
        self._tasks.start(self, kept, name="keep columns")
