"""The start, from the interpreter's own start to the first rows: after an end, and a kill."""

import asyncio
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.cases import Case, Samples, interleave
from tests.bench.stage import fill, services
from xpanel_desktop.app.core import open_core
from xpanel_desktop.store.folder import NAME as MARK
from xpanel_desktop.vault import Vault

SERVICES, ORDERS = 15_000, 100_000
HERE = Path(__file__).parent


def until_painted(*command: str) -> float:
    """Start a probe and return the seconds until it told that it painted."""
    started = time.perf_counter()
    with subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"painted\n"
        spent = time.perf_counter() - started
        process.kill()
    return spent


def after_an_end(rounds: int) -> Samples:
    """Start the program on what it left when it ended in order."""
    return _measure(rounds, killed=False)


def after_a_kill(rounds: int) -> Samples:
    """Start the program on what it left when it was killed at work."""
    return _measure(rounds, killed=True)


def _measure(rounds: int, *, killed: bool) -> Samples:
    """Start the program on stored services and orders, and the bare window, in turns."""
    services(SERVICES)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "data"
        asyncio.run(fill(folder, SERVICES, ORDERS))
        if killed:
            folder = asyncio.run(_left_by_a_kill(folder))
        return interleave(
            rounds,
            lambda: until_painted("-m", "tests.bench.program_probe", str(folder)),
            lambda: until_painted("-m", "tests.bench.window_probe"),
        )


async def _left_by_a_kill(folder: Path) -> Path:
    """Copy the files of a program at work: that is what a kill leaves."""
    core = await open_core(folder, vault=Vault(memory_only=True))
    await core.settings.set("pane", "services")
    killed = folder.with_name("killed")
    shutil.copytree(folder, killed, ignore=shutil.ignore_patterns(MARK))
    await core.close()
    return killed


_FLOOR, _AIM = "bare PySide6 window", 1.5
CASES = [
    Case("start to first rows, 15,000 services", _FLOOR, _AIM, after_an_end, 9),
    Case("start to first rows after a kill", _FLOOR, _AIM, after_a_kill, 9),
]
