"""10,000 pasted lines: read, kept, judged; how long it takes and how long the loop is held."""

import asyncio
import csv
import io
import tempfile
import threading
import time
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

from tests.bench.cases import Case, Ceiling, Figures, Samples
from tests.bench.stage import fill, services
from xpanel_desktop.app.core import Core, open_core
from xpanel_desktop.ui.panes import bulk_work as work
from xpanel_desktop.vault import Vault

LINES = 10_000
CATALOGUE = 2_000
TICK = 0.001


def paste() -> str:
    """Return lines of many services, each with a link of its own."""
    ids = [service.id for service in services(CATALOGUE)]
    return "\n".join(
        f"{ids[number % len(ids)]}|https://instagram.com/p/{number}|{100 + number % 900}"
        for number in range(LINES)
    )


def bare(text: str) -> float:
    """Split the text as a CSV and multiply a rate for each line: what no program can do without."""
    started = time.perf_counter()
    rate = Decimal("0.9")
    for row in csv.reader(io.StringIO(text), delimiter="|"):
        rate * int(row[2]) / 1000
    return time.perf_counter() - started


async def opened(folder: Path) -> Core:
    """Return a core with one account and its catalogue."""
    await fill(folder, CATALOGUE)
    return await open_core(folder, vault=Vault(memory_only=True))


async def read_and_judge(core: Core, text: str) -> tuple[float, float, float]:
    """Return the seconds of reading, of keeping, and of judging."""
    account = core.accounts.all()[0]
    started = time.perf_counter()
    sheet = await work.read(text, threading.Event())
    assert sheet is not None
    read = time.perf_counter()
    desk = await work.desk_of(core, await work.keep(core, account.id, sheet))
    kept = time.perf_counter()
    judged = 0

    def took(some: list[object]) -> None:
        nonlocal judged
        judged += len(some)

    assert await work.judge(core, desk, took)  # type: ignore[arg-type]
    assert judged == LINES
    ended = time.perf_counter()
    return read - started, kept - read, ended - kept


async def latest(core: Core, text: str) -> tuple[tuple[float, float, float], float]:
    """Return the seconds of each part, and by how much the loop was late at most meanwhile."""
    worst = 0.0

    async def tick() -> None:
        nonlocal worst
        while True:
            wanted = time.perf_counter() + TICK
            await asyncio.sleep(TICK)
            worst = max(worst, time.perf_counter() - wanted)

    ticking = asyncio.ensure_future(tick())
    try:
        parts = await read_and_judge(core, text)
    finally:
        ticking.cancel()
        with suppress(asyncio.CancelledError):
            await ticking
    return parts, worst


def measure(rounds: int) -> Samples:
    """Read and judge in turns with the floor."""
    text = paste()
    ours, floor = list[float](), list[float]()

    async def play(folder: Path) -> None:
        core = await opened(folder)
        for _ in range(rounds):
            read, _kept, judged = await read_and_judge(core, text)
            ours.append(read + judged)
            floor.append(bare(text))
        await core.close()

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(play(Path(folder) / "data"))
    return Samples(ours, floor)


def measure_held(rounds: int) -> Figures:
    """Measure the parts, and how long the loop is held, each at its worst of the rounds."""
    text = paste()

    async def play(folder: Path) -> list[tuple[tuple[float, float, float], float]]:
        core = await opened(folder)
        found = [await latest(core, text) for _ in range(rounds)]
        await core.close()
        return found

    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(play(Path(folder) / "data"))
    worst = [max(parts[at] for parts, _ in found) for at in range(3)]
    late = max(held for _, held in found)
    return Figures(
        (
            ("read", worst[0], 0.2),
            ("keep", worst[1], 0.5),
            ("judge", worst[2], 0.8),
            ("read and judge", worst[0] + worst[2], 1),
            ("loop held at most", late, 0.05),
        )
    )


CASES = [
    Case("10,000 pasted lines read and judged", "csv and a product a line", 120.0, measure, 3),
    Ceiling("10,000 pasted lines, in parts", measure_held, 3),
]
