"""Backups and putting one in the database's place: checked first, nothing deleted, kill-safe."""

import asyncio
import contextlib
import random
import shutil
import sqlite3
import struct
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.store.conftest import Shop
from tests.support.tickets import NOW
from xpanel_desktop.domain.doubt import Doubt, Why
from xpanel_desktop.domain.state import State
from xpanel_desktop.store import restore as restoring
from xpanel_desktop.store.backup import DAYS, FOLDER, WEEKS, Copy, back_up, copies, surplus
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.doubts import NAME, clear_doubt, read_doubt, write_doubt
from xpanel_desktop.store.evidence import Evidence, log_of, seal_of
from xpanel_desktop.store.restore import contents, finish, restore, start_anew, verify
from xpanel_desktop.store.trouble import DatabaseCorrupt, DatabaseNewer
from xpanel_desktop.store.wal_check import FRAME, HEADER, is_cut


async def copied(shop: Shop, kind: str = "hand") -> Path:
    path = shop.database.path
    return await shop.database.apart(lambda db: back_up(db, path, kind, NOW))


async def test_a_copy_is_whole_plain_and_told_by_its_contents(shop: Shop) -> None:
    await shop.in_state(State.DRAFT)
    await shop.in_state(State.QUEUED)
    copy = await copied(shop)
    await shop.in_state(State.QUEUED)
    found = contents(copy)
    assert found.states == {"draft": 1, "queued": 1}
    assert found.version > 0
    verify(copy)
    (listed,) = copies(shop.database.path)
    assert (listed.path, listed.kind, listed.made_at) == (copy, "hand", NOW)
    assert listed.size == copy.stat().st_size
    assert [one.name for one in copy.parent.iterdir()] == [copy.name], "no log, no half"


async def test_a_copy_that_is_ended_leaves_nothing(shop: Shop) -> None:
    def full() -> None:
        raise OSError(28, "no room")

    path = shop.database.path
    with pytest.raises(OSError, match="no room"):
        await shop.database.apart(lambda db: back_up(db, path, "daily", NOW, full))
    assert list((path.parent / FOLDER).iterdir()) == []


def test_a_week_of_days_and_a_month_of_weeks_are_kept() -> None:
    first = datetime(2026, 11, 25, 9, tzinfo=UTC)
    made = [first - timedelta(hours=12 * number) for number in range(120)]
    found = [Copy(Path(f"{at:%Y%m%d%H}"), "daily", at, 1) for at in made]
    found.append(Copy(Path("x"), "before", first - timedelta(days=99), 1))
    gone = {one.path for one in surplus(found, "daily")}
    kept = [one for one in found if one.path not in gone and one.kind == "daily"]
    assert [one.made_at.date() for one in kept[:DAYS]] == [
        first.date() - timedelta(days=number) for number in range(DAYS)
    ]
    weeks = {one.made_at.isocalendar()[:2] for one in kept}
    assert len(weeks) == WEEKS
    assert len(kept) <= DAYS + WEEKS
    assert surplus(found, "before") == []


async def test_a_restored_copy_takes_the_place_and_the_present_is_set_aside(shop: Shop) -> None:
    path = shop.database.path
    await shop.in_state(State.QUEUED)
    copy = await copied(shop)
    await shop.in_state(State.DRAFT)
    live = path.parent / "live"
    live.mkdir()
    for one in path.parent.glob(f"{path.name}*"):
        shutil.copy(one, live / one.name)  # as a kill leaves them: the draft is in the log
    shutil.copytree(path.parent / FOLDER, live / FOLDER)
    there = live / path.name
    doubt = restore(there, live / FOLDER / copy.name, NOW)
    assert (doubt.why, doubt.detail, doubt.to_hold) == (Why.RESTORED, copy.name, True)
    assert read_doubt(live) == doubt
    assert not log_of(there).exists()
    assert contents(there).states == {"queued": 1}
    with contextlib.closing(sqlite3.connect(live / doubt.aside)) as db:
        states = [row[0] for row in db.execute("SELECT state FROM orders ORDER BY id")]
    assert states == ["queued", "draft"], "with its log, so that nothing of it is lost"
    again = start_anew(there, NOW)
    assert again.aside != doubt.aside
    assert there.read_bytes() == b""


