"""Following placed orders: what is due to be asked, and what the panel reported."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from xpanel_desktop.domain.errors import NoSuchOrder
from xpanel_desktop.domain.history import Movement
from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.schedule import (
    BATCH,
    EARLY,
    JUMP,
    Standing,
    ask_after,
    ends_in,
    spread,
)
from xpanel_desktop.domain.state import ACTIVE, FINISHED, PLACED, State, advance
from xpanel_desktop.store.columns import maybe_time, ms, time_of, units, whole
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.history import note_parts
from xpanel_desktop.store.outcomes import note_outcome
from xpanel_desktop.store.rows import fetch

SOON_AMONG = 300
"""Orders that are next to be due, among which a request is filled."""
MOST_WORDS = 300
"""Letters that are kept of what a panel says instead of a report."""
Answer = Report | NoSuchOrder | None
"""What a panel told of one order; None: it left it out, or refused to tell."""
_DUE = (
    "SELECT id, panel_id FROM orders WHERE account_id = ? AND next_ask_at <= ?"
    " ORDER BY next_ask_at LIMIT ?"
)
_SOON = (
    "SELECT id, panel_id, asked_at, next_ask_at FROM orders WHERE account_id = ?"
    " AND next_ask_at > ? ORDER BY next_ask_at LIMIT ?"
)
_WITH_PANEL = ", ".join(repr(state.value) for state in sorted(PLACED))
_AHEAD = " UNION ".join(  # no row's account and due time lead: each state has an index by these
    "SELECT id, panel_id FROM orders"  # noqa: S608 - our own names
    f" WHERE state IN ({_WITH_PANEL}) AND {last} > :ahead"
    " AND +account_id = :account AND +next_ask_at > :now"
    for last in ("asked_at", "asked_at IS NULL AND sent_at")
)
_WATCHED = (
    "SELECT id, panel_id FROM orders WHERE id = ? AND account_id = ? AND panel_id <> ''"  # noqa: S608 - our own names
    f" AND state IN ({', '.join(repr(state.value) for state in sorted(ACTIVE))})"
    " AND coalesce(asked_at, 0) < ?"
)
_STANDS = (
    "SELECT id, panel_id, state, status_word, charge, charge_text, start_count, remains, quantity,"
    " created_at, sent_at, asked_at, moved_at FROM orders WHERE id = ?"
)


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of reports: ids whose shown fields moved, and ids that were only asked."""

    moved: list[int]
    asked: list[int]


class Tracking:
    """Reads what is due and applies what was reported, many orders in one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def newest_panel_id(self, account_id: int) -> str:
        """Return the panel's id of an account's newest order; empty when it has none."""
        sql = (
            "SELECT panel_id FROM orders WHERE account_id = ? AND panel_id <> '' ORDER BY +id DESC"
        )

        def look(db: sqlite3.Connection) -> str:
            row = db.execute(f"{sql} LIMIT 1", (account_id,)).fetchone()
            return str(row[0]) if row else ""

        return await self._database.read(look)

    async def due(self, account_id: int, now: datetime, most: int) -> list[tuple[int, str]]:
        """Return (our id, panel id) of orders that are due, longest overdue, in row order.

        Row order makes the writing back cheap: neighbours share pages (measured: 0.9 ms against 11
        for 100 updates). A last request with room for more is filled with what is due soon.

        An order that was sent, or asked about, later than it is now was timed by a clock that has
        been set back: it is due, or it would wait until that time comes once more.
        """
        ahead = {"account": account_id, "now": ms(now), "ahead": ms(now + JUMP), "most": most}

        def look(db: sqlite3.Connection) -> list[tuple[int, str]]:
            rows = db.execute(_DUE, (account_id, ms(now), most)).fetchall()
            if len(rows) < most:
                rows += db.execute(f"{_AHEAD} LIMIT :most", ahead).fetchall()[: most - len(rows)]
            if rows and (room := -len(rows) % BATCH) and len(rows) < most:
                soon = db.execute(_SOON, (account_id, ms(now), SOON_AMONG)).fetchall()
                rows += [row for row in soon if _is_early_enough(row, ms(now))][:room]
            return sorted((int(row[0]), str(row[1])) for row in rows)

        return await self._database.read(look)

    async def watched(
        self, account_id: int, ids: Iterable[int], before: datetime
    ) -> list[tuple[int, str]]:
        """Return those of `ids` at work on an account's panel, not asked about since `before`."""
        wanted, sql = sorted(ids), _WATCHED

        def look(db: sqlite3.Connection) -> list[tuple[int, str]]:
            rows = (db.execute(sql, (one, account_id, ms(before))).fetchone() for one in wanted)
            return [(int(row[0]), str(row[1])) for row in rows if row is not None]

        return await self._database.read(look)

    async def next_due(self, account_id: int) -> datetime | None:
        """Return when the next order of an account is due, None when none is followed."""
        sql = "SELECT min(next_ask_at) FROM orders WHERE account_id = ? AND next_ask_at IS NOT NULL"
        row = await self._database.read(lambda db: db.execute(sql, (account_id,)).fetchone())
        return maybe_time(row[0])

    async def apply(self, answers: Mapping[int, Answer], at: datetime) -> Applied:
        """Store answers by our id and when to ask next, as usual where there is no report."""

        def work(db: sqlite3.Connection) -> Applied:
            applied = Applied([], [])
            for order_id in sorted(answers):
                row = db.execute(_STANDS, (order_id,)).fetchone()
                if row is None or not row["panel_id"]:
                    continue
                applied.asked.append(order_id)
                answer = answers[order_id]
                report = answer if isinstance(answer, Report) else Report("")
                if _apply(db, row, report, ms(at)):
                    applied.moved.append(order_id)
            _note_disowned(db, {one: answers[one] for one in applied.asked})
            return applied

        return await self._database.write(work)

    async def due_now(self, ids: Iterable[int], at: datetime) -> None:
        """Make orders due at once, finished ones too."""
        values = [(ms(at), one) for one in ids]
        sql = "UPDATE orders SET next_ask_at = ? WHERE id = ? AND panel_id <> ''"
        await self._database.write(lambda db: db.executemany(sql, values).rowcount)


