"""Random kill -9 of a real sending process: nothing doubled, nothing lost, nothing made up.

`python -m tests.reliability.crash --rounds 300 --seed 1 [--mutant NAME]` prints one line of JSON.
Workers fork from a warmed parent, so that a round costs milliseconds; the panel is a process of
its own with its own ledger. Exit code 0: clean, 1: something was doubled, lost or made up.
"""

import argparse
import asyncio
import os
import random
import select
import signal
import sys
import tempfile
import time
import traceback
from importlib import import_module
from pathlib import Path

from tests.reliability import mutants, sender
from tests.reliability.oracle import Finding, judge, lied_ids, read_ledger
from tests.reliability.scene import Scene, lying_panel, prepare_folder

LONGEST = 0.35
"""Seconds that a round may send before it is killed."""
MOST_PATIENCE = 10
"""How many times longer a round may be on a machine so busy that few orders leave in one."""
START = 20.0


def warm(scene: Scene) -> None:
    """Import all that sending needs, once, before anything forks."""
    import_module("httpx")
    import_module("truststore")
    asyncio.run(prepare_folder(scene))


def one_round(scene: Scene, number: int, dice: random.Random, longest: float) -> bool:
    """Fork a worker, let it send for a random while and kill it; tell whether it came to send."""
    reading, writing = os.pipe()
    worker = os.fork()
    if worker == 0:
        try:
            sender.child(scene, number, writing)
        finally:  # who ends by himself has failed, and must not go on as a second parent
            traceback.print_exc()
            os._exit(1)
    os.close(writing)
    ready, _, _ = select.select([reading], [], [], START)
    told = bool(ready) and os.read(reading, 1) == b"."
    os.close(reading)
    if told:
        time.sleep(dice.uniform(0, longest))
    os.kill(worker, signal.SIGKILL)
    _, status = os.waitpid(worker, 0)
    if os.WIFEXITED(status):
        raise RuntimeError(f"the worker of round {number} ended by itself")
    return told


def run(
    folder: Path, rounds: int, seed: int, *, least: int = 0, stop_at_harm: bool = False
) -> Finding:
    """Run the rounds in `folder` and return what was found.

    Where the machine is busy, further rounds follow until the panel has taken `least` orders.
    """
    ledger = folder / "ledger.jsonl"
    dice = random.Random(seed)
    options = ("--seed", str(seed), "--faults", "0.3")
    with lying_panel(ledger, *options) as port:
        scene = Scene(folder / "data", ledger, port, parallel=1 + seed % 2 * 3)
        warm(scene)
        for number in range(rounds * 4):
            if number >= rounds and len(read_ledger(ledger)) >= least:
                break
            busy = number / (1 + sum(map(len, read_ledger(ledger).values())))
            one_round(scene, number, dice, LONGEST * min(max(busy, 1), MOST_PATIENCE))
            if stop_at_harm and any(len(ids) > 1 for ids in read_ledger(ledger).values()):
                break
        orders = asyncio.run(sender.settle(scene))
        return judge(read_ledger(ledger), orders, lied_ids(ledger))


def main() -> int:
    """Run by command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--least", type=int, default=0, help="orders that the panel must take")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mutant", choices=sorted(mutants.MUTANTS))
    options = parser.parse_args()
    if options.mutant:
        mutants.MUTANTS[options.mutant].put()
    with tempfile.TemporaryDirectory() as folder:
        finding = run(
            Path(folder),
            options.rounds,
            options.seed,
            least=options.least,
            stop_at_harm=bool(options.mutant),
        )
    print(finding.told())
    return 0 if finding.clean else 1


if __name__ == "__main__":
    sys.exit(main())
