"""Opens the page of an order beside the table and closes it; the table goes on choosing orders."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from xpanel_desktop.domain.order import Order
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.panes.order_page import OrderPage
from xpanel_desktop.ui.widgets.order_table import OrderTable

ROOMY = 1440
"""Width from which what stands on the left of the table stays beside an open page."""
TABLE_PART = 0.36


class OrderOpening(QObject):
    """The focus stays in the table, so Up and Down go from order to order with the page open."""

    def __init__(
        self, page: OrderPage, table: OrderTable, hidden: QWidget, aside: QWidget, split: QSplitter
    ) -> None:
        """`hidden` gives way to the page; `aside` does where there is little room."""
        super().__init__(page)
        self._page, self._table = page, table
        self._hidden, self._aside, self._split = hidden, aside, split
        self._sizes: list[int] = []
        self._aside_shown = True
        self._followed = 0
        self._bar = table.horizontalScrollBarPolicy()
        split.addWidget(page)
        page.hide()
        table.opened.connect(self.open)
        page.back_wanted.connect(self.close)
        page.step_wanted.connect(self.step)
        keys.shortcut("orders.table.back", table, self.close)
        keys.shortcut("orders.table.up", table, lambda: self.step(-1))
        keys.shortcut("orders.table.down", table, lambda: self.step(1))

    @property
    def is_open(self) -> bool:
        """Whether the page is open."""
        return not self._page.isHidden()

    def open(self, order: Order | None = None) -> None:
        """Open the page of an order, of the one that is selected without; then go into it."""
        chosen = order or self._table.order()
        if chosen is None:
            return
        if self.is_open and self._page.order_id == chosen.id:
            self._page.delivery.chart.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self._followed = chosen.id
        self._page.show_id(chosen.id)
        if not self.is_open:
            self._make_room()

    def close(self) -> None:
        """Close the page and go back to the table as it was."""
        if not self.is_open:
            return
        self._page.hide()
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
        if self.is_open and order is not None and order.id != self._followed:
            self._followed = order.id
            self._page.show_id(order.id)
        return self.is_open

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
        self._page.show()
        left = self._sizes[0] if wide >= ROOMY else 0
        table = round((wide - left) * TABLE_PART)
        self._split.setSizes([left, table, wide - left - table])
        self._table.scrollTo(self._table.currentIndex())
