"""How careful the operator wants sending to be: limits, tolerance, second thoughts."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal, DecimalException

from xpanel_desktop.app.safety import Safety
from xpanel_desktop.app.settings import Settings

TOLERANCE, REST, ASK = "sending.tolerance", "sending.rest", "sending.ask_after_offline"
"""The settings' keys."""
LIMIT = "sending.limit."
"""Followed by the account's id."""
DAILY = "sending.daily."
"""Followed by the account's id."""
HALTED = "sending.halted"
MOST_REST = 60


@dataclass(frozen=True, slots=True)
class Bounds:
    """What an order of an account is held against before it leaves."""

    order_limit: Decimal | None
    daily_limit: Decimal | None
    tolerance: Decimal
    wished: int
    """How often any of these was set: one that is lifted and put back is another wish."""


class Caution:
    """The operator's wishes for all that sends; settings, read anew each time."""

    def __init__(self, settings: Settings, safety: Safety) -> None:
        self._settings = settings
        self._safety = safety
        self._wished = 0

    @property
    def tolerance(self) -> Decimal:
        """By how many per cent a rate may have risen since the order was written; 0: not at all."""
        return _amount(self._settings.get(TOLERANCE, "")) or Decimal(0)

    @property
    def rest(self) -> timedelta:
        """How long an order stays in the queue at least, so that sending can be undone."""
        seconds = self._settings.get(REST, 0)
        return timedelta(seconds=min(max(seconds, 0), MOST_REST))

    @property
    def asks_after_offline(self) -> bool:
        """Whether what was queued while nothing could be sent waits for the operator's word."""
        return self._settings.get(ASK, default=True)

    def order_limit(self, account_id: int) -> Decimal | None:
        """Return the most that one order of an account may cost; None: no limit."""
        return _amount(self._settings.get(f"{LIMIT}{account_id}", ""))

    def daily_limit(self, account_id: int) -> Decimal | None:
        """Return the most that an account's orders of one day may cost; None: no limit."""
        return _amount(self._settings.get(f"{DAILY}{account_id}", ""))

    def bounds(self, account_id: int) -> Bounds:
        """Return all that an order of an account is held against, as it is wished now."""
        order, day = self.order_limit(account_id), self.daily_limit(account_id)
        return Bounds(order, day, self.tolerance, self._wished)

    @property
    def halted(self) -> bool:
        """Whether the operator stopped all sending, in every account."""
        return self._settings.get(HALTED, default=False)

    @property
    def holds_all(self) -> bool:
        """Whether nothing may leave in any account: stopped, not checked yet, or in doubt."""
        return self.halted or not self._safety.may_send

    async def set_halted(self, *, halted: bool) -> None:
        """Stop all sending, or let it go on. Tracking and cancels never stop."""
        await self._settings.set(HALTED, halted)

    async def set_daily_limit(self, account_id: int, limit: Decimal | None) -> None:
        """Set the most that an account's orders of one day may cost; None takes it away."""
        await self._bind(f"{DAILY}{account_id}", limit)

    async def set_tolerance(self, per_cent: Decimal) -> None:
        """Set by how many per cent a rate may have risen."""
        await self._bind(TOLERANCE, per_cent)

    async def set_rest(self, seconds: int) -> None:
        """Set how many seconds an order stays in the queue at least; 0 to 60."""
        await self._settings.set(REST, seconds)

    async def set_asks_after_offline(self, *, asks: bool) -> None:
        """Set whether what was queued offline waits for the operator's word."""
        await self._settings.set(ASK, asks)

    async def set_order_limit(self, account_id: int, limit: Decimal | None) -> None:
        """Set the most that one order of an account may cost; None takes the limit away."""
        await self._bind(f"{LIMIT}{account_id}", limit)

    async def _bind(self, key: str, amount: Decimal | None) -> None:
        await self._settings.set(key, "" if amount is None else f"{amount:f}")
        self._wished += 1


def _amount(text: str) -> Decimal | None:
    """Return an amount above zero; None for what is none."""
    try:
        found = Decimal(text)
    except DecimalException:
        return None
    return found if found.is_finite() and found > 0 else None
