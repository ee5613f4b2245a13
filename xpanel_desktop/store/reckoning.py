"""The facts that explain a balance, and the explanations, of accounts that share it."""

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from xpanel_desktop.domain.bookings import EARLY, LATE, Booking, Told, bookings, unsure_at
from xpanel_desktop.domain.money import differ
from xpanel_desktop.domain.reckoning import (
    PATIENCE,
    Circumstances,
    Explanation,
    Reading,
    Suspect,
    Verdict,
    grain_of,
)
from xpanel_desktop.domain.set_back import in_order, latest_of, told_by
from xpanel_desktop.domain.state import ACTIVE
from xpanel_desktop.domain.twins import Numbered
from xpanel_desktop.store.base_lines import BASE, begun_at
from xpanel_desktop.store.columns import MAX_INTEGER
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.twins import but, entries_of, heard, twins_of

GRAIN_OF = 300
"""Readings that tell in which steps a panel tells its balance."""
SLICE = 500
"""New readings explained in one go: about a day's."""
FIRST = 31 * 24 * 3600_000
"""How far back the first explanations of an account go."""
STAYS_OPEN = 2 * PATIENCE
DAY = 24 * 3600_000
_AT_WORK = json.dumps(sorted(ACTIVE))
"""Finished orders are asked about seldom: a rise is not kept open for them."""


@dataclass(frozen=True, slots=True)
class Case:
    """What is to be explained: readings from one on, with all that may have moved them."""

    readings: Sequence[Reading]
    moves: Sequence[Booking]
    around: Circumstances
    last_entry: int
    """The newest entry of the ledger that was looked at."""
    whole: bool
    """Whether the newest reading is among them; else more is to be explained."""


class ReckoningRows:
    """Readings, explanations, and how far they have come."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def case(self, accounts: Collection[int], now: int) -> Case | None:
        """Return what is new or may have changed since the last time; None when nothing is."""
        ids = sorted(accounts)
        return await self._database.apart(lambda db: _case(db, ids, now))

    async def together(self, accounts: Collection[int]) -> tuple[int, ...]:
        """Return accounts with the removed ones that were explained together with them last.

        What these placed and read before tells what moved the balance that they shared.
        """
        sql = (
            "SELECT account_id FROM explained WHERE balance_id IN (SELECT balance_id FROM explained"
            " WHERE account_id IN (SELECT value FROM json_each(?)))"
            " AND account_id IN (SELECT id FROM accounts WHERE removed)"
        )

        def look(db: sqlite3.Connection) -> tuple[int, ...]:
            gone = {row[0] for row in db.execute(sql, (json.dumps(sorted(accounts)),))}
            return tuple(sorted(gone.union(accounts)))

        return await self._database.read(look)

    async def keep(
        self, accounts: Collection[int], case: Case, found: Sequence[Explanation]
    ) -> None:
        """Put explanations in the place of those after the case's first reading."""
        ids = sorted(accounts)

        def work(db: sqlite3.Connection) -> None:
            first, last = case.readings[0], case.readings[-1]
            db.executemany(
                "DELETE FROM explanations WHERE account_id = ? AND at > ?",
                [(one, first.at) for one in ids],
            )
            db.executemany(
                "INSERT OR REPLACE INTO explanations VALUES"
                " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [_row(one) for one in found],
            )
            db.executemany(
                "INSERT OR REPLACE INTO explained VALUES (?, ?, ?)",
                [(one, case.last_entry, last.id) for one in ids],
            )

        await self._database.write(work)

    async def window(
        self, accounts: Collection[int], before: int | None, most: int, *, flagged: bool = False
    ) -> list[Explanation]:
        """Return up to `most` explanations, newest first, those before a time in ms."""
        sql = (
            "SELECT e.*, b.amount FROM explanations e JOIN balances b ON b.id = e.balance_id"
            " WHERE e.account_id = ? AND e.at < ?"
            " AND (NOT ? OR e.verdict IN ('topped_up', 'elsewhere', 'less_taken', 'open'))"
            " ORDER BY e.at DESC LIMIT ?"
        )
        end = MAX_INTEGER if before is None else before

        def look(db: sqlite3.Connection) -> list[Explanation]:
            rows = (db.execute(sql, (one, end, flagged, most)) for one in sorted(accounts))
            found = [explanation_of(row) for listed in rows for row in listed]
            found.sort(key=lambda one: (one.reading.at, one.reading.id), reverse=True)
            return found[:most]

        return await self._database.read(look)

    async def readings(self, accounts: Collection[int], since: int, most: int) -> list[Reading]:
        """Return the newest `most` readings since a time, the oldest first.

        Those since the balance began anew, if it did.
        """
        sql = f"SELECT * FROM balances WHERE account_id = ?1 AND at >= ?2 AND id > {BASE}"  # noqa: S608 - our own words
        sql += " ORDER BY at DESC LIMIT ?3"

        def look(db: sqlite3.Connection) -> list[Reading]:
            rows = (db.execute(sql, (one, since, most)) for one in sorted(accounts))
            found = [_reading(row) for listed in rows for row in listed]
            return sorted(found, key=_by_time)[-most:]

        return await self._database.read(look)

    async def unknown(self, accounts: Collection[int]) -> list[Suspect]:
        """Return the unknown orders of accounts: they may explain what is left."""
        sql = (
            "SELECT id, sent_at, expected_charge FROM orders WHERE state = 'unknown'"
            " AND sent_at IS NOT NULL AND account_id IN (SELECT value FROM json_each(?)) LIMIT 1000"
        )

        def look(db: sqlite3.Connection) -> list[Suspect]:
            return [Suspect(*row) for row in db.execute(sql, (json.dumps(sorted(accounts)),))]

        return await self._database.read(look)


