"""What panes need of the program, kept in memory, so that tests step it by hand."""

from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QObject, Signal

from xpanel_desktop.domain.account import Account, Dialects
from xpanel_desktop.domain.catalogue_changes import ServiceChange
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.checks import Situation
from xpanel_desktop.domain.errors import Unreachable
from xpanel_desktop.domain.guarantee import Guarantee
from xpanel_desktop.domain.order import NewOrder, Order
from xpanel_desktop.domain.prices import Price
from xpanel_desktop.domain.scorecard import EMPTY, Card
from xpanel_desktop.domain.service import Kind, Service
from xpanel_desktop.domain.service_filter import Marks
from xpanel_desktop.domain.snapshot import Snapshot
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.ticket import Ticket

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ACCOUNT = Account(
    1, "Main", "https://panel.example/api/v2", "v1", currency="USD", dialects=Dialects(rest=True)
)
OTHER = Account(2, "Other", "https://other.example/api/v2", "v2", currency="EUR")


def make(number: int, name: str, **more: Any) -> Service:
    values = {
        "type": "Default",
        "category": "Instagram Likes",
        "rate": Decimal("0.90"),
        "minimum": 10,
        "maximum": 5000,
    } | more
    return Service(id=str(number), name=name, **values)


class NowTasks(QObject):
    """Runs what a slot hands over at once, to its end: nothing here waits for a loop."""

    def start(
        self,
        owner: QObject,
        coroutine: Coroutine[Any, Any, None],
        *,
        name: str,
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        try:
            with suppress(StopIteration):
                while True:
                    coroutine.send(None)
        except Exception as error:
            if on_error is None:
                raise
            on_error(error)


class FixedScope(QObject):
    changed = Signal()

    def __init__(self, account: Account | None = ACCOUNT) -> None:
        super().__init__()
        self.account = account

    @property
    def accounts(self) -> tuple[Account, ...]:
        return (self.account,) if self.account else ()

    def turn(self, account: Account | None) -> None:
        self.account = account
        self.changed.emit()


class MemorySettings:
    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}

    def get(self, key: str, default: Any) -> Any:
        return self.kept.get(key, default)

    async def set(self, key: str, value: Any) -> None:
        self.kept[key] = value


class MemoryMarks:
    """Favourites, recents and changes in memory."""

    def __init__(self, core: "MemoryCore") -> None:
        self._core = core
        self.kept = Marks()
        self.changes: list[ServiceChange] = []
        self.seen_at: datetime | None = None

    async def load(self, account_id: int) -> Marks:
        return self.kept if account_id == ACCOUNT.id else Marks()

    async def favour(self, account_id: int, service_id: str, *, on: bool) -> None:
        liked = self.kept.favourites
        self.keep(favourites=liked | {service_id} if on else liked - {service_id})

    async def feed(self, account_id: int) -> list[ServiceChange]:
        return self.changes if account_id == ACCOUNT.id else []

    def seen(self, account_id: int) -> datetime | None:
        return self.seen_at if account_id == ACCOUNT.id else None

    async def see(self, account_id: int) -> None:
        self.seen_at = NOW
        self.keep(changed={})

    def keep(self, **marks: Any) -> None:
        self.kept = replace(self.kept, **marks)
        self._core.publish(Changes.of(Table.MARKS, [ACCOUNT.id]))


class MemoryScorecards:
    """What orders told of services, put there by a test."""

    def __init__(self) -> None:
        self.cards: dict[str, Card] = {}
        self.moved: tuple[Price, ...] = ()

    async def load(self, account_id: int) -> dict[str, Card]:
        return dict(self.cards) if account_id == ACCOUNT.id else {}

    async def of(self, account_id: int, service_id: str) -> Card:
        return (await self.load(account_id)).get(service_id, EMPTY)

    async def prices(self, account_id: int, service_id: str) -> tuple[Price, ...]:
        return self.moved


