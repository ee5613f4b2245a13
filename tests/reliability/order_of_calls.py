"""Whether the intent is on the disk before the first byte leaves, as the kernel sees it.

`python -m tests.reliability.order_of_calls --orders 20 [--mutant NAME]` sends orders in a process
under strace and prints one line of JSON. An order is well when, on the way from its connect to its
first send, something was written to the journal's file and an fdatasync of that file returned 0.
kill -9 cannot show this: what is written and not synced outlives a process, not a power cut.
"""

import argparse
import asyncio
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.reliability.alone import alone
from tests.reliability.mutants import MUTANTS
from tests.reliability.scene import Scene, doors, prepare_folder
from xpanel_desktop.domain.query import OrderQuery
from xpanel_desktop.domain.state import State

CALLS = "connect,sendto,sendmsg,write,writev,pwrite64,fsync,fdatasync"
LINE = re.compile(r"^(?P<pid>\d+) +(?P<rest>.*)$")
CALL = re.compile(r"^(?P<name>\w+)\((?P<fd>\d+)(?:<(?P<path>.*?)>)?(?:[,)]| <unf)")
RESUMED = re.compile(r"^<\.\.\. (?P<name>\w+) resumed>")
JOURNAL = re.compile(r"\.db(?:-wal)?$")


@dataclass(frozen=True)
class Event:
    """A system call: when it began and when it returned are two events."""

    name: str
    path: str
    text: str
    done: bool


def events(lines: Iterable[str]) -> Iterator[Event]:
    """Read strace's lines (-f -yy), calls that were interrupted put together again."""
    open_calls: dict[str, Event] = {}
    for line in lines:
        split = LINE.match(line)
        if split is None:
            continue
        pid, rest = split["pid"], split["rest"]
        if RESUMED.match(rest):
            begun = open_calls.pop(pid, None)
            if begun is not None:
                yield Event(begun.name, begun.path, begun.text + rest, done=True)
        elif call := CALL.match(rest):
            event = Event(call["name"], call["path"] or "", rest, done=False)
            yield event
            if rest.endswith("<unfinished ...>"):
                open_calls[pid] = event
            else:
                yield Event(event.name, event.path, rest, done=True)


def judge(lines: Iterable[str], port: int) -> list[str]:
    """Return a word for each order that left, in their order: "synced", or what was missing."""
    told: list[str] = []
    written = synced = False
    leaving = False
    for event in events(lines):
        if event.name == "connect" and not event.done and f"htons({port})" in event.text:
            written, synced, leaving = False, False, True
        elif JOURNAL.search(event.path) and event.done:
            if event.name in ("write", "writev", "pwrite64"):
                written, synced = True, False
            elif event.name in ("fsync", "fdatasync") and event.text.endswith("= 0"):
                synced = written
        elif leaving and event.name in ("sendto", "sendmsg") and f":{port}" in event.path:
            leaving = False
            told.append("synced" if synced else "not synced" if written else "not written")
    return told


def traced(command: list[str], log: Path) -> None:
    """Run a command under strace. Raises RuntimeError, in plain words, where that cannot be."""
    if not shutil.which("strace"):
        raise RuntimeError("strace is missing: packaging/system_packages.py tests installs it")
    strace = ["strace", "-f", "-yy", "-s", "64", "-e", f"trace={CALLS}", "-o", str(log)]
    done = subprocess.run([*strace, *command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(
            "the process under strace failed; where ptrace is not permitted (a container without"
            f" SYS_PTRACE), this cannot be shown: {done.stderr[-800:]}"
        )


async def send(scene: Scene, orders: int) -> None:
    """Send orders one after the other; nothing else in this process writes or connects."""
    async with alone(scene) as stage:
        for number in range(orders):
            await stage.queue(str(number))
        stage.outbox.loop.start()
        waiting = OrderQuery(states=frozenset({State.QUEUED, State.SENDING}))
        async with asyncio.timeout(90):
            while await stage.core.orders.count(waiting):  # noqa: ASYNC110
                await asyncio.sleep(0.05)


def run(orders: int, mutant: str) -> list[str]:
    """Send orders under strace; return a word for each that left."""
    with tempfile.TemporaryDirectory() as name, doors(Path(name) / "ledger.jsonl") as ports:
        folder = Path(name)
        scene = Scene(folder / "data", folder / "ledger.jsonl", ports[0])
        asyncio.run(prepare_folder(scene))
        command = [sys.executable, "-m", "tests.reliability.order_of_calls"]
        command += ["--orders", str(orders), "--inside", name, "--port", str(ports[0])]
        traced([*command, *(["--mutant", mutant] if mutant else [])], folder / "calls")
        return judge((folder / "calls").read_text("utf-8", "replace").splitlines(), ports[0])


def main() -> int:
    """Run by command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--orders", type=int, default=20)
    parser.add_argument("--mutant", choices=sorted(MUTANTS), default="")
    parser.add_argument("--inside", type=Path)
    parser.add_argument("--port", type=int, default=0)
    options = parser.parse_args()
    if options.inside:
        if options.mutant:
            MUTANTS[options.mutant].put()
        folder = options.inside
        scene = Scene(folder / "data", folder / "ledger.jsonl", options.port)
        asyncio.run(send(scene, options.orders))
        return 0
    began = time.monotonic()
    told = run(options.orders, options.mutant)
    well = told.count("synced")
    wrong = sorted(set(told) - {"synced"})
    seconds = round(time.monotonic() - began, 1)
    print(json.dumps({"left": len(told), "synced": well, "wrong": wrong, "seconds": seconds}))
    return 0 if well == len(told) == options.orders else 1


if __name__ == "__main__":
    sys.exit(main())