def _note_disowned(db: sqlite3.Connection, answers: Mapping[int, Answer]) -> None:
    """Note which orders the panel does not know any more, and forget those it knows again."""
    known = [one for one, answer in answers.items() if isinstance(answer, Report)]
    sql = "DELETE FROM disowned WHERE order_id IN (SELECT value FROM json_each(?))"
    db.execute(sql, (json.dumps(known),))
    gone = [
        (one, answer.words[:MOST_WORDS])
        for one, answer in answers.items()
        if isinstance(answer, NoSuchOrder)
    ]
    db.executemany("INSERT OR REPLACE INTO disowned (order_id, words) VALUES (?, ?)", gone)


def _is_early_enough(row: sqlite3.Row, now: int) -> bool:
    """Tell whether an order that is due soon has waited for all but the last part of its wait."""
    asked = row["asked_at"]
    return asked is not None and (row["next_ask_at"] - now) * EARLY <= row["next_ask_at"] - asked


def _apply(db: sqlite3.Connection, row: sqlite3.Row, report: Report, at: int) -> bool:
    """Write one report, `at` in milliseconds; tell whether anything moved."""
    order_id = int(row["id"])
    state = advance(State(row["state"]), report.word)
    if report.runs or report.expiry or report.children:
        note_parts(db, order_id, report, time_of(at))
    word = report.word or row["status_word"]
    told = units(report.charge)
    charge = row["charge"] if report.charge is None else told
    start = row["start_count"] if report.start_count is None else whole(report.start_count)
    remains = row["remains"] if report.remains is None else whole(report.remains)
    before = (row["state"], row["status_word"], row["charge"], row["start_count"], row["remains"])
    moved = (state.value, word, charge, start, remains) != before
    raw = str(report.charge) if report.charge is not None and told is None else ""
    last_move = row["moved_at"] or row["sent_at"] or at
    dated_ahead = last_move > at + JUMP // timedelta(milliseconds=1)  # by a clock set back since
    since = at if moved or dated_ahead else last_move
    begun = row["sent_at"] or row["created_at"]
    standing = Standing(
        state in FINISHED, _span(at, begun), _span(at, since), _rest(row, remains, at)
    )
    following = _following(standing, order_id, at)
    if not moved and raw in ("", row["charge_text"]):
        sql = "UPDATE orders SET asked_at = ?, next_ask_at = ?, moved_at = ? WHERE id = ?"
        db.execute(sql, (at, following, since, order_id))
        return False
    values = (state.value, word, charge, report.charge is None, raw, start, remains)
    if moved and row["sent_at"] is not None:  # as long as the order stands as it stood
        order = fetch(db, order_id)
        assert order is not None
        note_outcome(db, order, Movement(time_of(at), state, word, start, remains))
    if moved:  # first: the ledger's trigger reads when the order was asked about before
        db.execute(
            "INSERT INTO movements (order_id, at, state, status_word, start_count, remains, charge)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (order_id, at, state.value, word, start, remains, charge),
        )
    db.execute(
        "UPDATE orders SET state = ?, status_word = ?, charge = ?,"
        " charge_text = iif(?, charge_text, ?), start_count = ?, remains = ?,"
        " asked_at = ?, next_ask_at = ?, moved_at = ? WHERE id = ?",
        (*values, at, following, since, order_id),
    )
    return moved


def _following(standing: Standing, order_id: int, at: int) -> int | None:
    """Return when an order is asked about next, milliseconds; None: never by itself."""
    wait = ask_after(standing)
    return None if wait is None else at + round(spread(wait, order_id).total_seconds() * 1000)


def _rest(row: sqlite3.Row, remains: int | None, at: int) -> timedelta | None:
    """Return what an order needs yet: by its last step, else by its way since it was sent."""
    before, quantity = row["remains"], row["quantity"]
    if before is not None and remains is not None and remains < before and row["asked_at"]:
        return ends_in(remains, before - remains, _span(at, row["moved_at"] or row["asked_at"]))
    if quantity is None or remains is None or row["sent_at"] is None:
        return None
    return ends_in(remains, quantity - remains, _span(at, row["sent_at"]))


def _span(at: int, since: int) -> timedelta:
    return timedelta(milliseconds=max(at - since, 0))
