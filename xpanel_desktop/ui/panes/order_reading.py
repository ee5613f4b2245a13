"""What the pane of orders asks for beside its table: attempts of an order, and fresh answers."""

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from xpanel_desktop.app.core import Core
from xpanel_desktop.app.loops import first_of
from xpanel_desktop.domain.tags import Tags
from xpanel_desktop.ui.models.orders import OrdersModel, Picked, Span
from xpanel_desktop.ui.tasks import Tasks

MOST = 5000
"""Orders that are asked about at once: fifty requests, at the pace that the panel lets through."""


class OrderReading(QObject):
    """Reads in the background; of several readings of attempts the last one asked for counts."""

    details = Signal(object, object, object)
    """An Order, its attempts, and the evidence kept about it."""
    asking = Signal(bool)
    """Whether panels are being asked now."""
    progress = Signal(int, int)
    """How many of how many orders were asked about."""
    failed = Signal(Exception)

    def __init__(self, core: Core, tasks: Tasks, model: OrdersModel) -> None:
        super().__init__(model)
        self._core = core
        self._tasks = tasks
        self._model = model
        self._wanted = 0
        self._asking = False
        self._enough = asyncio.Event()

    def read(self, order_id: int) -> None:
        """Read an order and its attempts."""
        self._wanted = order_id
        self._start(self._read(order_id), "read an order")

    def refresh(self, spans: Sequence[Span]) -> None:
        """Ask the panels about the selected orders now."""
        if not self._asking and spans:
            self._asking = True
            self._enough.clear()
            self.asking.emit(True)  # noqa: FBT003 -- a signal's argument
            self._start(self._refresh(self._model.pick(spans, MOST)), "ask about orders")

    def stop(self) -> None:
        """Ask about no more of the orders; what was told is kept."""
        self._enough.set()

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

    async def _refresh(self, rows: Picked) -> None:
        try:
            orders = await self._model.read(rows)
            ids = [order.id for order in orders if order.panel_id]
            asking = asyncio.ensure_future(self._core.orders.refresh(ids, self.progress.emit))
            await first_of(asking, self._enough.wait())
            if not asking.cancelled():
                asking.result()
        finally:
            self._asking = False
            self.asking.emit(False)  # noqa: FBT003 -- a signal's argument
