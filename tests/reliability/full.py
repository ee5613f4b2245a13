"""A disk that is full or cannot be written: no order leaves before its intent is written.

`python -m tests.reliability.full --cases 100 --seed 1 [--mutant "journal late"]` prints one line
of JSON. Each case forks a program whose files may grow by a few random bytes more (RLIMIT_FSIZE),
whose database may (max_page_count), or whose writer is made to read only (query_only), lets it
send, and kills it; the panel's ledger judges. Exit code 0: clean, 1: harm.
"""

import argparse
import asyncio
import json
import os
import random
import resource
import signal
import sqlite3
import sys
import tempfile
import traceback
from pathlib import Path

from tests.reliability import mutants
from tests.reliability.crash import warm
from tests.reliability.oracle import judge, read_ledger
from tests.reliability.scene import Scene, lying_panel, new_order, open_scene
from tests.reliability.sender import all_orders, settle
from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.state import State

KINDS = ("limit", "pages", "read only")
ORDERS = 3
MOST = 60_000
"""Bytes that a file may still grow: from none to room for all."""
GOOD, BROKEN, SILENT = 0, 1, 4
PATIENCE = 60.0


async def spoil(core: Core, kind: str, more: int) -> None:
    """Make the disk full, or the database read-only, but for `more` bytes."""

    def pages(db: sqlite3.Connection) -> None:
        held = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count={held + more // 4096}")

    if kind == "limit":
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        log = core.database.path.with_name(f"{core.database.path.name}-wal").stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (log + more, log + more))
    elif kind == "pages":
        await core.database.write(pages)
    else:
        await core.database._writer.run(lambda db: db.execute("PRAGMA query_only=ON"))


async def live(scene: Scene, kind: str, more: int, uid: str) -> int:
    """Queue, spoil, send; tell whether all was sent or else a trouble is told."""
    core = await open_scene(scene)
    account = core.accounts.all()[0]
    await core.safety.check()
    if core.safety.doubt is not None:  # an earlier case cut the log: the operator has looked
        await core.safety.lift()
    for number in range(ORDERS):
        await core.tickets.send(new_order(account.id, f"https://example.com/{uid}-{number}"))
    await spoil(core, kind, more)
    await core.sessions.start_all()
    async with asyncio.timeout(PATIENCE):
        while not core.troubles.open():
            if not await all_orders(core, State.QUEUED, State.SENDING):
                return GOOD
            if any(one.stop_reason for one in core.accounts.all()):
                return GOOD
            await asyncio.sleep(0.005)
    return GOOD


def one_case(scene: Scene, kind: str, more: int, uid: str) -> int:
    """Fork the program of a case; it ends as if it were killed. Return its exit code."""
    process = os.fork()
    if not process:
        code = BROKEN
        try:
            code = asyncio.run(_kept_open(scene, kind, more, uid))
        except TimeoutError:
            code = SILENT
        except BaseException:  # noqa: BLE001 - told by the exit code
            traceback.print_exc()
        os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


async def _kept_open(scene: Scene, kind: str, more: int, uid: str) -> int:
    os._exit(await live(scene, kind, more, uid))


async def clear(scene: Scene) -> None:
    """With room again: decide what is unknown by the truth, and let nothing old go out."""
    await settle(scene)
    core = await open_scene(scene)
    queued = await all_orders(core, State.QUEUED, State.HELD, State.REFUSED)
    await core.tickets.delete([order.id for order in queued])
    await core.close()


def run(folder: Path, cases: int, seed: int) -> dict[str, object]:
    """Run the cases; return what was found."""
    ledger, dice = folder / "ledger.jsonl", random.Random(seed)
    odd: list[str] = []
    with lying_panel(ledger, "--faults", "0", "--latency", "0.001") as port:
        scene = Scene(folder / "data", ledger, port, parallel=1 + seed % 2)
        warm(scene)
        for number in range(cases):
            kind, more = KINDS[number % len(KINDS)], dice.randrange(MOST)
            if code := one_case(scene, kind, more, f"{number}"):
                odd.append(f"case {number}, {kind} +{more}: {code}")
            asyncio.run(clear(scene))
        finding = judge(read_ledger(ledger), asyncio.run(settle(scene)))
    harm = {"double": finding.double, "lost": finding.lost, "phantom": finding.phantom}
    return {"cases": cases, "odd": odd, "committed": finding.committed, **harm}


def main() -> int:
    """Run by command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mutant", choices=sorted(mutants.MUTANTS))
    options = parser.parse_args()
    if options.mutant:
        mutants.MUTANTS[options.mutant].put()
    with tempfile.TemporaryDirectory() as folder:
        found = run(Path(folder), options.cases, options.seed)
    print(json.dumps(found))
    return 1 if any(found[name] for name in ("odd", "double", "lost", "phantom")) else 0


if __name__ == "__main__":
    sys.exit(main())
