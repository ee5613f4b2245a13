"""Following placed orders: what is due to be asked, and what the panel reported."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from xpanel_desktop.domain.history import Movement
from xpanel_desktop.domain.order import Order, Report
from xpanel_desktop.domain.schedule import ask_after
from xpanel_desktop.domain.state import FINISHED, advance
from xpanel_desktop.store.columns import maybe_amount, maybe_time, ms, units, whole
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.history import note_parts
from xpanel_desktop.store.outcomes import note_outcome
from xpanel_desktop.store.rows import fetch


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of reports: ids whose shown fields moved, and ids that were only asked."""

    moved: list[int]
    asked: list[int]


class Tracking:
    """Reads what is due and applies what was reported, many orders in one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def due(self, account_id: int, now: datetime, most: int) -> list[tuple[int, str]]:
        """Return (our id, panel id) of orders that are due, longest overdue, in row order.

        Row order makes the writing back cheap: neighbours share pages (measured: 0.9 ms against 11
        for 100 updates).
        """
        sql = (
            "SELECT id, panel_id FROM orders WHERE account_id = ? AND next_ask_at <= ?"
            " ORDER BY next_ask_at LIMIT ?"
        )
        values = (account_id, ms(now), most)
        rows = await self._database.read(lambda db: db.execute(sql, values).fetchall())
        return sorted((int(row[0]), str(row[1])) for row in rows)

    async def next_due(self, account_id: int) -> datetime | None:
        """Return when the next order of an account is due, None when none is followed."""
        sql = "SELECT min(next_ask_at) FROM orders WHERE account_id = ? AND next_ask_at IS NOT NULL"
        row = await self._database.read(lambda db: db.execute(sql, (account_id,)).fetchone())
        return maybe_time(row[0])

    async def apply(self, reports: Mapping[int, Report | None], at: datetime) -> Applied:
        """Store reports by our id and when to ask next. None: the panel left this one out."""

        def work(db: sqlite3.Connection) -> Applied:
            applied = Applied([], [])
            for order_id, report in sorted(reports.items()):
                order = fetch(db, order_id)
                if order is None or not order.panel_id:
                    continue
                applied.asked.append(order_id)
                if _apply(db, order, report or Report(""), at):
                    applied.moved.append(order_id)
            return applied

        return await self._database.write(work)

    async def due_now(self, ids: Iterable[int], at: datetime) -> None:
        """Make orders due at once, finished ones too."""
        values = [(ms(at), one) for one in ids]
        sql = "UPDATE orders SET next_ask_at = ? WHERE id = ? AND panel_id <> ''"
        await self._database.write(lambda db: db.executemany(sql, values).rowcount)


def _apply(db: sqlite3.Connection, order: Order, report: Report, at: datetime) -> bool:
    """Write one report; tell whether anything moved."""
    state = advance(order.state, report.word)
    note_parts(db, order.id, report, at)
    word = report.word or order.status_word
    charge = order.charge if report.charge is None else report.charge
    start = order.start_count if report.start_count is None else whole(report.start_count)
    remains = order.remains if report.remains is None else whole(report.remains)
    charge_units = units(charge)
    before = (order.state, order.status_word, order.charge, order.start_count, order.remains)
    moved = (state, word, maybe_amount(charge_units), start, remains) != before
    since = at if moved else order.moved_at or order.sent_at or at
    following = None if state in FINISHED else ms(at + ask_after(at - since))
    raw = str(charge) if charge is not None and charge_units is None else ""
    values = (state, word, charge_units, report.charge is None, raw, start, remains)
    if moved:  # first: the ledger's trigger reads when the order was asked about before
        db.execute(
            "INSERT INTO movements (order_id, at, state, status_word, start_count, remains, charge)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (order.id, ms(at), state, word, start, remains, charge_units),
        )
    db.execute(
        "UPDATE orders SET state = ?, status_word = ?, charge = ?,"
        " charge_text = iif(?, charge_text, ?), start_count = ?, remains = ?,"
        " asked_at = ?, next_ask_at = ?, moved_at = ? WHERE id = ?",
        (*values, ms(at), following, ms(since), order.id),
    )
    if moved:
        note_outcome(db, order, Movement(at, state, word, start, remains))
    return moved
