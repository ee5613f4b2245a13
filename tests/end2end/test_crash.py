"""The real program is hit by a real fault; its next start has a report of it, and goes on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from xpanel_desktop.crashes import Crashes
from xpanel_desktop.paths import PACKAGE

PROGRAM = """
import ctypes, os, signal, sys, threading
from xpanel_desktop.main import main
deed = (lambda: ctypes.string_at(0)) if sys.argv[2] == "fault" else (
    lambda: os.kill(os.getpid(), signal.SIGTERM))
timer = threading.Timer(float(sys.argv[3]), deed)
timer.daemon = True
timer.start()
sys.exit(main(["--data-dir", sys.argv[1]]))
"""


def run(folder: Path, deed: str, after: float) -> int:
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(PACKAGE.parent)}
    command = [sys.executable, "-c", PROGRAM, str(folder), deed, str(after)]
    return subprocess.run(
        command, env=env, capture_output=True, timeout=120, check=False
    ).returncode


@pytest.mark.reliability
@pytest.mark.skipif(os.name == "nt", reason="ends by a signal")
def test_a_fault_of_the_real_program_is_a_report_at_its_next_start(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    assert run(folder, "fault", 6.0) < 0
    assert Crashes(folder).all() == [], "the next start makes it"
    assert run(folder, "end", 12.0) == 130, "it starts, and ends in order"
    (report,) = Crashes(folder).all()
    assert "Segmentation fault" in report.text
    assert str(tmp_path) not in report.text
    assert str(PACKAGE.parent) not in report.text
