"""Doubt: sending waits for the check and stays off until looked at; the queue is held."""

import asyncio
import sqlite3
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from tests.app.kit import account_on, all_orders, opened, states
from tests.support.clock import VirtualClock
from tests.support.practice import until
from tests.support.tickets import new_order
from xpanel_desktop.app import safety as safety_module
from xpanel_desktop.app.core import open_core
from xpanel_desktop.app.emergency import Emergency, Kept
from xpanel_desktop.app.troubles import What
from xpanel_desktop.domain.checks import Code, read_kept
from xpanel_desktop.domain.doubt import Why
from xpanel_desktop.domain.state import State
from xpanel_desktop.paths import DATABASE
from xpanel_desktop.store import database as database_module
from xpanel_desktop.store.evidence import seal_of
from xpanel_desktop.store.journal import Journal
from xpanel_desktop.store.restore import restore, start_anew
from xpanel_desktop.store.trouble import DatabaseCorrupt


async def test_sending_waits_for_the_check_and_goes_on_after_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as core:
        assert core.caution.holds_all
        await core.safety.check()
        await core.safety.check()
        assert not core.caution.holds_all
        await core.sessions.set_halted(halted=True)
        assert core.caution.holds_all


async def test_a_check_that_closing_cuts_short_is_no_trouble_and_lets_nothing_leave(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()
    endless = (
        "WITH RECURSIVE n(i) AS (SELECT begun() UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    )

    def check(connection: sqlite3.Connection) -> list[str]:
        connection.create_function("begun", 0, lambda: begun.set() or 1)
        return connection.execute(endless).fetchall()

    monkeypatch.setattr(database_module, "_integrity", check)
    async with opened(tmp_path) as core:
        checking = asyncio.ensure_future(core.safety.check())
        assert await asyncio.to_thread(begun.wait, 10)
        await core.database.close()
        await checking
        assert not core.safety.is_checked
        assert core.safety.doubt is None
        assert core.caution.holds_all
    assert not seal_of(tmp_path / DATABASE).exists(), "what was not checked is not vouched for"


async def test_a_check_that_cannot_be_made_is_told_and_lets_nothing_leave(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def unreadable() -> None:
        raise sqlite3.OperationalError("disk I/O error")

    async with opened(tmp_path) as core:
        with monkeypatch.context() as patched:
            patched.setattr(core.database, "check", unreadable)
            with pytest.raises(sqlite3.OperationalError, match="disk I/O"):
                await core.safety.check()
        assert not core.safety.is_checked
        assert core.caution.holds_all
        await core.safety.check()
        assert core.safety.is_checked
        assert not core.caution.holds_all


async def test_after_a_restore_the_queue_is_held_and_what_was_sending_is_unknown(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as core:
        account = await account_on(core)
        sending = await core.tickets.send(new_order("https://x/1", account_id=account.id))
        await core.tickets.send(new_order("https://x/2", account_id=account.id))
        await Journal(core.database).begin(sending.id, core.clock.now(), {"service": "1"})
        copy = await core.backups.make()
        await core.tickets.save_draft(new_order("https://x/3", account_id=account.id))
        await Emergency(tmp_path, tmp_path).keep(Kept(99, 1, "1000", 200, ""))
    restore(tmp_path / DATABASE, copy, VirtualClock().now())
    for _ in range(2):  # it is remembered
        async with opened(tmp_path) as core:
            await core.safety.check()
            assert await states(core) == [State.UNKNOWN, State.HELD]
            held = read_kept((await all_orders(core))[1].problem)
            assert held is not None
            assert held.code is Code.MAY_BE_SENT
            doubt = core.safety.doubt
            assert doubt is not None
            assert (doubt.why, doubt.to_hold) == (Why.RESTORED, False)
            assert core.caution.holds_all
    assert list(tmp_path.glob("answers-*.jsonl")), "an id that fits nothing here is kept"
    async with opened(tmp_path) as core:
        await core.safety.check()
        await core.safety.lift()
        assert not core.caution.holds_all
    async with opened(tmp_path) as core:
        assert core.safety.doubt is None
        assert (await states(core))[1] is State.HELD, "what is held stays held"


async def test_an_empty_start_is_in_doubt_until_looked_at(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"no database" * 999)
    with pytest.raises(DatabaseCorrupt):
        await open_core(tmp_path)
    doubt = start_anew(tmp_path / DATABASE, VirtualClock().now())
    assert (tmp_path / doubt.aside).read_bytes() == b"no database" * 999
    async with opened(tmp_path) as core:
        assert core.accounts.all() == ()
        assert core.caution.holds_all


async def test_a_log_that_lost_something_holds_the_queue_and_is_kept(tmp_path: Path) -> None:
    folder, log = tmp_path / "killed", f"{DATABASE}-wal"
    folder.mkdir()
    async with opened(tmp_path) as core:
        account = await account_on(core)
        await core.database.write(lambda _db: None)
    async with opened(tmp_path) as core:
        order = await core.tickets.send(new_order("https://x/1", account_id=account.id))
        await Journal(core.database).begin(order.id, core.clock.now(), {"service": "1"})
        for name in (DATABASE, log):
            (folder / name).write_bytes((tmp_path / name).read_bytes())
    whole = (folder / log).read_bytes()
    (folder / log).write_bytes(whole[:-4096] + bytes(4096))
    async with opened(folder) as core:
        await core.safety.check()
        assert await states(core) == [State.HELD], "it was being sent, and the log forgot it"
        doubt = core.safety.doubt
        assert doubt is not None
        assert doubt.why is Why.LOG_CUT
        assert (folder / doubt.aside).stat().st_size == len(whole)


async def test_a_doubt_that_cannot_be_noted_holds_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no room")

    async def damaged() -> tuple[Why, str]:
        return Why.DAMAGED, "row 1 missing from index"

    async with opened(tmp_path) as core:
        monkeypatch.setattr(core.database, "check", damaged)
        with monkeypatch.context() as patched:
            patched.setattr(safety_module, "write_doubt", full)
            await core.safety.check()
        assert core.safety.doubt is not None
        assert core.safety.doubt.detail == "row 1 missing from index"
        assert core.caution.holds_all


@pytest.mark.parametrize("spoilt", ["UPDATE accounts SET name = x'ff'", "DROP TABLE settings"])
async def test_rows_that_cannot_be_read_are_told_as_damage_or_by_sqlite(
    tmp_path: Path, spoilt: str
) -> None:
    async with opened(tmp_path) as core:
        await account_on(core)
    with sqlite3.connect(tmp_path / DATABASE) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        try:
            db.execute(spoilt)
        except sqlite3.IntegrityError:
            db.execute("UPDATE accounts SET name = CAST(x'ff' AS TEXT)")
    db.close()
    with pytest.raises((DatabaseCorrupt, sqlite3.Error)):
        await open_core(tmp_path)


@pytest.mark.parametrize("first", ["account", "check"])
async def test_the_first_backup_waits_for_neither_the_next_hour_nor_the_next_start(
    tmp_path: Path, first: str
) -> None:
    async with opened(tmp_path, clock=VirtualClock()) as core:
        core.backups.start()
        await asyncio.sleep(0.05)
        if first == "account":
            await account_on(core)
            await asyncio.sleep(0.05)
            await core.safety.check()
        else:
            await core.safety.check()
            await asyncio.sleep(0.05)
            await account_on(core)
        await until(core.backups.folder.is_dir)
        await until(lambda: list(core.backups.folder.glob("*daily*")))


async def test_one_backup_a_day_and_a_failure_is_told_and_over(tmp_path: Path) -> None:
    clock = VirtualClock()
    async with opened(tmp_path, clock=clock) as core:
        await core.safety.check()
        step = core.backups._step
        assert await step() > 0
        assert await core.backups.all() == [], "there is nothing to lose yet"
        await account_on(core)
        await step()
        await step()
        assert [one.kind for one in await core.backups.all()] == ["daily"]
        clock.advance(timedelta(hours=23).total_seconds())
        assert await step() == pytest.approx(3600)
        clock.advance(3600)
        await step()
        assert len(await core.backups.all()) == 2
        clock.advance(86400)
        folder = core.backups.folder
        folder.rename(tmp_path / "elsewhere")
        folder.write_text("in the way")
        core.backups.start()
        await until(lambda: core.troubles.open())
        assert [one.what for one in core.troubles.open()] == [What.NO_BACKUP]
        folder.unlink()
        await core.backups.make()
        assert core.troubles.open() == ()
