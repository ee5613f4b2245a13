"""Going through the orders of a query in its order, slice by slice, from any place on.

Each state has an index for each order of sorting, so several states are merged as they are read:
the first page of a million costs what the first of two hundred does. What an index does not decide
is looked at order by order, in slices short enough that nothing waits for long.
"""

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.query import Column
from xpanel_desktop.store.conditions import ALWAYS, Condition, both
from xpanel_desktop.store.rows import JOINED, orders_in

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
"""Orders gone through in one go."""
MARK, AT_ONCE = 500, 10
"""Orders between two marks, and marks made in one go: a jump passes over up to MARK orders, and to
pass one costs 1 to 2 µs where states are merged (measured)."""
BEGIN, GROW = 100, 4
"""Orders looked at for the first rows, and by what the next slices grow, up to SLICE."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the order of a query: all that comes after `key` and `id`, which may be none."""

    empty: bool
    """Whether it lies among the orders whose key is empty, which stand at one end."""
    key: int | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Walk:
    """Orders in one order, each branch by its index and all of them merged."""

    sort: Column
    descending: bool
    branches: tuple[Condition, ...]
    """Equalities, each with an index that is sorted by `sort`; none when words lead."""
    within: Condition = ALWAYS
    """What the index can be narrowed to beside that."""
    match: str = ""
    """What the index of words is asked; then it leads, by our number."""
    looks: tuple[Condition, ...] = ()
    """What has to be looked at in the order itself."""

    @property
    def start(self) -> Spot:
        """The place before the first order."""
        return Spot(empty=self.sort is not Column.CREATED and not self.descending)

    def rank(self, spot: Spot) -> tuple[int, ...]:
        """Return what places are compared by: the less, the sooner they come."""
        sign = -1 if self.descending else 1
        half = int(spot.empty is self.descending)
        return (half,) if spot.id is None else (half, sign * (spot.key or 0), sign * spot.id)

    def spots(self, db: sqlite3.Connection, ids: Collection[int]) -> dict[int, Spot]:
        """Return the places of those of some orders that are meant, by our number."""
        branches = " OR ".join(branch.sql for branch in self.branches) or "1"
        rest = both([self.within, *self.looks])
        values = (one for branch in self.branches for one in branch.values)
        sql = (
            f"SELECT id, {KEYS[self.sort]} FROM (SELECT value FROM json_each(?)) AS part"  # noqa: S608 -- our own names
            f" CROSS JOIN orders ON orders.id = part.value WHERE ({branches}) AND {rest.sql}"
        )
        found = db.execute(sql, (json.dumps([*ids]), *values, *rest.values))
        return {row[0]: Spot(row[1] is None, row[1], row[0]) for row in found}

    def ids(
        self, db: sqlite3.Connection, spot: Spot, size: int, most: int, skip: int = 0
    ) -> list[int]:
        """Return ids that are meant among the `size` after `spot`, without the first `skip`."""
        if self.looks:
            meant = self._meant("part.id", spot, size)
        else:
            part = self._slice(spot, size)
            meant = Condition(f"SELECT id FROM ({part.sql})", part.values)  # noqa: S608 -- our own names
        found = db.execute(f"{meant.sql} LIMIT ? OFFSET ?", (*meant.values, most, skip))
        return [int(row[0]) for row in found]

    def orders(
        self, db: sqlite3.Connection, spot: Spot, size: int, most: int, skip: int = 0
    ) -> list[Order]:
        """Return the orders that `ids` would tell of; to read those by their ids takes longer."""
        meant = self._meant(JOINED, spot, size)
        return orders_in(db, f"{meant.sql} LIMIT ? OFFSET ?", (*meant.values, most, skip))

    def _meant(self, columns: str, spot: Spot, size: int) -> Condition:
        """Return what reads columns of all orders that are meant among the `size` after `spot`."""
        part, looks = self._slice(spot, size), both(self.looks)
        # the order is the part's: a cross join goes through its left side as it comes, and to
        # sort once more would look at all of it, where the first rows are enough
        sql = (
            f"SELECT {columns} FROM ({part.sql}) AS part CROSS JOIN orders"  # noqa: S608 -- our own names
            f" ON orders.id = part.id WHERE {looks.sql}"
        )
        return Condition(sql, (*part.values, *looks.values))

    def count(self, db: sqlite3.Connection, spot: Spot, size: int) -> int:
        """Count the orders that are meant among the `size` after `spot`."""
        part, looks = self._slice(spot, size), both(self.looks)
        look = f" CROSS JOIN orders ON orders.id = part.id WHERE {looks.sql}" if self.looks else ""
        sql = f"SELECT count(*) FROM ({part.sql}) AS part{look}"  # noqa: S608 -- our own names
        values = (*part.values, *(looks.values if self.looks else ()))
        return int(db.execute(sql, values).fetchone()[0])

    def after(self, db: sqlite3.Connection, spot: Spot, size: int) -> Spot | None:
        """Return the place `size` orders after `spot`, meant or not; None at the end."""
        part = self._slice(spot, size)
        sql = f"SELECT k, id FROM ({part.sql}) LIMIT 1 OFFSET ?"  # noqa: S608 -- our own names
        last = db.execute(sql, (*part.values, size - 1)).fetchone()
        if last is not None:
            return Spot(last[0] is None, last[0], last[1])
        if spot == self.start or self.sort is Column.CREATED or spot.empty is self.descending:
            return None
        return Spot(empty=not spot.empty)

    @property
    def _way(self) -> str:
        return "DESC" if self.descending else "ASC"

    def _slice(self, spot: Spot, size: int) -> Condition:
        """Return the keys and ids of the `size` orders after `spot`, in order."""
        order = f"ORDER BY 1 {self._way}, 2 {self._way} LIMIT ?"
        if self.match:
            edge = both(
                [Condition("order_words MATCH ?", (self.match,)), self._edge(spot, "rowid")]
            )
            sql = f"SELECT rowid AS k, rowid AS id FROM order_words WHERE {edge.sql}"  # noqa: S608 -- our own names
            order = f"ORDER BY rowid {self._way} LIMIT ?"
            return Condition(f"{sql} {order}", (*edge.values, size))
        column = KEYS[self.sort]
        rest = both([self._edge(spot, column), self.within])
        sql = _merged(column, tuple(branch.sql for branch in self.branches), rest.sql)
        values = [one for branch in self.branches for one in (*branch.values, *rest.values)]
        return Condition(f"{sql} {order}", (*values, size))

    def _edge(self, spot: Spot, column: str) -> Condition:
        """Return what lies after a place."""
        sign = "<" if self.descending else ">"
        if self.sort is Column.CREATED:
            return ALWAYS if spot.id is None else Condition(f"{column} {sign} ?", (spot.id,))
        if spot == self.start:  # an index has what is empty at that end too: one look is enough
            return ALWAYS
        if spot.id is None:
            return Condition(f"{column} IS {'' if spot.empty else 'NOT '}NULL")
        if spot.empty:
            return Condition(f"{column} IS NULL AND id {sign} ?", (spot.id,))
        return Condition(f"({column}, id) {sign} (?, ?)", (spot.key, spot.id))


@lru_cache(maxsize=256)  # states and edges are few, and to put one together takes 50 µs
def _merged(column: str, branches: tuple[str, ...], rest: str) -> str:
    """Return what reads keys and ids of each branch, not yet in order."""
    return " UNION ALL ".join(
        f"SELECT {column} AS k, id FROM orders WHERE {branch} AND {rest}"  # noqa: S608 -- our own names
        for branch in branches
    )
