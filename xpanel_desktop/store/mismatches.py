"""What does not agree in a day or a month, to be looked at and acknowledged."""

import json
import sqlite3

from xpanel_desktop.domain.closing import Listed, Mismatch, Period, Question
from xpanel_desktop.domain.money import from_units
from xpanel_desktop.domain.reckoning import Verdict
from xpanel_desktop.store.columns import ms, time_of
from xpanel_desktop.store.costs import COUNTS
from xpanel_desktop.store.ledger import line_of
from xpanel_desktop.store.reckoning import frozen
from xpanel_desktop.store.twins import but, told_once

MOST = 500
"""Mismatches of a kind on a page."""
INSIDE = (
    "l.account_id IN (SELECT value FROM json_each(?)) AND l.booked_by >= ? AND l.booked_by < ?"  # noqa: S608 - our own words
    f" AND {COUNTS}"
)
CORRECTS = "(l.change <> 0 OR l.kind = 'expected')"
"""A charge that is reported as it was expected corrects nothing."""
_QUESTIONS = {
    Question.CORRECTION: f"{CORRECTS} AND EXISTS (SELECT 1 FROM closes c"  # noqa: S608 - our own words
    " WHERE c.account_id IN (SELECT value FROM json_each(?))"
    " AND l.booked_by >= c.begins AND l.booked_by < c.ends AND l.id > c.entry_id)",
    # the rule is domain/closing.agrees; a test compares the two
    Question.CHARGE: "l.kind = 'charge'"
    " AND abs(l.change) > max(1000000, abs(l.amount - l.change) / 100)"
    " AND EXISTS (SELECT 1 FROM ledger e"
    " WHERE e.order_id = l.order_id AND e.kind = 'expected' AND e.amount IS NOT NULL)",
    Question.RAISED: "l.kind = 'raised' AND EXISTS (SELECT 1 FROM ledger e"
    " WHERE e.order_id = l.order_id AND e.kind = 'expected'"
    " AND l.amount > e.amount + max(1000000, e.amount / 100))",
    Question.FOLLOWED: "l.kind = 'followed'",
}
_ENTRIES = (
    "SELECT l.*, o.panel_id, o.service_name, o.link, o.state, k.note"
    " FROM ledger l JOIN orders o ON o.id = l.order_id LEFT JOIN acknowledged k"
    " ON k.kind = 'entry' AND k.subject = l.id AND k.amount = l.change WHERE "
)


def mismatches(
    db: sqlite3.Connection, ids: list[int], period: Period, most: int
) -> Listed[Mismatch]:
    """Return what does not agree in a period, at most so many of each kind; the rest is counted."""
    span = (ms(period.begins), ms(period.ends))
    found, left_out = _flagged(db, ids, span, most)
    new, repeats = but("l.id", told_once(db, ids).repeats)
    for question, asked in _QUESTIONS.items():
        values: tuple[object, ...] = (json.dumps(ids), *span)
        if question is Question.CORRECTION:
            values = (*values, values[0])
        where, values = f"{asked}{new}", (*values, *repeats)
        sql = f"{_ENTRIES} {INSIDE} AND {where} ORDER BY l.booked_by DESC LIMIT ?"
        rows = db.execute(sql, (*values, most)).fetchall()
        found += [_entry(question, row) for row in rows]
        if len(rows) == most:
            count = f"SELECT count(*) FROM ledger l WHERE {INSIDE} AND {where}"  # noqa: S608 - our own words
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
    " AND (e.verdict IN ('topped_up', 'elsewhere', 'less_taken')"
    " OR e.verdict = 'open' AND e.at <= ?)"
)
"""What is open in a closed period is not explained any more."""


def _flagged(
    db: sqlite3.Connection, ids: list[int], span: tuple[int, int], most: int
) -> tuple[list[Mismatch], int]:
    """Return the readings that do not agree, and how many more there are."""
    values = (json.dumps(ids), *span, frozen(db, ids))
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