def _case(db: sqlite3.Connection, ids: list[int], now: int) -> Case | None:
    sql = "SELECT entry_id, balance_id FROM explained WHERE account_id = ?"
    cursors = [db.execute(sql, (one,)).fetchone() for one in ids]
    if None in cursors:
        entry, balance, since = 0, 0, now - FIRST
    else:
        entry, balance = (min(one[part] for one in cursors) for part in (0, 1))
        changed = _from_when(db, ids, entry, balance, now)
        if changed is None:
            return None
        since = changed
    last_entry = int(db.execute("SELECT coalesce(max(id), 0) FROM ledger").fetchone()[0])
    readings, set_back, whole = _readings(db, ids, max(since, frozen(db, ids)), balance)
    if len(readings) < 2:
        return None
    numbered = _told(db, ids, readings, whole=whole)
    told = [one for _, one in numbered]
    if set_back:
        told = told_by(numbered, _latest(db, numbered, now), set_back)
    around = _circumstances(db, ids, readings[0], told, now)
    begin, end = readings[0].at, readings[-1].at
    moves = [one for one in bookings(told) if one.latest > begin and one.earliest < end]
    return Case(readings, moves, around, last_entry, whole)


def _from_when(
    db: sqlite3.Connection, ids: list[int], entry: int, balance: int, now: int
) -> int | None:
    """Return from when on explanations may change; None when nothing is new."""
    purse = json.dumps(ids)
    moved = db.execute(
        "SELECT min(iif(l.kind = 'raised', (SELECT min(f.booked_from) FROM ledger f"
        " WHERE f.order_id = l.order_id), l.booked_from)) FROM ledger l"
        " WHERE l.id > ?"  # + keeps to the few newest entries
        " AND +l.account_id IN (SELECT value FROM json_each(?))",
        (entry, purse),
    ).fetchone()[0]
    newer = db.execute(  # before the last one explained, where the clock was set back
        "SELECT min(at) FROM balances WHERE id > ?"
        " AND +account_id IN (SELECT value FROM json_each(?))",
        (balance, purse),
    ).fetchone()[0]
    if moved is None and newer is None:
        return None
    last = db.execute("SELECT at FROM balances WHERE id = ?", (balance,)).fetchone()
    then = min(now, last[0]) if last else now  # not from now: days may have gone by unlooked at
    opened = db.execute(
        "SELECT min(since) FROM explanations WHERE account_id IN (SELECT value FROM json_each(?))"
        " AND at > ? AND verdict = 'open'",
        (purse, then - STAYS_OPEN),
    ).fetchone()[0]
    times = [one for one in (moved, opened, newer, last and last[0]) if one is not None]
    return min(times, default=EARLY) - EARLY


