"""Going through the orders of a query in its order, slice by slice, from any place on.

Each state has an index for each order of sorting, so several states are merged as they are read:
the first page of a million costs what the first of two hundred does. What an index does not decide
is looked at order by order, in slices short enough that nothing waits for long.
"""

import sqlite3
from dataclasses import dataclass

from xpanel_desktop.domain.query import Column
from xpanel_desktop.store.conditions import Condition, both

KEYS = {
    Column.CREATED: "id",
    Column.QUEUED: "place",
    Column.SENT: "sent_at",
    Column.ASKED: "asked_at",
    Column.MOVED: "moved_at",
    Column.CHARGE: "charge",
}
"""The column that each way of sorting sorts by; our number decides among equals."""
SLICE = 5_000
"""Orders gone through at once when the index alone decides."""
LOOKED_AT = 20_000
"""Orders gone through at once when each has to be looked at."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the order of a query: all that comes after `key` and `id`, which may be none."""

    empty: bool
    """Whether it lies among the orders whose key is empty, which stand at one end."""
    key: int | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Walk:
    """The orders of some states in one order, of which `looks` decides which are meant."""

    sort: Column
    descending: bool
    states: tuple[str, ...]
    """States that have orders; none: whatever the words of a search offer."""
    within: Condition | None = None
    """What the index can be narrowed to beside the state."""
    match: str = ""
    """What the index of words is asked; then it leads, by our number."""
    looks: tuple[Condition, ...] = ()

    @property
    def start(self) -> Spot:
        """The place before the first order."""
        return Spot(empty=self.sort is not Column.CREATED and not self.descending)

    @property
    def size(self) -> int:
        """How many orders are gone through at once."""
        return LOOKED_AT if self.looks else SLICE

    def ids(self, db: sqlite3.Connection, spot: Spot, skip: int, most: int) -> list[int]:
        """Return ids of the slice that begins at `spot`, without the first `skip`."""
        inner = self._slice(spot)
        decided = both(self.looks)
        way = self._way
        sql = (
            f"SELECT one.id FROM ({inner.sql}) AS one CROSS JOIN orders ON orders.id = one.id"  # noqa: S608 -- our own names
            f" WHERE {decided.sql} ORDER BY one.k {way}, one.id {way} LIMIT ? OFFSET ?"
            if self.looks
            else f"SELECT id FROM ({inner.sql}) LIMIT ? OFFSET ?"  # noqa: S608 -- as above
        )
        values = (*inner.values, *(decided.values if self.looks else ()), most, skip)
        return [int(row[0]) for row in db.execute(sql, values)]

    def tally(self, db: sqlite3.Connection, spot: Spot) -> tuple[int, Spot | None]:
        """Count the slice that begins at `spot`; return the place after it, None at the end."""
        inner = self._slice(spot)
        sql = f"SELECT k, id FROM ({inner.sql}) LIMIT 1 OFFSET ?"  # noqa: S608 -- our own names
        last = db.execute(sql, (*inner.values, self.size - 1)).fetchone()
        if last is not None:
            following = Spot(spot.empty, last[0], last[1])
        else:
            following = self._other_end(spot)
        if last is not None and not self.looks:
            return self.size, following
        decided = both(self.looks)
        sql = (
            f"SELECT count(*) FROM ({inner.sql}) AS one CROSS JOIN orders ON orders.id = one.id"  # noqa: S608 -- our own names
            f" WHERE {decided.sql}"
            if self.looks
            else f"SELECT count(*) FROM ({inner.sql})"  # noqa: S608 -- as above
        )
        values = (*inner.values, *(decided.values if self.looks else ()))
        return int(db.execute(sql, values).fetchone()[0]), following

    @property
    def _way(self) -> str:
        return "DESC" if self.descending else "ASC"

    def _other_end(self, spot: Spot) -> Spot | None:
        """Return where the orders with, or without, a key begin once the others have ended."""
        if self.sort is Column.CREATED or spot.empty is self.descending:
            return None
        return Spot(empty=not spot.empty)

    def _slice(self, spot: Spot) -> Condition:
        """Return the keys and ids of the slice that begins at `spot`, in order."""
        if self.match:
            return self._offered(spot)
        column, values, branches = KEYS[self.sort], list[object](), list[str]()
        after = self._after(spot, column)
        for state in self.states:
            parts = [Condition("state = ?", (state,)), after]
            parts += [self.within] if self.within is not None else []
            decided = both(parts)
            branches.append(f"SELECT {column} AS k, id FROM orders WHERE {decided.sql}")  # noqa: S608 -- our own names
            values += decided.values
        order = f"ORDER BY 1 {self._way}, 2 {self._way} LIMIT ?"
        return Condition(f"{' UNION ALL '.join(branches)} {order}", (*values, self.size))

    def _after(self, spot: Spot, column: str) -> Condition:
        sign = "<" if self.descending else ">"
        if column == "id":
            return Condition("1") if spot.id is None else Condition(f"id {sign} ?", (spot.id,))
        if spot.empty:
            told = f"{column} IS NULL"
            if spot.id is None:
                return Condition(told)
            return Condition(f"{told} AND id {sign} ?", (spot.id,))
        if spot.id is None:
            return Condition(f"{column} IS NOT NULL")
        return Condition(f"({column}, id) {sign} (?, ?)", (spot.key, spot.id))

    def _offered(self, spot: Spot) -> Condition:
        """Return the candidates that the index of words offers, by our number."""
        sign = "<" if self.descending else ">"
        edge = Condition("1") if spot.id is None else Condition(f"rowid {sign} ?", (spot.id,))
        sql = (
            "SELECT rowid AS k, rowid AS id FROM order_words"  # noqa: S608 -- our own names
            f" WHERE order_words MATCH ? AND {edge.sql} ORDER BY rowid {self._way} LIMIT ?"
        )
        return Condition(sql, (self.match, *edge.values, self.size))
