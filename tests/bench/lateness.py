"""How late the GUI thread is under load: requests, a big decode, and a table that repaints."""

import asyncio
import tempfile
from pathlib import Path

from tests.bench.cases import Ceiling, Figures, pick
from tests.bench.services import table_of
from tests.bench.stage import application, body, services
from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.api.translate.catalogue import read_catalogue
from xpanel_desktop.api.transport import Transport
from xpanel_desktop.app.practice_child import PracticeChild
from xpanel_desktop.domain.answer import Accepted
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.ui.fair_loop import FairLoop
from xpanel_desktop.ui.garbage import GarbageCollector
from xpanel_desktop.ui.models.service_index import index_of
from xpanel_desktop.ui.models.services import ServicesModel
from xpanel_desktop.ui.panes.service_views import ServiceTable

BEAT = 0.005
SECONDS = 6.0
ACCOUNTS, REQUESTS = 4, 32
"""Accounts, each with its client, and how many requests are always in flight in all of them."""
ANSWER = 0.15
LATENCY = "status:latency=150ms"
"""What the panel takes to answer, as in the bench of the outbox."""
SERVICES = 10_000
REPAINTS = 20.0


async def beat(late: list[float], end: float) -> None:
    """Wake every few milliseconds and note by how much it was late."""
    loop = asyncio.get_running_loop()
    while loop.time() < end:
        due = loop.time() + BEAT
        await asyncio.sleep(BEAT)
        late.append(max(loop.time() - due, 0.0))


async def ask(panel: Panel, ids: list[str], after: float, end: float) -> None:
    """Ask for the status of a hundred orders, again and again, in step with nobody."""
    await asyncio.sleep(after)
    while asyncio.get_running_loop().time() < end:
        await panel.status(ids)


async def decode(end: float) -> None:
    """Decode a catalogue again and again."""
    while asyncio.get_running_loop().time() < end:
        await read_catalogue(body(SERVICES))


async def repaint(table: ServiceTable, end: float) -> None:
    """Repaint a table of services twenty times a second."""
    while asyncio.get_running_loop().time() < end:
        table.viewport().update()
        await asyncio.sleep(1 / REPAINTS)


async def placed(panel: Panel) -> list[str]:
    """Place a hundred orders and return their ids."""

    async def nothing() -> None:
        """Keep no journal here."""

    service = next(one for one in (await panel.services()).services if one.kind is Kind.DEFAULT)
    values = {"service": service.id, "quantity": str(service.minimum)}
    answers = [
        await panel.add({**values, "link": f"https://example.com/{number}"}, intent=nothing)
        for number in range(100)
    ]
    return [one.panel_id for one in answers if isinstance(one, Accepted)]


async def load(scratch: Path, table: ServiceTable) -> list[float]:
    """Start a practice panel, run the whole load on it and return every lateness in seconds."""
    practice = await PracticeChild.start(scratch, faults=LATENCY)
    try:
        return await loaded(practice, table)
    finally:
        await practice.stop()


async def loaded(practice: PracticeChild, table: ServiceTable) -> list[float]:
    """Run the whole load on a panel and return every lateness in seconds."""
    panels = [
        Panel(practice.url, practice.key, transport=Transport(), limiter=Limiter(1_000_000))
        for _ in range(ACCOUNTS)
    ]
    ids = await placed(panels[0])
    late: list[float] = []
    end = asyncio.get_running_loop().time() + SECONDS
    await asyncio.gather(
        beat(late, end),
        decode(end),
        repaint(table, end),
        *(ask(panels[n % ACCOUNTS], ids, n * ANSWER / REQUESTS, end) for n in range(REQUESTS)),
    )
    return late


def measure(rounds: int) -> Figures:
    """Return p99 and the worst of the GUI thread's lateness."""
    app = application()
    garbage = GarbageCollector(app)  # as the program does
    body(SERVICES), services(SERVICES)
    late: list[float] = []
    model = ServicesModel()
    table = table_of(model)
    model.show(asyncio.run(index_of(services(SERVICES))), "USD")
    table.viewport().repaint()  # the first time PySide builds every class of widgets: 20 ms, once
    with (
        tempfile.TemporaryDirectory() as scratch,
        FairLoop(app) as loop,
    ):
        asyncio.set_event_loop(loop)
        for number in range(rounds):
            late += loop.run_until_complete(load(Path(scratch) / str(number), table))
    garbage.close()
    figures = [("p99", pick(late, 0.99), 0.017), ("worst", max(late), 0.050)]
    return Figures(figures, note=f"[{REQUESTS} requests, decode, 20 Hz; n={len(late)}]")


CASES = [Ceiling("GUI lateness under load", measure)]
