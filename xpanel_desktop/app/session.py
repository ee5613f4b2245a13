"""One account at work: its client and its background loops, started and stopped together."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.api.transport import Transport
from xpanel_desktop.app.accounts import AccountBook
from xpanel_desktop.app.balances import EVERY, SETTLE, Balances
from xpanel_desktop.app.catalogs import STALE, Catalogs, Source
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.connection import NO_KEY, Link, Reach
from xpanel_desktop.app.loops import Loop, Patience
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.outbox import Outbox, Surroundings
from xpanel_desktop.app.poller import Poller
from xpanel_desktop.app.sending import Sending
from xpanel_desktop.app.stores import Stores
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.errors import PanelError


@dataclass(frozen=True, slots=True)
class Shared:
    """What all sessions share."""

    stores: Stores
    book: AccountBook
    catalogs: Catalogs
    balances: Balances
    clock: Clock
    notices: Notices
    is_offline: Callable[[], bool]


class Session:
    """The client and the loops of one account."""

    def __init__(self, account: Account, reach: Reach, shared: Shared) -> None:
        self.account_id = account.id
        self.reach = reach
        self._account = account
        self._shared = shared
        self._transport = Transport(proxy=account.proxy)
        self._loops: list[Loop] = []
        self.outbox: Outbox | None = None
        self.poller: Poller | None = None
        self._balance_due = 0.0
        self._balance_wait = Patience()
        self._catalogue_wait = Patience()

    async def start(self) -> None:
        """Fetch the key and start the loops; without a key the connection says so."""
        key = await self._shared.book.key_of(self._account)
        if key is None:
            self.reach.set(Link.REFUSED, NO_KEY)
            return
        shared, account = self._shared, self._account
        limiter = Limiter(account.per_minute)
        panel = Panel(
            account.url,
            key,
            transport=self._transport,
            limiter=limiter,
            dialects=account.dialects,
        )
        self.poller = Poller(
            account.id,
            panel,
            shared.stores.tracking,
            shared.clock,
            shared.notices,
            self.reach,
            shared.is_offline,
        )
        self.outbox = self._outbox(panel)
        balance = Loop(f"balance of account {account.id}", self._read_balance, shared.clock)
        catalogue = Loop(f"catalogue of account {account.id}", self._read_catalogue, shared.clock)
        self._loops = [self.outbox.loop, self.poller.loop, balance, catalogue]
        shared.catalogs.connect(account.id, Source(panel, self.reach))
        shared.balances.connect(account.id, panel, self.reach)
        for loop in self._loops:
            loop.start()

    def wake(self) -> None:
        """Let every loop look again at once: something changed."""
        if self.outbox is not None:
            self.outbox.retry()
        if self.poller is not None:
            self.poller.retry()
        for loop in self._loops:
            loop.wake()

    async def stop(self) -> None:
        """Stop the loops, wait for adds in flight, and close the connections."""
        self._shared.catalogs.connect(self.account_id, None)
        self._shared.balances.connect(self.account_id, None, self.reach)
        if self.outbox is not None:
            await self.outbox.stop()
        await asyncio.gather(*(loop.stop() for loop in self._loops))
        await self._transport.close()

    def _outbox(self, panel: Panel) -> Outbox:
        shared = self._shared

        def sending(may_send: Callable[[], bool]) -> Sending:
            return Sending(panel, shared.stores.journal, shared.clock, shared.notices, may_send)

        around = Surroundings(
            shared.book,
            shared.stores.journal,
            shared.clock,
            self.reach,
            shared.is_offline,
            self._when_accepted,
        )
        return Outbox(self.account_id, sending, around)

    def _when_accepted(self) -> None:
        """Follow the order that was accepted, and read the balance that it moved."""
        _outbox, poller, balance, _catalogue = self._loops
        poller.wake()
        self._balance_due = self._shared.clock.monotonic() + SETTLE
        balance.wake()

    async def _read_balance(self) -> float | None:
        if self._shared.is_offline():
            return None
        wait = self._balance_due - self._shared.clock.monotonic()
        if wait > 0:
            return wait
        was_online = self.reach.connection.link is Link.ONLINE
        try:
            await self._shared.balances.refresh(self.account_id)
        except PanelError:
            return self._balance_wait.after_failure()
        if not was_online and self.outbox is not None:
            self.outbox.retry()
        self._balance_wait.reset()
        return EVERY

    async def _read_catalogue(self) -> float | None:
        if self._shared.is_offline():
            return None
        try:
            await self._shared.catalogs.sync_if_stale(self.account_id)
        except PanelError:
            return self._catalogue_wait.after_failure()
        self._catalogue_wait.reset()
        return STALE.total_seconds()
