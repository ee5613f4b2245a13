"""Every place to die × every way of the panel, each in a fresh folder, judged by the ledger.

`python -m tests.reliability.matrix [--points A,B] [--ways C,D] [--seed N] [--mutant NAME]` prints
one line of JSON and ends with 1 when a cell is not as it must be. A cell forks a warmed worker
that dies at its point, and another that opens what is left, tells how the order stands, and works
on until everything is decided.
"""

import argparse
import asyncio
import json
import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from urllib.parse import urlencode

from tests.reliability import lives
from tests.reliability.mutants import MUTANTS
from tests.reliability.points import FIRST_DEATH, POINTS, Phase
from tests.reliability.scene import Scene, doors, place_the_first, prepare_folder
from tests.reliability.ways import SLAMMED, WAYS, Certain, Way
from xpanel_desktop.store.folder import NAME as MARK

SHARDS = 5
"""Processes that play cells side by side: most of a cell is waiting."""
STUCK = 120.0
ALL_WAYS = WAYS | SLAMMED
STATE = {
    Certain.ACCEPTED: {"pending", "in_progress"},
    Certain.REFUSED: {"refused"},
    Certain.QUEUED: {"queued"},
    Certain.UNKNOWN: {"unknown"},
}
"""How an order stands whose ending is written, by the most that may be concluded of its answer."""


@dataclass(frozen=True)
class Cell:
    """A place to die, and how the panel treats the order."""

    point: str
    way: str
    seed: int = 0

    @property
    def link(self) -> str:
        """The link that bears the order's uid, and tells the panel what to do."""
        named = {"way" if self.way in WAYS else "door": self.way}
        return "https://example.com/?" + urlencode({"at": f"{self.point} {self.seed}"} | named)