class MemoryGuarantees:
    """The guarantees of services in memory."""

    def __init__(self, core: "MemoryCore") -> None:
        self._core = core
        self.kept: dict[str, Guarantee] = {}

    async def guarantees(self, account_id: int) -> dict[str, Guarantee]:
        return self.kept if account_id == ACCOUNT.id else {}

    async def set_guarantee(
        self, account_id: int, service_id: str, guarantee: Guarantee | None
    ) -> None:
        self.kept = {name: one for name, one in self.kept.items() if name != service_id}
        if guarantee is not None:
            self.kept[service_id] = guarantee
        self._core.publish(Changes.of(Table.GUARANTEES, [account_id]))


class MemoryCore:
    """All the parts of Core that these panes touch, in one object."""

    def __init__(self, services: tuple[Service, ...] | None = ()) -> None:
        self.clock = self.notices = self.accounts = self.catalogs = self
        self.tickets = self.sessions = self
        self.settings = MemorySettings()
        self.marks = MemoryMarks(self)
        self.scorecards = MemoryScorecards()
        self.aftersales = MemoryGuarantees(self)
        self.offline = True
        self.snapshots = {} if services is None else {1: Snapshot(services, NOW - timedelta(2))}
        self.descriptions: dict[tuple[int, str], str] = {}
        self.fresh: dict[int, Snapshot | Exception] = {}
        self.known = {1: ACCOUNT, 2: OTHER}
        self.remembered: dict[str, Kind] = {}
        self.situations = Situation(xpanel=True)
        self.same_links: dict[str, int] = {}
        self.pools_asked: list[int] = []
        self.pools_found: Situation | None = None
        self.orders: dict[int, Order] = {}
        self.trouble: Exception | None = None
        self._callbacks: list[Callable[[Changes], None]] = []

    def now(self) -> datetime:
        return NOW

    def subscribe(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback)

    def publish(self, changes: Changes) -> None:
        for callback in self._callbacks:
            callback(changes)

    def get(self, account_id: int) -> Account | None:
        return self.known.get(account_id)

    async def load(self, account_id: int) -> Snapshot | None:
        return self.snapshots.get(account_id)

    async def head(self, account_id: int) -> tuple[Service, ...]:
        snapshot = self.snapshots.get(account_id)
        return snapshot.services[:200] if snapshot else ()

    async def description(self, account_id: int, service_id: str) -> str:
        return self.descriptions.get((account_id, service_id), "")

    async def sync(self, account_id: int) -> Snapshot:
        fresh = self.fresh[account_id]
        if isinstance(fresh, Exception):
            raise fresh
        self.snapshots[account_id] = fresh
        self.publish(Changes.of(Table.SERVICES, [account_id]))
        return fresh

    async def pools(self, account_id: int) -> None:
        self.pools_asked.append(account_id)
        if self.pools_found is None:
            raise Unreachable("no route")
        self.situations = self.pools_found

    async def kinds(self, account_id: int) -> Mapping[str, Kind]:
        return self.remembered

    async def remember_kind(self, account_id: int, service_id: str, kind: Kind) -> None:
        self.remembered[service_id] = kind

    async def situation(self, ticket: Ticket, *, but: int | None = None) -> Situation:
        known = self.situations
        return Situation(
            known.xpanel, known.balance, self.same_links.get(ticket.text("link"), 0),
            known.agreed_rate, known.order_limit, known.pools,
        )  # fmt: skip

    async def save_draft(self, new: NewOrder, order_id: int | None = None) -> Order:
        return self._store(new, order_id, State.DRAFT)

    async def send(self, new: NewOrder, order_id: int | None = None) -> Order:
        return self._store(new, order_id, State.QUEUED)

    def _store(self, new: NewOrder, order_id: int | None, state: State) -> Order:
        if self.trouble is not None:
            raise self.trouble
        number = order_id or len(self.orders) + 1
        order = Order(
            id=number,
            state=state,
            ticket=new.ticket,
            service_name=new.service_name,
            category=new.category,
            rate=new.rate,
            currency=new.currency,
            expected_charge=new.expected_charge,
            quantity=new.quantity,
            created_at=NOW,
        )
        self.orders[number] = order
        return order
