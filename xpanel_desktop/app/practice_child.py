"""The practice panel as a child process: it keeps its ledger and its port, and ends with us."""

import asyncio
import subprocess
import sys
from pathlib import Path
from typing import Self

from xpanel_desktop.domain.secret import Secret

START = 20.0
"""Seconds that it may take until it tells its address."""
END = 5.0


class PracticeFailed(RuntimeError):
    """The practice panel did not start; what it said is in the log."""


class PracticeChild:
    """A running practice panel."""

    def __init__(self, process: "subprocess.Popen[str]", url: str, key: Secret) -> None:
        self._process = process
        self.url = url
        self.key = key

    @classmethod
    async def start(
        cls, data: Path, *, services: int = 400, speed: float = 60.0, faults: str = ""
    ) -> Self:
        """Start it with its ledger in `data`. Raises PracticeFailed."""
        options = ["--data", str(data), "--services", str(services), "--speed", str(speed)]
        options += ["--with-parent"] + (["--faults", faults] if faults else [])
        process = await asyncio.to_thread(_spawn, data, [*_program(), *options])
        assert process.stdout is not None
        try:
            line = await asyncio.wait_for(asyncio.to_thread(process.stdout.readline), START)
            url, key = line.split()
        except (TimeoutError, ValueError):
            await asyncio.to_thread(_end, process)
            raise PracticeFailed("the practice panel did not start") from None
        return cls(process, url, Secret(key))

    async def stop(self) -> None:
        """End it and wait until it has ended."""
        await asyncio.to_thread(_end, self._process)


def _program() -> list[str]:
    """Return the command of the practice panel: in a package, the program itself plays it."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--practice"]
    return [sys.executable, "-m", "xpanel_desktop.practice"]


def _spawn(data: Path, command: list[str]) -> "subprocess.Popen[str]":
    data.mkdir(parents=True, exist_ok=True)
    return subprocess.Popen(  # noqa: S603 - our own program
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _end(process: "subprocess.Popen[str]") -> None:
    """Close its input, which ends it; kill it if it does not."""
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            stream.close()
    try:
        process.wait(END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
