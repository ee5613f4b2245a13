"""A generated database holds what the program itself would have written, order by order.

The orders of a small one are lived through once more by the program's own functions, with all
triggers in place; every table of the two is compared.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.support import million
from xpanel_desktop.app.news import KEPT
from xpanel_desktop.domain.money import from_units
from xpanel_desktop.domain.order import Ending, Order, Report, rewritten
from xpanel_desktop.domain.scorecard import WINDOW
from xpanel_desktop.domain.state import Event, State
from xpanel_desktop.store.columns import ms, time_of
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.drafts import Drafts
from xpanel_desktop.store.journal import Journal
from xpanel_desktop.store.rows import ORDER, order_of
from xpanel_desktop.store.settings import SettingRows
from xpanel_desktop.store.tracking import Tracking

ORDERS = 400
SINCE = {"news": ms(million.ENDS - KEPT), "outcomes": ms(million.ENDS - WINDOW)}
TABLES = {
    "orders": "*", "counts": "*", "ordered": "*", "recents": "*", "attempts": "*",
    "movements": "order_id, at, state, status_word, start_count, remains, charge",
    "ledger": "account_id, order_id, at, kind, amount, change, currency, booked_from, booked_by,"
    " (SELECT at FROM movements m WHERE m.id = movement_id)",
    "news": "kind, account_id, order_id, reason, at", "outcomes": "*", "scorecards": "*",
    "evidence": "order_id, at, what, told", "settings": "*", "findings": "*", "requests": "*",
    "parts": "*", "guarantees": "*", "explanations": "*",
}  # fmt: skip
"""What is compared of each; numbers that only tell in which order rows were written are not."""
WHERE = {"counts": "orders > 0", "news": "at >= :since", "outcomes": "sent_at >= :since"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "orders.db"
    million.make(path, ORDERS)
    return path


@pytest.fixture
async def lived(made: Path, tmp_path: Path) -> Path:
    """The same orders, each from its draft to where it stands, by the program's functions."""
    path = tmp_path / "orders.db"
    million.make_empty(path)
    database = await Database.open(path)
    with closing(sqlite3.connect(made)) as db:
        db.row_factory = sqlite3.Row
        for row in db.execute(f"SELECT {ORDER} FROM orders ORDER BY id").fetchall():
            order = order_of(row)
            await live(database, order, db)
    await SettingRows(database).set("scorecards.filled", 0)
    await database.close()
    return path


async def live(database: Database, order: Order, db: sqlite3.Connection) -> None:
    drafts, journal = Drafts(database), Journal(database)
    await drafts.save(rewritten(order), order.created_at)
    if order.queued_at is not None:
        await drafts.queue([order.id], order.queued_at)
    if order.state is State.HELD:
        await drafts.move([order.id], Event.HOLD, order.queued_at or order.created_at)
    if order.sent_at is None:
        return
    (attempt,) = db.execute("SELECT * FROM attempts WHERE order_id = ?", (order.id,)).fetchall()
    number = await journal.begin(order.id, order.sent_at, json.loads(attempt["request"]))
    ending = Ending(attempt["ending"])
    event = {
        Ending.ACCEPTED: Event.ACCEPT, Ending.REFUSED: Event.REFUSE, Ending.UNKNOWN: Event.LOSE,
    }[ending]  # fmt: skip
    await journal.end(
        order.id, number, time_of(attempt["ended_at"]), ending, event=event,
        panel_id=order.panel_id, reason=order.problem, http_status=attempt["http_status"],
        answer=attempt["answer"],
    )  # fmt: skip
    if order.state is State.NOT_PLACED:
        assert order.moved_at is not None
        await journal.decide(order.id, Event.DECLARE_NOT_PLACED, order.moved_at)
    if order.panel_id:
        await follow(database, order, db)


async def follow(database: Database, order: Order, db: sqlite3.Connection) -> None:
    """Have the panel tell each of the recorded movements, and the last one once more."""
    assert order.asked_at is not None
    tracking = Tracking(database)
    sql = "SELECT * FROM movements WHERE order_id = ? ORDER BY id"
    told = [(time_of(row["at"]), report(row)) for row in db.execute(sql, (order.id,))]
    for at, one in (*told, (order.asked_at, told[-1][1])):
        await tracking.apply({order.id: one}, at)


def report(row: sqlite3.Row) -> Report:
    return Report(row["status_word"], from_units(row["charge"]), row["start_count"], row["remains"])


def rows(path: Path, table: str) -> Iterator[tuple[Any, ...]]:
    where = WHERE.get(table, "1")
    sql = f"SELECT {TABLES[table]} FROM {table} WHERE {where}"
    with closing(sqlite3.connect(path)) as db:
        yield from db.execute(sql, {"since": SINCE.get(table)})


async def test_every_table_is_as_the_program_writes_it(made: Path, lived: Path) -> None:
    for table in TABLES:
        there = sorted(rows(made, table), key=repr)
        assert there == sorted(rows(lived, table), key=repr), table


def test_every_state_and_kind_of_entry_occurs(made: Path) -> None:
    with closing(sqlite3.connect(made)) as db:
        states = {row[0] for row in db.execute("SELECT DISTINCT state FROM orders")}
        kinds = {row[0] for row in db.execute("SELECT DISTINCT kind FROM ledger")}
        stepped = "SELECT count(*) FROM movements GROUP BY order_id HAVING count(*) > 1"
        assert len(db.execute(stepped).fetchall()) > ORDERS // 10
    assert states == {state.value for state in State} - {"sending"}
    assert kinds == {"expected", "charge", "refund"}


def test_the_index_of_words_is_whole(made: Path) -> None:
    with closing(sqlite3.connect(made)) as db:
        db.execute("INSERT INTO order_words (order_words, rank) VALUES ('integrity-check', 1)")
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert [row[0] for row in db.execute("SELECT k FROM order_words_config")] == ["version"]


def test_entries_are_in_the_order_in_which_they_were_told(made: Path) -> None:
    with closing(sqlite3.connect(made)) as db:
        for table in ("ledger", "movements", "news"):
            times = [row[0] for row in db.execute(f"SELECT at FROM {table} ORDER BY id")]
            assert times == sorted(times)
    assert timedelta(0) < million.ENDS - time_of(times[0]) < KEPT * 2
