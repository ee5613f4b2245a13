"""A screen reader goes the whole way of an order in the real program, by its tree alone."""

import asyncio
import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.support.practice import Practice, practice

READER = Path(__file__).parents[1] / "support" / "screen_reader.py"
PYTHON = "/usr/bin/python3"
"""The system's own, which alone has the bindings."""
SECONDS = 100
LINK = "https://instagram.com/okuyan"
pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.reliability,
    pytest.mark.timeout(150),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="AT-SPI is Linux's"),
]


def missing() -> str:
    """Return what this machine lacks; where there is apt, the tests' set-up installed it."""
    ask = [PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"]
    told = subprocess.run(ask, capture_output=True, text=True, check=False)
    return told.stderr if told.returncode else ""


async def listen(folder: Path, place: Practice) -> dict[str, Any]:
    """Order by the tree alone and return what was heard; fails when something is not found."""
    run = folder / "run"
    run.mkdir(mode=0o700)
    kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    env = kept | {
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(run),
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    screen = ("xvfb-run", "-a", "-s", "-screen 0 1400x900x24")
    program = (sys.executable, "-m", "xpanel_desktop", "--data-dir", str(folder / "data"))
    command = ("dbus-run-session", "--", *screen, PYTHON, str(READER), *program)
    pipe = asyncio.subprocess.PIPE
    playing = await asyncio.create_subprocess_exec(
        *command, env=env, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=True
    )
    facts = {
        "url": place.url, "key": place.key.reveal(), "search": "takipci turk",
        "service": "Takipçi", "link": LINK, "quantity": "1000",
        "charge": "0.90 USD", "left": "999.10 USD",
    }  # fmt: skip
    try:
        talk = playing.communicate(json.dumps(facts).encode())
        out, err = await asyncio.wait_for(talk, SECONDS)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(playing.pid, signal.SIGKILL)
    assert playing.returncode == 0, err.decode()[-6000:]
    heard: dict[str, Any] = json.loads(out.splitlines()[-1])
    return heard


@pytest.mark.skipif(not shutil.which("apt-get"), reason="the packages have Debian's names")
async def test_an_order_is_placed_by_the_tree_alone(tmp_path: Path) -> None:
    assert missing() == ""
    async with practice() as place:
        heard = await listen(tmp_path, place)
        (placed,) = place.panel.desk.ledger.orders.values()
        assert (placed.link, placed.quantity) == (LINK, 1000)
        order = heard["order"]
        assert order["Panel ID"] == str(placed.id)
        assert order["Status"] in ("Pending", "Processing", "In progress", "Completed")
        assert order["Charge"] == "0.90 USD"
        assert order["Remains"].endswith("of 1,000 delivered")
        assert place.panel.desk.ledger.balance() == Decimal("999.10")
        assert any(label.startswith("Balance 999.10 USD") for label in heard["labels"])
        assert "0.90 USD" in heard["service"]
        assert heard["said"][-1] == "1 order accepted"
