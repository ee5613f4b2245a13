"""What the tests of the app floor share: an open core, accounts, a scripted panel."""

import asyncio
import contextlib
import itertools
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import cast

from tests.support.clock import VirtualClock
from tests.support.keys import HeldKeys
from tests.support.practice import Practice
from tests.support.tickets import new_order
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.app.connection import Reach
from xpanel_desktop.app.core import Core, open_core
from xpanel_desktop.app.cut_short import recover
from xpanel_desktop.app.emergency import Emergency
from xpanel_desktop.app.gate import Gate
from xpanel_desktop.app.outbox import Outbox, Surroundings
from xpanel_desktop.app.stores import Stores, stores_of
from xpanel_desktop.domain.account import Account, Dialects
from xpanel_desktop.domain.answer import Accepted, Answer, Raw, Unsent
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.order import NewOrder, Order, written
from xpanel_desktop.domain.query import OrderQuery
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.domain.service import Kind, Service
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.ticket import Ticket
from xpanel_desktop.store.database import Database

FAST = 1_000_000
"""Requests a minute: the limiter goes by the real clock and is not what is tested."""
NOWHERE = "http://127.0.0.1:9/api/v2"
"""The discard port: nothing answers there."""


@contextlib.asynccontextmanager
async def opened(
    folder: Path, *, clock: VirtualClock | None = None, keys: HeldKeys | None = None
) -> AsyncIterator[Core]:
    """Open a core until the end of the block."""
    core = await open_core(folder, clock=clock, vault=keys or HeldKeys())
    try:
        yield core
    finally:
        await core.close()


async def account_on(
    core: Core,
    place: Practice | None = None,
    *,
    parallel: int = 1,
    name: str = "Test",
    dialects: Dialects | None = None,
) -> Account:
    """Add an account on a practice panel, or on a port where nothing answers.

    `dialects` take the place of those that the panel was found to speak.
    """
    probe = await core.accounts.test(place.url, place.key) if place else None
    if probe is not None and dialects is not None:
        probe = replace(probe, dialects=dialects)
    return await core.accounts.add(
        name=name,
        url=place.url if place else NOWHERE,
        key=place.key if place else Secret("some-key"),
        colour="blue",
        probe=probe,
        parallel=parallel,
        per_minute=FAST,
    )


def ordered(account: Account, link: str, service: Service, *, quantity: int = 500) -> NewOrder:
    """Return an order for a service of the practice panel."""
    values = {"link": f"https://example.com/{link}", "quantity": str(quantity)}
    return written(
        Ticket(account.id, service.id, Kind.DEFAULT, values), service, account.currency or "USD"
    )


async def plain_service(core: Core, account: Account) -> Service:
    """Return a service of type Default from the account's catalogue, once it is there."""
    snapshot = await core.catalogs.load(account.id) or await core.catalogs.sync(account.id)
    return next(one for one in snapshot.services if one.type == "Default" and one.dripfeed)


async def all_orders(core: Core) -> list[Order]:
    query = OrderQuery(descending=False)
    return await core.orders.window(query, 0, await core.orders.count(query))


async def states(core: Core) -> list[State]:
    """Return the state of every order, the oldest first."""
    return [order.state for order in await all_orders(core)]


async def eventually(condition: Callable[[], Awaitable[object]], *, seconds: float = 10.0) -> None:
    """Wait until what a coroutine tells is true; fails when it is not in time."""
    async with asyncio.timeout(seconds):
        while not await condition():  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0.001)


async def reach(core: Core, *wanted: State) -> None:
    """Wait until the orders stand in exactly these states."""
    found: list[State] = []

    async def there() -> bool:
        found[:] = await states(core)
        return found == list(wanted)

    try:
        await eventually(there, seconds=5.0)
    except TimeoutError:
        raise AssertionError(f"orders stand in {found}, not in {list(wanted)}") from None


async def rest(core: Core, place: Practice) -> None:
    """Wait until nothing is under way: no request, and nothing that waits for the database."""
    calm = 0
    async with asyncio.timeout(10):
        while calm < 6:
            await asyncio.sleep(0.002)
            await core.database.write(lambda _db: None)
            await core.database.read(lambda _db: None)
            calm = 0 if place.door.busy else calm + 1


