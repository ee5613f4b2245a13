"""The glimpse before the store is open: of what was closed in order; nothing is touched."""

import sqlite3
from pathlib import Path

import pytest

from tests.support.closed_store import SERVICES, filled
from xpanel_desktop.paths import DATABASE
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.glimpse import CHOSEN, LEFT_BEHIND, glimpse
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


@pytest.mark.parametrize("end", LEFT_BEHIND)
async def test_what_was_cut_short_is_left_to_the_opening_of_the_store(
    tmp_path: Path, end: str
) -> None:
    path = await filled(tmp_path)
    path.with_name(path.name + end).touch()
    assert glimpse(path) is None


async def test_an_open_store_is_not_looked_into(tmp_path: Path) -> None:
    path = await filled(tmp_path)
    database = await Database.open(path)
    try:
        assert glimpse(path) is None
    finally:
        await database.close()
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


async def test_services_that_cannot_be_read(tmp_path: Path) -> None:
    path = await filled(tmp_path)
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA journal_mode=DELETE")
        db.execute("UPDATE catalog_slices SET services = x'c1'")
    db.close()
    assert glimpse(path) is None
