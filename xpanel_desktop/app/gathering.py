"""Gathers what the balance tells of an unknown order: reads only, and decides nothing."""

from xpanel_desktop.app.balances import Balances
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.domain.evidence import BalanceEvidence, OwnOrders
from xpanel_desktop.domain.order import Order
from xpanel_desktop.store.balances import BalanceRows
from xpanel_desktop.store.cases import EvidenceRows

GAP = 5.0
"""Seconds between the two readings after sending: a balance on the move shows in them."""


class Gathering:
    """Reads the balance twice, and lays it beside the last reading from before sending."""

    def __init__(
        self, rows: EvidenceRows, readings: BalanceRows, balances: Balances, clock: Clock
    ) -> None:
        self._rows = rows
        self._readings = readings
        self._balances = balances
        self._clock = clock

    async def balance(self, order: Order) -> BalanceEvidence:
        """Read the balance now and once more after GAP. Raises PanelError, AmountError."""
        account_id = order.ticket.account_id
        first = await self._balances.refresh(account_id)
        await self._clock.sleep(GAP)
        second = await self._balances.refresh(account_id)
        assert order.sent_at is not None, "an unknown order was sent"
        before = await self._readings.before(account_id, order.sent_at)
        own = OwnOrders()
        if before is not None:
            own = await self._rows.own_orders(order, before.at, second.at)
        in_flight = await self._rows.in_flight(order)
        return BalanceEvidence(before, (first, second), own, in_flight)
