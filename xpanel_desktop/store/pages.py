"""Reading orders: windows of a sorted query, counts, attempts. Runs on the reading thread."""

import json
import sqlite3
from collections.abc import Iterable

from xpanel_desktop.domain.order import Attempt, Order
from xpanel_desktop.domain.query import Offered, OrderQuery
from xpanel_desktop.domain.state import ACTIVE, State
from xpanel_desktop.store.counters import Counters
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.listing import Listing
from xpanel_desktop.store.rows import ORDER, attempt_of, order_of

_STILL = sorted({State.DRAFT, State.QUEUED, State.HELD, State.SENDING, State.UNKNOWN} | ACTIVE)
"""States in which an order with the same link is in the way of another."""

MOST_OFFERED = 2_000
"""Labels or customers that a filter offers at most."""


class Pages:
    """What the tables of the screen ask for."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._counters = Counters()

    def listing(self, query: OrderQuery) -> Listing:
        """Return the orders of a query, to be read and counted as they are needed."""
        return Listing(self._database, query, self._counters)

    async def window(self, query: OrderQuery, first: int, most: int) -> list[Order]:
        """Return rows `first` … `first + most - 1` of the sorted query."""
        return await self.listing(query).window(first, most)

    async def count(self, query: OrderQuery) -> int:
        """Return how many orders a query has; counted one by one where no counter tells it."""
        listing = self.listing(query)
        await listing.refresh()
        return await listing.measure() if listing.count is None else listing.count

    async def counts(self) -> dict[tuple[int, State], int]:
        """Return (account, state) → number of orders, kept by triggers."""
        return dict(await self._database.read(self._counters.now))

    async def offered(self) -> Offered:
        """Return what filters have to choose from: each service, label … that orders name."""
        return await self._database.read(_offered)

    async def get(self, ids: Iterable[int]) -> list[Order]:
        """Return the orders of these ids that there are, by id."""
        wanted = sorted(set(ids))
        sql = f"SELECT {ORDER} FROM orders WHERE id = ?"  # noqa: S608 - our own names

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


def _offered(db: sqlite3.Connection) -> Offered:
    services = db.execute("SELECT DISTINCT service_id, name FROM ordered ORDER BY name").fetchall()
    categories = db.execute("SELECT DISTINCT category FROM ordered WHERE category <> ''")
    return Offered(
        services=tuple((str(row[0]), str(row[1])) for row in services),
        categories=tuple(sorted(str(row[0]) for row in categories)),
        labels=_distinct(db, "label"),
        customers=_distinct(db, "customer"),
        colours=_distinct(db, "colour"),
        pools=_distinct(db, "pool"),
    )


def _distinct(db: sqlite3.Connection, column: str) -> tuple[str, ...]:
    """Return every text of an indexed column but the empty one, from one to the next."""
    sql = f"SELECT min({column}) FROM orders WHERE {column} > ? AND {column} <> ''"  # noqa: S608 - our own names
    found: list[str] = []
    while len(found) < MOST_OFFERED:
        following = db.execute(sql, (found[-1] if found else "",)).fetchone()[0]
        if following is None:
            break
        found.append(str(following))
    return tuple(found)