def frozen(db: sqlite3.Connection, ids: list[int]) -> int:
    """Return the end of the last closed period: what it told stays."""
    sql = "SELECT max(ends) FROM closes WHERE account_id = ?"
    return max(db.execute(sql, (one,)).fetchone()[0] or 0 for one in ids)


def _readings(
    db: sqlite3.Connection, ids: list[int], since: int, explained: int
) -> tuple[list[Reading], list[int], bool]:
    """Return the readings from the last one before a time on, and whether the newest is there.

    Those since the balance began anew, of the newest currency alone, and no more than SLICE that
    are not explained yet; in between, the times of those before which the clock was set back.
    """
    begin = _begin(db, ids, since)
    sql = f"SELECT * FROM balances WHERE account_id = ?1 AND at >= ?2 AND id > {BASE}"  # noqa: S608 - our own words
    rows = (db.execute(sql, (one, begin)) for one in ids)
    found, set_back = in_order(_reading(row) for listed in rows for row in listed)
    names = _names(found)
    kept = [one for one, name in zip(found, names, strict=True) if not differ(name, names[-1])]
    known = sum(one.id <= explained for one in kept)
    return kept[: known + SLICE], set_back, len(kept) <= known + SLICE


def _names(readings: Sequence[Reading]) -> list[str]:
    """Return the currency of each reading: where the panel left it out, that of the one before."""
    names: list[str] = []
    for one in readings:
        names.append(one.currency or (names[-1] if names else ""))
    return names


def _begin(db: sqlite3.Connection, ids: list[int], since: int) -> int:
    """Return when the last reading at or before a time was; the one that came last, if any."""
    last = last_reading(db, ids, since)
    if last is None:
        return 0
    sql = "SELECT id, at FROM balances WHERE account_id = ? AND id > ? AND at <= ?"
    sql += " ORDER BY id DESC LIMIT 1"
    later = [db.execute(sql, (one, last.id, since)).fetchone() for one in ids]
    return max(((row[0], row[1]) for row in later if row), default=(last.id, last.at))[1]


def last_reading(
    db: sqlite3.Connection, ids: Collection[int], at: int, currency: str | None = None
) -> Reading | None:
    """Return the last reading at or before a time, of accounts that share one balance.

    In `currency` alone, if one is named.
    """
    sql = "SELECT * FROM balances WHERE account_id = ? AND at <= ? AND (? IS NULL OR currency = ?)"
    sql += " ORDER BY at DESC, id DESC LIMIT 1"
    rows = (db.execute(sql, (one, at, currency, currency)).fetchone() for one in ids)
    return max((_reading(row) for row in rows if row is not None), key=_by_time, default=None)


def _told(
    db: sqlite3.Connection, ids: list[int], readings: Sequence[Reading], *, whole: bool
) -> list[Numbered]:
    """Return what was told of orders that may have moved the balance between these, numbered.

    What was told later may have been booked by then; of readings long ago, a day later at most.
    What was charged in another currency did nothing to it, nor what was before it began anew.
    """
    begin, end, currency = readings[0].at, readings[-1].at, _names(readings)[-1]
    begin = max(begin - LATE, begun_at(db, ids) or 0)
    last = MAX_INTEGER if whole else end + DAY
    twins = twins_of(db, ids)
    where, left_out = but("l.order_id", (number for one in twins for number in one))
    told = entries_of(
        db,
        "l.order_id IN (SELECT order_id FROM ledger WHERE booked_by > ? AND booked_by < ?"  # noqa: S608 - our own words
        f" AND account_id IN (SELECT value FROM json_each(?))){where}",
        (begin, last, json.dumps(ids), *left_out),
    )
    near = (
        entries
        for entries in heard(db, twins)
        if any(begin < one.booked_by < last for _, _, one in entries)
    )
    return [(number, one) for number, name, one in chain(told, *near) if not differ(name, currency)]


