"""Cancels and refills as they were asked and answered: append-only, every move a step."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from xpanel_desktop.domain.requests import FOLLOWED, Deed, Request, Stand, Step, Turn, turned
from xpanel_desktop.domain.schedule import JUMP, when_still
from xpanel_desktop.domain.state import State
from xpanel_desktop.store.columns import maybe_ms, maybe_time, ms, time_of
from xpanel_desktop.store.database import Database

LOST_AT_END = "the program ended while it was being asked"
MAX_WORDS = 300
_FOLLOWED = (
    "SELECT requests.*, orders.state FROM requests CROSS JOIN orders ON orders.id = order_id"
    " WHERE requests.account_id = ? AND requests.next_ask_at IS NOT NULL"
)
_DUE = f"{_FOLLOWED} AND requests.next_ask_at <= ? ORDER BY requests.next_ask_at LIMIT ?"
_LOST = (  # its first condition is that of the index, which SQLite goes by word for word
    "SELECT * FROM requests WHERE (stand IN ('asked', 'following')"
    " OR (stand = 'unknown' AND deed = 'refill')) AND stand = 'unknown' AND deed = 'refill'"
    " ORDER BY asked_at DESC, id DESC LIMIT ?"
)
_AHEAD = f"{_FOLLOWED} AND requests.heard_at > ? AND +requests.next_ask_at > ? LIMIT ?"


class RequestOpen(Exception):
    """A request of this kind is open for some of the orders already."""

    def __init__(self, order_ids: frozenset[int]) -> None:
        super().__init__(f"a request is open already for {len(order_ids)} orders")
        self.order_ids = order_ids


@dataclass(frozen=True, slots=True)
class Ending:
    """What came of a request: the move, the panel's words, and a refill's id."""

    turn: Turn
    words: str = ""
    refill_id: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """A request that is followed and is due to be asked about."""

    request: Request
    state: State
    """Of the order."""


class Requests:
    """What was asked of panels after the sale. Every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(self, deed: Deed, order_ids: Iterable[int], at: datetime) -> dict[int, int]:
        """Write the intent, before the first byte leaves; return order id → request id.

        Raises RequestOpen when such a request of one of them is open: then nothing is written, and
        nothing may be sent.
        """
        sql = (
            "INSERT INTO requests (order_id, account_id, deed, asked_at, stand, at)"
            " SELECT id, account_id, ?, ?, 'asked', ? FROM orders WHERE id = ? AND panel_id <> ''"
            " ON CONFLICT DO NOTHING RETURNING id"
        )

        def work(db: sqlite3.Connection) -> dict[int, int]:
            rows = {
                one: db.execute(sql, (deed.value, ms(at), ms(at), one)).fetchone()
                for one in order_ids
            }
            held = frozenset(one for one, row in rows.items() if row is None)
            if held:
                raise RequestOpen(held)
            return {one: int(row[0]) for one, row in rows.items()}

        return await self._database.write(work, first=True)

    async def end(self, endings: Mapping[int, Ending], at: datetime) -> None:
        """Move requests by what came of them. What is followed is due to be asked about.

        Raises IllegalTurn, and then nothing is written.
        """

        def work(db: sqlite3.Connection) -> None:
            for number, ending in endings.items():
                _turn(db, number, ending, at)

        await self._database.write(work, first=True)

    async def heard(self, words: Mapping[int, str], at: datetime) -> None:
        """Note the panel's last word on requests that go on, and when to ask again.

        Asked ever more seldom, by the time since the request was made.
        """

        def work(db: sqlite3.Connection) -> None:
            for number, word in words.items():
                row = db.execute("SELECT asked_at FROM requests WHERE id = ?", (number,)).fetchone()
                again = at + when_still(at - time_of(row[0]))
                db.execute(
                    "UPDATE requests SET heard = iif(? = '', heard, ?), heard_at = ?,"
                    " next_ask_at = ? WHERE id = ? AND next_ask_at IS NOT NULL",
                    (word, word[:MAX_WORDS], ms(at), ms(again), number),
                )

        await self._database.write(work)

    async def of(self, order_ids: Iterable[int]) -> dict[int, list[Request]]:
        """Return the requests of these orders, each order's oldest first; empty ones are absent."""
        sql = (
            "SELECT * FROM requests WHERE order_id IN (SELECT value FROM json_each(?))"
            " ORDER BY order_id, id"
        )
        wanted = json.dumps(sorted(set(order_ids)))

        def look(db: sqlite3.Connection) -> dict[int, list[Request]]:
            found: defaultdict[int, list[Request]] = defaultdict(list)
            for row in db.execute(sql, (wanted,)):
                found[row["order_id"]].append(_request(row))
            return dict(found)

        return await self._database.read(look)

    async def steps(self, request_id: int) -> list[Step]:
        """Return how a request came to where it stands, the first step first."""
        sql = "SELECT * FROM request_steps WHERE request_id = ? ORDER BY number"

        def look(db: sqlite3.Connection) -> list[Step]:
            rows = db.execute(sql, (request_id,))
            return [Step(time_of(row["at"]), Stand(row["stand"]), row["words"]) for row in rows]

        return await self._database.read(look)

    async def lost_refills(self, most: int) -> list[Request]:
        """Return refills of any account whose answer was lost, the last one asked for first."""

        def look(db: sqlite3.Connection) -> list[Request]:
            return [_request(row) for row in db.execute(_LOST, (most,))]

        return await self._database.read(look)

    async def settle_lost(self, ids: Iterable[int], turn: Turn, at: datetime) -> dict[int, Stand]:
        """Move those of these requests whose answer is still lost by what the operator declares.

        Return id → where it stands, for those that have moved on meanwhile: they are left so.
        """

        def work(db: sqlite3.Connection) -> dict[int, Stand]:
            otherwise: dict[int, Stand] = {}
            for number in ids:
                stand = _stand(db, number)
                if stand is Stand.UNKNOWN:
                    _turn(db, number, Ending(turn), at)
                else:
                    otherwise[number] = stand
            return otherwise

        return await self._database.write(work, first=True)

    async def due(self, account_id: int, now: datetime, most: int) -> list[Due]:
        """Return requests of an account that are due to be asked about, longest overdue first.

        One that was heard of later than it is now was timed by a clock that has been set back: it
        is due, as an order is, see `Tracking.due`.
        """
        ahead = (account_id, ms(now + JUMP), ms(now))

        def look(db: sqlite3.Connection) -> list[Due]:
            rows = db.execute(_DUE, (account_id, ms(now), most)).fetchall()
            if len(rows) < most:
                rows += db.execute(_AHEAD, (*ahead, most - len(rows))).fetchall()
            return [Due(_request(row), State(row["state"])) for row in rows]

        return await self._database.read(look)

    async def next_due(self, account_id: int) -> datetime | None:
        """Return when the next request of an account is due; None when none is followed."""
        sql = (
            "SELECT min(next_ask_at) FROM requests WHERE account_id = ? AND next_ask_at IS NOT NULL"
        )
        row = await self._database.read(lambda db: db.execute(sql, (account_id,)).fetchone())
        return maybe_time(row[0])

    async def recover(self, at: datetime) -> list[int]:
        """At start: what was being asked was cut short, its answer lost. Return its orders."""

        def work(db: sqlite3.Connection) -> list[int]:
            rows = db.execute("SELECT id, order_id FROM requests WHERE stand = 'asked'").fetchall()
            for row in rows:
                _turn(db, row["id"], Ending(Turn.LOSE, LOST_AT_END), at)
            return [int(row["order_id"]) for row in rows]

        return await self._database.write(work, first=True)

    async def orders_of(self, account_ids: Sequence[int], panel_ids: Sequence[str]) -> list[int]:
        """Return our ids of the orders that these accounts' panels know under these ids."""
        sql = (
            "SELECT id FROM orders WHERE account_id IN (SELECT value FROM json_each(?))"
            " AND panel_id IN (SELECT value FROM json_each(?)) AND panel_id <> '' ORDER BY id"
        )
        values = (json.dumps(list(account_ids)), json.dumps(list(panel_ids)))
        rows = await self._database.read(lambda db: db.execute(sql, values).fetchall())
        return [int(row[0]) for row in rows]


def _stand(db: sqlite3.Connection, number: int) -> Stand:
    row = db.execute("SELECT stand FROM requests WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise KeyError(number)
    return Stand(row["stand"])


def _turn(db: sqlite3.Connection, number: int, ending: Ending, at: datetime) -> None:
    after = turned(_stand(db, number), ending.turn)
    due = at if after in FOLLOWED else None
    db.execute(
        "UPDATE requests SET stand = ?, at = ?, heard_at = ?, words = ?,"
        " refill_id = iif(? = '', refill_id, ?), next_ask_at = ? WHERE id = ?",
        (
            after.value,
            ms(at),
            ms(at),
            ending.words[:MAX_WORDS],
            ending.refill_id,
            ending.refill_id,
            maybe_ms(due),
            number,
        ),
    )


def _request(row: sqlite3.Row) -> Request:
    return Request(
        id=row["id"],
        order_id=row["order_id"],
        deed=Deed(row["deed"]),
        asked_at=time_of(row["asked_at"]),
        stand=Stand(row["stand"]),
        at=time_of(row["at"]),
        words=row["words"],
        refill_id=row["refill_id"],
        heard=row["heard"],
    )
