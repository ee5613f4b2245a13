"""The start of the frozen program beside that from the venv: to the first rows, and wholly up.

The first rows are seen on a screen of their own (Xvfb), the same way for both. What is frozen is
looked for in `build/frozen` (`python3 dev.py build --only freeze`), or in the folder that
XPANEL_FROZEN names. Cold means that the files of both are taken out of the system's cache of files
before each start.
"""

import asyncio
import os
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench import framebuffer
from tests.bench.cases import Case, Samples, interleave
from tests.bench.stage import fill, services
from xpanel_desktop.paths import PACKAGE

SERVICES = 15_000
_ROOT = Path(__file__).resolve().parents[2]
FROZEN = Path(os.environ.get("XPANEL_FROZEN") or _ROOT / "build" / "frozen" / "xpanel-desktop")
PROGRAM = FROZEN / "xpanel-desktop"
PYTHON = Path(sys.executable).resolve()
FROM_VENV = (
    *(Path(sysconfig.get_path("purelib")), PACKAGE, PYTHON, Path(sysconfig.get_path("stdlib"))),
    *Path(sysconfig.get_config_var("LIBDIR") or PYTHON.parent).glob("libpython*"),
)
"""What the start from the venv reads; the frozen folder has its own of all that."""
LONGEST = 120.0


def forget(*places: Path) -> None:
    """Take files, and those in folders, out of the cache, as after the machine's own start."""
    for place in places:
        for path in place.rglob("*") if place.is_dir() else [place]:
            if path.is_file() and not path.is_symlink():
                with path.open("rb") as file:
                    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def seconds_until(happened: Callable[[], object], command: list[str], **more: str) -> float:
    """Start a program; return the seconds until it happened, and end the program.

    Raises RuntimeError when it ends before, or takes too long.
    """
    began = time.perf_counter()
    with subprocess.Popen(command, env=os.environ | more) as process:
        try:
            while not happened():
                if time.perf_counter() - began > LONGEST or process.poll() is not None:
                    raise RuntimeError("the program did not come up")
                time.sleep(0.002)
            return time.perf_counter() - began
        finally:
            process.terminate()


def until_up(command: list[str]) -> float:
    """Return the seconds until the program takes calls from a second one."""
    with tempfile.TemporaryDirectory() as sockets:
        return seconds_until(
            lambda: list(Path(sockets).glob("xpanel-desktop-*")), command, TMPDIR=sockets
        )


def until_rows(command: list[str]) -> float:
    """Return the seconds until rows are on the screen."""
    with framebuffer.screen() as screen:
        return seconds_until(screen.has_rows, command, DISPLAY=screen.name, QT_QPA_PLATFORM="xcb")


def _measure(until: Callable[[list[str]], float], rounds: int, *, cold: bool) -> Samples:
    services(SERVICES)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "data"
        asyncio.run(fill(folder, SERVICES))
        where = ["--data-dir", str(folder)]

        def frozen() -> float:
            if cold:
                forget(FROZEN)
            return until([str(PROGRAM), *where])

        def venv() -> float:
            if cold:
                forget(*FROM_VENV)
            return until([sys.executable, "-m", "xpanel_desktop", *where])

        return interleave(rounds, frozen, venv)


def _lacking() -> str:
    if not PROGRAM.is_file():
        return f"there is no {PROGRAM} (python3 dev.py build --only freeze)"
    return framebuffer.lacking()


FLOOR = "the same from the venv"
LEFT_OUT = f"Frozen against venv is not measured: {_lacking()}" if _lacking() else ""
"""Why there are no cases here; empty when there are."""
CASES = [] if LEFT_OUT else [
    Case("frozen, cold start to first rows", FLOOR, 1.0,
        lambda rounds: _measure(until_rows, rounds, cold=True), 5),
    Case("frozen, warm start to first rows", FLOOR, 1.0,
        lambda rounds: _measure(until_rows, rounds, cold=False), 7),
    Case("frozen, cold start until wholly up", FLOOR, 1.0,
        lambda rounds: _measure(until_up, rounds, cold=True), 3),
    Case("frozen, warm start until wholly up", FLOOR, 1.0,
        lambda rounds: _measure(until_up, rounds, cold=False), 5),
]  # fmt: skip
