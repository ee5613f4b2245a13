"""A database as the first program left it: version 4, with an account, orders and attempts.

Written in that version's own columns: what writes today would write today's.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from xpanel_desktop.store import migrate

OLD = 4
"""A version of the database that earlier programs have written."""
ADDRESS = "http://127.0.0.1:9/api/v2"
ACCOUNT = """
INSERT INTO accounts (name, url, vault_name, colour, currency, stop_reason)
VALUES ('Main', ?, 'old', '#336699', 'USD', 'unknown_order');
"""
ORDER = """
INSERT INTO orders (account_id, state, service_id, kind, fields, extra, service_name, category,
    rate, currency, expected_charge, quantity, link, found_by, created_at, label)
VALUES (1, 'draft', '7', 'default', ?, '{}', 'Followers', 'Test', 90000000, 'USD', 9000000, 100,
    ?, 'followers test', 1760000000000, 'old');
"""
QUEUE = """
UPDATE orders SET state = 'queued', queued_at = 1760000001000, place = 1760000001000 + id
WHERE id = ?;
"""
SEND = """
UPDATE orders SET state = 'sending', attempts = 1, sent_at = 1760000002000 WHERE id = ?1;
INSERT INTO attempts (order_id, number, started_at, request)
VALUES (?1, 1, 1760000002000, '{"action":"add","service":"7"}');
"""
END = """
UPDATE attempts SET ended_at = 1760000003000, ending = ?2, http_status = 200, answer = ?3
WHERE order_id = ?1;
"""
ACCEPT = """
UPDATE orders SET panel_id = 1000 + id WHERE id = ?1;
UPDATE orders SET state = 'pending' WHERE id = ?1;
"""
COMPLETE = """
UPDATE orders SET state = 'completed', status_word = 'Completed', charge = 9000000,
    start_count = 5, remains = 0, asked_at = 1760000004000, moved_at = 1760000004000
WHERE id = ?1;
INSERT INTO movements (order_id, at, state, status_word, start_count, remains, charge)
VALUES (?1, 1760000004000, 'completed', 'Completed', 5, 0, 9000000);
"""
TABLES = ("accounts", "orders", "attempts", "movements", "evidence", "settings", "counts")
STATES = ["draft", "held", "refused", "unknown", "pending", "completed"]
"""Of the orders, the first to the last."""
Rows = dict[str, list[dict[str, object]]]


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.row_factory = sqlite3.Row
        yield database


def fill_old(path: Path) -> Rows:
    """Make the file; return what is in it, by table, as `rows_of` does."""
    with _opened(path) as db:
        db.execute("PRAGMA journal_mode=WAL")
        for number, sql in migrate.migrations().items():
            if number <= OLD:
                for statement in migrate.statements(sql):
                    db.execute(statement)
        db.execute(f"PRAGMA user_version={OLD:d}")
        db.execute(ACCOUNT, (ADDRESS,))
        db.execute("INSERT INTO settings (key, value) VALUES ('language', '\"tr\"')")
        for number in range(1, len(STATES) + 1):
            link = f"https://x.example/{number}"
            db.execute(ORDER, (f'{{"link":"{link}","quantity":"100"}}', link))
        _move(db, QUEUE, 2, 3, 4, 5, 6)
        db.execute("UPDATE orders SET state = 'held', problem = 'rate' WHERE id = 2")
        _move(db, SEND, 3, 4, 5, 6)
        _end(db, 3, "refused", '{"error":"Not enough funds"}')
        db.execute("UPDATE orders SET state = 'refused' WHERE id = 3")
        _end(db, 4, "unknown", "<html>")
        db.execute("UPDATE orders SET state = 'unknown' WHERE id = 4")
        db.execute("INSERT INTO evidence VALUES (1, 4, 1760000005000, 'balance', '{}')")
        for number in (5, 6):
            _end(db, number, "accepted", f'{{"order":{1000 + number}}}')
        _move(db, ACCEPT, 5, 6)
        _move(db, COMPLETE, 6)
    return rows_of(path)


def _move(db: sqlite3.Connection, sql: str, *ids: int) -> None:
    for number in ids:
        for statement in migrate.statements(sql):
            db.execute(statement, (number,))


def _end(db: sqlite3.Connection, number: int, ending: str, answer: str) -> None:
    db.execute(END, (number, ending, answer))


def rows_of(path: Path) -> Rows:
    """Return every row of the old version's tables, by column."""
    with _opened(path) as db:
        return {
            table: [dict(row) for row in db.execute(f"SELECT * FROM {table} ORDER BY 1, 2")]
            for table in TABLES
        }


def as_before(now: Rows, before: Rows) -> Rows:
    """Return of `now` what there was `before`: its columns, and its settings by key."""
    keys = {row["key"] for row in before["settings"]}
    kept = now | {"settings": [row for row in now["settings"] if row["key"] in keys]}
    return {
        table: [{name: row.get(name) for name in before[table][0]} for row in rows]
        for table, rows in kept.items()
    }