def watch(core: Core, table: Table) -> list[frozenset[int]]:
    """Return a list that fills with the ids of each notice about a table."""
    seen: list[frozenset[int]] = []

    def note(changes: Changes) -> None:
        if changes.touches(table):
            seen.append(changes.of_table(table))

    core.notices.subscribe(note)
    return seen


async def spoil(database: Database, *, spoilt: bool = True) -> None:
    """Let every write fail from now on as on a disk that became read-only; or end that."""
    word = "ON" if spoilt else "OFF"
    await database._writer.run(lambda db: db.execute(f"PRAGMA query_only={word}").fetchall())


def ours() -> set[str]:
    """Return the names of the tasks that run now, this one aside."""
    return {task.get_name() for task in asyncio.all_tasks() - {asyncio.current_task()}}  # type: ignore[arg-type]


Play = Answer | Exception | None
"""What comes of an `add`: an answer, something unforeseen after sending, or None: accepted."""


@dataclass
class ScriptedPanel:
    """Plays endings of `add` in their order, then accepts; keeps what was really sent."""

    plays: deque[Play] = field(default_factory=deque)
    sent: list[str] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    before: asyncio.Event = field(default_factory=asyncio.Event)
    ids: Iterable[int] = field(default_factory=lambda: itertools.count(1000))

    def __post_init__(self) -> None:
        self.gate.set()
        self.before.set()

    async def add(
        self,
        request: Mapping[str, str],
        *,
        intent: Callable[[], Awaitable[None]],
        deadline: float = 30.0,
    ) -> Answer:
        await self.before.wait()
        play = self.plays.popleft() if self.plays else None
        if isinstance(play, Unsent):
            return play
        await intent()
        self.sent.append(request["link"])
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await self.gate.wait()
        finally:
            self.at_once -= 1
        if isinstance(play, Exception):
            raise play
        return play or Accepted(str(next(iter(self.ids))), Raw(200, "{}"))


@dataclass
class Rig:
    """A real core and database, and one account's outbox that sends to a scripted panel."""

    core: Core
    stores: Stores
    account: Account
    panel: ScriptedPanel
    clock: VirtualClock
    outbox: Outbox
    reach: Reach
    accepted: list[int]

    async def queue(self, *links: str) -> list[int]:
        """Queue an order for each link; return their numbers."""
        made = [
            await self.core.tickets.send(new_order(f"https://x/{one}", account_id=self.account.id))
            for one in links
        ]
        return [order.id for order in made]

    @property
    def stop_reason(self) -> str:
        account = self.core.accounts.get(self.account.id)
        assert account is not None
        return account.stop_reason


@contextlib.asynccontextmanager
async def rigged(
    folder: Path, *plays: Play, parallel: int = 1, clock: VirtualClock | None = None
) -> AsyncIterator[Rig]:
    """Open a core whose one account has an outbox on a scripted panel, running."""
    clock = clock or VirtualClock()
    async with opened(folder, clock=clock) as core:
        stores = stores_of(core.database)
        known = core.accounts.all()
        account = known[0] if known else await account_on(core, parallel=parallel)
        panel = ScriptedPanel(deque(plays))
        accepted: list[int] = []
        link = Reach(account.id, clock, core.notices)
        emergency = Emergency(core.folder, core.folder)
        around = Surroundings(
            book=core.accounts,
            journal=stores.journal,
            queue=stores.queue,
            drafts=stores.drafts,
            gate=Gate(core.catalogs, core.caution),
            caution=core.caution,
            emergency=emergency,
            clock=clock,
            notices=core.notices,
            troubles=core.troubles,
            reach=link,
            is_offline=lambda: core.sessions.offline,
            recover=partial(recover, stores, emergency, clock, account.id),
            when_accepted=lambda: accepted.append(1),
            on_trouble=lambda _error: None,
        )
        outbox = Outbox(account.id, cast("Panel", panel), around)
        core.notices.subscribe(lambda _changes: outbox.loop.wake())
        await core.safety.check()
        outbox.loop.start()
        try:
            yield Rig(core, stores, account, panel, clock, outbox, link, accepted)
        finally:
            panel.gate.set()
            panel.before.set()
            await outbox.stop()
