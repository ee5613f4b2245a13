"""The table of services at 15,000: a search keystroke, and the way from the store to the screen."""

import asyncio
import tempfile
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import msgspec
from PySide6.QtWidgets import QApplication

from tests.bench.cases import Case, Ceiling, Figures, Samples, interleave, pick
from tests.bench.stage import application, fill, services
from xpanel_desktop.app.core import open_core
from xpanel_desktop.domain.service import Service
from xpanel_desktop.domain.service_filter import Marks, ServiceFilter
from xpanel_desktop.ui.models.service_index import ServiceIndex, index_of
from xpanel_desktop.ui.models.services import ServicesModel
from xpanel_desktop.ui.panes.service_views import ServiceTable
from xpanel_desktop.vault import Vault

COUNT = 15_000
TYPED = ("instagram takipçi", "türk", "youtube views", "1204", "gerçek beğeni")


class Fixed(ServicesModel):
    """The floor: it resets to rows that were found before, so only layout and paint are left."""

    given: list[int]

    def _read(self) -> None:
        self._matching = self._rows = self.given


def table_of(model: ServicesModel) -> ServiceTable:
    """Return the real table over a model, shown at its usual size."""
    table = ServiceTable(model)
    table.resize(720, 520)
    table.show()
    QApplication.processEvents()  # until it is exposed, nothing is painted
    return table


def keystrokes() -> Iterator[str]:
    """Yield what stands in the field after each key, and after it is cleared."""
    for query in TYPED:
        yield from (query[:end] for end in range(1, len(query) + 1))
        yield ""


def timed(table: ServiceTable, model: ServicesModel, query: str) -> float:
    """Search and paint at once; return the seconds."""
    started = time.perf_counter()
    model.search(query)
    table.viewport().repaint()
    return time.perf_counter() - started


def measure_keystroke(rounds: int) -> Samples:
    """Type every query letter by letter, ours and the floor in turns."""
    application()
    index: ServiceIndex = asyncio.run(index_of(services(COUNT)))
    ours, floor = ServicesModel(), Fixed()
    floor.given = []
    for model in (ours, floor):
        model.show(index, "USD")
    tables = table_of(ours), table_of(floor)
    told, bare = list[float](), list[float]()
    for _ in range(rounds):
        for query in keystrokes():
            told.append(timed(tables[0], ours, query))
            floor.given = ours.matching
            bare.append(timed(tables[1], floor, query))
    return Samples(told, bare)


def measure_filter(rounds: int) -> Figures:
    """Time the search alone, with every keystroke, and with filters at work too."""
    index: ServiceIndex = asyncio.run(index_of(services(COUNT)))
    wishes = ServiceFilter(refill=True, most_rate=Decimal(5))
    plain, narrowed, wished = list[float](), list[float](), list[float]()
    model = ServicesModel()
    model.show(index, "USD")
    for _ in range(rounds):
        for into in (plain, narrowed):
            for query in keystrokes():
                started = time.perf_counter()
                model.search(query)
                into.append(time.perf_counter() - started)
            started = time.perf_counter()
            model.narrow(wishes if into is plain else ServiceFilter(), Marks(), xpanel=True)
            wished.append(time.perf_counter() - started)
    return Figures(
        (
            ("search, p95", pick(plain, 0.95), 0.002),
            ("search within filters, p95", pick(narrowed, 0.95), 0.002),
            ("another filter, p95", pick(wished, 0.95), 0.008),
        )
    )


def measure_load(rounds: int) -> Samples:
    """Read the stored catalogue, fold it and paint it; the floor decodes it in one breath."""
    application()
    services(COUNT)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "data"
        asyncio.run(fill(folder, COUNT))
        packed = msgspec.msgpack.encode(list(services(COUNT)))
        decode = msgspec.msgpack.Decoder(list[Service]).decode
        index = asyncio.run(index_of(services(COUNT)))

        def bare() -> float:
            started = time.perf_counter()
            decode(packed)
            show(index)
            return time.perf_counter() - started

        return interleave(rounds, lambda: asyncio.run(load(folder)), bare)


def show(index: ServiceIndex) -> None:
    """Show a catalogue in a table and paint it."""
    model = ServicesModel()
    table = table_of(model)
    model.show(index, "USD")
    table.viewport().repaint()


async def load(folder: Path) -> float:
    """Return the seconds from asking the core to painted rows."""
    core = await open_core(folder, vault=Vault(memory_only=True))
    account = core.accounts.all()[0]
    started = time.perf_counter()
    snapshot = await core.catalogs.load(account.id)
    assert snapshot is not None
    show(await index_of(snapshot.services))
    spent = time.perf_counter() - started
    await core.close()
    return spent


CASES = [
    Case(
        "search keystroke, 15,000 services",
        "reset and paint of the same rows",
        1.25,
        measure_keystroke,
        rounds=4,
        quantile=0.95,
    ),
    Ceiling("filter of 15,000 services", measure_filter, 4),
    Case("catalogue from the store, 15,000", "decode at once and paint", 4.0, measure_load, 5),
]
