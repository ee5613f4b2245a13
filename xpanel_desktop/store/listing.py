"""The orders of one query as a long table reads them: any rows, soon, and how many there are.

Sparse marks on the way, kept while the orders are counted, tell where to begin for rows far down;
OFFSET alone would go through all that comes before. Orders that move meanwhile shift what lies
below the last reading by as much; `refresh` and another `measure` put it right.
"""

import json
import sqlite3
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import TypeVar

from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.query import OrderQuery
from xpanel_desktop.store.counters import Counters
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.rows import JOINED, orders_in
from xpanel_desktop.store.walk import AT_ONCE, BEGIN, GROW, MARK, SLICE, Spot, Walk
from xpanel_desktop.store.ways import Few, Many, way_to

STRETCHES, STEP = 100, 5
"""Stretches between marks that are gone through for the places of orders, and how many in one go:
to read one takes some 2 ms (measured)."""
T = TypeVar("T")
Mark = tuple[int, Spot]
"""How many orders come before a place on the way."""


class Listing:
    """Rows of a query by their place in it, read on the reading threads."""

    def __init__(self, database: Database, query: OrderQuery, counters: Counters) -> None:
        self.query = query
        self.count: int | None = None
        """How many orders there are; None until it is known."""
        self._database = database
        self._counters = counters
        self._way: Few | Many | None = None
        self._marks: list[Mark] = []

    async def window(self, first: int, most: int) -> list[Order]:
        """Return rows `first` … `first + most - 1`."""
        first, most = max(first, 0), max(most, 0)
        way, orders = await self._database.read(lambda db: self._soonest(db, first, most))
        self._take(way)
        if isinstance(way, Few) or orders is not None:
            return orders or []
        ids = await self._met(way.walk, first, most)
        return await self._database.read(lambda db: orders_of(db, ids))

    async def ids(self, first: int, most: int) -> list[int]:
        """Return our numbers of rows `first` … `first + most - 1`."""
        way = self._way or await self._choose()
        if isinstance(way, Few):
            return way.ids[first : first + most].tolist()
        return await self._met(way.walk, first, most)

    async def numbers(self) -> "array[int]":
        """Return our numbers of all rows, in order; read in slices that nobody waits for."""
        way = self._way or await self._choose()
        if isinstance(way, Few):
            return way.ids
        found = array("q")
        following: Spot | None = way.walk.start
        while following is not None:
            step = _step(way.walk, way.walk.ids, following, SLICE, SLICE + 1, 0)
            ids, _, following = await self._database.survey(step)
            found.extend(ids)
        return found

    async def places(self, ids: Collection[int]) -> Mapping[int, int | None]:
        """Return our number → row of those of `ids` that the query has, as `window` counts rows.

        None: in a row that no mark tells of yet, or on one more than STRETCHES stretches between
        marks, from the top. Each stretch is read whole, some STEP in one go.
        """
        way = self._way or await self._choose()
        if isinstance(way, Few):
            return await self._database.read(lambda _: _positions(way.ids, frozenset(ids)))
        walk, marks = way.walk, self._marks or [(0, way.walk.start)]
        near = await self._database.read(lambda db: _stretched(db, walk, tuple(marks), ids))
        found = dict[int, int | None].fromkeys(one for some in near.values() for one in some)
        numbers = list(near)[:STRETCHES]
        for at in range(0, len(numbers), STEP):
            some = numbers[at : at + STEP]
            spots = [marks[number][1] for number in some]
            read = await self._database.read(lambda db, spots=spots: _behind(db, walk, spots))
            for number, met in zip(some, read, strict=True):
                before, offsets = marks[number][0], _positions(met, frozenset(near[number]))
                found |= {one: before + offset for one, offset in offsets.items()}
                if offsets:
                    _make_room(marks, number, before + max(offsets.values()) + 1)
        return found

    async def refresh(self) -> None:
        """Look again at what the query finds; the marks stay until the next `measure`."""
        await self._choose()

    async def measure(self, told: Callable[[int], object] | None = None) -> int:
        """Count the orders and mark the way, in slices, on the thread that nobody waits for.

        `told` hears after each slice how many were met so far. Cancelled, it leaves what it knows.
        """
        way = self._way or await self._choose()
        if isinstance(way, Few):
            return len(way.ids)
        marks, met = list[Mark](), 0
        spot: Spot | None = way.walk.start
        while spot is not None:
            passed, met, spot = await self._database.survey(_tally(way.walk, met, spot))
            marks += passed
            if len(marks) > len(self._marks):
                self._marks = [*marks]
            if told is not None:
                told(met)
        self._marks, self.count = marks, met
        return met

    async def _choose(self) -> Few | Many:
        way = await self._database.read(self._look)
        self._take(way)
        return way

    def _look(self, db: sqlite3.Connection) -> Few | Many:
        return way_to(db, self.query, self._counters.now(db))

    def _take(self, way: Few | Many) -> None:
        if isinstance(self._way, Few) != isinstance(way, Few):
            self._marks = []
        self._way = way
        if isinstance(way, Few):
            self.count = len(way.ids)
        elif way.count is not None:
            self.count = way.count

    def _soonest(
        self, db: sqlite3.Connection, first: int, most: int
    ) -> tuple[Few | Many, list[Order] | None]:
        """Choose the way, if none is, and read the rows in one go; None: others would wait long.

        Whatever is read in one go is of one moment: an order whose state changes meanwhile is
        neither missed nor met twice.
        """
        way = self._way or self._look(db)
        if isinstance(way, Few):
            return way, orders_of(db, way.ids[first : first + most].tolist())
        before, spot = self._mark(way.walk, first)
        skip, found, walk = first - before, list[Order](), way.walk
        size = SLICE if skip or not walk.looks else BEGIN
        following: Spot | None = spot
        while following is not None:
            step = _step(walk, walk.orders, following, size, most - len(found), skip)
            fresh, passed, following = step(db)
            found += fresh
            skip = max(0, skip - passed)
            if following is not None and following.id is not None:  # a whole slice was looked at
                return way, None
        return way, found

    def _mark(self, walk: Walk, first: int) -> Mark:
        place = bisect_right(self._marks, first, key=itemgetter(0)) - 1
        return self._marks[place] if place >= 0 else (0, walk.start)

    async def _met(self, walk: Walk, first: int, most: int) -> list[int]:
        before, spot = self._mark(walk, first)
        skip, found = first - before, list[int]()
        size = SLICE if skip or not walk.looks else BEGIN
        following: Spot | None = spot
        while following is not None and len(found) < most:
            spot = following
            wanted = most - len(found)
            fresh, passed, following = await self._database.read(
                _step(walk, walk.ids, spot, size, wanted, skip)
            )
            found += fresh
            skip = max(0, skip - passed)
            size = min(size * GROW, SLICE)
        return found


