"""Runs the program's own gathering, search and verdict in simulated worlds, and counts."""

import contextlib
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

from tests.reliability.worlds import PRICE, Placed, World
from tests.support.clock import START
from tests.support.tickets import new_order
from xpanel_desktop.app.balances import Balances
from xpanel_desktop.app.gathering import Gathering
from xpanel_desktop.app.searching import Progress, Searching
from xpanel_desktop.app.sources import Source, Sources
from xpanel_desktop.app.stores import Stores, stores_of
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.evidence import Evidence, Kind, Verdict
from xpanel_desktop.domain.money import Money
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.reconcile import judge
from xpanel_desktop.store.columns import ms, units
from xpanel_desktop.store.database import Database

Judge = Callable[[Evidence], Verdict]


@dataclass
class Tally:
    """Verdicts by the truth, and what must not happen."""

    verdicts: Counter[tuple[bool, Kind]] = field(default_factory=Counter)
    """(placed in truth, verdict) → worlds."""
    wrong: list[int] = field(default_factory=list)
    """Seeds of worlds as assumed in which a placed order was called likely not placed."""
    wrong_elsewhere: list[int] = field(default_factory=list)
    """The same in worlds in which what the verdict says it takes for granted does not hold."""
    as_assumed: int = 0
    adds: int = 0

    def note(self, world: World, kind: Kind) -> None:
        placed = world.traits.placed
        self.verdicts[placed, kind] += 1
        self.adds += world.adds
        self.as_assumed += world.traits.as_assumed
        if placed and kind is Kind.LIKELY_NOT_PLACED:
            (self.wrong if world.traits.as_assumed else self.wrong_elsewhere).append(world.seed)

    def share(self, kind: Kind, *, placed: bool) -> float:
        """Return which part of the worlds with this truth got this verdict."""
        all_of_it = sum(n for (truth, _), n in self.verdicts.items() if truth is placed)
        return self.verdicts[placed, kind] / max(all_of_it, 1)

    def told(self) -> str:
        """Return the shares as lines."""
        lines = [
            f"{'placed' if placed else 'not placed'}: "
            + ", ".join(f"{kind} {self.share(kind, placed=placed):.1%}" for kind in Kind)
            for placed in (True, False)
        ]
        wrong = f"wrong likely_not_placed: {len(self.wrong)} of {self.as_assumed} as assumed"
        return "\n".join([*lines, f"{wrong}, {len(self.wrong_elsewhere)} elsewhere"])


class Everything:
    """Stands for the account book and the notices, which gathering only tells things."""

    async def set_currency(self, account_id: int, currency: str) -> None: ...

    def publish(self, changes: object) -> None: ...

    def heard(self) -> None: ...

    def failed(self, error: Exception) -> None: ...


@contextlib.asynccontextmanager
async def store(folder: Path) -> AsyncIterator[Stores]:
    """Open a database for worlds, one account each."""
    database = await Database.open(folder / "worlds.db")
    try:
        await database._writer.run(lambda db: db.execute("PRAGMA synchronous=OFF").fetchall())
        yield stores_of(database)
    finally:
        await database.close()


async def visit(stores: Stores, world: World, judge_by: Judge = judge) -> Verdict:
    """Write the world's past down, then gather, search and judge as the program does."""
    order = await _past(stores, world)
    around: Any = Everything()
    clock = cast("Any", world)
    sources = Sources(lambda: False)
    sources.connect(order.ticket.account_id, Source(cast("Any", world), around))
    balances = Balances(stores.balances, around, sources, clock, around)
    gathering = Gathering(stores.evidence, stores.balances, balances, clock)
    searching = Searching(stores.evidence, sources, clock)
    world.now_at = world.sent_at + world.traits.waits
    balance = await gathering.balance(order)
    search = await searching.search(order, Progress())
    assert order.sent_at is not None
    return judge_by(Evidence(order.sent_at, order.expected_charge, 0, balance, search))


async def run(
    stores: Stores, seeds: Iterable[int], judge_by: Judge = judge, *, until_wrong: bool = False
) -> Tally:
    """Visit a world for each seed."""
    tally = Tally()
    for seed in seeds:
        world = World(seed)
        tally.note(world, (await visit(stores, world, judge_by)).kind)
        if until_wrong and tally.wrong:
            break
    return tally


async def _past(stores: Stores, world: World) -> Order:
    """Write the orders that were placed, a reading of the balance and the unknown order."""
    name = f"vault-{world.seed}"
    account = await stores.accounts.add(Account(0, "A", "https://p.example/api/v2", name))
    read_at = max(world.sent_at - world.dice.choice([1, 60, 400]), world.own[-1].at + 0.5)
    read = (START + timedelta(seconds=read_at), world.balance_at(read_at))
    await stores.balances.record(account.id, read[0], Money(read[1], "USD"))

    def work(db: sqlite3.Connection) -> int:
        for placed in world.own:
            _write(db, account.id, placed.at, placed, world)
        return _write(db, account.id, world.sent_at, None, world)

    number = await stores.database.write(work)
    (order,) = await stores.pages.get([number])
    assert order.expected_charge == PRICE
    return order


_COLUMNS = (
    "account_id, state, service_id, kind, fields, extra, service_name, category, rate, currency,"
    " expected_charge, quantity, link, found_by, created_at"
)


def _write(
    db: sqlite3.Connection, account_id: int, sent: float, placed: Placed | None, world: World
) -> int:
    """Bring an order through its states as the journal does; `placed` None: its answer is lost."""
    new = new_order(account_id=account_id)
    at = ms(START + timedelta(seconds=sent))
    values = (
        account_id, "queued", "1", "default", "{}", "{}", new.service_name, new.category, None,
        "USD", units(PRICE), 1000, "l", "", at,
    )  # fmt: skip
    marks = ", ".join("?" * len(values))
    number = db.execute(f"INSERT INTO orders ({_COLUMNS}) VALUES ({marks})", values).lastrowid
    assert number is not None
    db.execute(
        "UPDATE orders SET state = 'sending', sent_at = ?, attempts = 1 WHERE id = ?", (at, number)
    )
    db.execute("INSERT INTO attempts (order_id, number, started_at, request) VALUES (?, 1, ?, '')",
               (number, at))  # fmt: skip
    told = 0 if placed is None else units(placed.charge)
    if placed is not None and placed.at + world.traits.charge_late > world.sent_at:
        told = 0
    state, panel_id = ("unknown", "") if placed is None else ("pending", str(placed.number))
    db.execute(
        "UPDATE orders SET state = ?, panel_id = ?, charge = ? WHERE id = ?",
        (state, panel_id, told, number),
    )
    db.execute("UPDATE attempts SET ended_at = ?, ending = 'x' WHERE order_id = ?",
               (at + 400, number))  # fmt: skip
    return number
