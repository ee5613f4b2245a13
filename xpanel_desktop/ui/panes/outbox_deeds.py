"""What the pane of drafts and outbox does to orders: plain calls, outcomes in words."""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.order import Order, rewritten
from xpanel_desktop.domain.state import DELETABLE, Event, State, can
from xpanel_desktop.ui.models.orders import OrdersModel, Picked, Span
from xpanel_desktop.ui.panes.outbox_review import Review, review
from xpanel_desktop.ui.tasks import Tasks

MOST = 1000
"""Orders that one deed takes at once: what is done is looked at first."""
Deed = Callable[[list[int]], Coroutine[Any, Any, list[int]]]


def able(orders: Sequence[Order], event: Event) -> list[Order]:
    """Return those of `orders` to which `event` can happen now."""
    return [order for order in orders if can(order.state, event)]


def deletable(orders: Sequence[Order]) -> list[Order]:
    """Return those of `orders` that may be deleted."""
    return [order for order in orders if order.state in DELETABLE]


class OutboxDeeds(QObject):
    """Queues, holds, resumes, opens for editing and deletes. Ids that did not move are told."""

    reviewed = Signal(object, str)
    """A Review that waits for the operator's word, and the event it is for."""
    editing = Signal(object)
    """An Order that is a draft now, to be opened in the ticket."""
    deleted = Signal(object)
    """The orders deleted, for an undo."""
    said = Signal(str)
    """An outcome worth a word."""

    def __init__(self, core: Core, tasks: Tasks, model: OrdersModel) -> None:
        super().__init__(model)
        self._core = core
        self._tasks = tasks
        self._model = model

    def review(self, spans: Sequence[Span], event: Event) -> None:
        """Check what is about to be sent; `reviewed` brings the outcome."""
        self._start(self._review(self._pick(spans), event), "review")

    def send(self, checked: Review, event: Event) -> None:
        """Queue or resume what the operator confirmed."""
        self._start(self._send(checked, event), "send")

    def hold(self, spans: Sequence[Span]) -> None:
        """Take queued orders out of the line."""
        self._start(self._hold(self._pick(spans)), "hold")

    def edit(self, order: Order) -> None:
        """Make a draft of an order, if it is none yet, and open it."""
        self._start(self._edit(order), "edit")

    def delete(self, spans: Sequence[Span]) -> None:
        """Delete what may be deleted."""
        self._start(self._delete(self._pick(spans)), "delete")

    def restore(self, orders: Sequence[Order]) -> None:
        """Undo a deletion: save the orders again, as drafts."""
        self._start(self._restore(orders), "restore")

    def _start(self, coroutine: Coroutine[Any, Any, None], name: str) -> None:
        self._tasks.start(self, coroutine, name=f"outbox: {name}")

    def _pick(self, spans: Sequence[Span]) -> Picked:
        """Tell which orders are meant, at once: a moment later others may be in their rows."""
        if sum(length for _, length in spans) > MOST:
            self.said.emit(self.tr("The first %Ln of the selected orders are taken.", "", MOST))
        return self._model.pick(spans, MOST)

    async def _review(self, rows: Picked, event: Event) -> None:
        orders = able(await self._model.read(rows), event)
        if orders:
            self.reviewed.emit(await review(self._core, orders), event.value)

    async def _send(self, checked: Review, event: Event) -> None:
        tickets = self._core.tickets
        for item in checked.going:
            if item.renewed is not None:
                await tickets.save_draft(item.renewed, item.order.id)
        deed = tickets.resume if event is Event.RESUME else tickets.queue
        await self._move([item.order for item in checked.going], deed)

    async def _hold(self, rows: Picked) -> None:
        orders = able(await self._model.read(rows), Event.HOLD)
        await self._move(orders, self._core.tickets.hold)

    async def _move(self, orders: Sequence[Order], deed: Deed) -> None:
        moved = await deed([order.id for order in orders])
        left = len(orders) - len(moved)
        if left:
            self.said.emit(
                self.tr(
                    "%Ln order(s) had moved on in the meantime and stayed as they are.", "", left
                )
            )

    async def _edit(self, order: Order) -> None:
        if order.state is not State.DRAFT:
            if not await self._core.tickets.edit([order.id]):
                self.said.emit(
                    self.tr("This order had moved on in the meantime: it is being sent.")
                )
                return
            found = await self._core.orders.get([order.id])
            if not found:
                return
            order = found[0]
        self.editing.emit(order)

    async def _delete(self, rows: Picked) -> None:
        orders = deletable(await self._model.read(rows))
        gone = set(await self._core.tickets.delete([order.id for order in orders]))
        deleted = [order for order in orders if order.id in gone]
        if deleted:
            self.deleted.emit(deleted)

    async def _restore(self, orders: Sequence[Order]) -> None:
        for order in sorted(orders, key=lambda order: order.id):
            await self._core.tickets.save_draft(rewritten(order))
