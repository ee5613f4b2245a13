"""One account at work: its client and its background loops, started and stopped together."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.api.transport import Transport
from xpanel_desktop.app.balances import BalanceReader
from xpanel_desktop.app.catalogs import CatalogReader
from xpanel_desktop.app.connection import NO_KEY, OFFLINE, Link, Reach
from xpanel_desktop.app.cut_short import recover
from xpanel_desktop.app.following import Following
from xpanel_desktop.app.gate import Gate
from xpanel_desktop.app.loops import Loop, OnTrouble
from xpanel_desktop.app.outbox import Outbox, Surroundings
from xpanel_desktop.app.poller import Pacing, Poller
from xpanel_desktop.app.shared import Shared
from xpanel_desktop.app.sources import Source
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.secret import Secret


@dataclass(frozen=True, slots=True)
class Work:
    """The parts of a session that has its key."""

    source: Source
    outbox: Outbox
    poller: Poller
    following: Following
    balance: BalanceReader
    catalogue: CatalogReader

    @property
    def loops(self) -> tuple[Loop, ...]:
        """Every background loop."""
        parts = (self.outbox, self.poller, self.following, self.balance, self.catalogue)
        return tuple(part.loop for part in parts)

    def retry(self) -> None:
        """Let every loop look again at once, whatever back-off is under way."""
        for part in (self.outbox, self.poller, self.following, self.balance, self.catalogue):
            part.retry()


class Session:
    """The client and the loops of one account."""

    def __init__(self, account: Account, reach: Reach, shared: Shared) -> None:
        self.account_id = account.id
        self.reach = reach
        self._account = account
        self._shared = shared
        self._transport = Transport(
            proxy=account.proxy, ca=account.ca, watcher=shared.traffic.watcher(account.id)
        )
        self._ending: asyncio.Task[None] | None = None
        self._stop_watching: Callable[[], None] | None = None
        self.work: Work | None = None
        """None without a key, and once it is stopping."""
        self.outbox: Outbox | None = None
        """Stays until the session has ended, with what is in flight."""

    async def start(self) -> None:
        """Fetch the key and start the loops; without a key the connection says so."""
        self.show_link()
        key = await self._shared.book.key_of(self._account)
        if self._ending is not None:
            return
        if key is None:
            self.reach.set(Link.REFUSED, NO_KEY)
            return
        await self._shared.book.heed_unknowns(self.account_id)
        now = asyncio.get_running_loop().time()
        rate = await self._shared.rates.resume(self.account_id, self._account.per_minute, now)
        if self._ending is not None:
            return
        work = self._build(key, Limiter(self._account.per_minute, rate))
        self.work, self.outbox = work, work.outbox
        self.reach.when_back = work.retry
        self._shared.sources.connect(self.account_id, work.source)
        for loop in work.loops:
            loop.start()
        self._stop_watching = self._shared.attention.when_moved(work.poller.loop.wake)

    def show_link(self) -> None:
        """Begin the connection anew: nothing is known of it yet, or one works offline."""
        if self._shared.is_offline():
            self.reach.set(Link.OFFLINE, OFFLINE)
        else:
            self.reach.set(Link.UNKNOWN)

    def changed(self, *, orders: bool, requests: bool = False) -> None:
        """Let the loops look again that this concerns, or the account; back-off is kept."""
        if self.work is not None:
            self.work.outbox.loop.wake()
            if orders:
                self.work.poller.loop.wake()
            if requests:
                self.work.following.loop.wake()

    async def stop(self) -> None:
        """Stop the loops, wait for adds in flight, and close the connections.

        Goes on to its end when whoever waits for it is cancelled.
        """
        if self._ending is None:
            name = f"ending the session of account {self.account_id}"
            self._ending = asyncio.get_running_loop().create_task(self._end(), name=name)
        await asyncio.shield(self._ending)

    async def _end(self) -> None:
        work, self.work = self.work, None
        self.reach.when_back = None
        stop, self._stop_watching = self._stop_watching, None
        if stop is not None:
            stop()
        self._shared.sources.connect(self.account_id, None)
        if work is not None:
            await work.outbox.stop()
            await asyncio.gather(*(loop.stop() for loop in work.loops))
        await self._transport.close()
        self._shared.troubles.forget(self.account_id)

    def _build(self, key: Secret, limiter: Limiter) -> Work:
        """Build the client and every loop; nothing runs yet."""
        shared, account = self._shared, self._account
        number, clock, is_offline = account.id, shared.clock, shared.is_offline
        panel = Panel(
            account.url,
            key,
            transport=self._transport,
            limiter=limiter,
            dialects=account.dialects,
            may_change=partial(shared.book.may_change, number),
            may_leave=shared.sources.check,
        )
        source = Source(panel, self.reach)
        around = Surroundings(
            shared.book,
            shared.stores.journal,
            shared.stores.queue,
            shared.stores.drafts,
            Gate(shared.catalogs, shared.caution),
            shared.caution,
            shared.emergency,
            clock,
            shared.notices,
            shared.troubles,
            self.reach,
            is_offline,
            partial(recover, shared.stores, shared.emergency, clock, number),
            self._when_accepted,
            self._reporter("outbox"),
        )
        poller = Poller(
            number,
            source,
            shared.stores.tracking,
            clock,
            shared.notices,
            is_offline,
            Pacing(limiter, shared.rates, shared.attention),
            self._reporter("poller"),
        )
        following = Following(
            number,
            source,
            shared.stores.requests,
            shared.stores.tracking,
            clock,
            shared.notices,
            is_offline,
            self._reporter("aftersales"),
        )
        return Work(
            source,
            Outbox(number, panel, around),
            poller,
            following,
            BalanceReader(number, shared.balances, clock, is_offline, self._reporter("balance")),
            CatalogReader(number, shared.catalogs, clock, is_offline, self._reporter("catalogue")),
        )

    def _reporter(self, loop: str) -> OnTrouble:
        """Return what tells of a loop that fails, and that it is well again."""
        return self._shared.troubles.reporter(loop, self.account_id)

    def _when_accepted(self) -> None:
        """Follow the order that was accepted, and read the balance that it moved."""
        if self.work is not None:
            self.work.poller.loop.wake()
            self.work.balance.settle()
