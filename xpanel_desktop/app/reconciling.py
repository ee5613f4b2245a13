"""A human's decision on an unknown order. Nothing here decides by itself."""

from xpanel_desktop.app.accounts import AccountBook
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.state import Event
from xpanel_desktop.store.journal import IdHeld, Journal

__all__ = ["IdHeld", "Reconciling"]


class Reconciling:
    """Decides unknown orders by the operator's word; the last one lifts the account's stop."""

    def __init__(self, journal: Journal, book: AccountBook, clock: Clock, notices: Notices) -> None:
        self._journal = journal
        self._book = book
        self._clock = clock
        self._notices = notices

    async def attach(self, order_id: int, panel_id: str) -> Order:
        """Follow it from now on: the operator found it on the panel, under `panel_id`.

        Raises IdHeld when another order has that id, IllegalMove when it is not unknown (any more),
        ValueError for an empty id.
        """
        if not panel_id.strip():
            raise ValueError("an order is attached by its id")
        return await self._decide(order_id, Event.ATTACH, panel_id.strip())

    async def declare_not_placed(self, order_id: int) -> Order:
        """Close it as not placed: the operator says the panel has none. Raises IllegalMove."""
        return await self._decide(order_id, Event.DECLARE_NOT_PLACED)

    async def _decide(self, order_id: int, event: Event, panel_id: str = "") -> Order:
        order = await self._journal.decide(order_id, event, self._clock.now(), panel_id)
        self._notices.publish(Changes.of(Table.ORDERS, [order_id]))
        await self._book.heed_unknowns(order.ticket.account_id)
        return order
