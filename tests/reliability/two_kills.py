"""Two kills in one log, each at a chosen write of it: neither is taken for damage.

`python -m tests.reliability.two_kills [--every 3] [--mutant untrimmed]` prints one line of JSON. A
process under strace is killed as it makes the n-th write to SQLite's log, within a commit of many
pages; what it left is opened by another one, which is killed at its m-th write. A kill at a random
moment (`crash`) meets that between a frame's head and its page once in some ten thousand rounds.
Exit code 0: no log is taken for one that lost commits, 1: some are.
"""

import argparse
import asyncio
import json
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from xpanel_desktop.store.database import Database
from xpanel_desktop.store.evidence import Evidence, log_of
from xpanel_desktop.store.wal_check import is_cut

FIRST, SECOND = (2, 9), (1, 2)
"""Rows of a page each that the commits of the two processes write."""
SMALL = 3
"""Writes to the log that surely are of a start or of the first commit."""


@dataclass
class Tally:
    """What came of the kills; `taken` must be empty."""

    kills: int = 0
    taken: list[tuple[int, int]] = field(default_factory=list)
    """The writes at which the two were killed and the log was taken for one that lost commits."""


def filled(rows: int) -> Callable[[sqlite3.Connection], object]:
    """Return what writes a page for each row."""
    sql = "INSERT OR REPLACE INTO more VALUES (?, randomblob(3000))"
    return lambda db: db.executemany(sql, ((one,) for one in range(rows)))


async def write(path: Path, commits: tuple[int, ...]) -> None:
    """Open the database, write some commits and close it."""
    database = await Database.open(path)
    make = "CREATE TABLE IF NOT EXISTS more (id INTEGER PRIMARY KEY, t)"
    await database.write(lambda db: db.execute(make))
    for rows in commits:
        await database.write(filled(rows))
    await database.close()


def killed(path: Path, who: int, at: int, mutant: str) -> bool:
    """Let a process write until its write `at` to the log; tell whether it came so far.

    Raises RuntimeError, in plain words, where strace is missing or may not trace.
    """
    if not shutil.which("strace"):
        raise RuntimeError("strace is missing: packaging/system_packages.py tests installs it")
    strace = ["strace", "-f", "-P", str(log_of(path)), "-o", "/dev/null"]
    strace += ["-e", "trace=pwrite64", "-e", f"inject=pwrite64:signal=KILL:when={at}"]
    command = [*strace, sys.executable, "-m", "tests.reliability.two_kills", "--inside", str(path)]
    command += ["--who", str(who), *(["--mutant", mutant] if mutant else [])]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, -signal.SIGKILL, 128 + signal.SIGKILL):
        raise RuntimeError(f"the process under strace failed: {done.stderr[-800:]}")
    return done.returncode != 0


def copied(folder: Path, to: Path) -> Path:
    """Copy the files of a database in place of those that lie there; return the database's path."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(folder, to)
    return to / "x.db"


def writes_within(whole: Path, scratch: Path, mutant: str) -> Iterator[int]:
    """Kill at one write after the other; yield those that left a commit begun, in `scratch`."""
    at = SMALL
    while killed(path := copied(whole, scratch), 0, at, mutant):
        evidence = Evidence(path)
        evidence.trim()  # on this copy: is there anything to be cut off?
        if log_of(path).stat().st_size < len(evidence.log):
            log_of(path).write_bytes(evidence.log)
            yield at
        at += 1


def run(every: int, mutant: str) -> Tally:
    """Kill twice at every `every`-th write of the first commit, and at each of the second."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        whole, first, second = (Path(name) / one for one in ("whole", "first", "second"))
        whole.mkdir()
        asyncio.run(write(whole / "x.db", ()))
        for number, at in enumerate(writes_within(whole, first, mutant)):
            if number % every:
                continue
            then = 1
            while killed(path := copied(first, second), 1, then, mutant):
                tally.kills += 1
                if is_cut(log_of(path).read_bytes()):
                    tally.taken.append((at, then))
                then += 1
    return tally


def main() -> int:
    """Run by command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--mutant", choices=["untrimmed"], default="")
    parser.add_argument("--inside", type=Path)
    parser.add_argument("--who", type=int, default=0)
    options = parser.parse_args()
    if options.inside:
        if options.mutant:
            Evidence.trim = lambda _self: None  # type: ignore[method-assign]
        asyncio.run(write(options.inside, (FIRST, SECOND)[options.who]))
        return 0
    tally = run(options.every, options.mutant)
    print(json.dumps(asdict(tally)))
    return 1 if tally.taken else 0


if __name__ == "__main__":
    sys.exit(main())
