"""A stage for the panes of orders: the real store in a real file, one loop for Qt and asyncio."""

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar, cast

import shiboken6
from PySide6.QtCore import QObject, Signal

from xpanel_desktop.app.aftersales import Aftersales
from xpanel_desktop.app.attention import Attention
from xpanel_desktop.app.balances import Balances
from xpanel_desktop.app.catalogs import Catalogs
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.connection import Reach
from xpanel_desktop.app.elsewhere import Elsewhere
from xpanel_desktop.app.gathering import Gathering
from xpanel_desktop.app.line import Line
from xpanel_desktop.app.reconciling import Reconciling
from xpanel_desktop.app.searching import Searching
from xpanel_desktop.app.sources import Source, Sources
from xpanel_desktop.app.stores import stores_of
from xpanel_desktop.app.views import Views
from xpanel_desktop.app.watch import Watch
from xpanel_desktop.domain.account import Account, Dialects
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.checks import Situation
from xpanel_desktop.domain.money import Money
from xpanel_desktop.domain.order import Ending, NewOrder, Order, Report, written
from xpanel_desktop.domain.service import Service
from xpanel_desktop.domain.state import Event, State
from xpanel_desktop.domain.stops import Stop
from xpanel_desktop.domain.ticket import Ticket, request
from xpanel_desktop.store.accounts import AccountRows
from xpanel_desktop.store.balances import BalanceRows
from xpanel_desktop.store.catalog import CatalogRows
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.drafts import Drafts
from xpanel_desktop.store.following import FollowedRows
from xpanel_desktop.store.history import HistoryRows
from xpanel_desktop.store.journal import Journal
from xpanel_desktop.store.pages import Pages
from xpanel_desktop.store.queue import Queue
from xpanel_desktop.store.tracking import Tracking
from xpanel_desktop.store.views import ViewRows
from xpanel_desktop.store.watch import WatchRows
from xpanel_desktop.ui.fair_loop import FairLoop

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
T = TypeVar("T")
LIKES = Service(
    "1042", "Instagram Beğeni · gerçek, hızlı", "Default", "Instagram", Decimal("0.90"), 10, 5000
)
VIEWS = Service("88", "TikTok İzlenme", "Default", "TikTok", Decimal("0.045"), 100, 1_000_000)
COMMENTS = Service(
    "7", "YouTube Custom Comments", "Custom Comments", "YouTube", Decimal(12), 1, 500
)
SERVICES = (LIKES, VIEWS, COMMENTS)
MAIN = Account(
    0, "Main shop", "https://panel.example/api/v2", "v1", "blue", "USD", Dialects(rest=True)
)
OTHER = Account(0, "Reseller", "https://other.example/api/v2", "v2", "orange", "EUR")


