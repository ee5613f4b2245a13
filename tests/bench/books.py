"""The ledger of a million orders: its newest page, the sums of a month, a month of explanations.

Each floor is what SQLite alone takes for the same entries, on a connection that is open already.
"""

import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial

from tests.bench.blotter import folder, opened
from tests.bench.cases import Case, Samples
from tests.support import million
from xpanel_desktop.app.core import Core
from xpanel_desktop.app.stores import stores_of
from xpanel_desktop.domain.closing import Period
from xpanel_desktop.domain.ledger import LedgerQuery
from xpanel_desktop.store.columns import ms

ACCOUNT = 1
PAGE = 200
HOUR = 3_600_000
MONTH = Period("2026-10", million.ENDS - timedelta(days=50), million.ENDS - timedelta(days=20))
SINCE = million.ENDS - timedelta(days=28)
"""Explanations go back a month from now."""
_ENTRIES = "SELECT * FROM ledger WHERE account_id = ? AND booked_by >= ? AND booked_by < ?"
_SUMS = (
    "SELECT currency, kind, count(*), sum(change) FROM ledger"
    " WHERE account_id = ? AND booked_by >= ? AND booked_by < ? GROUP BY currency, kind"
)


async def page(core: Core) -> object:
    """Read the newest entries as the pane does."""
    return await core.ledger.window(LedgerQuery(), None, PAGE)


async def month(core: Core) -> object:
    """Sum up a month as a statement does."""
    return await stores_of(core.database).closes.statements([ACCOUNT], [MONTH])


async def explanations(core: Core) -> object:
    """Explain every reading of a month."""
    await core.reckoning.catch_up(ACCOUNT)
    found = await core.reckoning.window([ACCOUNT], None, 1000)
    assert len(found) > 600, f"{len(found)} readings were explained"
    return found


def read(sql: str, *values: object) -> Callable[[sqlite3.Connection], object]:
    """Return reading work that fetches the rows and leaves them as they are."""
    return lambda db: db.execute(sql, values).fetchall()


Work = Callable[[Core], Awaitable[object]]
FLOORS: dict[Work, Callable[[sqlite3.Connection], object]] = {
    page: read("SELECT * FROM ledger ORDER BY id DESC LIMIT ?", PAGE),
    month: read(_SUMS, ACCOUNT, ms(MONTH.begins), ms(MONTH.ends)),
    explanations: read(_ENTRIES, ACCOUNT, ms(SINCE), ms(million.ENDS)),
}


def forget(db: sqlite3.Connection) -> None:
    """Forget what was explained, and have a reading for each hour of the month."""
    for table in ("explanations", "explained", "balances"):
        db.execute(f"DELETE FROM {table}")
    spent = db.execute(
        "SELECT booked_by / ? + 1, sum(change) FROM ledger WHERE account_id = ? AND booked_by >= ?"
        " GROUP BY 1 ORDER BY 1",
        (HOUR, ACCOUNT, ms(SINCE)),
    ).fetchall()
    left = 1000 + sum(row[1] for row in spent)
    for hour, amount in spent:
        left -= amount
        db.execute(
            "INSERT INTO balances (account_id, at, amount, currency) VALUES (?, ?, ?, 'USD')",
            (ACCOUNT, int(hour) * HOUR, left),
        )


def measure(work: Work, rounds: int) -> Samples:
    """Measure the work and its floor in turns, over the million."""
    ours, floor = list[float](), list[float]()

    async def play() -> None:
        async with opened(million.MILLION) as core:
            for _ in range(rounds + 1):
                if work is explanations:
                    await core.database.write(forget)
                started = time.perf_counter()
                await work(core)
                ours.append(time.perf_counter() - started)
                started = time.perf_counter()
                await core.database.read(FLOORS[work])
                floor.append(time.perf_counter() - started)

    folder(million.MILLION)
    asyncio.run(play())
    return Samples(ours[1:], floor[1:])


CASES = [
    Case("ledger, newest page, 1,000,000", "200 entries alone", 8, partial(measure, page), 9),
    Case("ledger, a month's sums, 1,000,000", "the sums alone", 1.5, partial(measure, month), 9),
    Case("a month of balances explained, 1,000,000", "its entries, not decoded", 8,
         partial(measure, explanations), 3),
]  # fmt: skip