def _positions(ids: Iterable[int], wanted: frozenset[int]) -> dict[int, int]:
    """Return where some of `ids` stand among them."""
    return {one: place for place, one in enumerate(ids) if one in wanted}


def _stretched(
    db: sqlite3.Connection, walk: Walk, marks: Sequence[Mark], ids: Collection[int]
) -> dict[int, list[int]]:
    """Return number of a mark → which of `ids` that are meant stand behind it, from the top."""
    places = [walk.rank(spot) for _, spot in marks]
    ranks = {one: walk.rank(spot) for one, spot in walk.spots(db, ids).items()}
    found = defaultdict[int, list[int]](list)
    for one, rank in sorted(ranks.items(), key=itemgetter(1)):
        found[bisect_left(places, rank) - 1].append(one)
    return found


def _behind(db: sqlite3.Connection, walk: Walk, spots: Iterable[Spot]) -> list[list[int]]:
    """Return what stands behind some marks, beyond the next one: more may have come since."""
    return [walk.ids(db, spot, 2 * MARK, 2 * MARK) for spot in spots]


def _make_room(marks: list[Mark], number: int, count: int) -> None:
    """Have at least `count` orders come before what follows a mark: so many were met there."""
    for place in range(number + 1, len(marks)):
        before, spot = marks[place]
        if before >= count:
            break
        marks[place] = (count, spot)


def _step(
    walk: Walk,
    read: Callable[[sqlite3.Connection, Spot, int, int, int], list[T]],
    spot: Spot,
    size: int,
    most: int,
    skip: int,
) -> Callable[[sqlite3.Connection], tuple[list[T], int, Spot | None]]:
    """Read what of a slice is meant, by `ids` or `orders` of the walk.

    Tell how many of it were passed as well, and where the next one begins.
    """

    def step(db: sqlite3.Connection) -> tuple[list[T], int, Spot | None]:
        found = read(db, spot, size, most, skip)
        if len(found) == most:
            return found, 0, None
        passed = walk.count(db, spot, size) if skip and not found else skip
        return found, passed, walk.after(db, spot, size)

    return step


def _tally(
    walk: Walk, met: int, spot: Spot
) -> Callable[[sqlite3.Connection], tuple[list[Mark], int, Spot | None]]:
    """Mark and count what follows a place that `met` orders come before, some marks in one go.

    Returns the marks, how many were met by then, and the place of the next one.
    """

    def tally(db: sqlite3.Connection) -> tuple[list[Mark], int, Spot | None]:
        marks, count = list[Mark](), met
        following: Spot | None = spot
        while following is not None and len(marks) < AT_ONCE:
            here, following = following, walk.after(db, following, MARK)
            marks.append((count, here))
            whole = following is not None and following.id is not None and not walk.looks
            count += MARK if whole else walk.count(db, here, MARK)
        return marks, count, following

    return tally


def orders_of(db: sqlite3.Connection, ids: list[int]) -> list[Order]:
    """Return the orders of these ids that there are, in the order of the ids."""
    sql = (
        f"SELECT {JOINED} FROM json_each(?) AS part CROSS JOIN orders"  # noqa: S608 -- our own names
        " ON orders.id = part.value"
    )
    return orders_in(db, sql, (json.dumps(ids),))
