"""The glimpse before the store is open: of what was closed in order; nothing is touched."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.support.closed_store import SERVICES, filled
from xpanel_desktop.paths import DATABASE
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.glimpse import CHOSEN, INDEX, LOG, MAX_LOG, ODD, glimpse
from xpanel_desktop.store.lock import FolderLock
from xpanel_desktop.store.settings import SettingRows
from xpanel_desktop.store.versions import newest


async def test_the_first_services_of_the_account_that_was_looked_at(tmp_path: Path) -> None:
    path = await filled(tmp_path)
    before = {entry.name: entry.stat().st_mtime_ns for entry in tmp_path.iterdir()}
    seen = glimpse(path)
    assert seen is not None
    assert [one.name for one in seen.accounts] == ["First", "Second"]
    assert seen.account.name == "Second"
    assert seen.services == SERVICES[: len(seen.services)]
    assert len(seen.services) >= 200
    assert seen.settings[CHOSEN] == 2
    assert {entry.name: entry.stat().st_mtime_ns for entry in tmp_path.iterdir()} == before


@pytest.mark.parametrize("end", [LOG, INDEX, "-journal", ".new"])
async def test_what_is_odd_is_left_to_the_opening_of_the_store(tmp_path: Path, end: str) -> None:
    path = await filled(tmp_path)
    path.with_name(path.name + end).touch()
    assert glimpse(path) is None


async def left_by_a_kill(folder: Path) -> Path:
    """Make the files that a kill leaves: what was chosen last is in the log alone."""
    path = await filled(folder / "open", chosen=1)
    database = await Database.open(path)
    await SettingRows(database).set(CHOSEN, 2)
    killed = shutil.copytree(path.parent, folder / "killed") / path.name
    await database.close()
    return killed


async def test_what_a_kill_left_is_seen_as_the_log_tells_it(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir()
    path = await left_by_a_kill(tmp_path)
    files = [path, path.with_name(path.name + LOG)]
    before = [file.read_bytes() for file in files]
    for _ in range(2):
        seen = glimpse(path)
        assert seen is not None
        assert seen.settings[CHOSEN] == 2
        assert seen.account.name == "Second"
        assert [file.read_bytes() for file in files] == before
    database = await Database.open(path)
    assert (await SettingRows(database).all())[CHOSEN] == 2
    await database.close()


async def test_a_log_that_is_odd_is_left_to_the_opening_of_the_store(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir()
    path = await left_by_a_kill(tmp_path)
    for end in ODD:
        beside = path.with_name(path.name + end)
        beside.touch()
        assert glimpse(path) is None
        beside.unlink()
    lock = FolderLock.acquire(path.parent)
    assert glimpse(path) is None, "a program is at work there"
    lock.release()
    log = path.with_name(path.name + LOG)
    sound = log.read_bytes()
    log.write_bytes(sound[:100] + bytes([sound[100] ^ 1]) + sound[101:])
    assert glimpse(path) is None, "SQLite would drop what was committed"
    log.write_bytes(sound + bytes(MAX_LOG))
    assert glimpse(path) is None, "too long to be read through before the first paint"
    log.write_bytes(sound)
    assert glimpse(path) is not None


async def test_an_open_store_is_not_looked_into(tmp_path: Path) -> None:
    path = await filled(tmp_path)
    lock, database = FolderLock.acquire(tmp_path), await Database.open(path)
    try:
        assert glimpse(path) is None
    finally:
        await database.close()
        lock.release()
    assert glimpse(path) is not None


async def test_nothing_to_show(tmp_path: Path) -> None:
    assert glimpse(tmp_path / DATABASE) is None
    assert not list(tmp_path.iterdir()), "looking makes nothing"
    path = await filled(tmp_path, services=False)
    assert glimpse(path) is None


async def test_the_chosen_account_has_no_services(tmp_path: Path) -> None:
    assert glimpse(await filled(tmp_path, chosen=1)) is None


async def test_an_account_that_is_gone_or_was_never_chosen(tmp_path: Path) -> None:
    path = await filled(tmp_path, chosen=77)
    assert glimpse(path) is None, "the first account is looked at, and it has no services"


@pytest.mark.parametrize("version", [newest() + 1, newest() - 1, 0])
async def test_another_version_is_left_to_the_opening_of_the_store(
    tmp_path: Path, version: int
) -> None:
    path = await filled(tmp_path)
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA journal_mode=DELETE")
        db.execute(f"PRAGMA user_version={version:d}")
    db.close()
    assert glimpse(path) is None


@pytest.mark.parametrize(
    "content", [b"", b"this is no database" * 400, b"SQLite format 3\0" + b"x" * 5000]
)
def test_what_is_no_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / DATABASE
    path.write_bytes(content)
    assert glimpse(path) is None
    assert path.read_bytes() == content


@pytest.mark.parametrize("told", [b"\xc1", b"[", b"[1]", b"[{}]", b'[{"rate": "much"}]'])
async def test_services_that_cannot_be_read(tmp_path: Path, told: bytes) -> None:
    path = await filled(tmp_path)
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA journal_mode=DELETE")
        db.execute("UPDATE catalog_slices SET services = ?", (told,))
    db.close()
    assert glimpse(path) is None
