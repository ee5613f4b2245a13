"""The blotter over a million orders: opening, scrolling, searching, sorting, counting, memory.

The million is generated once for the run, or taken from the file that XPANEL_MILLION names.
"""

import asyncio
import atexit
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.bench.cases import Case, Ceiling, Figures, Samples, pick
from tests.bench.stage import application
from tests.support import million
from xpanel_desktop.app.core import Core, open_core
from xpanel_desktop.domain.query import Column, OrderQuery
from xpanel_desktop.domain.state import PLACED, State
from xpanel_desktop.paths import DATABASE
from xpanel_desktop.ui.fair_loop import FairLoop
from xpanel_desktop.ui.garbage import GarbageCollector
from xpanel_desktop.ui.models.orders import OrdersModel
from xpanel_desktop.ui.panes.orders import OrdersPane
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.vault import Vault

ALL = OrderQuery(states=PLACED | {State.NOT_PLACED})
FEW = 200
SCREEN = 40
"""Rows that a window shows."""
RARE = "23456789"
"""The number of one order at its panel."""
SEARCHES = ("instagram", "takipçi", "4411", "zeynep yılbaşı", RARE, "ipek12")


@lru_cache(maxsize=2)
def folder(orders: int) -> Path:
    """Return a data folder with so many orders, made once for the run and gone with it."""
    place = Path(tempfile.mkdtemp(prefix="xpanel-bench-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    kept = os.environ.get("XPANEL_MILLION")
    if kept and orders == million.MILLION:
        shutil.copy(kept, place / DATABASE)
    else:
        million.make(place / DATABASE, orders)
    return place


def measure_generator(_rounds: int) -> Figures:
    """Generate the million, unless the run has it already."""
    started = time.perf_counter()
    folder(million.MILLION)
    return Figures((("a million orders", time.perf_counter() - started, 60),))


@asynccontextmanager
async def opened(orders: int) -> AsyncIterator[Core]:
    """Open a core on the orders; nothing is asked of any panel."""
    core = await open_core(folder(orders), vault=Vault(memory_only=True))
    try:
        yield core
    finally:
        await core.close()


def on_qt(work: Callable[[], Awaitable[object]]) -> None:
    """Run a coroutine on the loop that the program runs on."""
    app = application()
    garbage = GarbageCollector(app)  # as the program does
    with FairLoop(app) as loop:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(work())
    garbage.close()


async def shown(core: Core) -> tuple[OrdersPane, Tasks, float]:
    """Build the pane of orders and show it; return the seconds until its rows were painted."""
    started = time.perf_counter()
    tasks = Tasks()
    pane = OrdersPane(core, tasks, Scope(core))
    pane.resize(1200, 720)
    pane.show()
    await _until(lambda: pane.model.rowCount() > 0)
    pane.table.viewport().repaint()
    return pane, tasks, time.perf_counter() - started


async def _until(told: Callable[[], bool]) -> None:
    while not told():  # noqa: ASYNC110 -- nothing tells it
        await asyncio.sleep(0)


async def closed(pane: OrdersPane, tasks: Tasks) -> None:
    """Take a pane away."""
    await tasks.close()
    pane.hide()
    pane.deleteLater()
    await asyncio.sleep(0)


def measure_opening(rounds: int) -> Samples:
    """Open the pane over the million and over two hundred, in turns."""
    for orders in (FEW, million.MILLION):
        folder(orders)
    ours, floor = list[float](), list[float]()

    async def play() -> None:
        async with opened(million.MILLION) as many, opened(FEW) as few:
            for _ in range(rounds + 1):
                for core, into in ((many, ours), (few, floor)):
                    pane, tasks, spent = await shown(core)
                    into.append(spent)
                    await closed(pane, tasks)

    on_qt(play)
    return Samples(ours[1:], floor[1:])


def measure_scrolling(rounds: int) -> Figures:
    """Turn the wheel and jump anywhere; each with the paint, jumps until the rows are there."""
    wheel, jumps, late = list[float](), list[float](), list[float]()

    async def play() -> None:
        async with opened(million.MILLION) as core:
            pane, tasks, _ = await shown(core)
            await _until(lambda: pane.settled)
            bar = pane.table.verticalScrollBar()
            end = asyncio.Event()
            beating = asyncio.ensure_future(_beat(late, end))
            for _ in range(300 * rounds):
                started = time.perf_counter()
                bar.setValue(bar.value() + 84)
                QApplication.sendPostedEvents()  # scrolls and paints what came into sight
                wheel.append(time.perf_counter() - started)
                await asyncio.sleep(0.001)
            dice = random.Random(1)
            for _ in range(60 * rounds):
                row = dice.randrange(pane.model.rowCount())
                started = time.perf_counter()
                bar.setValue(row * 28)
                pane.table.viewport().repaint()
                await _at_hand(pane.model, min(row, pane.model.rowCount() - 1))
                QApplication.sendPostedEvents()  # paints what arrived, unless that was painted
                jumps.append(time.perf_counter() - started)
                await asyncio.sleep(0.002)
            end.set()
            await beating
            await closed(pane, tasks)

    on_qt(play)
    return Figures(
        (
            ("wheel step, p99", pick(wheel, 0.99), 0.008),
            ("jump, p95", pick(jumps, 0.95), 0.020),
            ("GUI late meanwhile, p99", pick(late, 0.99), 0.017),
            ("at worst", max(late), 0.050),
        )
    )


async def _at_hand(model: OrdersModel, row: int) -> None:
    """Wait as the program does, asleep: whoever turns in a circle keeps the reading thread waiting.

    What has arrived was not painted yet when this goes on, or was.
    """
    while model.at_hand(row) is None:
        arrived = asyncio.get_running_loop().create_future()
        heard = model.reread.connect(lambda told=arrived: told.done() or told.set_result(None))
        await arrived
        model.reread.disconnect(heard)


async def _beat(late: list[float], end: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    while not end.is_set():
        due = loop.time() + 0.005
        await asyncio.sleep(0.005)
        late.append(max(loop.time() - due, 0.0))


def measure_first_pages(rounds: int) -> Figures:
    """Time the store: a screenful of every sort, both ways, and of every search; the counts."""
    sorts, found, counts = list[float](), list[float](), list[float]()

    async def play() -> None:
        async with opened(million.MILLION) as core:
            for _ in range(rounds):
                for column in Column:
                    for descending in (True, False):
                        query = replace(ALL, sort=column, descending=descending)
                        sorts.append(await _timed(core, query))
                for search in SEARCHES:
                    found.append(await _timed(core, replace(ALL, search=search)))
                started = time.perf_counter()
                await core.orders.counts()
                counts.append(time.perf_counter() - started)

    asyncio.run(play())
    return Figures(
        (
            ("sorts, first screen, median", pick(sorts, None), 0.001),
            ("sorts, p95", pick(sorts, 0.95), 0.002),
            ("searches, first screen, median", pick(found, None), 0.002),
            ("searches, worst", max(found), 0.010),
            ("counts", pick(counts, None), 0.001),
        )
    )


async def _timed(core: Core, query: OrderQuery) -> float:
    listing = core.orders.listing(query)
    started = time.perf_counter()
    await listing.window(0, SCREEN)
    return time.perf_counter() - started


def measure_rare(rounds: int) -> Samples:
    """Search a rare number, and look for it with LIKE, in turns, as rates."""
    ours, floor = list[float](), list[float]()
    like = "SELECT * FROM orders WHERE found_by LIKE ? ORDER BY id DESC LIMIT ?"

    async def play() -> None:
        async with opened(million.MILLION) as core:
            for _ in range(rounds + 1):
                ours.append(1 / await _timed(core, replace(ALL, search=RARE)))
                started = time.perf_counter()
                await core.database.read(lambda db: db.execute(like, (f"%{RARE}%", 40)).fetchall())
                floor.append(1 / (time.perf_counter() - started))

    asyncio.run(play())
    return Samples(ours[1:], floor[1:])


def resident() -> int:
    """Return the bytes of this process that are in memory now."""
    with Path("/proc/self/statm").open() as file:
        return int(file.read().split()[1]) * resource.getpagesize()


def probe(orders: int) -> None:
    """Open the pane, look at its rows here and there, and print how much memory it took."""

    async def play() -> None:
        async with opened(FEW) as few:
            pane, tasks, _ = await shown(few)
            await closed(pane, tasks)
        before = resident()
        async with opened(orders) as core:
            pane, tasks, _ = await shown(core)
            await _until(lambda: pane.settled)
            for row in range(0, pane.model.rowCount(), max(1, pane.model.rowCount() // 20)):
                pane.table.verticalScrollBar().setValue(row * 28)
                pane.table.viewport().repaint()
                await asyncio.sleep(0.05)
            print(resident() - before)
            await closed(pane, tasks)

    folder(FEW), folder(orders)
    on_qt(play)


def measure_memory(_rounds: int) -> Figures:
    """Measure in a process of its own what the million takes beyond two hundred."""
    source = "XPANEL_MILLION"
    there = {**os.environ, source: str(folder(million.MILLION) / DATABASE)}
    taken = [
        int(
            subprocess.run(
                [sys.executable, "-c", f"from tests.bench import blotter; blotter.probe({orders})"],
                check=True, capture_output=True, text=True, env=there,
            ).stdout
        )
        / 1e6
        for orders in (million.MILLION, FEW)
    ]  # fmt: skip
    return Figures((("more than over 200", max(0.0, taken[0] - taken[1]), 20),), unit="MB")


CASES = [
    Ceiling("a million orders, generated", measure_generator),
    Case("orders pane opens, 1,000,000", "the same with 200", 1.2, measure_opening, 7),
    Ceiling("orders pane scrolls, 1,000,000", measure_scrolling, 2),
    Ceiling("first screens from the store, 1,000,000", measure_first_pages, 10),
    Case("rare search, 1,000,000", "LIKE", 50.0, measure_rare, 5, unit="/s", at_least=True),
    Ceiling("memory of the blotter, 1,000,000", measure_memory),
]
