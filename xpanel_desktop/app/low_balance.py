"""Which balances are low: looked at after every reading, told as a fact when it changes.

The fall itself is kept in the database, where it becomes news: once, restarts or not.
"""

from collections.abc import Mapping
from decimal import Decimal, DecimalException

from xpanel_desktop.app.books import Books
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.settings import Settings
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.money import Money
from xpanel_desktop.domain.runway import Runway, Threshold, is_low
from xpanel_desktop.store.low_balances import LowBalanceRows


def setting_of(account_id: int | str) -> str:
    """Return the key of an account's setting; its beginning without one."""
    return f"low balance {account_id}"


class LowBalance:
    """Thresholds by account, and the balances that are below theirs."""

    def __init__(
        self,
        rows: LowBalanceRows,
        books: Books,
        settings: Settings,
        clock: Clock,
        notices: Notices,
    ) -> None:
        self._rows, self._books, self._settings = rows, books, settings
        self._clock, self._notices = clock, notices
        self._low: dict[int, Runway] = {}
        self._noted: dict[int, bool] = {}
        """Whether each balance that was looked at is noted as low."""

    @property
    def low(self) -> Mapping[int, Runway]:
        """What is left of the balances that are low, by account id."""
        return self._low

    def threshold(self, account_id: int) -> Threshold:
        """Return what the operator set for an account."""
        nothing: dict[str, object] = {}
        kept = self._settings.get(setting_of(account_id), nothing)
        amount, days = kept.get("amount"), kept.get("days")
        return Threshold(
            _amount(amount) if isinstance(amount, str) else None,
            days if isinstance(days, int) else None,
        )

    async def set_threshold(self, account_id: int, threshold: Threshold) -> None:
        """Keep what the operator set and look at once."""
        kept = {
            "amount": None if threshold.amount is None else str(threshold.amount),
            "days": threshold.days,
        }
        await self._settings.set(setting_of(account_id), kept)
        await self.look(account_id)

    async def look(self, account_id: int) -> None:
        """Look whether an account's balance is low; tell when that, or what is left, changed."""
        threshold = self.threshold(account_id)
        left = None
        if threshold != Threshold():
            left = await self._books.runway(account_id)
        found = left if left is not None and is_low(threshold, left) else None
        await self._note(account_id, found)
        if found == self._low.get(account_id):
            return
        if found is None:
            self._low.pop(account_id, None)
        else:
            self._low[account_id] = found
        self._notices.publish(Changes.of(Table.LOW_BALANCES, [account_id]))

    async def _note(self, account_id: int, found: Runway | None) -> None:
        """Keep whether a balance is low; what an earlier run noted is not known before that."""
        if self._noted.get(account_id) is (found is not None):
            return
        if found is None:
            await self._rows.risen(account_id)
        else:
            left = Money(found.balance, found.currency)
            await self._rows.fallen(account_id, left, self._clock.now())
        self._noted[account_id] = found is not None


def _amount(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except DecimalException:
        return None
