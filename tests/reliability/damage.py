"""Flipped bits in the database and its log: nothing is sent by what is damaged, all of it is told.

`python -m tests.reliability.damage --cases 100 --seed 1 [--mutant trusting]` prints one line of
JSON. Three places are flipped in turn: a file that was closed in order (every bit of it counts), a
log that a kill left behind (what it lost may have been sent), and a file that a kill left without a
seal (whose free space says nothing). The panel's ledger judges. Exit code 0: clean, 1: harm.
"""

import argparse
import asyncio
import json
import random
import shutil
import sys
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.reliability.oracle import read_ledger
from tests.reliability.scene import Scene, add_account, lying_panel, new_order, open_scene
from tests.reliability.sender import all_orders
from xpanel_desktop.app.caution import HALTED
from xpanel_desktop.app.core import Core
from xpanel_desktop.app.safety import Safety
from xpanel_desktop.domain.state import State
from xpanel_desktop.paths import DATABASE
from xpanel_desktop.store.trouble import DatabaseTrouble

PLACES = ("file", "log", "unsealed")
DONE, WAITING = "https://example.com/done", "https://example.com/waiting"
LOG = f"{DATABASE}-wal"
PATIENCE = 30.0


@dataclass
class Tally:
    """What came of the cases; `sent` and `double` must be empty."""

    cases: int = 0
    told: dict[str, int] = field(default_factory=dict)
    """How often each place's damage was told: by a refusal to open, or by a doubt."""
    silent: dict[str, int] = field(default_factory=dict)
    """How often it was not; only what is not sealed may be silent."""
    sent: list[str] = field(default_factory=list)
    """Cases in which something was sent from what is surely damaged."""
    double: list[str] = field(default_factory=list)
    """Cases in which an order was sent again, or one that is not there."""

    @property
    def clean(self) -> bool:
        """Tell whether all damage was told and no money went astray."""
        sure = [place for place in self.silent if place != "unsealed"]
        return not (self.sent or self.double or sure)


def trust() -> None:
    """Put a mutant in place: the check is skipped."""

    async def check(self: Safety) -> None:
        self._checked = True

    Safety.check = check  # type: ignore[method-assign]


async def prepare(scene: Scene) -> None:
    """Make the folder that a kill leaves: one order just accepted, told by the log alone."""
    core = await open_scene(scene)
    account = await add_account(core, scene)
    await core.tickets.send(new_order(account.id, DONE))
    await core.close()  # the order is queued in the file itself
    core = await open_scene(scene)
    await core.safety.check()
    await core.sessions.start_all()
    await until_sent(core)
    await core.sessions.set_halted(halted=True)
    await core.tickets.send(new_order(account.id, WAITING))
    await core.settings.set(HALTED, False)  # noqa: FBT003 - no outbox is told: nothing leaves
    shutil.copytree(scene.folder, scene.folder.with_name("killed"))
    await core.sessions.set_halted(halted=True)
    await core.close()


async def until_sent(core: Core) -> None:
    """Wait until nothing is queued or leaving any more, or something keeps it from going."""
    async with asyncio.timeout(PATIENCE):
        while not core.troubles.open() and await all_orders(core, State.QUEUED, State.SENDING):
            if any(one.stop_reason for one in core.accounts.all()):
                return
            await asyncio.sleep(0.002)


async def until_checked(core: Core) -> None:
    """Wait until the check has spoken."""
    async with asyncio.timeout(PATIENCE):
        while not core.safety.is_checked:  # noqa: ASYNC110
            await asyncio.sleep(0.001)


def flip(path: Path, dice: random.Random) -> str:
    """Flip one bit of a file and tell which."""
    data = bytearray(path.read_bytes())
    at, bit = dice.randrange(len(data)), dice.randrange(8)
    data[at] ^= 1 << bit
    path.write_bytes(data)
    return f"{path.name}[{at}].{bit}"


async def start(scene: Scene) -> bool:
    """Start on the damaged folder as the program does; tell whether the damage was told."""
    try:
        core = await open_scene(scene)
    except DatabaseTrouble:
        return True
    try:
        await core.sessions.start_all()
        await until_checked(core)
        if core.safety.doubt is None:
            await until_sent(core)
        return core.safety.doubt is not None
    except TimeoutError:
        return False
    finally:
        await core.close()


async def one_case(scene: Scene, place: str, dice: random.Random, tally: Tally) -> None:
    """Damage a fresh copy at a place, start on it, and judge what the panel got."""
    source = scene.folder.with_name("closed" if place == "file" else "killed")
    shutil.rmtree(scene.folder, ignore_errors=True)
    shutil.copytree(source, scene.folder)
    where = flip(scene.folder / (LOG if place == "log" else DATABASE), dice)
    before = read_ledger(scene.ledger)
    told = await start(scene)
    after = read_ledger(scene.ledger)
    fresh = [link for link, ids in after.items() if len(ids) > len(before.get(link, []))]
    tally.cases += 1
    counted = tally.told if told else tally.silent
    counted[place] = counted.get(place, 0) + 1
    if fresh and place != "unsealed":
        tally.sent.append(f"{where}: {fresh}")
    if any(link != WAITING for link in fresh):
        tally.double.append(f"{where}: {fresh}")


async def run(folder: Path, cases: int, seed: int) -> Tally:
    """Run the cases in `folder`; the places take turns."""
    dice, tally = random.Random(seed), Tally()
    with lying_panel(folder / "ledger.jsonl", "--faults", "0", "--latency", "0") as port:
        scene = Scene(folder / "data", folder / "ledger.jsonl", port)
        await prepare(scene)
        await close_with_one_waiting(scene)
        for number in range(cases):
            await one_case(scene, PLACES[number % len(PLACES)], dice, tally)
    return tally


async def close_with_one_waiting(scene: Scene) -> None:
    """Make the folder that was closed in order, checked and sealed, with an order in its queue."""
    shutil.rmtree(scene.folder)
    shutil.copytree(scene.folder.with_name("killed"), scene.folder)
    core = await open_scene(scene)
    await core.safety.check()
    await core.close()
    shutil.copytree(scene.folder, scene.folder.with_name("closed"))


def main() -> int:
    """Run by command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mutant", choices=["trusting"])
    options = parser.parse_args()
    if options.mutant:
        trust()
    with tempfile.TemporaryDirectory() as folder:
        tally = asyncio.run(run(Path(folder), options.cases, options.seed))
    print(json.dumps(asdict(tally)))
    return 0 if tally.clean else 1


if __name__ == "__main__":
    sys.exit(main())