def _latest(db: sqlite3.Connection, told: Sequence[Numbered], now: int) -> Mapping[int, int]:
    """Return by when each of these entries surely had been told, whatever the clock said."""
    first = min((number for number, _ in told), default=MAX_INTEGER)
    rows = db.execute("SELECT id, at FROM ledger WHERE id >= ?", (first,))
    return latest_of(((row[0], row[1]) for row in rows), now)


def _circumstances(
    db: sqlite3.Connection, ids: list[int], first: Reading, told: Sequence[Told], now: int
) -> Circumstances:
    before = (
        "SELECT at, late, loose, currency FROM explanations WHERE account_id = ?1 AND at <= ?2"  # noqa: S608 - our own words
        f" AND balance_id > {BASE} ORDER BY at DESC LIMIT 1"
    )
    rows = (db.execute(before, (one, first.at)).fetchone() for one in ids)
    sums = [tuple(row)[:3] for row in rows if row and not differ(row[3], first.currency)]
    _, late, loose = max(sums, default=(0, 0, 0))
    newest = f"SELECT amount, currency FROM balances WHERE account_id = ?1 AND id > {BASE}"  # noqa: S608 - our own words
    newest += " ORDER BY id DESC LIMIT ?2"
    told_in = (row for one in ids for row in db.execute(newest, (one, GRAIN_OF)))
    amounts = [row[0] for row in told_in if not differ(row[1], first.currency)]
    unasked = "SELECT min(coalesce(asked_at, 0)), count(*) FILTER (WHERE sent_at <= ?"
    unasked += " AND coalesce(charge, 0) = 0) FROM orders WHERE account_id = ?"
    unasked += " AND next_ask_at IS NOT NULL AND state IN (SELECT value FROM json_each(?))"
    asked = [db.execute(unasked, (first.at, one, _AT_WORK)).fetchone() for one in ids]
    oldest = min((one[0] for one in asked if one[0] is not None), default=None)
    unsure = sum(one[1] for one in asked) + unsure_at(told, first.at)
    unsure = max(unsure, int(loose != 0))  # some panels never tell what they charged
    return Circumstances(now, grain_of(amounts), late, loose, unsure, oldest)


def _by_time(one: Reading) -> tuple[int, int]:
    return one.at, one.id


def _reading(row: sqlite3.Row) -> Reading:
    return Reading(row["id"], row["account_id"], row["at"], row["amount"], row["currency"])


def _row(one: Explanation) -> tuple[object, ...]:
    return (
        one.reading.id, one.reading.account_id, one.since, one.reading.at, one.before, one.change,
        one.charged, one.refunded, one.timing, one.rounding, one.elsewhere, one.late, one.loose,
        one.orders, one.estimated, one.verdict.value, one.reading.currency,
    )  # fmt: skip


def explanation_of(row: sqlite3.Row) -> Explanation:
    """Return the explanation that a row holds, with its reading's `amount`."""
    reading = Reading(
        row["balance_id"], row["account_id"], row["at"], row["amount"], row["currency"]
    )
    return Explanation(
        reading, row["since"], row["before"], row["change"], row["charged"], row["refunded"],
        row["timing"], row["rounding"], row["elsewhere"], row["late"], row["loose"],
        row["orders"], row["estimated"], Verdict(row["verdict"]),
    )  # fmt: skip
