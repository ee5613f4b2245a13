"""The memory of the whole program over a million orders and 15,000 services."""

import asyncio
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.blotter import folder
from tests.bench.cases import Ceiling, Figures
from tests.bench.stage import services
from tests.support import million
from xpanel_desktop.app.core import open_core
from xpanel_desktop.paths import DATABASE
from xpanel_desktop.store.catalog import CatalogRows
from xpanel_desktop.vault import Vault

SERVICES = 15_000


async def stocked(place: Path) -> None:
    """Give the first account its catalogue; nothing is asked of any panel."""
    core = await open_core(place, vault=Vault(memory_only=True))
    await core.sessions.set_offline(True)
    account = core.accounts.all()[0]
    await CatalogRows(core.database).replace(account.id, services(SERVICES), datetime.now(UTC))
    await core.close()


def taken(*words: str) -> tuple[float, float]:
    """Return the megabytes that a probe told: a process's own, and those of files."""
    command = [sys.executable, "-m", "tests.bench.memory_probe", *words]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)
    own, files = done.stdout.split()[-2:]
    return int(own) / 1e6, int(files) / 1e6


def measure(_rounds: int) -> Figures:
    """Measure the program and the bare window, each in a process of its own."""
    services(SERVICES)
    with tempfile.TemporaryDirectory(prefix="xpanel-bench-") as scratch:
        place, modules = Path(scratch), str(Path(scratch) / "modules")
        shutil.copy(folder(million.MILLION) / DATABASE, place / DATABASE)
        asyncio.run(stocked(place))
        ours, floor = taken("program", scratch, modules), taken("bare", modules)
    (own, files), (bare, bare_files) = ours, floor
    beside = files - bare_files
    note = f"own {own:.1f} against {bare:.1f}; pages of files {beside:.1f} more"
    return Figures((("more than a bare window", own - bare, 40),), unit="MB", note=note)


CASES = [Ceiling("memory of the program, 1,000,000 and 15,000", measure)]
