"""Two programs started at once on one folder: exactly one opens it and sends.

`python -m tests.reliability.instances --rounds 50 [--mutant "no lock"]` prints one line of JSON.
Both fork from a warmed parent and wait for the same moment. Exit code 0: clean, 1: harm.
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
import traceback
from dataclasses import dataclass
from pathlib import Path

from tests.reliability.crash import warm
from tests.reliability.damage import until_sent
from tests.reliability.oracle import judge, read_ledger
from tests.reliability.scene import Scene, lying_panel, new_order, open_scene
from tests.reliability.sender import settle
from xpanel_desktop.store.lock import FolderBusy, FolderLock

SENT, BUSY, BROKEN = 0, 3, 1
ORDERS = 2


def no_lock() -> None:
    """Put a mutant in place: the folder's lock is not taken."""

    def acquire(folder: Path) -> FolderLock:
        return FolderLock(os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600))

    FolderLock.acquire = acquire  # type: ignore[method-assign]


@dataclass(frozen=True)
class Wires:
    """Pipes between the parent and its two programs."""

    start: int
    """Ends when both are to begin."""
    say: int
    """Each writes a byte once it is open or was told that the folder is busy."""
    told: int
    """Ends when both have said so: until then the open one stays."""


async def live(scene: Scene, name: str, wires: Wires) -> int:
    """Open and send as a program does; the one that is open stays until the other was told."""
    try:
        core = await open_scene(scene)
    except FolderBusy:
        os.write(wires.say, b".")
        return BUSY
    os.write(wires.say, b".")
    account = core.accounts.all()[0]
    for number in range(ORDERS):
        link = f"https://example.com/{name}-{number}"
        await core.tickets.send(new_order(account.id, link))
    await core.sessions.start_all()
    await until_sent(core)
    await asyncio.to_thread(os.read, wires.told, 1)
    await core.close()
    return SENT


def begin(scene: Scene, name: str, wires: Wires, ours: tuple[int, ...]) -> int:
    """Fork a program that begins when it is told to; return its process id."""
    process = os.fork()
    if process:
        return process
    for end in ours:
        os.close(end)
    code = BROKEN
    try:
        os.read(wires.start, 1)
        code = asyncio.run(live(scene, name, wires))
    except BaseException:  # noqa: BLE001 - told by the exit code
        traceback.print_exc()
    os._exit(code)


def one_round(scene: Scene, number: int) -> list[int]:
    """Start two at once; return how they ended, sorted."""
    start, go = os.pipe()
    told, tell = os.pipe()
    hear, say = os.pipe()
    wires, ours = Wires(start, say, told), (go, tell, hear)
    processes = [begin(scene, f"{number}-{one}", wires, ours) for one in "ab"]
    for end in (start, told, say, go):
        os.close(end)
    for _ in processes:
        os.read(hear, 1)
    os.close(tell)
    os.close(hear)
    return sorted(os.waitstatus_to_exitcode(os.waitpid(one, 0)[1]) for one in processes)


def run(folder: Path, rounds: int) -> dict[str, object]:
    """Run the rounds; return what was found."""
    ledger = folder / "ledger.jsonl"
    odd: list[str] = []
    with lying_panel(ledger, "--faults", "0", "--latency", "0") as port:
        scene = Scene(folder / "data", ledger, port, parallel=2)
        warm(scene)
        for number in range(rounds):
            codes = one_round(scene, number)
            if codes != [SENT, BUSY]:
                odd.append(f"round {number}: {codes}")
                break
        finding = judge(read_ledger(ledger), asyncio.run(settle(scene)))
    return {"rounds": rounds, "odd": odd, "clean": finding.clean, "committed": finding.committed}


def main() -> int:
    """Run by command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--mutant", choices=["no lock"])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.mutant:
            no_lock()
        found = run(Path(folder), options.rounds)
    print(json.dumps(found))
    return 0 if found["clean"] and not found["odd"] else 1


if __name__ == "__main__":
    sys.exit(main())
