"""A screen reader goes the whole way of an order in the real program, by its tree alone."""

import asyncio
import contextlib
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.practice import Practice, practice

READER = Path(__file__).parents[1] / "support" / "screen_reader.py"
SECONDS = 100
LINK = "https://instagram.com/okuyan"
pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.reliability,
    pytest.mark.timeout(150),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="AT-SPI is Linux's"),
]


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
    command = ("dbus-run-session", "--", *screen, "/usr/bin/python3", str(READER), *program)
    pipe = asyncio.subprocess.PIPE
    playing = await asyncio.create_subprocess_exec(
        *command, env=env, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=True
    )
    facts = {
        "url": place.url, "key": place.key.reveal(), "search": "takipci turk",
        "service": "Takipçi", "link": LINK, "quantity": "1000",
    }  # fmt: skip
    try:
        talk = playing.communicate(json.dumps(facts).encode())
        out, err = await asyncio.wait_for(talk, SECONDS)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(playing.pid, signal.SIGKILL)
    assert playing.returncode == 0, err.decode()[-6000:]
    heard: dict[str, Any] = json.loads(out)
    return heard


async def test_an_order_is_placed_by_the_tree_alone(tmp_path: Path) -> None:
    async with practice() as place:
        heard = await listen(tmp_path, place)
        assert place.links == [LINK]
    print(heard)
    assert 0
