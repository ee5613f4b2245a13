"""The balance: read every few minutes and after accepted orders, kept over time."""

import logging
from collections.abc import Awaitable, Callable

from xpanel_desktop.app.accounts import AccountBook
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.connection import OFFLINE
from xpanel_desktop.app.loops import Loop, OnTrouble, Patience
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.sources import Sources
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.errors import PanelError, Unreachable
from xpanel_desktop.domain.snapshot import Balance
from xpanel_desktop.store.balances import BalanceRows

EVERY = 180.0
"""Seconds between readings."""
SETTLE = 2.0
"""Seconds that a reading waits after an accepted order, so that one serves several."""
_logger = logging.getLogger(__name__)


class Balances:
    """The last known balance of each account."""

    def __init__(
        self,
        rows: BalanceRows,
        book: AccountBook,
        sources: Sources,
        clock: Clock,
        notices: Notices,
    ) -> None:
        self._rows = rows
        self._book = book
        self._sources = sources
        self._clock = clock
        self._notices = notices
        self._when_read: Callable[[int], Awaitable[object]] | None = None

    def when_read(self, look: Callable[[int], Awaitable[object]]) -> None:
        """Let `look` be awaited with an account's id after each reading of its balance."""
        self._when_read = look

    async def last(self, account_id: int) -> Balance | None:
        """Return the newest reading, None when there is none."""
        return await self._rows.last(account_id)

    async def refresh(self, account_id: int) -> Balance:
        """Read the balance now and keep it. Raises PanelError, AmountError."""
        source = self._sources.get(account_id)
        money = await source.heard(source.panel.balance())
        if not self._sources.is_at(account_id, source):  # it leads elsewhere by now
            raise Unreachable(OFFLINE)
        balance = Balance(money, self._clock.now())
        await self._rows.record(account_id, balance.at, money)
        await self._book.set_currency(account_id, money.currency)
        self._notices.publish(Changes.of(Table.BALANCES, [account_id]))
        if self._when_read is not None:
            try:
                await self._when_read(account_id)
            except Exception:
                _logger.exception("what follows a reading failed")
        return balance


class BalanceReader:
    """Reads one account's balance for as long as its session runs."""

    def __init__(
        self,
        account_id: int,
        balances: Balances,
        clock: Clock,
        is_offline: Callable[[], bool],
        on_trouble: OnTrouble | None = None,
    ) -> None:
        self._account_id = account_id
        self._balances = balances
        self._clock = clock
        self._is_offline = is_offline
        self._patience = Patience()
        self._next_at = 0.0
        self._settled_at: float | None = None
        """When the panel's books will hold what was just accepted; None: nothing was."""
        self.loop = Loop(f"balance of account {account_id}", self._step, clock, on_trouble)

    def retry(self) -> None:
        """Read at once, whatever wait is under way."""
        self._next_at = 0.0
        self.loop.wake()

    def settle(self) -> None:
        """Read soon: an order was accepted. Further orders do not put the reading off."""
        if self._settled_at is None:
            self._settled_at = self._clock.monotonic() + SETTLE
        self.loop.wake()

    async def _step(self) -> float | None:
        if self._is_offline():
            return None
        wait = self._due() - self._clock.monotonic()
        if wait > 0:
            return wait
        self._settled_at = None
        try:
            await self._balances.refresh(self._account_id)
        except PanelError:
            self._next_at = self._clock.monotonic() + self._patience.after_failure()
        else:
            self._next_at = self._clock.monotonic() + EVERY
            self._patience.reset()
        return self._due() - self._clock.monotonic()

    def _due(self) -> float:
        return self._next_at if self._settled_at is None else min(self._next_at, self._settled_at)
