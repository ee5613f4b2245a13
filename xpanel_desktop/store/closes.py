"""Days and months: their sums, the closed ones as they were told."""

import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from xpanel_desktop.domain.closing import (
    Listed,
    Mismatch,
    Period,
    Question,
    Statement,
    Sums,
    neighbours,
)
from xpanel_desktop.domain.ledger import Kind
from xpanel_desktop.domain.money import differ, from_units, to_units
from xpanel_desktop.domain.reckoning import Reading
from xpanel_desktop.store.base_lines import comparable
from xpanel_desktop.store.columns import maybe_amount, ms, time_of
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.mismatches import CORRECTS, INSIDE, MOST, mismatches
from xpanel_desktop.store.reckoning import last_reading
from xpanel_desktop.store.twins import Heard, Once, but, told_once

_SUMS = (
    "SELECT l.currency, count(*) FILTER (WHERE l.kind = 'expected'),"  # noqa: S608 - our own words
    " coalesce(sum({0}) FILTER (WHERE l.kind NOT IN ('refund', 'followed')), 0),"
    " coalesce(sum({0}) FILTER (WHERE l.kind = 'refund'), 0)"
    f" FROM ledger l WHERE {INSIDE}"
)
"""Orders placed, what they took and what was refunded; orders placed elsewhere are listed alone."""
_OTHERS = (
    "SELECT currency, count(*),"
    " coalesce(sum({0}) FILTER (WHERE elsewhere > 0 AND change > 0), 0),"
    " coalesce(sum({0}) FILTER (WHERE elsewhere < 0 OR change <= 0), 0)"
    " FROM explanations WHERE account_id IN (SELECT value FROM json_each(?))"
    " AND at >= ? AND at < ? GROUP BY currency"
)
_MILLION = 1_000_000


class CloseRows:
    """The table of closed periods, and what open ones would be."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def statements(
        self, accounts: Collection[int], periods: Collection[Period]
    ) -> list[Statement]:
        """Return each period's sums: as told when it was closed, else as they are now.

        One for each currency that moved in it, that of the balance first.
        """
        ids = sorted(accounts)

        def look(db: sqlite3.Connection) -> list[Statement]:
            once = told_once(db, ids)
            told = (_closed(db, ids, one, once) or _open(db, ids, one, once) for one in periods)
            return [one for statements in told for one in statements]

        return await self._database.apart(look)

    async def close(self, accounts: Collection[int], period: Period, at: datetime) -> Statement:
        """Close a period, once: one that is closed stays as it was told.

        The sums are read apart, from one snapshot: a month of them would hold up the writer.
        Raises AmountError, and keeps nothing, where one of them leaves 64 bits.
        """
        ids = sorted(accounts)

        def look(db: sqlite3.Connection) -> tuple[list[Statement], int]:
            db.execute("BEGIN")
            try:
                last = db.execute("SELECT coalesce(max(id), 0) FROM ledger").fetchone()[0]
                return _open(db, ids, period, told_once(db, ids)), int(last)
            finally:
                db.execute("ROLLBACK")

        made, last = await self._database.apart(look)
        span = (ms(made[0].period.begins), ms(made[0].period.ends))
        values = [
            (account, period.key, one.currency, *span, ms(at), last, *_units(one.sums))
            for account in ids  # each keeps it, whoever shares the balance later
            for one in made
        ]

        def work(db: sqlite3.Connection) -> None:
            if _bounds(db, ids, period.key) is None:
                db.executemany(
                    "INSERT INTO closes (account_id, period, currency, begins, ends, closed_at,"
                    " entry_id, opening, closing, placed, charged, refunded, topped_up, elsewhere,"
                    " difference) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    values,
                )

        await self._database.write(work)
        return (await self.statements(ids, [period]))[0]

    async def mismatches(
        self, accounts: Collection[int], period: Period, most: int = MOST
    ) -> Listed[Mismatch]:
        """Return what does not agree in a period, the newest first, at most so many of each kind.

        What else there is of a kind is counted.
        """
        ids = sorted(accounts)
        return await self._database.apart(lambda db: mismatches(db, ids, period, most))

    async def acknowledge(self, found: Mismatch, note: str, at: datetime) -> None:
        """Keep the operator's word on a mismatch; it holds for this amount."""
        table = "reading" if found.question is Question.BALANCE else "entry"
        values = (table, found.subject, to_units(found.amount), ms(at), note)
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


def _units(sums: Sums) -> tuple[int | None, ...]:
    opening, closing, difference = (
        None if one is None else to_units(one)
        for one in (sums.opening, sums.closing, sums.difference)
    )
    moved = (sums.charged, sums.refunded, sums.topped_up, sums.elsewhere)
    return (opening, closing, sums.placed, *map(to_units, moved), difference)


def _bounds(db: sqlite3.Connection, ids: list[int], key: str) -> tuple[int, int] | None:
    """Return when a closed period begins and ends; None: it is not closed."""
    rows = _rows(db, ids, key)
    return (rows[0]["begins"], rows[0]["ends"]) if rows else None


def _rows(db: sqlite3.Connection, ids: list[int], key: str) -> list[sqlite3.Row]:
    """Return a closed period's rows, of the first account that keeps it."""
    sql = "SELECT * FROM closes WHERE account_id = ? AND period = ? ORDER BY id"
    found = (db.execute(sql, (account, key)).fetchall() for account in ids)
    nothing: list[sqlite3.Row] = []
    return next((rows for rows in found if rows), nothing)


def _fitted(db: sqlite3.Connection, ids: list[int], period: Period) -> Period:
    """Return a period that begins and ends where the closed ones beside it do.

    They stay as they were told where the machine's zone is another now: nothing falls in between,
    and nothing counts twice.
    """
    before, after = (_bounds(db, ids, key) for key in neighbours(period.key))
    begins = before[1] if before else ms(period.begins)
    ends = after[0] if after else ms(period.ends)
    return Period(period.key, time_of(begins), time_of(max(begins, ends)))


