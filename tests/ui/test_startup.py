"""Starting on what cannot be started on: told plainly, nothing lost, the first window raised."""

import asyncio
import sqlite3
import threading
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.frame_kit import program
from xpanel_desktop.app.core import Core, open_core
from xpanel_desktop.store.lock import FolderBusy, FolderLock
from xpanel_desktop.ui import application
from xpanel_desktop.ui.dialogs.opening import Opening
from xpanel_desktop.ui.dialogs.startup_trouble import StartupTrouble
from xpanel_desktop.ui.first import First
from xpanel_desktop.ui.instance import Instance, raise_first
from xpanel_desktop.ui.look import Look
from xpanel_desktop.vault import Vault


def first() -> First:
    """Return what a start has that painted nothing yet."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return First(app, Look(app), None)


async def told(folder: Path) -> tuple[int, str]:
    """Start on a folder, read the trouble's window, close it; return exit code and words."""
    app = first().app
    living = asyncio.ensure_future(application.live(first(), folder, None))
    windows: list[StartupTrouble] = []
    while not windows:
        await asyncio.sleep(0.01)
        windows = [w for w in app.topLevelWidgets() if isinstance(w, StartupTrouble)]
    words = "\n".join(label.text() for label in windows[0].findChildren(QLabel))
    windows[0].reject()
    code = await living
    await asyncio.sleep(0)
    return code, words


async def test_a_newer_database(tmp_path: Path) -> None:
    core = await open_core(tmp_path)
    await core.close()
    with sqlite3.connect(tmp_path / "xpanel.db") as database:
        database.execute("PRAGMA user_version = 999")
    database.close()
    code, words = await told(tmp_path)
    assert code == 1
    assert "newer version" in words
    assert str(tmp_path / "xpanel.db") in words


@pytest.mark.parametrize(
    "content", [b"this is no database" * 400, b"SQLite format 3\0" + b"x" * 5000]
)
async def test_a_corrupt_database_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "xpanel.db"
    path.write_bytes(content)
    code, words = await told(tmp_path)
    assert code == 1
    assert "damaged" in words
    assert "Restore a backup" in words
    assert path.read_bytes() == content


async def test_a_folder_that_cannot_be_used(tmp_path: Path) -> None:
    place = tmp_path / "a file"
    place.write_text("no folder")
    code, words = await told(place)
    assert code == 1
    assert "cannot be written" in words
    assert place.read_text() == "no folder"


async def test_a_second_program_without_a_window_to_raise(tmp_path: Path) -> None:
    lock = FolderLock.acquire(tmp_path)
    try:
        code, words = await told(tmp_path)
    finally:
        lock.release()
    assert code == 1
    assert "running already" in words


async def test_a_second_program_raises_the_first_ones_window(tmp_path: Path) -> None:
    raised: list[str] = []
    owner = QObject()
    instance = Instance(tmp_path, lambda: raised.append("first"), owner)
    lock = FolderLock.acquire(tmp_path)
    try:
        assert await application.live(first(), tmp_path, None) == 0
        async with asyncio.timeout(5):
            while not raised:  # noqa: ASYNC110 - Qt tells it
                await asyncio.sleep(0.01)
    finally:
        lock.release()
        instance.close()
    assert raised == ["first"]
    assert not raise_first(tmp_path)


async def test_the_lock_keeps_a_second_core_out(tmp_path: Path) -> None:
    core = await open_core(tmp_path)
    with pytest.raises(FolderBusy):
        await open_core(tmp_path)
    await core.close()


async def test_an_end_asked_for_while_it_opens_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without this the program hangs: the database's thread does not end by itself (seen)."""
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow(folder: Path, *, vault: Vault) -> Core:
        core = await open_core(folder, vault=vault)
        begun.set()
        await go_on.wait()
        return core

    monkeypatch.setattr(application, "open_core", slow)
    before = set(threading.enumerate())
    opening = asyncio.ensure_future(application._opened(first(), tmp_path, Vault(memory_only=True)))
    await begun.wait()
    opening.cancel()
    await asyncio.sleep(0)
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await opening
    FolderLock.acquire(tmp_path).release()
    left = [one for one in threading.enumerate() if one not in before and not one.daemon]
    assert [one.name for one in left if not one.name.startswith(("asyncio", "xpanel"))] == []


async def test_a_long_start_says_what_it_is_at(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = asyncio.Event()
    core = object()

    async def slow(*_: object, **__: object) -> object:
        await go_on.wait()
        return core

    monkeypatch.setattr(application, "open_core", slow)
    monkeypatch.setattr(application, "PATIENCE", 0.01)
    opening = asyncio.ensure_future(application._opened(first(), tmp_path, Vault(memory_only=True)))
    windows: list[Opening] = []
    while not windows:
        await asyncio.sleep(0.01)
        windows = [one for one in qapp.topLevelWidgets() if isinstance(one, Opening)]
    (window,) = windows
    assert not window.close()
    go_on.set()
    assert await opening is core
    assert not shiboken6.isValid(window) or not window.isVisible()


async def test_a_window_that_cannot_be_built_leaves_no_program_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise FileNotFoundError("an icon")

    monkeypatch.setattr(application, "Program", fails)
    with pytest.raises(FileNotFoundError):
        await application._live_once(first(), tmp_path, None)
    assert not [one.name for one in threading.enumerate() if one.name.startswith("store-")]
    FolderLock.acquire(tmp_path).release()


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
async def test_no_lines_of_source_are_kept_from_the_imports(tmp_path: Path) -> None:
    import linecache

    source = application.__file__
    assert linecache.getlines(source)
    async with program(tmp_path):
        assert source not in linecache.cache
