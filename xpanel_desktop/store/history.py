"""What is on record of one order, read at once; and the panel's word on its parts, kept."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from typing import cast

from xpanel_desktop.domain.history import History, Movement, Parts
from xpanel_desktop.domain.order import Order, Report
from xpanel_desktop.domain.state import State
from xpanel_desktop.store.columns import maybe_amount, ms, time_of
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.rows import ORDER, attempt_of, fetch, order_of

MOST_MOVEMENTS = 1000
"""Movements that are read, the newest ones: an order asked about for a month has fewer."""
MOST_DESCENDANTS = 50


class HistoryRows:
    """The history of an order, for the screen."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def read(self, order_id: int) -> History | None:
        """Return all that is on record of an order; None when there is no such order."""
        return await self._database.read(lambda db: _history(db, order_id))


def note_parts(db: sqlite3.Connection, order_id: int, report: Report, at: datetime) -> None:
    """Keep what a report tells of runs, posts and children, in the report's own transaction.

    A part that the panel left out this time stays as it was told before.
    """
    if not (report.runs or report.expiry or report.children):
        return
    children = json.dumps(report.children) if report.children else "[]"
    db.execute(
        "INSERT INTO parts (order_id, at, runs, expiry, children) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (order_id) DO UPDATE SET at = excluded.at,"
        " runs = iif(excluded.runs = '', runs, excluded.runs),"
        " expiry = iif(excluded.expiry = '', expiry, excluded.expiry),"
        " children = iif(excluded.children = '[]', children, excluded.children)"
        " WHERE (excluded.runs NOT IN ('', runs)) OR (excluded.expiry NOT IN ('', expiry))"
        " OR (excluded.children NOT IN ('[]', children))",
        (order_id, ms(at), report.runs, report.expiry, children),
    )


def _history(db: sqlite3.Connection, order_id: int) -> History | None:
    order = fetch(db, order_id)
    if order is None:
        return None
    attempts = db.execute("SELECT * FROM attempts WHERE order_id = ? ORDER BY number", (order_id,))
    movements, left_out = _movements(db, order_id)
    return History(
        order=order,
        attempts=tuple(attempt_of(row) for row in attempts),
        movements=movements,
        left_out=left_out,
        parts=_parts(db, order_id),
        parent=None if order.parent_id is None else fetch(db, order.parent_id),
        descendants=_descendants(db, order_id),
        part_of=_part_of(db, order),
        runs=_runs(db, order_id),
    )


def _movements(db: sqlite3.Connection, order_id: int) -> tuple[tuple[Movement, ...], int]:
    count = db.execute("SELECT count(*) FROM movements WHERE order_id = ?", (order_id,))
    total = int(count.fetchone()[0])
    sql = "SELECT * FROM movements WHERE order_id = ? ORDER BY id DESC LIMIT ?"
    found = [_movement(row) for row in db.execute(sql, (order_id, MOST_MOVEMENTS))]
    return tuple(reversed(found)), total - len(found)


def movements_of(db: sqlite3.Connection, order_id: int) -> Iterator[Movement]:
    """Return every movement of an order, the oldest first."""
    rows = db.execute("SELECT * FROM movements WHERE order_id = ? ORDER BY id", (order_id,))
    return map(_movement, rows)


def _movement(row: sqlite3.Row) -> Movement:
    return Movement(
        time_of(row["at"]),
        State(row["state"]),
        row["status_word"],
        row["start_count"],
        row["remains"],
        maybe_amount(row["charge"]),
    )


def _parts(db: sqlite3.Connection, order_id: int) -> Parts | None:
    row = db.execute("SELECT * FROM parts WHERE order_id = ?", (order_id,)).fetchone()
    if row is None:
        return None
    children = cast("list[object]", json.loads(row["children"]))
    named = tuple(str(one) for one in children)
    return Parts(time_of(row["at"]), row["runs"], row["expiry"], named)


def _descendants(db: sqlite3.Connection, order_id: int) -> tuple[Order, ...]:
    sql = f"SELECT {ORDER} FROM orders WHERE parent_id = ? ORDER BY id DESC LIMIT ?"  # noqa: S608 - our own names
    return tuple(order_of(row) for row in db.execute(sql, (order_id, MOST_DESCENDANTS)))


def _part_of(db: sqlite3.Connection, order: Order) -> Order | None:
    sql = "SELECT parent_id FROM runs WHERE account_id = ? AND panel_id = ? AND panel_id <> ''"
    row = db.execute(sql, (order.ticket.account_id, order.panel_id)).fetchone()
    return None if row is None else fetch(db, row[0])


def _runs(db: sqlite3.Connection, order_id: int) -> tuple[Order, ...]:
    held = (
        "SELECT o.id FROM runs r CROSS JOIN orders o"
        " ON o.account_id = r.account_id AND o.panel_id = r.panel_id AND o.panel_id <> ''"
        " WHERE r.parent_id = ? ORDER BY o.id DESC LIMIT ?"
    )
    sql = f"SELECT {ORDER} FROM orders WHERE id IN ({held}) ORDER BY id DESC"  # noqa: S608 - our own names
    return tuple(order_of(row) for row in db.execute(sql, (order_id, MOST_DESCENDANTS)))
