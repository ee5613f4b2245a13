"""The file: transactions, lanes, cancelling, the reading connection, damage."""

import asyncio
import contextlib
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.store.conftest import Shop
from xpanel_desktop.store import database as database_module
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.trouble import DatabaseCorrupt, DatabaseNewer, DatabaseReadOnly

PUT = "INSERT INTO settings VALUES (?, '1')"


async def keys(database: Database) -> list[str]:
    sql = "SELECT key FROM settings ORDER BY key"
    return [row[0] for row in await database.read(lambda db: db.execute(sql).fetchall())]


def put(name: str) -> Callable[[sqlite3.Connection], int]:
    return lambda db: db.execute(PUT, (name,)).rowcount


async def test_a_transaction_that_raises_is_undone_and_the_next_one_works(shop: Shop) -> None:
    def half(db: sqlite3.Connection) -> None:
        db.execute(PUT, ("half",))
        raise KeyError("stop")

    with pytest.raises(KeyError, match="stop"):
        await shop.database.write(half)
    await shop.database.write(put("whole"))
    assert await keys(shop.database) == ["whole"]


async def test_an_error_that_ends_the_transaction_by_itself_comes_through(shop: Shop) -> None:
    def rolled_back(db: sqlite3.Connection) -> None:
        db.execute(PUT, ("gone",))
        db.execute("ROLLBACK")
        raise KeyError("own")

    with pytest.raises(KeyError, match="own"):
        await shop.database.write(rolled_back)
    assert await keys(shop.database) == []


async def test_the_first_lane_goes_before_all_that_waits(shop: Shop) -> None:
    gate, begun = threading.Event(), threading.Event()
    order: list[str] = []

    def hold(db: sqlite3.Connection) -> None:
        begun.set()
        gate.wait(10)

    def note(name: str) -> object:
        return lambda _db: order.append(name)

    holding = asyncio.create_task(shop.database.write(hold))
    await asyncio.to_thread(begun.wait, 10)
    waiting = [asyncio.create_task(shop.database.write(note(f"next {n}"))) for n in range(3)]
    await asyncio.sleep(0)
    waiting += [
        asyncio.create_task(shop.database.write(note(f"first {n}"), first=True)) for n in range(2)
    ]
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(holding, *waiting)
    assert order == ["first 0", "first 1", "next 0", "next 1", "next 2"]


async def test_cancelled_while_it_waits_it_is_not_run_once_begun_it_is_kept(shop: Shop) -> None:
    gate, begun = threading.Event(), threading.Event()

    def slow(db: sqlite3.Connection) -> None:
        begun.set()
        gate.wait(10)
        db.execute(PUT, ("begun",))

    running = asyncio.create_task(shop.database.write(slow))
    await asyncio.to_thread(begun.wait, 10)
    waiting = asyncio.create_task(shop.database.write(put("waiting")))
    await asyncio.sleep(0)
    for task in (running, waiting):
        task.cancel()
    assert all(
        isinstance(one, asyncio.CancelledError)
        for one in await asyncio.gather(running, waiting, return_exceptions=True)
    )
    gate.set()
    await shop.database.write(put("after"))
    assert await keys(shop.database) == ["after", "begun"]


async def test_the_reading_connection_cannot_write(shop: Shop) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        await shop.database.read(put("x"))
    assert await keys(shop.database) == []


async def test_the_reading_connections_keep_few_pages(shop: Shop) -> None:
    def kept(db: sqlite3.Connection) -> int:
        return int(db.execute("PRAGMA cache_size").fetchone()[0])

    assert await shop.database.read(kept) == await shop.database.survey(kept) == -256


async def test_a_closed_database_says_so_and_closes_again(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "x.db")
    last = asyncio.create_task(database.write(put("last")))
    await asyncio.sleep(0)
    await database.close()
    assert await last == 1
    await database.close()
    for call in (database.read, database.write):
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            await call(put("x"))


async def test_commits_are_durable_and_the_file_is_whole(shop: Shop) -> None:
    def pragmas(db: sqlite3.Connection) -> tuple[object, ...]:
        names = ("journal_mode", "synchronous", "foreign_keys")
        return tuple(db.execute(f"PRAGMA {name}").fetchone()[0] for name in names)

    assert await shop.database.write(pragmas) == ("wal", 2, 1)
    assert await shop.database.faults() == []


@pytest.mark.parametrize("filling", [b"\xff", b"\x0a", b"\x00"])
async def test_a_fault_inside_the_file_is_told(tmp_path: Path, filling: bytes) -> None:
    path = tmp_path / "x.db"
    await (await Database.open(path)).close()
    with contextlib.closing(sqlite3.connect(path)) as db:
        sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'orders_due'"
        page = db.execute(sql).fetchone()[0]
        size = db.execute("PRAGMA page_size").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(filling * size)
    database = await Database.open(path)
    try:
        assert await database.faults()
    finally:
        await database.close()