def worker(live: Callable[[int], None]) -> tuple[bytes, int]:
    """Fork, live there, and return what was told by the pipe and how the worker ended."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            live(writing)
        finally:
            traceback.print_exc()
            os._exit(1)
    os.close(writing)
    told, until = b"", time.monotonic() + STUCK
    while select.select([reading], [], [], max(until - time.monotonic(), 0))[0]:
        part = os.read(reading, 65536)
        told += part
        if not part:
            break
    else:
        os.kill(child, signal.SIGKILL)
    os.close(reading)
    return told, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def play(scene: Scene, cell: Cell) -> tuple[bool, list[str]]:
    """Play a cell in its own folder; return whether its point was reached, and what was wrong."""
    way, point = ALL_WAYS[cell.way], POINTS[cell.point]

    def first(pipe: int) -> None:
        (POINTS[FIRST_DEATH] if point.again else point).put()
        sure = point.phase is Phase.BEFORE  # a slammed door lets an order come that far in the end
        patience = lives.PATIENCE if sure else lives.BACKED_OFF
        lives.run_first(scene, cell.link, way, pipe, patience)

    def second(pipe: int) -> None:
        point.put()
        lives.run_again(scene, pipe)

    past, code = worker(first)
    if point.again and code == -signal.SIGKILL:
        past, code = (past, code) if past else worker(second)
    if code != -signal.SIGKILL:
        return False, [f"the process that sends ended by itself with {code}"]
    told, code = worker(lambda pipe: lives.run_last(scene, cell.link, way, pipe))
    if code != 0:
        return not past, [f"the process that opens the folder ended with {code}"]
    return not past, wrong(json.loads(told), Phase.WRITTEN if past else point.phase, way, cell)


def wrong(found: dict[str, object], phase: Phase, way: Way, cell: Cell) -> list[str]:
    """Compare what was found with what the table allows."""
    told = lives.Told(**found["told"])  # type: ignore[arg-type]
    problems: list[str] = []
    if phase is Phase.BEFORE:
        if (told.state, told.endings, told.tries) != ("queued", [], 0):
            problems.append(f"nothing may have left, yet: {told}")
    elif phase is Phase.OPEN:
        unsent = cell.way in SLAMMED and cell.point == "answer judged"  # slammed while connecting
        allowed = [("unknown", ["unknown"])] + [("queued", [])] * unsent
        if (told.state, told.endings) not in allowed:
            problems.append(f"it was cut short, yet: {told}")
    else:
        states = STATE[way.certain]
        if cell.way in SLAMMED:
            states = states | {"queued"}  # it may be slammed before the moment of sending
        if told.state not in states or None in told.endings:
            problems.append(f"{way.certain} is what is certain, yet: {told}")
    if not found["clean"]:
        problems.append(str(found["found"]))
    if int(str(found["spare"])) > 0:
        problems.append("the panel saw more requests than there were attempts")
    return problems


def shard(scene: Scene, cells: Sequence[Cell], pipe: int, *, stop: bool) -> None:
    """Play cells one after the other in this process; tell each by a line."""
    ports = dict(zip(("", *SLAMMED), scene.doors, strict=True))
    for cell in cells:
        with tempfile.TemporaryDirectory(dir=scene.folder.parent) as folder:
            mark = shutil.ignore_patterns(MARK)  # a folder of its own, not a copy that is held
            copy = shutil.copytree(scene.folder, Path(folder) / "data", ignore=mark)
            door = ports.get(cell.way, scene.port)
            reached, problems = play(replace(scene, folder=copy, door=door), cell)
        line = {"point": cell.point, "way": cell.way, "reached": reached, "wrong": problems}
        os.write(pipe, json.dumps(line).encode() + b"\n")
        if problems and stop:
            break


def run(folder: Path, cells: Sequence[Cell], *, stop: bool) -> list[dict[str, object]]:
    """Play all cells on one panel; return a line for each. `stop`: no further after a wrong one."""
    ledger = folder / "ledger.jsonl"
    with doors(ledger) as ports:
        scene = Scene(folder / "data", ledger, ports[0], doors=ports)
        for name in ("httpx", "truststore", "xpanel_desktop.app.session"):
            import_module(name)
        asyncio.run(prepare_folder(scene))
        asyncio.run(place_the_first(scene))
        reading, writing = os.pipe()
        children: list[int] = []
        for number in range(SHARDS):
            child = os.fork()
            if child == 0:
                try:
                    shard(scene, cells[number::SHARDS], writing, stop=stop)
                    os._exit(0)
                finally:
                    traceback.print_exc()
                    os._exit(1)
            children.append(child)
        os.close(writing)
        with os.fdopen(reading) as lines:
            told = [json.loads(line) for line in lines]
        codes = [os.waitpid(child, 0)[1] for child in children]
        if any(codes):
            raise RuntimeError("a process that plays cells failed")
        return told


def chosen(points: str, ways: str, seeds: int) -> list[Cell]:
    """Return the cells of the named points and ways (all, where none is named), shuffled."""
    wanted = [name.strip() for name in points.split(";") if name] or list(POINTS)
    treated = [name.strip() for name in ways.split(";") if name] or list(ALL_WAYS)
    cells = [Cell(at, way, seed) for at in wanted for way in treated for seed in range(seeds)]
    random.Random(7).shuffle(cells)
    return cells


def main() -> int:
    """Run by command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--points", default="", help="names, with ; between them")
    parser.add_argument("--ways", default="", help="names, with ; between them")
    parser.add_argument("--seeds", type=int, default=1, help="how often each cell is played")
    parser.add_argument("--mutant", choices=sorted(MUTANTS))
    options = parser.parse_args()
    if options.mutant:
        MUTANTS[options.mutant].put()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        cells = chosen(options.points, options.ways, options.seeds)
        lines = run(Path(folder), cells, stop=bool(options.mutant))
    reached = Counter(str(line["point"]) for line in lines if line["reached"])
    bad = [line for line in lines if line["wrong"]]
    seconds = round(time.monotonic() - began, 1)
    print(json.dumps({"cells": len(lines), "reached": reached, "wrong": bad, "seconds": seconds}))
    return 1 if bad or (len(lines) != len(cells) and not options.mutant) else 0


if __name__ == "__main__":
    sys.exit(main())