class LoopTasks(QObject):
    """Starts coroutines on the running loop and keeps what went wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.failures: list[Exception] = []
        self._tasks: set[asyncio.Task[None]] = set()

    def start(
        self,
        owner: QObject,
        coroutine: Coroutine[Any, Any, None],
        *,
        name: str,
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        async def run() -> None:
            try:
                await coroutine
            except Exception as error:  # noqa: BLE001 -- as the program's own tasks do
                if shiboken6.isValid(owner):  # the program cancels what outlives its owner
                    (on_error or self.failures.append)(error)

        task = asyncio.get_event_loop().create_task(run(), name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    @property
    def idle(self) -> bool:
        return not self._tasks


class StageScope(QObject):
    changed = Signal()

    def __init__(self, accounts: "StageAccounts") -> None:
        super().__init__()
        self._accounts = accounts

    @property
    def account(self) -> Account | None:
        return next(iter(self.accounts), None)

    @property
    def accounts(self) -> tuple[Account, ...]:
        return self._accounts.all()


class StageNotices:
    def __init__(self) -> None:
        self._callbacks: list[Callable[[Changes], None]] = []

    def subscribe(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback)

    def publish(self, changes: Changes) -> None:
        for callback in list(self._callbacks):
            callback(changes)


class StageAccounts:
    def __init__(self, rows: AccountRows, notices: StageNotices) -> None:
        self._rows, self._notices = rows, notices
        self._known: dict[int, Account] = {}

    async def add(self, account: Account) -> Account:
        added = await self._rows.add(account)
        self._known[added.id] = added
        return added

    def may_change(self, account_id: int) -> bool:
        account = self._known.get(account_id)
        return account is not None and not account.read_only

    def all(self) -> tuple[Account, ...]:
        return tuple(self._known.values())

    def get(self, account_id: int) -> Account | None:
        return self._known.get(account_id)

    async def heed_unknowns(self, account_id: int) -> None: ...

    async def set_currency(self, account_id: int, currency: str) -> None: ...

    async def set_paused(self, account_id: int, paused: bool) -> None:
        await self.change(account_id, paused=paused)

    async def lift_stop(self, account_id: int) -> None:
        await self.change(account_id, stop_reason="")

    async def change(self, account_id: int, **values: Any) -> None:
        account = dataclasses.replace(self._known[account_id], **values)
        self._known[account_id] = account
        await self._rows.update(account)
        self._notices.publish(Changes.of(Table.ACCOUNTS, [account_id]))


class StageOrders:
    def __init__(self, pages: Pages) -> None:
        self.window, self.count, self.counts = pages.window, pages.count, pages.counts
        self.get, self.attempts = pages.get, pages.attempts
        self.listing, self.offered = pages.listing, pages.offered
        self.asked: list[list[int]] = []
        self.trouble: Exception | None = None
        self.gate: asyncio.Event | None = None
        """Where there is one, asking gets as far as the first hundred and waits."""

    async def refresh(
        self, ids: Iterable[int], on_progress: Callable[[int, int], None] | None = None
    ) -> None:
        self.asked.append(list(ids))
        if self.trouble is not None:
            raise self.trouble
        if on_progress is not None and self.gate is not None:
            on_progress(100, len(self.asked[-1]))
            await self.gate.wait()


class StageHistories:
    """The real records; of what the panel would say of children, what a test put there."""

    def __init__(self, rows: HistoryRows) -> None:
        self.of = rows.read
        self.asked: list[tuple[str, ...]] = []
        self.told: dict[str, Any] = {}
        self.trouble: Exception | None = None

    async def children(self, account_id: int, ids: Iterable[str]) -> dict[str, Any]:
        self.asked.append(tuple(ids))
        if self.trouble is not None:
            raise self.trouble
        return self.told


class StageSettings:
    """Settings in memory."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}

    def get(self, key: str, default: Any) -> Any:
        return self.values.get(key, default)

    async def set(self, key: str, value: Any) -> None:
        self.values[key] = value


class StageTickets:
    def __init__(self, drafts: Drafts, stage: "Stage") -> None:
        self._drafts, self._stage = drafts, stage

    async def situation(self, ticket: Ticket, *, but: int | None = None) -> Situation:
        return Situation(xpanel=True)

    async def save_draft(self, new: NewOrder, order_id: int | None = None) -> Order:
        order = await self._drafts.save(new, self._stage.tick(), order_id)
        self._stage.touched([order.id])
        return order

    async def queue(self, ids: Iterable[int]) -> list[int]:
        return await self._move(ids, Event.QUEUE)

    async def hold(self, ids: Iterable[int]) -> list[int]:
        return await self._move(ids, Event.HOLD)

    async def resume(self, ids: Iterable[int]) -> list[int]:
        return await self._move(ids, Event.RESUME)

    async def edit(self, ids: Iterable[int]) -> list[int]:
        return await self._move(ids, Event.EDIT)

    async def delete(self, ids: Iterable[int]) -> list[int]:
        return self._stage.touched(await self._drafts.delete(ids))

    async def _move(self, ids: Iterable[int], event: Event) -> list[int]:
        return self._stage.touched(await self._drafts.move(ids, event, self._stage.tick()))


