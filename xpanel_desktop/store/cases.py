"""Evidence about unknown orders, append-only, and what the journal says beside it."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

import msgspec

from xpanel_desktop.domain.evidence import (
    BalanceEvidence,
    Decision,
    IdSearch,
    Kept,
    KnownId,
    OwnOrders,
    Piece,
    number_of,
)
from xpanel_desktop.domain.money import from_units
from xpanel_desktop.domain.order import Order
from xpanel_desktop.store.columns import ms, time_of
from xpanel_desktop.store.database import Database

LONGEST_ATTEMPT = 10 * 60 * 1000
"""Milliseconds after which no attempt is under way any more: an add is given up long before."""
_WHAT: dict[str, type[BalanceEvidence] | type[IdSearch] | type[Decision]] = {
    "balance": BalanceEvidence,
    "search": IdSearch,
    "decision": Decision,
}
_NAMES = {kind: name for name, kind in _WHAT.items()}


def keep(db: sqlite3.Connection, order_id: int, at: datetime, piece: Piece) -> None:
    """Write a piece of evidence within the transaction under way."""
    told = msgspec.json.encode(piece).decode()
    db.execute(
        "INSERT INTO evidence (order_id, at, what, told) VALUES (?, ?, ?, ?)",
        (order_id, ms(at), _NAMES[type(piece)], told),
    )


class EvidenceRows:
    """The table of evidence, and witnesses from the tables of orders and attempts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, order_id: int, at: datetime, piece: Piece) -> None:
        """Keep a piece for good."""
        await self._database.write(lambda db: keep(db, order_id, at, piece))

    async def of(self, order_id: int) -> list[Kept]:
        """Return everything kept about an order, the oldest first."""
        sql = "SELECT at, what, told FROM evidence WHERE order_id = ? ORDER BY id"
        rows = await self._database.read(lambda db: db.execute(sql, (order_id,)).fetchall())
        return [
            Kept(time_of(row["at"]), msgspec.json.decode(row["told"], type=_WHAT[row["what"]]))
            for row in rows
        ]

    async def known_ids(self, order: Order, most: int) -> list[KnownId]:
        """Return the last ids in a row that were known when `order` was sent, in that order.

        An id counts from the end of the attempt that it came of: what was on its way beside
        `order` may have got an id after it. Ids that are no numbers are left out.
        """
        sql = (
            "SELECT orders.panel_id, orders.sent_at FROM orders JOIN attempts"
            " ON attempts.order_id = orders.id AND attempts.number = orders.attempts"
            " WHERE orders.account_id = ? AND orders.panel_id <> '' AND orders.id <> ?"
            " AND attempts.ended_at <= ? ORDER BY orders.sent_at DESC, orders.id DESC LIMIT ?"
        )
        values = (order.ticket.account_id, order.id, _sent(order), most)
        rows = await self._database.read(lambda db: db.execute(sql, values).fetchall())
        numbered = ((number_of(row["panel_id"]), time_of(row["sent_at"])) for row in rows)
        return [KnownId(number, at) for number, at in numbered if number is not None][::-1]

    async def held(self, account_id: int, ids: Iterable[str]) -> frozenset[str]:
        """Return those of the panel's ids that orders of an account hold."""
        sql = "SELECT 1 FROM orders WHERE account_id = ? AND panel_id = ?"
        wanted = list(ids)

        def look(db: sqlite3.Connection) -> frozenset[str]:
            return frozenset(one for one in wanted if db.execute(sql, (account_id, one)).fetchone())

        return await self._database.read(look)

    async def others_unknown(self, order: Order) -> int:
        """Return how many other orders of the account are unknown."""
        sql = "SELECT count(*) FROM orders WHERE state = 'unknown' AND account_id = ? AND id <> ?"
        values = (order.ticket.account_id, order.id)
        row = await self._database.read(lambda db: db.execute(sql, values).fetchone())
        return int(row[0])

    async def in_flight(self, order: Order) -> int:
        """Return how many other adds of the account were under way at the same time."""
        sql = (
            "SELECT count(*) FROM attempts AS mine JOIN attempts AS other JOIN orders"
            " ON orders.id = other.order_id WHERE mine.order_id = ?1"
            " AND mine.number = (SELECT max(number) FROM attempts WHERE order_id = ?1)"
            " AND orders.account_id = ?2 AND orders.id <> ?1 AND orders.sent_at >= ?3"
            " AND other.started_at <= coalesce(mine.ended_at, other.started_at)"
            " AND coalesce(other.ended_at, mine.started_at) >= mine.started_at"
        )
        values = (order.id, order.ticket.account_id, _sent(order) - LONGEST_ATTEMPT)
        row = await self._database.read(lambda db: db.execute(sql, values).fetchone())
        return int(row[0])

    async def own_orders(self, order: Order, since: datetime, until: datetime) -> OwnOrders:
        """Return what other orders of the account did to the balance between two readings."""
        account_id, begin, end = order.ticket.account_id, ms(since), ms(until)
        values = {"account": account_id, "id": order.id, "since": begin, "until": end}

        def look(db: sqlite3.Connection) -> OwnOrders:
            charged, untold = Decimal(0), 0
            for row in db.execute(_ACCEPTED, values):
                charged += from_units(row["charge"] or 0)
                untold += not row["charge"]
            for row in db.execute(_RECHARGED, values):
                charged += from_units(row["charge"] - (row["prior"] or row["charge"]))
                untold += row["prior"] == 0 and bool(row["charge"])
            return OwnOrders(charged, untold)

        return await self._database.read(look)


_ACCEPTED = (
    "SELECT orders.charge FROM orders JOIN attempts"
    " ON attempts.order_id = orders.id AND attempts.number = orders.attempts"
    " WHERE orders.account_id = :account AND orders.id <> :id AND orders.panel_id <> ''"
    " AND orders.sent_at <= :until AND attempts.ended_at > :since"
)
"""Orders that were accepted after the one reading and sent before the other."""
_RECHARGED = (
    "SELECT movements.charge, (SELECT charge FROM movements AS before"
    " WHERE before.order_id = movements.order_id AND before.id < movements.id"
    " AND before.charge IS NOT NULL ORDER BY before.id DESC LIMIT 1) AS prior"
    " FROM orders JOIN movements ON movements.order_id = orders.id"
    " JOIN attempts ON attempts.order_id = orders.id AND attempts.number = orders.attempts"
    " WHERE orders.account_id = :account AND orders.id <> :id AND orders.moved_at > :since"
    " AND attempts.ended_at <= :since AND movements.charge IS NOT NULL"
    " AND movements.at > :since AND movements.at <= :until"
)
"""Charges, heard between the readings, of orders that were accepted before them."""


def _sent(order: Order) -> int:
    """Return when an order was sent, in ms; an unknown order was."""
    assert order.sent_at is not None
    return ms(order.sent_at)
