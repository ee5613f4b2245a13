"""The practice panel as a child process: it keeps its ledger and its port, and ends with us."""

import asyncio
import json
import subprocess
import sys
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from xpanel_desktop.domain.secret import Secret

START = 20.0
"""Seconds that it may take until it tells its address."""
END = 5.0


class PracticeFailed(RuntimeError):
    """The practice panel did not start; what it said went to standard error."""


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
        try:
            return await cls._met(process)
        except BaseException:  # cancelled too: a child that nobody holds must not stay
            await asyncio.to_thread(_end, process)
            raise

    @classmethod
    async def _met(cls, process: "subprocess.Popen[str]") -> Self:
        """Wait until the panel has told its address."""
        assert process.stdout is not None
        try:
            line = await asyncio.wait_for(asyncio.to_thread(process.stdout.readline), START)
            url, key = line.split()
        except (TimeoutError, ValueError):
            raise PracticeFailed("the practice panel did not start") from None
        return cls(process, url, Secret(key))

    async def control(self, name: str, told: Mapping[str, object] | None = None) -> Any:  # noqa: ANN401 - any JSON value
        """Ask one of its control endpoints: faults, down, funds, advance, or the ledger (no body).

        Raises OSError when it does not answer, or answers that it cannot.
        """
        address = f"{self.url.removesuffix('/api/v2')}/practice/{name}"
        return await asyncio.to_thread(_ask, address, self.key, told)

    async def stop(self) -> None:
        """End it and wait until it has ended."""
        await asyncio.to_thread(_end, self._process)


def _ask(address: str, key: Secret, told: Mapping[str, object] | None) -> object:
    body = None if told is None else json.dumps(told).encode()
    request = urllib.request.Request(address, body, {"X-Api-Key": key.reveal()})  # noqa: S310 - loopback
    with urllib.request.urlopen(request, timeout=START) as answer:  # noqa: S310 - as above
        return json.loads(answer.read())


def _program() -> list[str]:
    """Return the command of the practice panel: in a package, the program itself plays it."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--practice"]
    return [sys.executable, "-m", "xpanel_desktop.practice"]


def _spawn(data: Path, command: list[str]) -> "subprocess.Popen[str]":
    data.mkdir(parents=True, exist_ok=True)
    return subprocess.Popen(  # noqa: S603 - our own program
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _end(process: "subprocess.Popen[str]") -> None:
    """Close its input, which ends it; kill it if it does not.

    Its output is closed last: a thread may still wait for a line there, and holds it until then.
    """
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.close()
    try:
        process.wait(END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    process.stdout.close()
