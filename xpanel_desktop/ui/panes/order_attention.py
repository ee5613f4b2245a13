"""Tells which orders are on the screen, so that the panel is asked about them first."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from xpanel_desktop.app.attention import MOST, Attention
from xpanel_desktop.ui.models.orders import OrdersModel
from xpanel_desktop.ui.widgets.order_table import OrderTable

AFTER = 300
"""Milliseconds that a table stands still before it counts as looked at."""


class OrderAttention(QObject):
    """Watches a pane with a table of orders. Hidden, the pane shows none."""

    def __init__(
        self, attention: Attention, pane: QWidget, table: OrderTable, model: OrdersModel
    ) -> None:
        super().__init__(pane)
        self._attention, self._pane = attention, pane
        self._table, self._model = table, model
        self._still = QTimer(self, singleShot=True, interval=AFTER)
        self._still.timeout.connect(self.tell)
        table.verticalScrollBar().valueChanged.connect(self._still.start)
        for signal in (table.chosen, model.shown, model.reread):
            signal.connect(self._still.start)
        pane.installEventFilter(self)
        name = pane.objectName() or type(pane).__name__
        self._name = name
        self.destroyed.connect(lambda: attention.look(name, ()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the pane's being shown and hidden."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._still.start()
        return super().eventFilter(watched, event)

    def tell(self) -> None:
        """Say what is on the screen now: selected orders, then the rows in sight."""
        self._still.stop()
        self._attention.look(self._name, self._ids() if self._pane.isVisible() else ())

    def _ids(self) -> list[int]:
        rows = self._model.rowCount()
        first = self._table.rowAt(0)
        last = self._table.rowAt(self._table.height())
        seen = range(max(first, 0), min(last + 1 if last >= 0 else rows, max(first, 0) + MOST))
        shown = [self._model.at_hand(row) for row in seen] if rows else []
        orders = [*self._table.orders()[:MOST], *shown]
        return [order.id for order in orders if order is not None and order.panel_id]
