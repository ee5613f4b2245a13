"""Opens the page of an order beside the table and closes it; the table goes on choosing orders."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.order import Order
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.panes.order_room import OrderRoom
from xpanel_desktop.ui.room import Room
from xpanel_desktop.ui.stepwise import import_in_turns
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.order_table import OrderTable
from xpanel_desktop.ui.widgets.piecemeal import in_turns

if TYPE_CHECKING:
    from xpanel_desktop.ui.panes.order_page import OrderPage

ROOMY = 1440
"""Width from which what stands on the left of the table stays beside an open page."""
TABLE_PART = 0.36


class OrderOpening(QObject):
    """The focus stays in the table, so Up and Down go from order to order with the page open."""

    def __init__(
        self, core: Core, tasks: Tasks, room: OrderRoom, table: OrderTable, aside: QWidget
    ) -> None:
        """Take `aside` away as well where there is little room; the details always go."""
        super().__init__(table)
        self._core, self._tasks, self._table = core, tasks, table
        self._place, self._split, self._hidden = room.page, room.split, room.details
        self._aside = aside
        self._sizes: list[int] = []
        self._aside_shown, self._open = True, False
        self._followed = 0
        self._bar = table.horizontalScrollBarPolicy()
        self._page = Room(self._build, tasks, self)
        table.opened.connect(self.open)
        keys.shortcut("orders.table.back", table, self.close)
        keys.shortcut("orders.table.up", table, lambda: self.step(-1))
        keys.shortcut("orders.table.down", table, lambda: self.step(1))

    async def _build(self) -> "OrderPage":
        await import_in_turns("xpanel_desktop.ui.panes.order_page")
        from xpanel_desktop.ui.panes.order_page import OrderPage

        page = OrderPage(self._core, self._tasks, self._place, piecemeal=True)
        await in_turns(page.pieces)
        page.back_wanted.connect(self.close)
        page.step_wanted.connect(self.step)
        column = QVBoxLayout(self._place)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        return page

    @property
    def page(self) -> "OrderPage":
        """The page. Raises LookupError before the first one was opened."""
        return self._page.part

    @property
    def is_open(self) -> bool:
        """Whether the page is open, or will be as soon as it is built."""
        return self._open

    @property
    def settled(self) -> bool:
        """Whether an open page shows what it was asked for."""
        return not self._open or (self._page.is_built and self.page.settled)

    def open(self, order: Order | None = None) -> None:
        """Open the page of an order, of the one that is selected without; then go into it."""
        chosen = order or self._table.order()
        if chosen is None:
            return
        if self._open and self._page.is_built and self.page.order_id == chosen.id:
            self.page.delivery.chart.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self._open, self._followed = True, chosen.id
        self._page(self._show, self.close)

    def _show(self, page: "OrderPage") -> None:
        if self._open:
            page.show_id(self._followed)
            if self._place.isHidden():
                self._make_room()

    def close(self) -> None:
        """Close the page and go back to the table as it was."""
        self._open = False
        if self._place.isHidden():
            return
        self._place.hide()
        self._table.setHorizontalScrollBarPolicy(self._bar)
        self._aside.setVisible(self._aside_shown)
        self._hidden.setVisible(self._table.order() is not None)
        self._split.setSizes(self._sizes)
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._table.chosen.emit()

    def follow(self, order: Order | None) -> bool:
        """Show the order that is selected now; tell whether the page is open to do so.

        A selection that stays leaves the page alone: it may have gone on to a relative.
        """
        if self._open and order is not None and order.id != self._followed:
            self._followed = order.id
            self._page(self._show, self.close)
        return self._open

    def step(self, by: int) -> None:
        """Select the order below (1) or above (-1); the page follows."""
        rows = self._table.model().rowCount()
        now = self._table.currentIndex().row()
        row = min(max(now + by, 0), rows - 1)
        if rows and row != now:
            self._table.selectRow(row)

    def _make_room(self) -> None:
        self._sizes = self._split.sizes()
        wide = self._split.width()
        self._hidden.hide()
        self._table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._aside_shown = not self._aside.isHidden()
        self._aside.setVisible(self._aside_shown and wide >= ROOMY)
        self._place.show()
        left = self._sizes[0] if wide >= ROOMY else 0
        table = round((wide - left) * TABLE_PART)
        self._split.setSizes([left, table, wide - left - table])
        self._table.scrollTo(self._table.currentIndex())
