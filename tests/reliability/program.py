"""The whole program, window and all, killed at a random moment and started again.

`python -m tests.reliability.program --rounds 30 --seed 1` prints one line of JSON. Between two
starts an operator decides what is unknown by the panel's ledger, saves a draft and queues orders,
which the next start sends by itself. Exit code 0: clean, 1: harm.

`python -m tests.reliability.program --open FOLDER` is the program that is killed: the real one, but
for its vault, which holds one key.
"""

import argparse
import asyncio
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.reliability.oracle import judge, read_ledger
from tests.reliability.scene import (
    KnownKey,
    Scene,
    lying_panel,
    new_order,
    open_scene,
    prepare_folder,
)
from tests.reliability.sender import all_orders, decide, look, settle, wait_until_idle
from xpanel_desktop.domain.state import State

QUEUE = 8
START = 60.0
"""Seconds within which a start must come to send on a busy machine."""


def open_program(folder: Path) -> int:
    """Run the program on a folder, as `xpanel-desktop --data-dir` does."""
    from xpanel_desktop import main
    from xpanel_desktop.ui import application

    application.Vault = lambda **_: KnownKey()  # type: ignore[misc, assignment]
    return main.main(["--data-dir", str(folder)])


def started(scene: Scene) -> "subprocess.Popen[bytes]":
    """Start the program in a process of its own."""
    words = [sys.executable, "-m", "tests.reliability.program", "--open", str(scene.folder)]
    return subprocess.Popen(words, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})


async def between(scene: Scene, number: int) -> int:
    """Decide, save a draft, queue; return how many drafts there were before."""
    await asyncio.to_thread(wait_until_idle, scene)
    core = await open_scene(scene)
    await decide(core, scene)
    await look(core)
    account = core.accounts.all()[0]
    drafts = len(await all_orders(core, State.DRAFT))
    await core.tickets.save_draft(new_order(account.id, f"https://example.com/draft-{number}"))
    for one in range(QUEUE - len(await all_orders(core, State.QUEUED))):
        await core.tickets.send(new_order(account.id, f"https://example.com/{number}-{one}"))
    await core.close()
    return drafts


def wait_for_sending(scene: Scene, program: "subprocess.Popen[bytes]", before: int) -> float:
    """Return after how many seconds the program sent its first order."""
    begun = time.monotonic()
    while len(read_ledger(scene.ledger)) <= before:
        if program.poll() is not None:
            raise RuntimeError(f"the program ended by itself with {program.returncode}")
        if time.monotonic() - begun > START:
            raise RuntimeError("the program does not come to send")
        time.sleep(0.005)
    return time.monotonic() - begun


def run(folder: Path, rounds: int, seed: int) -> dict[str, object]:
    """Run the rounds: every third one sends before it is killed, the others die at any moment."""
    ledger, dice = folder / "ledger.jsonl", random.Random(seed)
    odd: list[str] = []
    usual = 2.0
    with lying_panel(ledger, "--seed", str(seed), "--faults", "0.1", "--latency", "0.02") as port:
        scene = Scene(folder / "data", ledger, port, parallel=2)
        asyncio.run(prepare_folder(scene))
        for number in range(rounds):
            if asyncio.run(between(scene, number)) != number:
                odd.append(f"round {number}: a draft is lost")
            before = len(read_ledger(ledger))
            program = started(scene)
            if number % 3 == 0:
                usual = wait_for_sending(scene, program, before)
                time.sleep(dice.uniform(0, 0.1))
            else:
                time.sleep(dice.uniform(0, usual * 1.2))
            if program.poll() is not None:
                odd.append(f"round {number}: it ended by itself with {program.returncode}")
            program.send_signal(signal.SIGKILL)
            program.wait()
        finding = judge(read_ledger(ledger), asyncio.run(settle(scene)))
    harm = {"double": finding.double, "lost": finding.lost, "phantom": finding.phantom}
    return {"rounds": rounds, "odd": odd, "committed": finding.committed, **harm}


def main() -> int:
    """Run by command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--open", type=Path)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.open:
        return open_program(options.open)
    with tempfile.TemporaryDirectory() as folder:
        found = run(Path(folder), options.rounds, options.seed)
    print(json.dumps(found))
    return 1 if any(found[name] for name in ("odd", "double", "lost", "phantom")) else 0


if __name__ == "__main__":
    sys.exit(main())
