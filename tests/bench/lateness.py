"""How late the GUI thread is under load: requests, a big decode, and a table that repaints."""

import asyncio
import tempfile
from pathlib import Path

from qasync import QEventLoop

from tests.bench.cases import Ceiling, Figures, pick
from tests.bench.services import table_of
from tests.bench.stage import application, body, services
from tests.reliability.scene import lying_panel
from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.api.translate.catalogue import read_catalogue
from xpanel_desktop.api.transport import Transport
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.ui.models.service_index import index_of
from xpanel_desktop.ui.models.services import ServicesModel
from xpanel_desktop.ui.panes.service_views import ServiceTable

BEAT = 0.005
SECONDS = 6.0
REQUESTS = 32
SERVICES = 10_000
REPAINTS = 20.0


async def beat(late: list[float], end: float) -> None:
    """Wake every few milliseconds and note by how much it was late."""
    loop = asyncio.get_running_loop()
    while loop.time() < end:
        due = loop.time() + BEAT
        await asyncio.sleep(BEAT)
        late.append(max(loop.time() - due, 0.0))


async def ask(panel: Panel, end: float) -> None:
    """Ask for the status of a hundred orders, again and again."""
    ids = [str(number) for number in range(100)]
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


async def load(port: int, table: ServiceTable) -> list[float]:
    """Run the whole load and return every lateness in seconds."""
    panel = Panel(
        f"http://127.0.0.1:{port}/api/v2",
        Secret("bench-key"),
        transport=Transport(),
        limiter=Limiter(1_000_000),
    )
    await panel.balance()
    late: list[float] = []
    end = asyncio.get_running_loop().time() + SECONDS
    await asyncio.gather(
        beat(late, end),
        decode(end),
        repaint(table, end),
        *(ask(panel, end) for _ in range(REQUESTS)),
    )
    return late


def measure(rounds: int) -> Figures:
    """Return p99 and the worst of the GUI thread's lateness."""
    app = application()
    body(SERVICES), services(SERVICES)
    late: list[float] = []
    model = ServicesModel()
    table = table_of(model)
    model.show(asyncio.run(index_of(services(SERVICES))), "USD")
    with (
        tempfile.TemporaryDirectory() as scratch,
        lying_panel(Path(scratch) / "ledger.jsonl", "--faults", "0") as port,
        QEventLoop(app) as loop,
    ):
        asyncio.set_event_loop(loop)
        for _ in range(rounds):
            late += loop.run_until_complete(load(port, table))
    figures = [("p99", pick(late, 0.99), 0.017), ("worst", max(late), 0.050)]
    return Figures(figures, note=f"[{REQUESTS} requests, decode, 20 Hz; n={len(late)}]")


CASES = [Ceiling("GUI lateness under load", measure)]
