"""What the files say before SQLite touches them: seals, logs, and what is found beside them."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from xpanel_desktop.domain.doubt import Why
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.evidence import CHUNK, Evidence, log_of, seal, seal_of
from xpanel_desktop.store.wal_check import FRAME, HEADER, committed, ends_in_commit, is_cut

LOG_OF_NOTHING = b"no log of SQLite, and long enough to be looked at: its header is not one"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file of two pieces to be hashed, sealed."""
    path = tmp_path / "x.db"
    path.write_bytes(b"x" * (CHUNK + 1))
    seal(path)
    return path


@pytest.fixture
def found(path: Path) -> Iterator[Callable[[], Why | None]]:
    """Return what looks at the files as they lie there now."""
    looks: list[Evidence] = []

    def look() -> Why | None:
        looks.append(Evidence(path))
        looks[-1].use()
        return looks[-1].found(lambda: False)

    yield look
    for one in looks:
        one.close()
        one.close()


def test_what_was_left_is_found_as_it_was_left(path: Path, found: Callable[[], Why | None]) -> None:
    assert found() is None
    assert not seal_of(path).exists(), "from here on the file may change"
    assert found() is None, "without a seal there is nothing to compare"


def test_a_byte_that_changed_in_the_last_piece_is_found(
    path: Path, found: Callable[[], Why | None]
) -> None:
    path.write_bytes(b"x" * CHUNK + b"y")
    assert found() is Why.NOT_AS_LEFT


@pytest.mark.parametrize("told", [b"\xff\xfe", b"not a digest", b"0" * 64])
def test_a_seal_that_is_none_of_ours_vouches_for_nothing(
    path: Path, found: Callable[[], Why | None], told: bytes
) -> None:
    seal_of(path).write_bytes(told)
    assert found() is Why.NOT_AS_LEFT


def test_a_log_beside_a_sealed_file_was_put_there_by_something_else(
    path: Path, found: Callable[[], Why | None]
) -> None:
    log_of(path).write_bytes(b"short")
    assert found() is Why.NOT_AS_LEFT


def test_a_log_that_is_damaged_is_told_as_that_also_without_a_seal(
    path: Path, found: Callable[[], Why | None]
) -> None:
    log_of(path).write_bytes(LOG_OF_NOTHING)
    assert found() is Why.LOG_CUT
    assert found() is Why.LOG_CUT


async def test_a_log_that_is_fine_is_not_kept_in_memory(tmp_path: Path) -> None:
    path, copy = tmp_path / "x.db", tmp_path / "killed.db"
    first = await Database.open(path)
    for end in ("", "-wal"):
        copy.with_name(copy.name + end).write_bytes(path.with_name(path.name + end).read_bytes())
    await first.close()
    database = await Database.open(copy)
    assert database.log_as_found
    assert await database.check() is None
    assert not database.log_as_found
    await database.close()


@pytest.fixture
async def killed(tmp_path: Path) -> Path:
    """Return a database as a kill within a commit left it: with a frame and a half of it."""
    path, copy = tmp_path / "x.db", tmp_path / "killed.db"
    database = await Database.open(path)
    await database.write(lambda db: db.execute("CREATE TABLE more (id INTEGER PRIMARY KEY, t)"))
    values = [(one, "x" * 3000) for one in range(3)]
    whole = log_of(path).stat().st_size
    await database.write(lambda db: db.executemany("INSERT INTO more VALUES (?, ?)", values))
    log = log_of(path).read_bytes()
    copy.write_bytes(path.read_bytes())
    log_of(copy).write_bytes(log[: whole + (FRAME + 4096) * 3 // 2])
    await database.close()
    return copy


async def test_what_a_kill_left_behind_the_last_commit_is_cut_off_before_anything_is_written(
    killed: Path,
) -> None:
    left = log_of(killed).read_bytes()
    end = committed(left)
    assert end
    assert not is_cut(left)
    assert not ends_in_commit(left)
    database = await Database.open(killed)
    now = log_of(killed).read_bytes()
    assert now[:end] == left[:end]
    assert ends_in_commit(now)
    assert len(now) == end + FRAME + 4096, "and one frame of its own"
    assert database.log_as_found == left, "what was found is told as it was"
    assert await database.check() is None
    await database.close()


def test_a_log_that_ends_in_a_commit_or_is_cut_is_left_as_it_is(killed: Path) -> None:
    log = log_of(killed)
    left = log.read_bytes()
    whole = left[: committed(left)]
    damaged = whole[:-1] + bytes([whole[-1] ^ 1]) + left[len(whole) :]
    older = whole[:HEADER] + left[HEADER:].replace(whole[16:24], bytes(8))
    for data in (b"", whole[:20], whole[: HEADER + 20], whole, damaged, LOG_OF_NOTHING):
        log.write_bytes(data)
        Evidence(killed).trim()
        assert log.read_bytes() == data
    log.write_bytes(older)
    Evidence(killed).trim()
    assert log.read_bytes() == older[:HEADER], "frames of an older log go as well"


def test_what_someone_wrote_since_the_log_was_read_is_not_cut_off(killed: Path) -> None:
    evidence = Evidence(killed)
    more = log_of(killed).read_bytes() + b"another's"
    log_of(killed).write_bytes(more)
    evidence.trim()
    assert log_of(killed).read_bytes() == more


def test_a_log_that_cannot_be_cut_off_keeps_nobody_from_working(
    killed: Path, caplog: pytest.LogCaptureFixture
) -> None:
    evidence = Evidence(killed)
    log_of(killed).unlink()
    evidence.trim()
    assert "not cut off" in caplog.text


async def test_only_a_giant_transaction_is_in_the_log_before_its_commit(tmp_path: Path) -> None:
    """What is spilled there and changed again cannot be told from damage, after a kill."""
    path = tmp_path / "x.db"
    database = await Database.open(path)
    await database.write(lambda db: db.execute("CREATE TABLE more (id INTEGER PRIMARY KEY, t)"))
    before = log_of(path).stat().st_size
    inside: list[int] = []

    def fill(db: sqlite3.Connection) -> None:
        for start in (0, 7_000):
            rows = ((one,) for one in range(start, start + 7_000))
            db.executemany("INSERT INTO more VALUES (?, zeroblob(3000))", rows)
            inside.append(log_of(path).stat().st_size - before)
        raise ValueError("undone")

    with pytest.raises(ValueError, match="undone"):
        await database.write(fill)
    await database.close()
    assert inside[0] == 0
    assert inside[1] > 0, "its memory has an end"


def test_closing_ends_the_comparison_without_a_word(path: Path) -> None:
    path.write_bytes(b"y" * (CHUNK + 1))
    evidence = Evidence(path)
    assert evidence.found(lambda: True) is None
    evidence.close()


def test_what_is_not_whole_in_its_one_file_is_not_sealed(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    seal(path)
    assert not seal_of(path).exists(), "there is no file"
    path.write_bytes(b"x")
    log_of(path).write_bytes(b"")
    seal(path)
    assert not seal_of(path).exists(), "a part of it may be in the log"


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    log_of(path).mkdir()
    with pytest.raises(OSError, match="directory"):
        Evidence(path)