@pytest.mark.parametrize(
    "content",
    [
        b"this is no database, but a text of some length" * 40,
        b"SQLite format 3\x00" + b"\xff" * 4080,
    ],
)
async def test_a_damaged_file_is_told_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(content)
    with pytest.raises(DatabaseCorrupt) as caught:
        await Database.open(path)
    assert caught.value.path == path
    assert path.read_bytes() == content


async def test_a_file_of_a_newer_program_is_told_and_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    await (await Database.open(path)).close()
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version=99")
    before = path.read_bytes()
    with pytest.raises(DatabaseNewer, match="version 99") as caught:
        await Database.open(path)
    assert (caught.value.path, path.read_bytes()) == (path, before)


async def test_a_file_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.db"
    await (await Database.open(path)).close()
    before = path.read_bytes()
    real = sqlite3.connect

    def read_only(target: Path, **options: object) -> sqlite3.Connection:
        return real(f"file:{target}?mode=ro", uri=True, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(database_module.sqlite3, "connect", read_only)
    with pytest.raises(DatabaseReadOnly) as caught:
        await Database.open(path)
    assert (caught.value.path, path.read_bytes()) == (path, before)


async def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(DatabaseReadOnly):
        await Database.open(tmp_path / "missing" / "x.db")


async def test_another_trouble_comes_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.db"
    monkeypatch.setattr(database_module, "BUSY_MS", 1)
    monkeypatch.setattr(database_module, "migrate", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        await Database.open(path)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            await Database.open(path)
    finally:
        holder.close()


async def test_all_that_one_piece_of_work_reads_is_of_one_moment(shop: Shop) -> None:
    begun, written = threading.Event(), threading.Event()
    count = "SELECT count(*) FROM settings"

    def read(db: sqlite3.Connection) -> tuple[int, int]:
        before = db.execute(count).fetchone()[0]
        begun.set()
        assert written.wait(10)
        return before, db.execute(count).fetchone()[0]

    reading = asyncio.ensure_future(shop.database.read(read))
    await asyncio.to_thread(begun.wait, 10)
    await shop.database.write(put("meanwhile"))
    written.set()
    assert await reading == (0, 0)
    assert await keys(shop.database) == ["meanwhile"]


async def at_the_same_time(shop: Shop, *works: Callable[[sqlite3.Connection], object]) -> list[Any]:
    """Let all of it wait in the first lane, then be done; return what came of each."""
    gate, begun = threading.Event(), threading.Event()

    def hold(_db: sqlite3.Connection) -> None:
        begun.set()
        gate.wait(10)

    holding = asyncio.create_task(shop.database.write(hold))
    await asyncio.to_thread(begun.wait, 10)
    waiting = [asyncio.create_task(shop.database.write(work, first=True)) for work in works]
    await asyncio.sleep(0)
    gate.set()
    await holding
    return await asyncio.gather(*waiting, return_exceptions=True)


async def statements(shop: Shop, into: list[str] | None) -> None:
    trace = into.append if into is not None else None
    await shop.database._writer.run(lambda db: db.set_trace_callback(trace))


async def test_what_goes_first_at_the_same_time_shares_a_commit(shop: Shop) -> None:
    said: list[str] = []
    await statements(shop, said)
    await at_the_same_time(shop, put("a"), put("b"), put("c"))
    await statements(shop, None)
    assert await keys(shop.database) == ["a", "b", "c"]
    assert said.count("COMMIT") == 2  # the one who held it up has its own


async def test_what_raises_among_others_is_undone_alone(shop: Shop) -> None:
    def fails(db: sqlite3.Connection) -> None:
        db.execute(PUT, ("undone",))
        raise KeyError("own")

    told = await at_the_same_time(shop, put("a"), fails, put("b"))
    assert [type(one) for one in told] == [type(told[0]), KeyError, type(told[0])]
    assert not isinstance(told[0], BaseException)
    assert await keys(shop.database) == ["a", "b"]


async def test_none_is_kept_where_sqlite_ends_what_they_share(shop: Shop) -> None:
    def own(_db: sqlite3.Connection) -> None:
        raise KeyError("own")

    def rolls_back(db: sqlite3.Connection) -> None:
        db.execute("ROLLBACK")  # as SQLite does on a full disk
        raise sqlite3.OperationalError("disk is full")

    told = await at_the_same_time(shop, put("a"), own, rolls_back, put("b"))
    full = sqlite3.OperationalError
    assert [type(one) for one in told] == [full, KeyError, full, full]
    assert await keys(shop.database) == []
    assert await at_the_same_time(shop, put("c"), put("d")) is not None
    assert await keys(shop.database) == ["c", "d"]


async def test_none_is_kept_where_their_commit_fails(shop: Shop) -> None:
    def breaks(db: sqlite3.Connection) -> None:
        db.execute("PRAGMA defer_foreign_keys=ON")
        db.execute(
            "INSERT INTO attempts (order_id, number, started_at, request) VALUES (9, 1, 0, '')"
        )

    told = await at_the_same_time(shop, put("a"), breaks)
    assert [type(one) for one in told] == [sqlite3.IntegrityError] * 2
    assert await keys(shop.database) == []
