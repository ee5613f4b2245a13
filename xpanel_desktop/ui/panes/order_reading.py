"""What the pane of orders asks for beside its table: attempts of an order, and fresh answers."""

from collections.abc import Coroutine, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.tags import Tags
from xpanel_desktop.ui.models.orders import OrdersModel, Span
from xpanel_desktop.ui.tasks import Tasks

MOST = 1000
"""Orders that are asked about at once: ten requests."""


class OrderReading(QObject):
    """Reads in the background; of several readings of attempts the last one asked for counts."""

    details = Signal(object, object, object)
    """An Order, its attempts, and the evidence kept about it."""
    asking = Signal(bool)
    """Whether panels are being asked now."""
    failed = Signal(Exception)

    def __init__(self, core: Core, tasks: Tasks, model: OrdersModel) -> None:
        super().__init__(model)
        self._core = core
        self._tasks = tasks
        self._model = model
        self._wanted = 0
        self._asking = False

    def read(self, order_id: int) -> None:
        """Read an order and its attempts."""
        self._wanted = order_id
        self._start(self._read(order_id), "read an order")

    def refresh(self, spans: Sequence[Span]) -> None:
        """Ask the panels about the selected orders now."""
        if not self._asking and spans:
            self._asking = True
            self.asking.emit(True)  # noqa: FBT003 -- a signal's argument
            self._start(self._refresh(spans), "ask about orders")

    def tag(self, order_id: int, tags: Tags) -> None:
        """Keep what the operator wrote on an order."""
        self._start(self._core.tickets.tag(order_id, tags), "tag an order")

    def _start(self, coroutine: Coroutine[Any, Any, None], name: str) -> None:
        self._tasks.start(self, coroutine, name=name, on_error=self.failed.emit)

    async def _read(self, order_id: int) -> None:
        found = await self._core.orders.get([order_id])
        attempts = await self._core.orders.attempts(order_id)
        kept = await self._core.reconciling.kept(order_id)
        if found and self._wanted == order_id:
            self.details.emit(found[0], tuple(attempts), kept)

    async def _refresh(self, spans: Sequence[Span]) -> None:
        try:
            orders = await self._model.read(spans, MOST)
            await self._core.orders.refresh([order.id for order in orders if order.panel_id])
        finally:
            self._asking = False
            self.asking.emit(False)  # noqa: FBT003 -- a signal's argument
