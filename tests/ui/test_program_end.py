"""How the program ends: in order, whoever asks, and not before what is in flight is answered."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shiboken6

from tests.app.kit import account_on, ordered, plain_service, states
from tests.support.practice import practice, until
from tests.ui.frame_kit import added, forget, opened_core, program
from xpanel_desktop.domain.state import State
from xpanel_desktop.store.lock import FolderLock
from xpanel_desktop.ui.first import First
from xpanel_desktop.ui.instance import raise_first

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from xpanel_desktop.ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")
GRACE = 20


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_an_idle_program_ends_by_signal(tmp_path: Path, number: signal.Signals) -> None:
    command = [sys.executable, "-m", "xpanel_desktop", "--data-dir", str(tmp_path)]
    told = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    process = await asyncio.to_thread(subprocess.Popen, command, env=told)
    try:
        await until(lambda: raise_first(tmp_path), seconds=GRACE)
        process.send_signal(number)
        assert await asyncio.to_thread(process.wait, GRACE) == 130
    finally:
        process.kill()
        process.wait()
    FolderLock.acquire(tmp_path).release()
    async with opened_core(tmp_path) as core:
        assert core.settings.get("window.pane", "") == "services", "it ended in order"


async def test_quitting_waits_visibly_for_the_answer_in_flight(tmp_path: Path) -> None:
    async with practice() as place, program(tmp_path / "data") as running:
        core, window = running.core, running.window
        account = await account_on(core, place)
        service = await plain_service(core, account)
        place.door.shut()
        await core.tickets.send(ordered(account, "in-flight", service))
        await until(lambda: place.door.at_once == 1)
        window.close()
        await until(lambda: "1 order" in window.statusBar().currentMessage())
        assert window.isVisible()
        assert not window.isEnabled(), "nothing new is taken in"
        place.door.open()
    async with opened_core(tmp_path / "data") as core:
        assert await states(core) == [State.PENDING]
        assert len(place.links) == 1


async def test_the_practice_panel_outlives_what_is_in_flight_to_it(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        core = running.core
        await running.play()
        account = core.accounts.all()[0]
        child = await running.playground.child()
        service = await plain_service(core, account)
        await child.control("faults", {"spec": "add:latency=700ms"})
        await core.tickets.send(ordered(account, "slow", service))
        await until(core.sessions.in_flight)
        running.window.close()
    async with opened_core(tmp_path) as core:
        assert await states(core) == [State.PENDING], "its answer was waited for, not cut off"


async def test_a_layout_that_cannot_be_kept_keeps_nothing_from_ending(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with program(tmp_path) as running:
        await added(running.core, "Main")
        await running.core.database.write(lambda db: db.execute("PRAGMA max_page_count = 1"))
        await running.core.database.write(
            lambda db: db.execute(
                "CREATE TRIGGER full BEFORE INSERT ON settings BEGIN "
                "SELECT RAISE(ABORT, 'database or disk is full'); END"
            )
        )
        running.window.resize(1111, 777)  # so that there is something to keep
    assert "the layout is not kept" in caplog.text
    FolderLock.acquire(tmp_path).release()


async def test_a_guest_that_fails_ends_the_program_with_an_error(tmp_path: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from xpanel_desktop.ui import application

    async def fail(_program: application.Program) -> None:
        raise ValueError("a bug")

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert await application.live(First.of(app), tmp_path, fail) == 1
    FolderLock.acquire(tmp_path).release()


async def test_being_cancelled_is_an_order_to_end_well(tmp_path: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from xpanel_desktop.ui import application

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    open_ = asyncio.Event()

    async def guest(program: application.Program) -> None:
        open_.set()
        await program.ended

    living = asyncio.ensure_future(application.live(First.of(app), tmp_path, guest))
    await open_.wait()
    living.cancel()
    assert await living == application.INTERRUPTED
    FolderLock.acquire(tmp_path).release()


def _at_work_on(app: "QApplication", part: str) -> "MainWindow | None":
    """Return the window of a program that is building its part just now, and has not ended it."""
    from xpanel_desktop.ui.panes.orders import OrdersPane
    from xpanel_desktop.ui.window import MainWindow

    for window in app.topLevelWidgets():
        if not isinstance(window, MainWindow) or not hasattr(window, "services"):
            continue
        if part == "services" and not window.services.whole:
            return window
        if any(not pane.whole for pane in window.middle.stack.findChildren(OrdersPane)):
            return window
    return None


@pytest.mark.parametrize(
    ("part", "by"), [("services", "operator"), ("services", "system"), ("orders", "operator")]
)
async def test_what_is_half_built_ends_well(
    qapp: "QApplication", tmp_path: Path, part: str, by: str
) -> None:
    """The window is built in pieces, and may be closed, or the program ended, between any two."""
    from xpanel_desktop.ui import application

    async def guest(program: application.Program) -> None:
        await program.ended

    living = asyncio.ensure_future(application.live(First.of(qapp), tmp_path, guest))
    async with asyncio.timeout(GRACE):
        while (window := _at_work_on(qapp, part)) is None:  # noqa: ASYNC110 -- the very turn
            await asyncio.sleep(0)
        if by == "operator":
            window.close()
        else:
            living.cancel()
        (code,) = await asyncio.gather(living, return_exceptions=True)
    ended = 0 if by == "operator" else application.INTERRUPTED
    assert code == ended or isinstance(code, asyncio.CancelledError)
    assert not [one.name for one in threading.enumerate() if one.name.startswith("store-")]
    FolderLock.acquire(tmp_path).release()
    await asyncio.sleep(0)
    assert not shiboken6.isValid(window) or window.isHidden()
    forget(qapp)