def _open(db: sqlite3.Connection, ids: list[int], period: Period, once: Once) -> list[Statement]:
    """Return what a period's sums are now, by currency; that of its last reading first."""
    period = _fitted(db, ids, period)
    span = (ms(period.begins), ms(period.ends))
    opening, closing = _of_one_balance(db, *(last_reading(db, ids, at - 1) for at in span))
    values = (json.dumps(ids), *span)
    where, others_than = but("l.order_id", once.orders)
    sums = f"{_SUMS}{where} GROUP BY l.currency"
    entries = _added(db, sums, "l.change", (*values, *others_than))
    entries += _told_in(once.entries, *span)
    others = _added(db, _OTHERS, "elsewhere", values)
    names = [one.currency for one in (closing, opening) if one is not None]
    found: dict[str, _Moved] = {}
    for name in (*names, *(row[0] for row in (*others, *entries)), ""):
        if not found or not _among(found, name):
            found[name] = _Moved()
    for row in entries:
        moved = _of(found, row[0])
        moved.placed += row[1]
        moved.charged += row[2]
        moved.refunded -= row[3]
    for row in others:
        _of(found, row[0]).topped += row[2]
        _of(found, row[0]).elsewhere -= row[3]
    return [
        _statement(db, ids, period, name, moved, (opening, closing))
        for name, moved in found.items()
    ]


def _added(
    db: sqlite3.Connection, sums: str, what: str, values: tuple[object, ...]
) -> list[tuple[str, int, int, int]]:
    """Return (currency, how many, two sums of `what`, in units) of each currency.

    Where a sum leaves 64 bits, which SQLite calls an error, millions and the rest are added apart:
    always to do so would take twice as long.
    """
    try:
        return [tuple(row) for row in db.execute(sums.format(what), values)]
    except sqlite3.OperationalError as error:
        if "overflow" not in str(error):
            raise
    high, low = (
        db.execute(sums.format(f"{what} {part} {_MILLION}"), values).fetchall() for part in "/%"
    )
    return [
        (one[0], one[1], one[2] * _MILLION + rest[2], one[3] * _MILLION + rest[3])
        for one, rest in zip(high, low, strict=True)
    ]


def _told_in(entries: Iterable[Heard], begins: int, ends: int) -> list[tuple[str, int, int, int]]:
    """Return what `_SUMS` does, of each entry that was booked in a span."""
    return [
        (
            currency,
            int(one.kind is Kind.EXPECTED),
            one.change if one.kind not in (Kind.REFUND, Kind.FOLLOWED) else 0,
            one.change if one.kind is Kind.REFUND else 0,
        )
        for _, currency, one in entries
        if begins <= one.booked_by < ends
    ]


def _among(found: Iterable[str], name: str) -> bool:
    """Tell whether a currency may be one of those found."""
    return any(not differ(name, one) for one in found)


def _of(found: "dict[str, _Moved]", name: str) -> "_Moved":
    """Return the sums that a currency belongs to: those of its name, else the first it may be."""
    fitting = [one for one in found if not differ(name, one)]
    return found[name if name in found else fitting[0]]


@dataclass(slots=True)
class _Moved:
    """What moved in one currency, in units."""

    placed: int = 0
    charged: int = 0
    refunded: int = 0
    topped: int = 0
    elsewhere: int = 0


def _statement(
    db: sqlite3.Connection,
    ids: list[int],
    period: Period,
    currency: str,
    moved: _Moved,
    readings: tuple[Reading | None, Reading | None],
) -> Statement:
    opening, closing = _of_one_balance(
        db,
        *(
            one
            if one is None or not differ(one.currency, currency)
            else last_reading(db, ids, ms(at) - 1, currency)
            for one, at in zip(readings, (period.begins, period.ends), strict=True)
        ),
    )
    sums = Sums(
        None if opening is None else from_units(opening.amount),
        None if closing is None else from_units(closing.amount),
        placed=moved.placed,
        charged=from_units(moved.charged),
        refunded=from_units(moved.refunded),
        topped_up=from_units(moved.topped),
        elsewhere=from_units(moved.elsewhere),
    )
    return Statement(period, currency, sums)


def _of_one_balance(
    db: sqlite3.Connection, opening: Reading | None, closing: Reading | None
) -> tuple[Reading | None, Reading | None]:
    """Return both, without an opening where the balance began anew in between."""
    if opening is None or closing is None or comparable(db, opening, closing):
        return opening, closing
    return None, closing


def _closed(db: sqlite3.Connection, ids: list[int], period: Period, once: Once) -> list[Statement]:
    rows = _rows(db, ids, period.key)
    if not rows:
        return []
    first, names = rows[0], [str(row["currency"]) for row in rows]
    later = dict.fromkeys(names, 0)
    new, repeats = but("l.id", once.repeats)
    for row in db.execute(
        f"SELECT l.currency, count(*) FROM ledger l WHERE {INSIDE} AND l.id > ?"  # noqa: S608 - our own words
        f" AND {CORRECTS}{new} GROUP BY l.currency",
        (json.dumps(ids), first["begins"], first["ends"], first["entry_id"], *repeats),
    ):
        fitting = [one for one in names if one == row[0]]
        fitting += [one for one in names if not differ(one, row[0])]
        later[(fitting or names)[0]] += int(row[1])
    return [_as_told(period, row, later[str(row["currency"])]) for row in rows]


def _as_told(period: Period, row: sqlite3.Row, corrections: int) -> Statement:
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
    return Statement(told, row["currency"], sums, time_of(row["closed_at"]), corrections)
