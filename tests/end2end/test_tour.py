"""The real program takes its guided tour, offscreen and on a real X server."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

MINUTES = 4


def take(folder: Path, platform: str, *wrapper: str) -> dict[str, Any]:
    """Run the tour as an operator would and return what it wrote down."""
    command = [*wrapper, sys.executable, "-m", "xpanel_desktop", "--tour", str(folder)]
    env = {**os.environ, "QT_QPA_PLATFORM": platform}
    done = subprocess.run(
        command, env=env, capture_output=True, text=True, timeout=MINUTES * 60, check=False
    )
    told: dict[str, Any] = json.loads((folder / "tour.json").read_text("utf-8"))
    assert done.returncode == 0, f"{told['failure']}\n{done.stderr[-2000:]}"
    return told


def check(told: dict[str, Any], folder: Path) -> None:
    """Hold the tour to what it promises: every step with its picture, every order ended."""
    assert told["passed"]
    titles = [step["title"] for step in told["steps"]]
    for step in (
        *("connection tested", "search", "drip-feed placed", "find anything", "the keys"),
        *("a saved view", "completed", "watch", "what is left as a draft"),
        *("cancel, requested", "refill, acknowledged", "ledger", "spending", "closes"),
    ):
        assert step in titles
    for step in told["steps"]:
        assert (folder / step["picture"]).stat().st_size > 2000
    last = next(step for step in told["steps"] if step["title"] == "completed")
    imported = next(step for step in told["steps"] if step["title"] == "bulk, queued")
    assert len(last["facts"]["states"]) == 6 + imported["facts"]["orders"]
    assert set(last["facts"]["states"].values()) <= {"completed", "partial", "canceled"}


@pytest.mark.timeout(MINUTES * 60 + 10)
def test_the_tour_offscreen(tmp_path: Path) -> None:
    check(take(tmp_path / "tour", "offscreen"), tmp_path / "tour")


@pytest.mark.reliability
@pytest.mark.xvfb
@pytest.mark.timeout(MINUTES * 60 + 10)
def test_the_tour_on_a_real_screen(tmp_path: Path) -> None:
    assert shutil.which("xvfb-run"), "Xvfb belongs to what the tests install"
    screen = ("xvfb-run", "-a", "-s", "-screen 0 1600x1000x24")
    check(take(tmp_path / "tour", "xcb", *screen), tmp_path / "tour")
