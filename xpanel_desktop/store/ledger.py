"""Reading the ledger: entries by order, kind and account, newest first. Triggers write it."""

import sqlite3

from xpanel_desktop.domain.ledger import Entry, Kind, LedgerQuery, Line
from xpanel_desktop.domain.money import from_units
from xpanel_desktop.domain.state import State
from xpanel_desktop.store.columns import maybe_amount, time_of
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.real import REAL

_LINES = (
    "SELECT l.*, o.panel_id, o.service_name, o.link, o.state"
    " FROM ledger l JOIN orders o ON o.id = l.order_id"
)
_SELDOM = "l.kind IN ('raised', 'refund', 'followed')"
"""In the very words of the partial index, so that SQLite sees that it serves."""


class LedgerRows:
    """The table of entries."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def window(self, query: LedgerQuery, before: int | None, most: int) -> list[Line]:
        """Return up to `most` entries, newest first, those older than the entry `before`."""
        where, values = _where(query)
        if before is not None:
            where.append("l.id < ?")
            values.append(before)
        condition = f"WHERE {' AND '.join(where)}" if where else ""
        # An order's few entries are found by the order; else all would be gone through
        sort = "+l.id" if query.order else "l.id"
        sql = f"{_LINES} {condition} ORDER BY {sort} DESC LIMIT ?"

        def look(db: sqlite3.Connection) -> list[Line]:
            return [line_of(row) for row in db.execute(sql, (*values, most))]

        return await self._database.read(look)

    async def of_order(self, order_id: int) -> list[Entry]:
        """Return an order's entries, the first one first."""
        sql = "SELECT * FROM ledger WHERE order_id = ? ORDER BY id"

        def look(db: sqlite3.Connection) -> list[Entry]:
            return [entry_of(row) for row in db.execute(sql, (order_id,))]

        return await self._database.read(look)


def _where(query: LedgerQuery) -> tuple[list[str], list[object]]:
    where: list[str] = []
    values: list[object] = []
    if query.accounts:
        where.append(f"l.account_id IN ({', '.join('?' * len(query.accounts))})")
        values += sorted(query.accounts)
    elif not query.order:
        where.append(f"+l.account_id {REAL}")
    if query.kind is not None:
        where.append("l.kind = ?")
        values.append(query.kind.value)
        if query.kind not in (Kind.EXPECTED, Kind.CHARGE):
            where.append(_SELDOM)
    if query.order:
        number = int(query.order) if query.order.isascii() and query.order.isdigit() else 0
        number = number if number < 2**63 else 0
        found = "SELECT id FROM orders WHERE id = ?"
        named = "SELECT o.id FROM accounts a CROSS JOIN orders o ON o.account_id = a.id"
        named += " WHERE o.panel_id = ? AND o.panel_id <> ''"
        where.append(f"l.order_id IN ({found} UNION {named})")
        values += [number, query.order]
    return where, values


def entry_of(row: sqlite3.Row) -> Entry:
    """Return the entry that a row holds."""
    return Entry(
        id=row["id"],
        account_id=row["account_id"],
        order_id=row["order_id"],
        at=time_of(row["at"]),
        kind=Kind(row["kind"]),
        amount=maybe_amount(row["amount"]),
        change=from_units(row["change"]),
        currency=row["currency"],
        booked_from=time_of(row["booked_from"]),
        booked_by=time_of(row["booked_by"]),
        movement_id=row["movement_id"],
    )


def line_of(row: sqlite3.Row) -> Line:
    """Return the entry that a row holds, with what names its order."""
    return Line(
        entry_of(row), row["panel_id"], row["service_name"], row["link"], State(row["state"])
    )
