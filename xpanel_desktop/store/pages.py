"""Reading orders: windows of a sorted query, counts, attempts. Runs on the reading thread."""

import json
import sqlite3
from collections.abc import Iterable

from xpanel_desktop.domain.folding import words
from xpanel_desktop.domain.order import Attempt, Order
from xpanel_desktop.domain.query import Column, OrderQuery
from xpanel_desktop.domain.state import ACTIVE, State
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.rows import attempt_of, order_of

_SORT = {
    Column.CREATED: "id",
    Column.QUEUED: "place",
    Column.SENT: "sent_at",
    Column.ASKED: "asked_at",
    Column.MOVED: "moved_at",
    Column.CHARGE: "charge",
}
_STILL = sorted({State.DRAFT, State.QUEUED, State.HELD, State.SENDING, State.UNKNOWN} | ACTIVE)
"""States in which an order with the same link is in the way of another."""


class Pages:
    """What the tables of the screen ask for."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def window(self, query: OrderQuery, first: int, most: int) -> list[Order]:
        """Return rows `first` … `first + most - 1` of the sorted query."""
        where, values = _where(query)
        way = "DESC" if query.descending else "ASC"
        column = _SORT[query.sort]
        order = f"id {way}" if column == "id" else f"{column} {way}, id {way}"
        ids = f"SELECT id FROM orders {where} ORDER BY {order} LIMIT ? OFFSET ?"  # noqa: S608 - our own names
        sql = f"SELECT * FROM orders WHERE id IN ({ids}) ORDER BY {order}"  # noqa: S608 - as above
        values = (*values, max(most, 0), max(first, 0))

        def look(db: sqlite3.Connection) -> list[Order]:
            return [order_of(row) for row in db.execute(sql, values)]

        return await self._database.read(look)

    async def count(self, query: OrderQuery) -> int:
        """Return how many orders a query has; without a search it is read off the counters."""
        if query.search.strip():
            where, values = _where(query)
            sql = f"SELECT count(*) FROM orders {where}"  # noqa: S608 - our own names
            return await self._database.read(lambda db: int(db.execute(sql, values).fetchone()[0]))
        counts = await self.counts()
        return sum(
            number
            for (account, state), number in counts.items()
            if (not query.accounts or account in query.accounts)
            and (not query.states or state in query.states)
        )

    async def counts(self) -> dict[tuple[int, State], int]:
        """Return (account, state) → number of orders, kept by triggers."""
        sql = "SELECT account_id, state, orders FROM counts WHERE orders > 0"
        rows = await self._database.read(lambda db: db.execute(sql).fetchall())
        return {(int(row[0]), State(row[1])): int(row[2]) for row in rows}

    async def get(self, ids: Iterable[int]) -> list[Order]:
        """Return the orders of these ids that there are, by id."""
        wanted = sorted(set(ids))
        sql = "SELECT * FROM orders WHERE id = ?"

        def look(db: sqlite3.Connection) -> list[Order]:
            rows = (db.execute(sql, (one,)).fetchone() for one in wanted)
            return [order_of(row) for row in rows if row is not None]

        return await self._database.read(look)

    async def attempts(self, order_id: int) -> list[Attempt]:
        """Return the attempts to send an order, the first one first."""
        sql = "SELECT * FROM attempts WHERE order_id = ? ORDER BY number"

        def look(db: sqlite3.Connection) -> list[Attempt]:
            return [attempt_of(row) for row in db.execute(sql, (order_id,))]

        return await self._database.read(look)

    async def same_link(self, link: str, but: int | None = None) -> int:
        """Count the orders of all accounts with this link that are still to come or at work."""
        marks = ", ".join("?" * len(_STILL))
        sql = f"SELECT count(*) FROM orders WHERE link = ? AND state IN ({marks}) AND id IS NOT ?"  # noqa: S608 - marks only
        values = (link, *_STILL, but)
        return await self._database.read(lambda db: int(db.execute(sql, values).fetchone()[0]))

    async def same_links(self, links: Iterable[str]) -> dict[str, int]:
        """Return link → orders of all accounts with it that are still to come or at work.

        Links of which there are none are absent. Ten thousand links take one look.
        """
        marks = ", ".join("?" * len(_STILL))
        sql = (
            "SELECT link, count(*) FROM orders WHERE link IN (SELECT value FROM json_each(?))"  # noqa: S608 - marks only
            f" AND state IN ({marks}) GROUP BY link"
        )
        values = (json.dumps(sorted({link for link in links if link})), *_STILL)

        def look(db: sqlite3.Connection) -> dict[str, int]:
            return {str(row[0]): int(row[1]) for row in db.execute(sql, values)}

        return await self._database.read(look)


def _where(query: OrderQuery) -> tuple[str, tuple[object, ...]]:
    """Return the condition of a query and its bound values."""
    parts: list[str] = []
    values: list[object] = []
    for column, chosen in (("state", sorted(query.states)), ("account_id", sorted(query.accounts))):
        if chosen:
            parts.append(f"{column} IN ({', '.join('?' * len(chosen))})")
            values += chosen
    for word in words(query.search):
        parts.append("instr(found_by, ?)")
        values.append(word)
    return (f"WHERE {' AND '.join(parts)}" if parts else "", tuple(values))
