"""A hundred thousand orders at work, all due: asked about to the last, what was told written down.

The floor is a bare loop that asks the same panel the same questions, as many at once, and writes
nothing. The panel is scripted: it answers after 150 ms, and every tenth order has moved.
"""

import asyncio
import tempfile
import time
from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import cast

from tests.bench.cases import Case, Ceiling, Figures, Samples, interleave
from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.app.attention import Attention
from xpanel_desktop.app.connection import Reach
from xpanel_desktop.app.core import Core, open_core
from xpanel_desktop.app.poller import AT_ONCE, Pacing, Poller
from xpanel_desktop.app.sources import Source
from xpanel_desktop.app.stores import Stores, stores_of
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.following import Wording
from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.schedule import BATCH
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.vault import Vault

LATENCY = 0.15
MANY, SOME = 100_000, 10_000
CHUNK = 5000
QUIET = 20.0
"""Seconds over which an idle poller is watched."""


class Answering:
    """Answers any ids after the latency."""

    def __init__(self) -> None:
        self.requests = 0

    async def status(self, ids: Sequence[str]) -> dict[str, Report]:
        self.requests += 1
        await asyncio.sleep(LATENCY)
        return {one: _told(one) for one in ids}


def _told(panel_id: str) -> Report:
    moved = panel_id.endswith("7")
    return Report("In progress", Decimal("0.9"), 100, 500 if moved else 900)


async def filled(folder: Path, number: int) -> tuple[Core, Account]:
    """Open a core with so many orders at work on one account; nothing runs."""
    core = await open_core(folder, vault=Vault(memory_only=True))
    account = await core.accounts.add(
        name="Bench", url="http://127.0.0.1:9/api/v2", key=Secret("k"), colour="blue",
        probe=None, per_minute=1_000_000,
    )  # fmt: skip
    rows, at = stores_of(core.database).following, core.clock.now()
    report = Report("In progress", Decimal("0.9"), 100, 900)
    for first in range(0, number, CHUNK):
        ids = range(1_000_000 + first, 1_000_000 + min(first + CHUNK, number))
        await rows.follow(account, [(str(one), report) for one in ids], Wording("1", "Likes"), at)
    return core, account


def poller_of(core: Core, stores: Stores, account: Account, panel: Answering) -> Poller:
    """Return a poller of the account that asks the scripted panel."""
    source = Source(cast("Panel", panel), Reach(account.id, core.clock, core.notices))
    pacing = Pacing(Limiter(1_000_000), core.rates, Attention())
    return Poller(
        account.id, source, stores.tracking, core.clock, core.notices, lambda: False, pacing
    )


async def polled(folder: Path, number: int) -> float:
    """Return the seconds until every order was asked about once and written down."""
    core, account = await filled(folder, number)
    stores, panel = stores_of(core.database), Answering()
    due = "UPDATE orders SET next_ask_at = asked_at"
    await core.database.write(lambda db: db.execute(due).rowcount)
    poller = poller_of(core, stores, account, panel)
    began = core.clock.now()
    started = time.perf_counter()
    poller.loop.start()
    while panel.requests < number // BATCH:  # noqa: ASYNC110 - what is waited for has no event
        await asyncio.sleep(0.02)
    while await stores.tracking.due(account.id, began, 1):  # noqa: ASYNC110 - as above
        await asyncio.sleep(0.01)
    spent = time.perf_counter() - started
    await poller.loop.stop()
    await core.close()
    return spent


async def bare(number: int) -> float:
    """Ask the same questions, as many at once, and write nothing; return the seconds."""
    panel, left = Answering(), iter(range(number // BATCH))
    ids = [str(one) for one in range(BATCH)]

    async def work() -> None:
        for _ in left:
            await panel.status(ids)

    started = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(AT_ONCE)))
    return time.perf_counter() - started


async def idle(folder: Path) -> float:
    """Return the percentage of a core that a poller takes while nothing is due."""
    core, account = await filled(folder, SOME)
    later = "UPDATE orders SET next_ask_at = next_ask_at + 86400000"
    await core.database.write(lambda db: db.execute(later).rowcount)
    poller = poller_of(core, stores_of(core.database), account, Answering())
    poller.loop.start()
    await asyncio.sleep(1)
    before = time.process_time()
    await asyncio.sleep(QUIET)
    spent = time.process_time() - before
    await poller.loop.stop()
    await core.close()
    return 100 * spent / QUIET


def measure(number: int, rounds: int) -> Samples:
    """Measure both in turns, each of ours on an empty folder."""
    with tempfile.TemporaryDirectory() as top:
        folders = (Path(top) / str(one) for one in range(1000))
        return interleave(
            rounds,
            lambda: asyncio.run(polled(next(folders), number)),
            lambda: asyncio.run(bare(number)),
            warm=0,
        )


def watch(rounds: int) -> Figures:
    """Watch an idle poller; the least of the rounds, since the machine is others' too."""
    with tempfile.TemporaryDirectory() as top:
        spent = min(asyncio.run(idle(Path(top) / str(one))) for one in range(rounds))
    return Figures([("of a core", spent, 0.05)], unit="%", note=f"{SOME:,} orders at work")


FLOOR = f"bare loop, {AT_ONCE} at once, nothing written"
CASES = [
    Case("tracking: 10,000 orders due", FLOOR, 1.3, partial(measure, SOME), rounds=2, unit="s"),
    Case("tracking: 100,000 orders due", FLOOR, 1.3, partial(measure, MANY), rounds=1, unit="s"),
    Ceiling("tracking: idle between polls", watch, rounds=1),
]
