"""What the files say before SQLite touches them: seals, logs, and what is found beside them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from xpanel_desktop.domain.doubt import Why
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.evidence import CHUNK, Evidence, log_of, seal, seal_of

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
