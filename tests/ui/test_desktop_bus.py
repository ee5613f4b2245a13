"""Notifications and the tray over a real D-Bus, on a real X server; and a life without either."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SECONDS = 80
NEEDED = ("xvfb-run", "xauth", "dbus-run-session")
pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.timeout(120),
    pytest.mark.skipif(not all(map(shutil.which, NEEDED)), reason=f"needs {', '.join(NEEDED)}"),
]


def play(folder: Path, mode: str, *wrapper: str, **more: str) -> dict[str, Any]:
    """Play a scene and return what it told; fails when it fails."""
    run = folder / "run"
    run.mkdir(mode=0o700)
    screen = ("xvfb-run", "-a", "-s", "-screen 0 1400x900x24")
    scene = (sys.executable, "-m", "tests.ui.desktop_scene", str(folder / "data"), mode)
    kept = {name: text for name, text in os.environ.items() if name in ("PATH", "LANG", "LC_ALL")}
    env = kept | {"HOME": str(folder), "XDG_RUNTIME_DIR": str(run), "QT_QPA_PLATFORM": "xcb"}
    command, pipe = [*wrapper, *screen, *scene], subprocess.PIPE
    playing = subprocess.Popen(
        command, env=env | more, stdout=pipe, stderr=pipe, text=True, start_new_session=True
    )
    try:
        out, err = playing.communicate(timeout=SECONDS)
    finally:  # a scene that hangs takes its screen and its bus along
        with contextlib.suppress(ProcessLookupError):
            os.killpg(playing.pid, signal.SIGKILL)
    assert playing.returncode == 0, err[-4000:]
    told: dict[str, Any] = json.loads(out.splitlines()[-1])
    return told


def test_a_desktop_is_told_in_digests_and_leads_back(tmp_path: Path) -> None:
    told = play(tmp_path, "bus", "dbus-run-session", "--", XDG_CURRENT_DESKTOP="KDE")
    assert told["notes"] == [
        ["XPanel Desktop", "1 refused"],
        ["XPanel Desktop", "balance low in 1 account, 1 stuck"],
    ]
    assert told["names"] == [], "no name of the operator's on a screen that others may see"


def test_without_a_bus_the_bell_tells_and_closing_quits(tmp_path: Path) -> None:
    told = play(tmp_path, "none", DBUS_SESSION_BUS_ADDRESS="disabled:")
    assert told["listed"] == [
        "Low balance · 9.50 USD",
        "Stuck 77 · Followers",
        "Refused · Followers",
    ]
