"""A key press in the palette over 15,000 services: found, ranked and painted against the frame."""

import asyncio
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.bench.cases import Ceiling, Figures, pick
from tests.bench.services import COUNT, keystrokes
from tests.bench.stage import application, fill, services
from tests.support.practice import until
from xpanel_desktop.app.core import open_core
from xpanel_desktop.ui import later
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.window import MainWindow
from xpanel_desktop.vault import Vault

FRAME = 1 / 60


def measure_key(rounds: int) -> Figures:
    """Type every query letter by letter into the real palette over the real window."""
    application()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "data"
        services(COUNT)  # makes itself in a loop of its own
        asyncio.run(fill(folder, COUNT))
        return asyncio.run(_typed(folder, rounds))


async def _typed(folder: Path, rounds: int) -> Figures:
    core = await open_core(folder, vault=Vault(memory_only=True))
    tasks = Tasks()
    window = MainWindow()
    await window.begin(core, tasks)
    window.show()
    window.complete(await later.build(core, tasks, window.scope, window))
    await until(lambda: window.services.index is not None and window.services.index.searchable)
    QApplication.processEvents()  # the window itself
    opening = time.perf_counter()
    window.key_desk.open_palette()
    QApplication.processEvents()
    opening = time.perf_counter() - opening
    palette = window.key_desk.palette
    spent = list[float]()
    for _ in range(rounds):
        for query in keystrokes():
            started = time.perf_counter()
            palette.search.setText(query)
            palette.list.viewport().repaint()
            spent.append(time.perf_counter() - started)
        await asyncio.sleep(0)
    palette.close()
    await tasks.close()
    await core.close()
    return Figures(
        (
            ("key press, median", pick(spent, None), FRAME),
            ("key press, p95", pick(spent, 0.95), FRAME),
            ("first opening", opening, 0.05),
        )
    )


CASES = [Ceiling("palette key press, 15,000 services", measure_key, 3)]
