"""The program at work for a while does not grow: memory, files, references, tasks, listeners."""

import json
import os
import subprocess
import sys
from statistics import median

import pytest

FEWEST = 9
"""Samples without which nothing can be said."""
ALLOWED = {
    "rss": 400_000,
    "none": 25,
    "files": 1,
    "objects": 1,
    "tasks": 2,
    "listeners": 0,
    "icons": 2,
}
"""By how much each may grow from one sample to the next, on the average: some rounds of work."""
LOST_NONE = 25
"""References to None that may be gone from one sample to the next: a binding that drops them ends
in a crash. Between two samples each pane is shown, an order is placed for each and some keys are
typed: what lost or gained a single one with each deed, each painting or each cell would pass it."""
WORST_STALL = 20.0
"""Seconds: a guard against a loop that hangs, on a machine that may be busy with other things."""


def soak(seconds: float) -> None:
    """Run the program for so long in a process of its own and judge what it held."""
    command = [sys.executable, "-m", "tests.reliability.soak", "--seconds", str(seconds)]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        command, capture_output=True, text=True, env=surroundings, timeout=seconds * 2 + 300,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.strip().splitlines()[-1])
    samples, late = told["samples"], told["late"]
    print(f"{len(samples)} samples; late p99 {late['p99']:.3f} s, worst {late['worst']:.3f} s")
    assert len(samples) >= FEWEST, "the machine is too busy for the soak to say anything"
    third = len(samples) // 3
    for name, allowed in ALLOWED.items():
        middle = median(one[name] for one in samples[third : 2 * third])
        last = median(one[name] for one in samples[2 * third :])
        grown = (last - middle) / third
        print(f"{name}: {middle:.0f} to {last:.0f}, {grown:.1f} a sample")
        assert grown <= allowed, f"{name} grows: {[one[name] for one in samples]}"
        assert name != "none" or grown >= -LOST_NONE, "references to None are lost"
    assert late["worst"] < WORST_STALL


@pytest.mark.reliability
@pytest.mark.timeout(900)
def test_three_minutes_of_work_leave_nothing_behind() -> None:
    soak(180)


@pytest.mark.long
@pytest.mark.timeout(5 * 3600)
def test_two_hours_of_work_leave_nothing_behind() -> None:
    soak(7200)
