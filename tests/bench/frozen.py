"""The start of the frozen program beside that from the venv, both until they are wholly up.

There are no cases where nothing is frozen: `python3 dev.py build --only freeze` does that. Cold
means that the files of both are taken out of the system's cache of files before each start.
"""

import asyncio
import os
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

from tests.bench.cases import Case, Samples, interleave
from tests.bench.stage import fill
from xpanel_desktop.paths import PACKAGE

SERVICES = 15_000
FROZEN = Path(__file__).resolve().parents[2] / "build" / "frozen" / "xpanel-desktop"
PROGRAM = FROZEN / "xpanel-desktop"
LIBRARIES = (Path(sysconfig.get_path("purelib")), PACKAGE)
LONGEST = 120.0


def forget(*folders: Path) -> None:
    """Take the files in the folders out of the cache, as after the machine's own start."""
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and not path.is_symlink():
                with path.open("rb") as file:
                    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def until_up(folder: Path, *command: str) -> float:
    """Start a program on a folder; return the seconds until it takes calls from a second one."""
    with tempfile.TemporaryDirectory() as sockets:
        env = {**os.environ, "TMPDIR": sockets}
        began = time.perf_counter()
        with subprocess.Popen([*command, "--data-dir", str(folder)], env=env) as process:
            try:
                while not list(Path(sockets).glob("xpanel-desktop-*")):
                    if time.perf_counter() - began > LONGEST or process.poll() is not None:
                        raise RuntimeError("the program did not come up")
                    time.sleep(0.002)
                return time.perf_counter() - began
            finally:
                process.terminate()


def _measure(rounds: int, *, cold: bool) -> Samples:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "data"
        asyncio.run(fill(folder, SERVICES))

        def frozen() -> float:
            if cold:
                forget(FROZEN)
            return until_up(folder, str(PROGRAM))

        def venv() -> float:
            if cold:
                forget(*LIBRARIES)
            return until_up(folder, sys.executable, "-m", "xpanel_desktop")

        return interleave(rounds, frozen, venv)


def cold(rounds: int) -> Samples:
    """Measure with the files out of the cache."""
    return _measure(rounds, cold=True)


def warm(rounds: int) -> Samples:
    """Measure with the files in the cache."""
    return _measure(rounds, cold=False)


FLOOR = "the same from the venv"
CASES = (
    [
        Case("frozen, cold start until wholly up", FLOOR, 1.0, cold, 3),
        Case("frozen, warm start until wholly up", FLOOR, 1.0, warm, 5),
    ]
    if PROGRAM.is_file()
    else []
)
