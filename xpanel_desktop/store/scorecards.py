"""Scorecards of services: reckoned a few at a time from outcomes, read as they stand."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from xpanel_desktop.domain.catalogue_changes import ServiceChange, What
from xpanel_desktop.domain.money import from_units
from xpanel_desktop.domain.prices import Price, prices
from xpanel_desktop.domain.scorecard import EMPTY, MOST, WINDOW, Card, Spread, card
from xpanel_desktop.domain.state import PLACED
from xpanel_desktop.store.columns import ms, time_of
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.history import movements_of
from xpanel_desktop.store.outcomes import forget, keep, newest, replay
from xpanel_desktop.store.rows import ORDER, order_of

STALE_AFTER = timedelta(days=1)
"""A card is reckoned anew then though nothing moved: orders leave the window."""
RECKONED = 1
"""`at` of a card that is being reckoned: stale still, should that not come to its end."""
DROPPED = 500
"""Outcomes that are dropped at once, at most."""
MOST_PRICES = 500


@dataclass(frozen=True, slots=True)
class Filled:
    """How far back the outcomes of older orders were reckoned."""

    down_to: int
    """Our id; the next slice is below it."""
    done: bool
    orders: tuple[int, ...] = ()


class ScorecardRows:
    """The scorecards of every account."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def rows(self, account_id: int) -> list[tuple[str, str]]:
        """Return service id and figures of an account's cards, to be decoded by `decoded`."""
        sql = "SELECT service_id, figures FROM scorecards WHERE account_id = ? AND figures <> ''"
        rows = await self._database.read(lambda db: db.execute(sql, (account_id,)).fetchall())
        return [(str(row[0]), str(row[1])) for row in rows]

    async def get(self, account_id: int, service_id: str) -> Card:
        """Return the card of a service; an empty one before there are orders."""
        return await self._database.read(lambda db: read_card(db, account_id, service_id))

    async def refresh(self, now: datetime, most: int) -> set[tuple[int, str]]:
        """Reckon some of the cards that are stale; return which, by account and service.

        They are marked before the outcomes are read: a report meanwhile takes the mark away.
        """
        before = ms(now - STALE_AFTER)
        stale = await self._database.read(lambda db: _stale(db, before, most))
        if stale:
            await self._database.write(lambda db: _mark(db, stale))
            cards = await self._database.read(lambda db: _reckon(db, stale, now))
            await self._database.write(lambda db: _keep(db, cards, now))
        return set(stale)

    async def prices(self, account_id: int, service_id: str, now: datetime) -> tuple[Price, ...]:
        """Return how the rate of a service moved within the window, the oldest first."""
        return await self._database.read(lambda db: _prices(db, account_id, service_id, now))

    async def fill(self, below: int | None, now: datetime, most: int) -> Filled:
        """Reckon the outcomes of `most` orders older than `below`, from their movements."""
        return await self._database.write(lambda db: _fill(db, below, now, most))


def read_card(db: sqlite3.Connection, account_id: int, service_id: str) -> Card:
    """Return the card of a service; an empty one before there are orders."""
    row = db.execute(
        "SELECT figures FROM scorecards WHERE account_id = ? AND service_id = ?",
        (account_id, service_id),
    ).fetchone()
    return decoded(row[0]) if row is not None and row[0] else EMPTY


def decoded(figures: str) -> Card:
    """Return the card that a column holds."""
    told: list[int] = json.loads(figures)
    spreads = [Spread(*told[at : at + 5]) for at in range(6, 26, 5)]
    orders, ended, partial, canceled, begun, counted = told[:6]
    return Card(orders, ended, partial, canceled, begun, counted, *spreads)


def _encoded(one: Card) -> str:
    told = [one.orders, one.ended, one.partial, one.canceled, one.begun, one.counted]
    for spread in (one.start, one.speed, one.completion, one.still):
        told += [spread.low, spread.middle, spread.high, spread.top, spread.sample]
    return json.dumps(told)


def _stale(db: sqlite3.Connection, before: int, most: int) -> list[tuple[int, str]]:
    sql = "SELECT account_id, service_id FROM scorecards WHERE at < ? ORDER BY at LIMIT ?"
    return [(int(row[0]), str(row[1])) for row in db.execute(sql, (before, most))]


def _mark(db: sqlite3.Connection, stale: Sequence[tuple[int, str]]) -> None:
    sql = "UPDATE scorecards SET at = ? WHERE account_id = ? AND service_id = ?"
    db.executemany(sql, [(RECKONED, *one) for one in stale])


def _reckon(
    db: sqlite3.Connection, stale: Sequence[tuple[int, str]], now: datetime
) -> list[tuple[int, str, Card]]:
    return [(*one, card(newest(db, *one, now - WINDOW, MOST))) for one in stale]


def _keep(db: sqlite3.Connection, cards: Sequence[tuple[int, str, Card]], now: datetime) -> None:
    """Keep cards; one of which more was reported meanwhile stays stale."""
    for account_id, service_id, one in cards:
        forget(db, account_id, service_id, now - WINDOW, DROPPED)
        db.execute(
            "UPDATE scorecards SET at = iif(at = ?, ?, at), figures = ?"
            " WHERE account_id = ? AND service_id = ?",
            (RECKONED, ms(now), _encoded(one), account_id, service_id),
        )


def _prices(
    db: sqlite3.Connection, account_id: int, service_id: str, now: datetime
) -> tuple[Price, ...]:
    since = now - WINDOW
    own = db.execute(
        "SELECT o.sent_at, o.rate FROM outcomes u JOIN orders o ON o.id = u.order_id"
        " WHERE u.account_id = ? AND u.service_id = ? AND u.sent_at >= ? AND o.rate IS NOT NULL"
        " ORDER BY u.order_id DESC LIMIT ?",
        (account_id, service_id, ms(since), MOST_PRICES),
    )
    paid = [Price(time_of(at), from_units(rate)) for at, rate in own]
    told = db.execute(
        "SELECT name, before, after, at FROM service_changes"
        " WHERE account_id = ? AND service_id = ? AND what = 'rate' ORDER BY id DESC LIMIT ?",
        (account_id, service_id, MOST_PRICES),
    )
    changes = [
        ServiceChange(service_id, name, What.RATE, before, after, time_of(at))
        for name, before, after, at in told
    ]
    return prices(paid, changes, since)


def _fill(db: sqlite3.Connection, below: int | None, now: datetime, most: int) -> Filled:
    if below is None:
        below = int(db.execute("SELECT coalesce(max(id), 0) + 1 FROM orders").fetchone()[0])
    sql = f"SELECT {ORDER} FROM orders WHERE id < ? ORDER BY id DESC LIMIT ?"  # noqa: S608 - our own names
    rows = db.execute(sql, (below, most)).fetchall()
    since, ids = now - WINDOW, [int(row["id"]) for row in rows]
    for order in map(order_of, rows):
        if order.state in PLACED and order.sent_at is not None and order.sent_at >= since:
            outcome = replay(order, movements_of(db, order.id))
            if outcome is not None:
                keep(db, order, outcome)
    done = len(rows) < most or all(row["created_at"] < ms(since) for row in rows)
    return Filled(min(ids, default=0), done, tuple(ids))
