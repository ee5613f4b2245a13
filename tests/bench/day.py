"""How late the GUI thread is while the real program starts, syncs, imports and quits."""

import asyncio
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.cases import Ceiling, Figures
from tests.bench.stage import fill, services
from tests.bench.startup import ORDERS, SERVICES

PARTS = ("start", "sync", "import", "quit")
WORST = 0.050


def lived(scratch: Path) -> dict[str, list[float]]:
    """Live one day on a new folder; return the lateness of every beat, in seconds, by part."""
    folder = scratch / "data"
    asyncio.run(fill(folder, SERVICES, ORDERS))
    command = [sys.executable, "-m", "tests.bench.day_probe", str(folder), str(scratch / "panel")]
    told = subprocess.run(command, check=True, capture_output=True, timeout=300)
    parts: dict[str, list[float]] = json.loads(told.stdout.splitlines()[-1])
    return parts


def measure(rounds: int) -> Figures:
    """Return the worst lateness of each part over all days."""
    services(SERVICES)  # has a loop of its own
    late: dict[str, list[float]] = {part: [] for part in PARTS}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as scratch:
            parts = lived(Path(scratch))
        for part in PARTS:
            late[part] += parts[part]
    beats = sum(map(len, late.values()))
    return Figures([(part, max(late[part]), WORST) for part in PARTS], note=f"[n={beats}]")


CASES = [Ceiling("GUI lateness of a day, at worst", measure, 3)]
