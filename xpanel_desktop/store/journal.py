"""The journal of sending: the intent before the first byte, the ending after the answer.

`begin` is awaited in the send hook. Its transaction is durable (WAL, synchronous=FULL) when it
returns, and it goes before everything else that waits for the writer.
"""

import sqlite3
from collections.abc import Mapping
from datetime import datetime

from xpanel_desktop.domain.evidence import Choice, Decision, Verdict
from xpanel_desktop.domain.order import Ending, Order
from xpanel_desktop.domain.state import Event, State, move
from xpanel_desktop.store.cases import keep
from xpanel_desktop.store.columns import ms, to_json
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.queue import FREE
from xpanel_desktop.store.rows import fetch

_LEAVE = (
    "UPDATE orders SET state = 'sending', sent_at = ?, attempts = attempts + 1, problem = ''"  # noqa: S608
    f" WHERE id = ? AND {FREE} RETURNING attempts"
)
MAX_ANSWER = 64_000
"""Characters of a raw answer that are kept as evidence."""


class NotQueued(Exception):
    """The order is not in the queue (any more) as it was taken from it, so it is not sent."""

    def __init__(self, order_id: int) -> None:
        super().__init__(f"order {order_id} is not queued as it was taken")
        self.order_id = order_id


class IdHeld(Exception):
    """Another order of the account already bears this panel id."""

    def __init__(self, panel_id: str) -> None:
        super().__init__(f"the id {panel_id} is held by another order")
        self.panel_id = panel_id


class Journal:
    """What was about to be sent, what was, and what came of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(
        self,
        order_id: int,
        at: datetime,
        request: Mapping[str, str],
        *,
        taken: Order | None = None,
    ) -> int:
        """Write the intent: QUEUED → SENDING and an open attempt. Return the attempt's number.

        Raises NotQueued when the order is not free to go, or not what was `taken` from the queue
        and `request` was made of: it was written anew meanwhile. Then nothing may be sent.
        """
        wire = to_json(request)

        def work(db: sqlite3.Connection) -> int:
            if taken is not None and not _is_as_taken(fetch(db, order_id), taken):
                raise NotQueued(order_id)
            row = db.execute(_LEAVE, (ms(at), order_id)).fetchone()
            if row is None:
                raise NotQueued(order_id)
            number = int(row[0])
            db.execute(
                "INSERT INTO attempts (order_id, number, started_at, request) VALUES (?, ?, ?, ?)",
                (order_id, number, ms(at), wire),
            )
            return number

        return await self._database.write(work, first=True)

    async def end(
        self,
        order_id: int,
        number: int,
        at: datetime,
        ending: Ending,
        *,
        event: Event,
        panel_id: str = "",
        reason: str = "",
        http_status: int | None = None,
        answer: str = "",
    ) -> Order:
        """End the attempt and move its order by `event`, in one transaction.

        Raises IdHeld when another order of the account has `panel_id`: then nothing is written.
        """
        told = (ms(at), ending.value, reason, http_status, answer[:MAX_ANSWER], order_id, number)

        def work(db: sqlite3.Connection) -> Order:
            order = _go(db, order_id, event, at, panel_id, reason)
            done = db.execute(
                "UPDATE attempts SET ended_at = ?, ending = ?, reason = ?, http_status = ?,"
                " answer = ? WHERE order_id = ? AND number = ?",
                told,
            )
            assert done.rowcount == 1, "an attempt that ends has begun"
            return order

        return await self._database.write(work, first=True)

    async def decide(
        self,
        order_id: int,
        event: Event,
        at: datetime,
        panel_id: str = "",
        shown: Verdict | None = None,
    ) -> Order:
        """Move an UNKNOWN order by a human's decision, and keep it with the verdict `shown`.

        Raises IdHeld, IllegalMove: then nothing is written.
        """
        choice = Choice.ATTACHED if event is Event.ATTACH else Choice.NOT_PLACED

        def work(db: sqlite3.Connection) -> Order:
            order = _go(db, order_id, event, at, panel_id, reason="")
            keep(db, order_id, at, Decision(choice, shown, panel_id))
            return order

        return await self._database.write(work)

    async def unknowns(self, account_id: int) -> int:
        """Return how many orders of an account are unknown."""
        sql = "SELECT sum(orders) FROM counts WHERE account_id = ? AND state = 'unknown'"
        row = await self._database.read(lambda db: db.execute(sql, (account_id,)).fetchone())
        return int(row[0] or 0)

    async def recover(self, at: datetime, account_id: int | None = None) -> list[int]:
        """Make UNKNOWN what is SENDING: at a start it was cut short. Return these orders.

        Of all accounts when the program starts, of one when that starts anew: nothing of it may be
        on its way.
        """
        reason = "the program ended while it was being sent"
        if account_id is not None:
            reason = "its answer could not be written down before the account was started anew"

        def work(db: sqlite3.Connection) -> list[int]:
            rows = db.execute(
                "SELECT id FROM orders WHERE state = 'sending'"
                " AND account_id = ifnull(?, account_id) ORDER BY id",
                (account_id,),
            ).fetchall()
            ids = [int(row[0]) for row in rows]
            for one in ids:
                _go(db, one, Event.LOSE, at, "", reason)
                db.execute(
                    "UPDATE attempts SET ended_at = ?, ending = ?, reason = ?"
                    " WHERE order_id = ? AND ended_at IS NULL",
                    (ms(at), Ending.UNKNOWN.value, reason, one),
                )
            return ids

        return await self._database.write(work, first=True)


def _is_as_taken(now: Order | None, taken: Order) -> bool:
    """Tell whether an order still says what it said, and when, as it was taken from the queue."""
    return now is not None and (
        (now.ticket, now.rate, now.expected_charge, now.queued_at, now.not_before)
        == (taken.ticket, taken.rate, taken.expected_charge, taken.queued_at, taken.not_before)
    )


def _go(
    db: sqlite3.Connection, order_id: int, event: Event, at: datetime, panel_id: str, reason: str
) -> Order:
    """Move an order by the table; one that is accepted is due to be asked about at once."""
    before = fetch(db, order_id)
    if before is None:
        raise KeyError(order_id)
    after = move(before.state, event)
    due = ms(at) if after is State.PENDING else None
    try:
        db.execute(
            "UPDATE orders SET state = ?, panel_id = ?, next_ask_at = ?, problem = ?, moved_at = ?,"
            " found_by = found_by || char(10) || ? WHERE id = ?",
            (after.value, panel_id, due, reason, ms(at), panel_id.lower(), order_id),
        )
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_UNIQUE:
            raise IdHeld(panel_id) from error
        raise
    order = fetch(db, order_id)
    assert order is not None
    return order
