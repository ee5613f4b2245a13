"""What came of orders, kept for scorecards: written with the report, read back by service."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta

from xpanel_desktop.domain.history import Movement
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.scorecard import Heard, Outcome, Step, begin, follow
from xpanel_desktop.domain.state import State
from xpanel_desktop.store.columns import maybe_ms, maybe_time, ms, time_of

_MS = timedelta(milliseconds=1)


def note_outcome(db: sqlite3.Connection, before: Order, after: Movement) -> None:
    """Follow an order's outcome by a report that moved it, in the report's own transaction.

    `before` is the order as it stood.
    """
    begun = begin(before)
    if begun is None or before.sent_at is None:
        return
    known = _read(db, before)
    moved = before.moved_at or before.sent_at
    asked = before.asked_at or before.sent_at
    step = Step(after.at, asked, moved, after.state, after.start_count, after.remains)
    found = follow(known or begun, step)
    if found != known:
        _write(db, before, found)
        make_stale(db, before.ticket.account_id, before.ticket.service_id)


def make_stale(db: sqlite3.Connection, account_id: int, service_id: str) -> None:
    """Have the scorecard of a service reckoned anew; what it says now is shown until then."""
    db.execute(
        "INSERT INTO scorecards VALUES (?, ?, 0, '')"
        " ON CONFLICT (account_id, service_id) DO UPDATE SET at = 0 WHERE at <> 0",
        (account_id, service_id),
    )


def known(db: sqlite3.Connection, order: Order) -> bool:
    """Tell whether an outcome of an order is kept."""
    return _read(db, order) is not None


def newest(
    db: sqlite3.Connection, account_id: int, service_id: str, since: datetime, most: int
) -> list[Outcome]:
    """Return the newest outcomes of a service whose orders were sent after `since`."""
    rows = db.execute(
        "SELECT * FROM outcomes WHERE account_id = ? AND service_id = ? AND sent_at >= ?"
        " ORDER BY order_id DESC LIMIT ?",
        (account_id, service_id, ms(since), most),
    )
    return [_outcome(row) for row in rows]


def forget(
    db: sqlite3.Connection, account_id: int, service_id: str, before: datetime, most: int
) -> int:
    """Drop outcomes that are too old to count, the oldest first; return how many."""
    return db.execute(
        "DELETE FROM outcomes WHERE account_id = ? AND service_id = ? AND order_id IN"
        " (SELECT order_id FROM outcomes WHERE account_id = ? AND service_id = ?"
        " ORDER BY order_id LIMIT ?) AND sent_at < ?",
        (account_id, service_id, account_id, service_id, most, ms(before)),
    ).rowcount


def replay(order: Order, movements: Iterator[Movement]) -> Outcome | None:
    """Return the outcome that an order's recorded movements tell; None where none is kept.

    When it was asked in between is not on record, so what lies between two movements is known as
    loosely as that.
    """
    found = begin(order)
    if found is None:
        return None
    last = found.sent_at
    for one in movements:
        step = Step(one.at, last, last, one.state, one.start_count, one.remains)
        found, last = follow(found, step), one.at
    return found


def keep(db: sqlite3.Connection, order: Order, outcome: Outcome) -> None:
    """Keep the outcome of an order that has none yet."""
    if not known(db, order):
        _write(db, order, outcome)
        make_stale(db, order.ticket.account_id, order.ticket.service_id)


def _read(db: sqlite3.Connection, order: Order) -> Outcome | None:
    row = db.execute(
        "SELECT * FROM outcomes WHERE account_id = ? AND service_id = ? AND order_id = ?",
        (order.ticket.account_id, order.ticket.service_id, order.id),
    ).fetchone()
    return None if row is None else _outcome(row)


def _write(db: sqlite3.Connection, order: Order, one: Outcome) -> None:
    begun, ended = one.begun, one.ended
    db.execute(
        "INSERT OR REPLACE INTO outcomes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            order.ticket.account_id,
            order.ticket.service_id,
            order.id,
            ms(one.sent_at),
            one.quantity,
            one.paced,
            maybe_ms(begun.after if begun else None),
            maybe_ms(begun.at if begun else None),
            maybe_ms(ended.after if ended else None),
            maybe_ms(ended.at if ended else None),
            one.ending,
            one.delivered,
            one.stood // _MS,
            one.counted,
        ),
    )


def _outcome(row: sqlite3.Row) -> Outcome:
    return Outcome(
        sent_at=time_of(row["sent_at"]),
        quantity=row["quantity"],
        paced=bool(row["paced"]),
        begun=_heard(row["begun_after"], row["begun_at"]),
        ended=_heard(row["ended_after"], row["ended_at"]),
        ending=None if row["ending"] is None else State(row["ending"]),
        delivered=row["delivered"],
        stood=row["stood"] * _MS,
        counted=bool(row["counted"]),
    )


def _heard(after: int | None, at: int | None) -> Heard | None:
    first, last = maybe_time(after), maybe_time(at)
    return None if first is None or last is None else Heard(first, last)
