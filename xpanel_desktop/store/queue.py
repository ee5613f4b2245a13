"""The queue: in what order it is sent, what in it may go now, and what waits for what."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from xpanel_desktop.domain.money import from_units
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.state import ACTIVE, FINISHED, State
from xpanel_desktop.store.columns import maybe_time, ms
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.rows import ORDER, order_of

_AT_WORK = sorted({State.SENDING, State.UNKNOWN} | ACTIVE)
_MARKS = ", ".join(f"'{state}'" for state in _AT_WORK)
_DONE = ", ".join(f"'{state}'" for state in sorted(FINISHED))
FREE = (
    "state = 'queued' AND asks = 0"  # noqa: S608 - our own names
    " AND NOT (after_link = 1 AND EXISTS (SELECT 1 FROM orders AS other"
    " WHERE other.link = orders.link AND other.account_id = orders.account_id"
    f" AND other.id <> orders.id AND other.state IN ({_MARKS})))"
)
"""Queued and waiting for nobody; whether its time has come is asked beside."""
_FREE_HERE = f"account_id = :account AND {FREE}"

_DUE = "max(coalesce(not_before, 0), coalesce(queued_at, 0) + :rest)"
MS = timedelta(milliseconds=1)


class Queue:
    """What the outbox takes from, and how the operator arranges it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def ready(
        self, account_id: int, now: datetime, most: int, rest: timedelta = timedelta()
    ) -> list[Order]:
        """Return the first orders of an account that may go now, in the order of sending.

        `rest` is how long an order stays in the queue at least, for second thoughts.
        """
        sql = (
            f"SELECT {ORDER} FROM orders WHERE {_FREE_HERE} AND {_DUE} <= :now"  # noqa: S608 - our own names
            " ORDER BY place, id LIMIT :most"
        )
        values = {"account": account_id, "now": ms(now), "most": most, "rest": rest // MS}

        def look(db: sqlite3.Connection) -> list[Order]:
            return [order_of(row) for row in db.execute(sql, values)]

        return await self._database.read(look)

    async def waits_since(
        self, account_id: int, before: datetime, now: datetime, rest: timedelta
    ) -> bool:
        """Tell whether an order that may go now was queued at `before` or earlier."""
        sql = (
            f"SELECT EXISTS (SELECT 1 FROM orders WHERE {_FREE_HERE} AND {_DUE} <= :now"  # noqa: S608 - our own names
            " AND queued_at <= :before)"
        )
        values = {"account": account_id, "now": ms(now), "before": ms(before), "rest": rest // MS}
        row = await self._database.read(lambda db: db.execute(sql, values).fetchone())
        return bool(row[0])

    async def spent(self, account_id: int, since: datetime, leaving: Iterable[int] = ()) -> Decimal:
        """Return what an account's orders cost that were sent `since` or are `leaving` now.

        As far as it is known: the charge that was reported, else the expected one. A charge of
        nothing is none while the panel works on the order: it may report so for a while. What was
        surely not placed costs nothing; what is unknown may have been placed and counts.
        """
        ids = list(leaving)
        sql = (
            "SELECT coalesce(sum(CASE"  # noqa: S608 - our own names
            f" WHEN charge IS NULL OR (charge = 0 AND state NOT IN ({_DONE}))"
            " THEN coalesce(expected_charge, 0) ELSE charge END), 0) FROM orders"
            " WHERE account_id = ? AND (id IN (SELECT value FROM json_each(?))"
            " OR (sent_at >= ? AND state NOT IN"
            " ('draft', 'queued', 'held', 'refused', 'not_placed')))"
        )
        values = (account_id, json.dumps(ids), ms(since))
        row = await self._database.read(lambda db: db.execute(sql, values).fetchone())
        return from_units(int(row[0]))

    async def next_due(
        self, account_id: int, now: datetime, rest: timedelta = timedelta()
    ) -> datetime | None:
        """Return when the next order's time comes that waits for its time alone; None without."""
        sql = f"SELECT min({_DUE}) FROM orders WHERE {_FREE_HERE} AND {_DUE} > :now"  # noqa: S608 - our own names
        values = {"account": account_id, "now": ms(now), "rest": rest // MS}
        row = await self._database.read(lambda db: db.execute(sql, values).fetchone())
        return maybe_time(row[0])

    async def asking(self, account_id: int | None = None) -> list[Order]:
        """Return the queued orders that wait for the operator's word, in the order of sending."""
        sql = (
            f"SELECT {ORDER} FROM orders WHERE state = 'queued' AND asks = 1"  # noqa: S608 - our own names
            " AND (?1 IS NULL OR account_id = ?1) ORDER BY place, id"
        )

        def look(db: sqlite3.Connection) -> list[Order]:
            return [order_of(row) for row in db.execute(sql, (account_id,))]

        return await self._database.read(look)

    async def waiting(self) -> list[int]:
        """Return every queued order, read off the table itself: an index may be damaged."""
        sql = "SELECT id FROM orders NOT INDEXED WHERE state = 'queued'"
        return await self._database.read(lambda db: [int(row[0]) for row in db.execute(sql)])

    async def release(self, ids: Iterable[int]) -> list[int]:
        """Give the operator's word for queued orders; return those that waited for it."""
        sql = "UPDATE orders SET asks = 0 WHERE id = ? AND state = 'queued' AND asks = 1"
        wanted = list(ids)

        def work(db: sqlite3.Connection) -> list[int]:
            return [one for one in wanted if db.execute(sql, (one,)).rowcount]

        return await self._database.write(work)

    async def arrange(self, ids: Sequence[int], before: int | None) -> list[int]:
        """Put queued orders, in the order given, before another one; None: at the end.

        Return the ids whose place changed. Orders that are not queued any more stay where they are.
        """
        wanted = tuple(dict.fromkeys(ids))
        return await self._database.write(lambda db: _arrange(db, wanted, before))


def _arrange(db: sqlite3.Connection, wanted: Sequence[int], before: int | None) -> list[int]:
    rows = db.execute(
        "SELECT id, place FROM orders WHERE state = 'queued' ORDER BY place, id"
    ).fetchall()
    places = {int(row[0]): int(row[1]) for row in rows}
    moving = [one for one in wanted if one in places]
    chosen = frozenset(moving)
    if before in chosen:  # dropped on itself: before the next one that stays
        line = list(places)
        after = line[line.index(before) :]
        before = next((one for one in after if one not in chosen), None)
    line = [one for one in places if one not in chosen]
    at = line.index(before) if before in places else len(line)
    line[at:at] = moving
    changed: list[int] = []
    lowest = -1
    for one, place in zip(line, sorted(places.values()), strict=True):
        lowest = max(place, lowest + 1)  # places queued in one breath may be alike
        if places[one] != lowest:
            db.execute("UPDATE orders SET place = ? WHERE id = ?", (lowest, one))
            changed.append(one)
    return changed
