"""Orders of one panel in the rows of several accounts: each exists once there, and counts once.

An account follows by its id what another one of the same panel placed or follows; or it was removed
and added again, and its orders were followed anew. The row that was placed here stands for all of
them, else the first one. Rows of before an account led to this panel are orders of another one.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from xpanel_desktop.domain.bookings import Told
from xpanel_desktop.domain.ledger import Kind
from xpanel_desktop.domain.order import IMPORTED
from xpanel_desktop.domain.twins import Numbered, as_one
from xpanel_desktop.store.costs import COUNTS

Twins = tuple[int, ...]
"""Our numbers of one order of a panel; the first one stands for all."""
FOLLOWED = (
    "(SELECT DISTINCT order_id FROM ledger"
    " WHERE kind = 'followed' AND kind IN ('raised', 'refund', 'followed'))"
)
"""The orders that were followed by their ids, also in the words of the ledger's partial index."""
_ENTRIES = (
    "SELECT l.id, l.currency, l.order_id, l.kind, l.at, l.amount, l.change, l.booked_from,"  # noqa: S608 - our own words
    f" l.booked_by FROM ledger l WHERE {COUNTS} AND "
)
_AMONG = "IN (SELECT value FROM json_each(?1))"
_OF_NOW = (
    "coalesce({0}.sent_at, {0}.created_at) >= coalesce("
    "(SELECT max(at) FROM base_lines WHERE account_id = {0}.account_id), 0)"
)
_PAIRS = (
    "SELECT o.panel_id, o.id, o.origin, t.id, t.origin"  # noqa: S608 - our own words
    f" FROM {FOLLOWED} f CROSS JOIN orders o ON o.id = f.order_id AND o.account_id {_AMONG}"
    " CROSS JOIN json_each(?1) a CROSS JOIN orders t ON t.account_id = a.value"
    " AND t.panel_id = o.panel_id AND t.panel_id <> '' AND t.id <> o.id"
    f" WHERE {_OF_NOW.format('o')} AND {_OF_NOW.format('t')}"
)


Heard = tuple[int, str, Told]
"""An entry that counts: its number, its currency, what it tells."""


def twins_of(db: sqlite3.Connection, accounts: Collection[int]) -> list[Twins]:
    """Return the orders of one panel that several of its accounts have."""
    if len(accounts) < 2:
        return []
    found: dict[str, set[tuple[bool, int]]] = {}
    for row in db.execute(_PAIRS, (json.dumps(sorted(accounts)),)):
        rows = ((row[2] == IMPORTED, row[1]), (row[4] == IMPORTED, row[3]))
        found.setdefault(row[0], set()).update(rows)
    return [tuple(number for _, number in sorted(rows)) for rows in found.values()]


def twins_of_all(db: sqlite3.Connection) -> list[Twins]:
    """Return the orders that several accounts of one panel have, removed ones among them."""
    panels = db.execute("SELECT json_group_array(id) FROM accounts GROUP BY url").fetchall()
    return [one for panel in panels for one in twins_of(db, json.loads(panel[0]))]


def heard(db: sqlite3.Connection, twins: Collection[Twins]) -> list[list[Heard]]:
    """Return what was told of each of these orders, whoever heard of it first."""
    if not twins:
        return []
    numbers = json.dumps([number for one in twins for number in one])
    currency: dict[int, str] = {}
    of_order: dict[int, list[Numbered]] = {}
    for number, name, entry in entries_of(db, f"l.order_id {_AMONG}", (numbers,)):
        currency[number] = name
        of_order.setdefault(entry.order_id, []).append((number, entry))
    told = (as_one(entry for row in one for entry in of_order.get(row, ())) for one in twins)
    return [[(number, currency[number], entry) for number, entry in one] for one in told]


def entries_of(db: sqlite3.Connection, where: str, values: tuple[object, ...]) -> Iterator[Heard]:
    """Return the entries that count, an order's side by side and in their order."""
    for row in db.execute(f"{_ENTRIES}{where} ORDER BY l.order_id, l.id", values):
        yield row[0], row[1], Told(row[2], Kind(row[3]), *row[4:])


@dataclass(frozen=True, slots=True)
class Once:
    """What was told of the orders that several accounts have, each thing once."""

    orders: tuple[int, ...] = ()
    """All their rows."""
    entries: tuple[Heard, ...] = ()
    repeats: tuple[int, ...] = ()
    """The other entries: they tell what one before them has told."""


def told_once(db: sqlite3.Connection, accounts: Collection[int]) -> Once:
    """Return what accounts of one panel told of the orders that several of them have."""
    twins = twins_of(db, accounts)
    if not twins:
        return Once()
    orders = tuple(number for one in twins for number in one)
    entries = tuple(entry for one in heard(db, twins) for entry in one)
    new = {number for number, *_ in entries}
    every = f"SELECT id FROM ledger WHERE order_id {_AMONG}"  # noqa: S608 - our own words
    numbers = (row[0] for row in db.execute(every, (json.dumps(orders),)))
    return Once(orders, entries, tuple(one for one in numbers if one not in new))


def but(column: str, numbers: Iterable[int]) -> tuple[str, tuple[str, ...]]:
    """Return a condition that leaves numbers out, and its value; nothing where there are none."""
    left_out = list(numbers)
    if not left_out:
        return "", ()
    where = f" AND {column} NOT IN (SELECT value FROM json_each(?))"  # noqa: S608 - our own names
    return where, (json.dumps(left_out),)