@pytest.mark.parametrize("after", range(4))
async def test_a_kill_between_two_renames_is_finished_by_the_next_start(
    shop: Shop, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    await shop.in_state(State.QUEUED)
    copy = await copied(shop)
    await shop.in_state(State.DRAFT)
    path = shop.database.path
    there = path.parent / "live" / path.name
    there.parent.mkdir()
    for one in path.parent.glob(f"{path.name}*"):
        shutil.copy(one, there.parent / one.name)
    left = [after]
    real = Path.rename

    def killed(self: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return real(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", killed)
        with contextlib.suppress(KeyboardInterrupt):
            restore(there, copy, NOW)
    finish(there)
    finish(there)
    doubt = read_doubt(there.parent)
    assert doubt is not None
    assert contents(there).states == {"queued": 1}
    assert not log_of(there).exists()
    with contextlib.closing(sqlite3.connect(there.with_name(doubt.aside))) as db:
        assert db.execute("SELECT count(*) FROM orders").fetchone()[0] == 2


async def test_a_copy_that_is_not_good_changes_nothing(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = await copied(shop)
    path = tmp_path / "live" / "xpanel.db"
    path.parent.mkdir()
    path.write_bytes(b"present")
    bad = tmp_path / "bad.db"
    bad.write_bytes(copy.read_bytes()[:5000] + b"\xff" * 3000)
    with pytest.raises(DatabaseCorrupt):
        restore(path, bad, NOW)
    with contextlib.closing(sqlite3.connect(copy)) as db:
        db.execute("PRAGMA user_version = 999")
    with pytest.raises(DatabaseNewer):
        restore(path, copy, NOW)
    with contextlib.closing(sqlite3.connect(copy)) as db:
        db.execute("PRAGMA user_version = 1")

    def full(folder: Path, doubt: Doubt) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr(restoring, "write_doubt", full)
    with pytest.raises(OSError, match="no room"):
        restore(path, copy, NOW)
    assert [one.name for one in path.parent.iterdir()] == ["xpanel.db"]
    assert path.read_bytes() == b"present"


def test_what_was_ready_and_not_decided_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "xpanel.db"
    path.write_bytes(b"present")
    path.with_name("xpanel.db.new").write_bytes(b"half")
    finish(path)
    assert [one.name for one in tmp_path.iterdir()] == ["xpanel.db"]


def test_the_note_of_a_doubt(tmp_path: Path) -> None:
    assert read_doubt(tmp_path) is None
    doubt = Doubt(Why.LOG_CUT, NOW, "detail", "aside", to_hold=False)
    write_doubt(tmp_path, doubt)
    assert read_doubt(tmp_path) == doubt
    (tmp_path / NAME).write_bytes(b"\xff{")
    unreadable = read_doubt(tmp_path)
    assert unreadable is not None
    assert unreadable.why is Why.UNREADABLE
    clear_doubt(tmp_path)
    assert read_doubt(tmp_path) is None


async def test_a_sealed_file_that_is_changed_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    database = await Database.open(path)
    assert await database.check() is None
    await database.close()
    assert seal_of(path).exists()
    database = await Database.open(path)
    assert not seal_of(path).exists(), "from here on the file may change"
    assert await database.check() is None
    await database.close()
    data = bytearray(path.read_bytes())
    data[80] ^= 1  # reserved in the header: no check of SQLite sees it
    path.write_bytes(data)
    database = await Database.open(path)
    assert await database.check() == (Why.NOT_AS_LEFT, "")
    await database.close()
    database = await Database.open(path)
    await database.close()
    assert not seal_of(path).exists(), "what was not checked is not sealed"


async def test_every_kind_of_flip_in_a_log_is_told_and_a_torn_end_is_not(shop: Shop) -> None:
    for _ in range(3):
        await shop.in_state(State.QUEUED)
    log = log_of(shop.database.path).read_bytes()
    assert not is_cut(log)
    assert not is_cut(b"")
    assert not is_cut(log[:-100]), "a kill in the middle of a frame"
    dice = random.Random(3)
    for at in (*range(80), *(dice.randrange(len(log)) for _ in range(40))):
        flipped = bytearray(log)
        flipped[at] ^= 1 << dice.randrange(8)
        assert is_cut(bytes(flipped)), at
    older = log + bytes(len(log[32:]))
    assert not is_cut(older), "what follows is of no log of this run"


async def test_a_log_begun_anew_over_an_older_one_may_be_torn_anywhere(shop: Shop) -> None:
    """As a kill leaves it: the new bytes up to some place, those of the older log from there on."""
    database, log = shop.database, log_of(shop.database.path)
    for _ in range(3):
        await shop.in_state(State.QUEUED)
    old = log.read_bytes()
    await database._writer.run(lambda db: db.execute("PRAGMA wal_checkpoint").fetchall())
    await shop.in_state(State.QUEUED)
    new = log.read_bytes()
    assert new[:32] != old[:32], "it was begun anew"
    assert len(new) < len(old), "the first commit cut it off"
    cuts = [0, *range(32, 57), *range(57, len(new), 307), len(new)]  # a log's head is one write
    for cut in cuts:
        assert not is_cut(new[:cut] + old[cut:]), cut
    await shop.in_state(State.QUEUED)
    more = bytearray(log.read_bytes())
    assert more[: len(new)] == new
    more[-1] ^= 1
    assert is_cut(bytes(more)), "a commit is lost"
    assert not is_cut(bytes(more) + old[len(more) :]), "killed before the first commit cut it off"
    more[-4096 - 24 - 1] ^= 1
    assert is_cut(bytes(more) + old[len(more) :]), "what follows is of this log"


async def test_two_kills_in_one_log_lose_nothing_that_was_committed(tmp_path: Path) -> None:
    """The first within a commit of many pages, the second when fewer were written over them."""
    path, frame = tmp_path / "x.db", FRAME + 4096

    def filled(letter: str, rows: int) -> Callable[[sqlite3.Connection], object]:
        """Return what writes a page for each row."""
        values = [(one, letter * 3000) for one in range(rows)]
        return lambda db: db.executemany("INSERT OR REPLACE INTO more VALUES (?, ?)", values)

    database = await Database.open(path)
    await database.write(lambda db: db.execute("CREATE TABLE more (id INTEGER PRIMARY KEY, t)"))
    await database.write(filled("a", 9))
    whole, before = path.read_bytes(), len(log_of(path).read_bytes())
    await database.write(filled("b", 9))
    log = log_of(path).read_bytes()
    await database.close()
    left = [log[:cut] for cut in range(before, len(log), frame)]
    assert len(left) > 8, "the commit has many frames"
    for first in left:
        assert not is_cut(first)
        path.write_bytes(whole)
        log_of(path).write_bytes(first)
        database = await Database.open(path)  # a first, small commit of its own
        second = log_of(path).read_bytes()
        await database.close()
        assert not is_cut(second), len(first)
        log_of(path).write_bytes(first)
        Evidence(path).trim()
        base = log_of(path).read_bytes()
        assert len(base) == before, "the opening cuts off what had no commit"
        for cut in (*range(before, before + FRAME + 4, 4), len(second) - 1):
            assert not is_cut(second[:cut] + base[cut:]), "a third kill, while that was written"
    second += first[len(second) :]  # as earlier versions wrote over what was left
    assert not is_cut(second)
    sizes = [
        struct.unpack_from(">I", second, at + 4)[0] for at in range(HEADER, len(second), frame)
    ]
    last = max(number for number, size in enumerate(sizes) if size)
    assert last < len(sizes) - 5
    for number in (0, last - 11, last - 1, last):
        for within in (0, 8, 12, 16, FRAME, frame - 1):
            flipped = bytearray(second)
            flipped[HEADER + number * frame + within] ^= 1
            assert is_cut(bytes(flipped)), (number, within)


async def test_a_schema_of_broken_letters_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    await (await Database.open(path)).close()
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA writable_schema = ON")
        sql = "UPDATE sqlite_schema SET name = CAST(x'a0a1' AS TEXT), sql = 'CREATE TABLE' WHERE"
        db.execute(f"{sql} name = 'settings'")
        db.commit()
    with pytest.raises(DatabaseCorrupt):
        verify(path)
    with pytest.raises(DatabaseCorrupt):
        await Database.open(path)


async def test_closing_before_the_longest_part_of_the_check_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = await Database.open(tmp_path / "x.db")
    closing: list[asyncio.Task[None]] = []

    def found(_self: Evidence, is_ending: Callable[[], bool]) -> None:
        loop.call_soon_threadsafe(lambda: closing.append(loop.create_task(database.close())))
        while not is_ending():
            time.sleep(0.001)

    loop = asyncio.get_running_loop()
    monkeypatch.setattr(Evidence, "found", found)
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        await database.check()
    await closing[0]
