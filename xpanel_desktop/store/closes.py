"""Days and months: their sums, the closed ones as they were told, what does not agree in them."""

import json
import sqlite3
from collections.abc import Collection
from datetime import datetime

from xpanel_desktop.domain.closing import Listed, Mismatch, Period, Question, Statement, Sums
from xpanel_desktop.domain.ledger import Kind
from xpanel_desktop.domain.money import from_units, to_units
from xpanel_desktop.domain.reckoning import Verdict
from xpanel_desktop.store.columns import maybe_amount, ms, time_of
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.ledger import line_of
from xpanel_desktop.store.reckoning import last_reading

MOST = 500
"""Mismatches of a kind on a page."""
_INSIDE = (
    "l.account_id IN (SELECT value FROM json_each(?)) AND l.booked_by >= ? AND l.booked_by < ?"
)
_QUESTIONS = {
    Question.CORRECTION: "EXISTS (SELECT 1 FROM closes c WHERE c.account_id = ?"
    " AND l.booked_by >= c.begins AND l.booked_by < c.ends AND l.id > c.entry_id)",
    # the rule is domain/closing.agrees; a test compares the two
    Question.CHARGE: "l.kind = 'charge'"
    " AND abs(l.change) > max(1000000, abs(l.amount - l.change) / 100)"
    " AND EXISTS (SELECT 1 FROM ledger e"
    " WHERE e.order_id = l.order_id AND e.kind = 'expected' AND e.amount IS NOT NULL)",
    Question.FOLLOWED: "l.kind = 'followed'",
}
_ENTRIES = (
    "SELECT l.*, o.panel_id, o.service_name, o.link, o.state, k.note"
    " FROM ledger l JOIN orders o ON o.id = l.order_id LEFT JOIN acknowledged k"
    " ON k.kind = 'entry' AND k.subject = l.id AND k.amount = l.change WHERE "
)


