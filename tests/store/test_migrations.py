"""Bringing a file up to date: one transaction each, on a fresh copy, safe against a kill."""

import contextlib
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.conftest import ACCOUNT
from tests.support.old_data import ADDRESS, OLD, STATES, TABLES, as_before, fill_old, rows_of
from tests.support.tickets import NOW, new_order
from xpanel_desktop.domain.query import OrderQuery
from xpanel_desktop.domain.state import Event
from xpanel_desktop.store import backup, migrate
from xpanel_desktop.store.accounts import AccountRows
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.drafts import Drafts
from xpanel_desktop.store.migrate import migrations, statements
from xpanel_desktop.store.pages import Pages

NEWEST = max(migrations())
EXTRA = "CREATE TABLE extra (a TEXT) STRICT;\nINSERT INTO extra VALUES ('x');\n"


def know_one_more(monkeypatch: pytest.MonkeyPatch, sql: str = EXTRA) -> None:
    known = migrations() | {NEWEST + 1: sql}
    monkeypatch.setattr(migrate, "migrations", lambda: known)


async def made(path: Path) -> None:
    database = await Database.open(path)
    account = await AccountRows(database).add(ACCOUNT)
    await Drafts(database).save(new_order(account_id=account.id), NOW)
    await database.close()


def version(path: Path) -> int:
    with contextlib.closing(sqlite3.connect(path)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def tables(path: Path) -> set[str]:
    with contextlib.closing(sqlite3.connect(path)) as db:
        return {row[0] for row in db.execute("SELECT name FROM sqlite_schema")}


def copies(path: Path) -> list[Path]:
    return sorted((path.parent / backup.FOLDER).glob("*"))


async def test_a_new_file_is_made_without_a_copy_and_opened_again_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    await made(path)
    await (await Database.open(path)).close()
    assert version(path) == NEWEST
    assert copies(path) == []


async def test_an_older_file_is_copied_and_then_brought_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.db"
    await made(path)
    know_one_more(monkeypatch)
    await (await Database.open(path)).close()
    assert version(path) == NEWEST + 1
    assert "extra" in tables(path)
    (copy,) = copies(path)
    assert version(copy) == NEWEST
    assert "extra" not in tables(copy)
    with contextlib.closing(sqlite3.connect(copy)) as db:
        assert db.execute("SELECT count(*) FROM orders").fetchone()[0] == 1


async def test_data_of_the_first_version_are_all_there_and_go_on(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    before = fill_old(path)
    database = await Database.open(path)
    (account,) = await AccountRows(database).all()
    assert (account.name, account.url, account.vault_name) == ("Main", ADDRESS, "old")
    query = OrderQuery(descending=False)
    orders = await Pages(database).window(query, 0, 10)
    assert [order.state.value for order in orders] == STATES
    tries = [await Pages(database).attempts(order.id) for order in orders]
    endings = ["refused", "unknown", "accepted", "accepted"]
    assert [one.ending for (one,) in filter(None, tries)] == endings
    assert await Drafts(database).queue([1, 3], NOW) == [1, 3]
    with pytest.raises(sqlite3.IntegrityError, match="money rule"):
        await database.write(lambda db: db.execute("UPDATE attempts SET answer = ''"))
    await Drafts(database).move([1], Event.EDIT, NOW)
    await database.close()
    assert version(path) == NEWEST
    after = as_before(rows_of(path), before)
    for table in set(TABLES) - {"orders", "counts"}:
        assert after[table] == before[table], table
    for was, now in zip(before["orders"], after["orders"], strict=True):
        if was["id"] not in (1, 3):
            assert now == was
    (copy,) = copies(path)
    assert version(copy) == OLD
    assert rows_of(copy) == before


async def test_a_migration_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.db"
    await made(path)
    know_one_more(monkeypatch, EXTRA + "INSERT INTO missing VALUES (1);\n")
    with pytest.raises(sqlite3.OperationalError, match="missing"):
        await Database.open(path)
    assert version(path) == NEWEST
    assert "extra" not in tables(path)


async def test_a_migration_that_ends_its_own_transaction_still_tells_its_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.db"
    await made(path)
    know_one_more(monkeypatch, "ROLLBACK;\nINSERT INTO missing VALUES (1);\n")
    with pytest.raises(sqlite3.OperationalError, match="missing"):
        await Database.open(path)


async def test_no_copy_no_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.db"
    await made(path)
    (tmp_path / backup.FOLDER).write_text("in the way")
    know_one_more(monkeypatch)
    with pytest.raises(OSError, match="exists"):
        await Database.open(path)
    assert version(path) == NEWEST


CHILD = """
import asyncio, sys
from pathlib import Path
from xpanel_desktop.store import migrate
from xpanel_desktop.store.database import Database
sql = "CREATE TABLE extra (a TEXT) STRICT;\\n" + "INSERT INTO extra VALUES ('x');\\n" * 30_000
known = migrate.migrations()
known[max(known) + 1] = sql
migrate.migrations = lambda: known
real = migrate.statements
def told(sql):
    for number, statement in enumerate(real(sql)):
        yield statement
        if number == int(sys.argv[2]):
            print("now", flush=True)
migrate.statements = told
asyncio.run(Database.open(Path(sys.argv[1])))
"""


def kill_at(path: Path, statement: int) -> int:
    """Kill the child as it comes to a statement; return how it ended."""
    command = [sys.executable, "-c", CHILD, str(path), str(statement)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout
        assert child.stdout.readline() == b"now\n"
        child.kill()
    return child.returncode


@pytest.mark.parametrize("statement", [0, 1, 1000, 30_000])
async def test_a_kill_in_the_middle_leaves_the_old_version_or_the_new_one(
    tmp_path: Path, statement: int
) -> None:
    path = tmp_path / "x.db"
    await made(path)
    assert kill_at(path, statement) in (-signal.SIGKILL, 0)
    whole = {NEWEST: 0, NEWEST + 1: 30_000}
    found = version(path)
    with contextlib.closing(sqlite3.connect(path)) as db:
        rows = db.execute("SELECT count(*) FROM extra").fetchone()[0] if found > NEWEST else 0
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert ("extra" in tables(path)) is (found > NEWEST)
    assert rows == whole[found]
    (copy,) = (one for one in copies(path) if one.suffix == ".db")
    assert version(copy) == NEWEST


def test_only_the_newest_copies_of_a_reason_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE t (a)")
        many = backup.KEPT["before"] + 2
        made = [backup.back_up(db, path, "before-0002") for _ in range(many)]
        other = backup.back_up(db, path, "hand")
    assert copies(path) == sorted([*made[2:], other])


def test_a_script_is_split_at_whole_statements() -> None:
    sql = (
        "CREATE TABLE a (b);\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n SELECT 1;\nEND;\nSELECT ';"
    )
    parts = list(statements(sql + "\n'\n;\n-- the end\n"))
    assert [part.split()[1] for part in parts] == ["TABLE", "TRIGGER", "';"]


async def test_what_was_told_before_is_known_in_the_new_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Runs that a drip-feed told of by then, and when it was last heard of a refill."""
    path, known = tmp_path / "x.db", migrations()
    fill_old(path)
    with monkeypatch.context() as patched:
        patched.setattr(migrate, "migrations", lambda: {n: known[n] for n in known if n < 20})
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
            migrate.migrate(db, path)
            db.execute("""INSERT INTO parts VALUES (5, 9, '1/2', '', '["77","78","1005"]')""")
            for deed, wait in (("refill", 20_000), ("cancel", 86_400_000)):
                db.execute(
                    "INSERT INTO requests (order_id, account_id, deed, asked_at, stand, at,"
                    " next_ask_at) VALUES (5, 1, ?, 1000, 'asked', 1000, ?)",
                    (deed, 1000 + wait),
                )
    await (await Database.open(path)).close()
    with contextlib.closing(sqlite3.connect(path)) as db:
        runs = db.execute("SELECT panel_id, parent_id FROM runs ORDER BY panel_id").fetchall()
        heard = db.execute("SELECT heard_at FROM requests ORDER BY id").fetchall()
    assert runs == [("77", 5), ("78", 5)], "itself is no run of it"
    assert heard == [(1000,), (1000 + 86_400_000 - 6 * 3_600_000,)]
