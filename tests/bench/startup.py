"""The start, from the interpreter's own start to the first rows on the screen."""

import asyncio
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.cases import Case, Samples, interleave
from tests.bench.stage import fill, services

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


def measure(rounds: int) -> Samples:
    """Start the program on stored services and orders, and the bare window, in turns."""
    services(SERVICES)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "data"
        asyncio.run(fill(folder, SERVICES, ORDERS))
        return interleave(
            rounds,
            lambda: until_painted("-m", "tests.bench.program_probe", str(folder)),
            lambda: until_painted("-m", "tests.bench.window_probe"),
        )


CASES = [Case("start to first rows, 15,000 services", "bare PySide6 window", 1.5, measure, 9)]