class CloseRows:
    """The table of closed periods, and what open ones would be."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def statements(
        self, accounts: Collection[int], periods: Collection[Period]
    ) -> list[Statement]:
        """Return each period's sums: as told when it was closed, else as they are now."""
        ids = sorted(accounts)

        def look(db: sqlite3.Connection) -> list[Statement]:
            return [_closed(db, ids, one) or _open(db, ids, one) for one in periods]

        return await self._database.apart(look)

    async def close(self, accounts: Collection[int], period: Period, at: datetime) -> Statement:
        """Close a period, once: one that is closed stays as it was told.

        The sums are read apart, from one snapshot: a month of them would hold up the writer.
        """
        ids = sorted(accounts)

        def look(db: sqlite3.Connection) -> tuple[Statement, int]:
            db.execute("BEGIN")
            try:
                last = db.execute("SELECT coalesce(max(id), 0) FROM ledger").fetchone()[0]
                return _open(db, ids, period), int(last)
            finally:
                db.execute("ROLLBACK")

        made, last = await self._database.apart(look)
        values = (
            ids[0], period.key, made.currency, ms(period.begins), ms(period.ends), ms(at), last,
            *_units(made.sums),
        )  # fmt: skip
        sql = (
            "INSERT OR IGNORE INTO closes (account_id, period, currency, begins, ends, closed_at,"
            " entry_id, opening, closing, placed, charged, refunded, topped_up, elsewhere,"
            " difference) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        await self._database.write(lambda db: db.execute(sql, values).rowcount)
        (closed,) = await self.statements(ids, [period])
        return closed

    async def mismatches(
        self, accounts: Collection[int], period: Period, most: int = MOST
    ) -> Listed[Mismatch]:
        """Return what does not agree in a period, the newest first, at most so many of each kind.

        What else there is of a kind is counted.
        """
        ids = sorted(accounts)
        return await self._database.apart(lambda db: _mismatches(db, ids, period, most))

    async def acknowledge(self, found: Mismatch, note: str, at: datetime) -> None:
        """Keep the operator's word on a mismatch; it holds for this amount."""
        values = (_table(found), found.subject, to_units(found.amount), ms(at), note)
        sql = "INSERT OR REPLACE INTO acknowledged VALUES (?, ?, ?, ?, ?)"
        await self._database.write(lambda db: db.execute(sql, values).rowcount)

    async def first_day(self, accounts: Collection[int]) -> datetime | None:
        """Return when the first reading or entry of accounts was; None without any."""
        ids = sorted(accounts)
        # One account at a time: so each is the first of its index, and nothing is scanned.
        firsts = (
            "SELECT min(at) FROM balances WHERE account_id = ?",
            "SELECT min(booked_by) FROM ledger WHERE account_id = ?",
        )

        def look(db: sqlite3.Connection) -> datetime | None:
            found = (db.execute(sql, (one,)).fetchone()[0] for sql in firsts for one in ids)
            times = [at for at in found if at is not None]
            return time_of(min(times)) if times else None

        return await self._database.apart(look)


def _table(found: Mismatch) -> str:
    return "reading" if found.question is Question.BALANCE else "entry"


def _units(sums: Sums) -> tuple[int | None, ...]:
    opening, closing, difference = (
        None if one is None else to_units(one)
        for one in (sums.opening, sums.closing, sums.difference)
    )
    moved = (sums.charged, sums.refunded, sums.topped_up, sums.elsewhere)
    return (opening, closing, sums.placed, *map(to_units, moved), difference)


def _open(db: sqlite3.Connection, ids: list[int], period: Period) -> Statement:
    span = (ms(period.begins), ms(period.ends))
    opening, closing = (last_reading(db, ids, at - 1) for at in span)
    rows = db.execute(
        f"SELECT l.kind, count(*), sum(l.change) FROM ledger l WHERE {_INSIDE} GROUP BY l.kind",  # noqa: S608 - our own words
        (json.dumps(ids), *span),
    )
    moved = {Kind(row[0]): (int(row[1]), int(row[2])) for row in rows}
    topped, elsewhere = db.execute(
        "SELECT coalesce(sum(elsewhere) FILTER (WHERE elsewhere > 0 AND change > 0), 0),"
        " coalesce(sum(-elsewhere) FILTER (WHERE elsewhere < 0 OR change <= 0), 0)"
        " FROM explanations WHERE account_id IN (SELECT value FROM json_each(?))"
        " AND at >= ? AND at < ?",
        (json.dumps(ids), *span),
    ).fetchone()
    charged = sum(moved.get(kind, (0, 0))[1] for kind in (Kind.EXPECTED, Kind.CHARGE, Kind.RAISED))
    sums = Sums(
        None if opening is None else from_units(opening.amount),
        None if closing is None else from_units(closing.amount),
        placed=moved.get(Kind.EXPECTED, (0, 0))[0],
        charged=from_units(charged),
        refunded=from_units(-moved.get(Kind.REFUND, (0, 0))[1]),
        topped_up=from_units(topped),
        elsewhere=from_units(elsewhere),
    )
    return Statement(period, closing.currency if closing else "", sums)


def _closed(db: sqlite3.Connection, ids: list[int], period: Period) -> Statement | None:
    row = db.execute(
        "SELECT * FROM closes WHERE account_id = ? AND period = ? ORDER BY id DESC LIMIT 1",
        (ids[0], period.key),
    ).fetchone()
    if row is None:
        return None
    later = db.execute(
        f"SELECT count(*) FROM ledger l WHERE {_INSIDE} AND l.id > ?",  # noqa: S608 - our own words
        (json.dumps(ids), row["begins"], row["ends"], row["entry_id"]),
    ).fetchone()[0]
    sums = Sums(
        maybe_amount(row["opening"]),
        maybe_amount(row["closing"]),
        row["placed"],
        from_units(row["charged"]),
        from_units(row["refunded"]),
        from_units(row["topped_up"]),
        from_units(row["elsewhere"]),
    )
    told = Period(period.key, time_of(row["begins"]), time_of(row["ends"]))
    return Statement(told, row["currency"], sums, time_of(row["closed_at"]), int(later))


def _mismatches(
    db: sqlite3.Connection, ids: list[int], period: Period, most: int
) -> Listed[Mismatch]:
    span = (ms(period.begins), ms(period.ends))
    found, left_out = _flagged(db, ids, span, most)
    for question, where in _QUESTIONS.items():
        values: tuple[object, ...] = (json.dumps(ids), *span)
        if question is Question.CORRECTION:
            values = (*values, ids[0])
        sql = f"{_ENTRIES} {_INSIDE} AND {where} ORDER BY l.booked_by DESC LIMIT ?"
        rows = db.execute(sql, (*values, most)).fetchall()
        found += [_entry(question, row) for row in rows]
        if len(rows) == most:
            count = f"SELECT count(*) FROM ledger l WHERE {_INSIDE} AND {where}"  # noqa: S608 - our own words
            left_out += int(db.execute(count, values).fetchone()[0]) - most
    return Listed(found, left_out)


def _entry(question: Question, row: sqlite3.Row) -> Mismatch:
    line = line_of(row)
    one = line.entry
    return Mismatch(question, one.id, one.at, one.change, one.currency, line, None, row["note"])


_FLAGGED = (
    " FROM explanations e LEFT JOIN acknowledged k ON k.kind = 'reading'"
    " AND k.subject = e.balance_id AND k.amount = e.elsewhere"
    " WHERE e.account_id IN (SELECT value FROM json_each(?)) AND e.at >= ? AND e.at < ?"
    " AND e.verdict IN ('topped_up', 'elsewhere', 'less_taken')"
)


def _flagged(
    db: sqlite3.Connection, ids: list[int], span: tuple[int, int], most: int
) -> tuple[list[Mismatch], int]:
    """Return the readings that do not agree, and how many more there are."""
    values = (json.dumps(ids), *span)
    sql = f"SELECT e.*, k.note{_FLAGGED} ORDER BY e.at DESC LIMIT ?"
    rows = db.execute(sql, (*values, most)).fetchall()
    left_out = 0
    if len(rows) == most:
        count = f"SELECT count(*){_FLAGGED}"
        left_out = int(db.execute(count, values).fetchone()[0]) - most
    found = [
        Mismatch(
            Question.BALANCE, row["balance_id"], time_of(row["at"]), from_units(row["elsewhere"]),
            row["currency"], None, Verdict(row["verdict"]), row["note"],
        )
        for row in rows
    ]  # fmt: skip
    return found, left_out