class Stage:
    """The parts of Core that the panes of orders touch, over the real store."""

    def __init__(self, loop: asyncio.AbstractEventLoop, folder: Path) -> None:
        self.loop = loop
        self.tasks = LoopTasks()
        self.at = NOW
        self.offline = False
        self.shared = set[int]()
        """Accounts that share one balance."""
        self.sources = Sources(lambda: self.offline)
        self.database = self.run(Database.open(folder / "orders.db"))
        self.drafts, self.journal = Drafts(self.database), Journal(self.database)
        self.tracking = Tracking(self.database)
        notices = StageNotices()
        catalog, balances = CatalogRows(self.database), BalanceRows(self.database)
        accounts = StageAccounts(AccountRows(self.database), notices)
        link = SimpleNamespace(link="online", since=NOW, words="")
        self.core: Any = SimpleNamespace(
            clock=self,
            notices=notices,
            accounts=accounts,
            orders=StageOrders(Pages(self.database)),
            history=StageHistories(HistoryRows(self.database)),
            settings=StageSettings(),
            tickets=StageTickets(self.drafts, self),
            catalogs=SimpleNamespace(load=catalog.load),
            balances=SimpleNamespace(last=balances.last),
            sessions=SimpleNamespace(
                offline=False, connection=lambda _: link, cannot_send=lambda _: False
            ),
            line=Line(Queue(self.database), notices),  # type: ignore[arg-type]
            reconciling=self._reconciling(accounts, notices),
            caution=SimpleNamespace(halted=False),
            attention=Attention(),
        )
        self.core.elsewhere = Elsewhere(
            FollowedRows(self.database),
            self.sources,
            accounts,  # type: ignore[arg-type]
            SimpleNamespace(service=self._service),  # type: ignore[arg-type]
            self,  # type: ignore[arg-type]
            notices,  # type: ignore[arg-type]
            self._purse,
        )
        self.core.views = Views(
            ViewRows(self.database),
            accounts,  # type: ignore[arg-type]
            self.core.catalogs,
            notices,  # type: ignore[arg-type]
        )
        self.core.watch = Watch(WatchRows(self.database), self.core.clock, notices)  # type: ignore[arg-type]
        self.core.aftersales = self._aftersales(catalog)
        self.scope: Any = StageScope(accounts)
        self.main = self.run(accounts.add(MAIN))
        self.other = self.run(accounts.add(OTHER))
        self.run(catalog.replace(self.main.id, SERVICES, NOW - timedelta(hours=2)))
        self.run(balances.record(self.main.id, NOW, Money(Decimal("100.84"), "USD")))

    def _aftersales(self, catalog: CatalogRows) -> Aftersales:
        """Return the real one, whose panels are away until a test connects one."""
        core = self.core
        catalogs = Catalogs(catalog, self.sources, core.clock, core.notices)
        settings: Any = SimpleNamespace(get=lambda _key, default: default)
        return Aftersales(
            stores_of(self.database), core.accounts, catalogs, self.sources, settings,
            core.tickets.save_draft, core.clock, core.notices,
        )  # fmt: skip

    async def _purse(self, account_id: int) -> tuple[int, ...]:
        return tuple(self.shared) if account_id in self.shared else (account_id,)

    async def _service(self, account_id: int, service_id: str) -> Service | None:
        return next((one for one in SERVICES if one.id == service_id), None)

    def monotonic(self) -> float:
        return self.loop.time()

    def run(self, work: Awaitable[T]) -> T:
        async def wait() -> T:
            return await work

        return self.loop.run_until_complete(wait())

    def until(self, condition: Callable[[], object], what: str = "") -> None:
        """Let Qt and asyncio work until `condition` holds; fail after ten seconds."""

        async def wait() -> None:
            end = self.loop.time() + 10
            while not condition():
                assert self.loop.time() < end, f"waited in vain: {what}"
                await asyncio.sleep(0.005)

        self.loop.run_until_complete(wait())
        assert not self.tasks.failures, self.tasks.failures

    def tick(self) -> datetime:
        self.at += timedelta(milliseconds=10)
        return self.at

    def touched(self, ids: list[int]) -> list[int]:
        self.core.notices.publish(Changes.of(Table.ORDERS, ids))
        return ids

    def draft(
        self, link: str, service: Service = LIKES, account: Account | None = None, **values: str
    ) -> Order:
        typed = {"link": link, "quantity": "1000"} | values
        owner = account or self.main
        new = written(Ticket(owner.id, service.id, service.kind, typed), service, owner.currency)
        return self.run(self.drafts.save(new, self.tick()))

    def queued(self, link: str, service: Service = LIKES, account: Account | None = None) -> Order:
        order = self.draft(link, service, account)
        self.run(self.drafts.queue([order.id], self.tick()))
        return self.order(order.id)

    def sent(
        self,
        link: str,
        ending: Ending,
        event: Event,
        *,
        panel_id: str = "",
        service: Service = LIKES,
        account: Account | None = None,
        **more: Any,
    ) -> Order:
        order = self.queued(link, service, account)
        number = self.run(
            self.journal.begin(order.id, self.tick(), request(order.ticket, xpanel=True))
        )
        self.run(
            self.journal.end(
                order.id, number, self.tick(), ending, event=event, panel_id=panel_id, **more
            )
        )
        return self.order(order.id)

    def placed(self, link: str, panel_id: str, **more: Any) -> Order:
        return self.sent(link, Ending.ACCEPTED, Event.ACCEPT, panel_id=panel_id, **more)

    def unknown(
        self, link: str, answer: str = "<html>502 Bad Gateway</html>", **more: Any
    ) -> Order:
        return self.sent(
            link,
            Ending.UNKNOWN,
            Event.LOSE,
            reason="the answer was cut short",
            http_status=502,
            answer=answer,
            **more,
        )

    def report(self, reports: Mapping[int, Report | None]) -> None:
        self.run(self.tracking.apply(reports, self.tick()))
        self.touched(list(reports))

    def order(self, order_id: int) -> Order:
        (order,) = self.run(self.core.orders.get([order_id]))
        return order

    def states(self) -> dict[State, int]:
        return self.run(self._states())

    def until_states(self, expected: dict[State, int]) -> None:
        """Let everything work until the store has exactly these states."""

        async def wait() -> None:
            end = self.loop.time() + 10
            while (found := await self._states()) != expected:
                assert self.loop.time() < end, f"{found} instead of {expected}"
                await asyncio.sleep(0.005)

        self.loop.run_until_complete(wait())

    async def _states(self) -> dict[State, int]:
        counts = await self.core.orders.counts()
        return {state: number for (_, state), number in counts.items()}

    def _reconciling(self, accounts: Any, notices: Any) -> Reconciling:
        stores, clock = stores_of(self.database), cast("Clock", self)
        balances = Balances(stores.balances, accounts, self.sources, clock, notices)
        gathering = Gathering(stores.evidence, stores.balances, balances, clock)
        searching = Searching(stores.evidence, self.sources, clock)
        return Reconciling(stores, gathering, searching, accounts, clock, notices)

    def now(self) -> datetime:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)

    def connect(self, panel: Any) -> None:
        """Let the main account's panel be asked from now on."""
        reach = Reach(self.main.id, cast("Clock", self), self.core.notices)
        self.sources.connect(self.main.id, Source(panel, reach))

    def stop(self, account: Account, reason: Stop) -> None:
        self.run(self.core.accounts.change(account.id, stop_reason=reason.value))

    def close(self) -> None:
        self.until(lambda: self.tasks.idle, "tasks to end")
        self.run(self.database.close())
        self.loop.close()
        asyncio.set_event_loop(None)


def open_loop(qapp: Any) -> FairLoop:
    loop = FairLoop(qapp)
    asyncio.set_event_loop(loop)
    return loop
