"""Drafts and the queue: what the operator writes, and every move that is the operator's."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime

from xpanel_desktop.domain.checks import kept
from xpanel_desktop.domain.drift import drifted
from xpanel_desktop.domain.order import NewOrder, Order
from xpanel_desktop.domain.service import Service
from xpanel_desktop.domain.state import DELETABLE, MOVES, Event, IllegalMove, State
from xpanel_desktop.domain.tags import Tags, tidy
from xpanel_desktop.store.columns import ms
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.rows import ORDER, columns_of, fetch, found_by, insert, order_of

OPERATORS = frozenset({Event.QUEUE, Event.HOLD, Event.RESUME, Event.EDIT})
"""The moves that are made here; sending and its endings are the journal's."""


class NotDraft(Exception):
    """The order is no draft (any more), so its content is not changed."""

    def __init__(self, order_id: int) -> None:
        super().__init__(f"order {order_id} is no draft")
        self.order_id = order_id


class Drafts:
    """Writes drafts and moves orders by the operator's word. Every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def save(self, new: NewOrder, at: datetime, order_id: int | None = None) -> Order:
        """Store a new draft, or new content for the draft `order_id`. Raise NotDraft."""
        return await self._database.write(lambda db: _save(db, new, at, order_id))

    async def save_and_queue(
        self,
        new: NewOrder,
        at: datetime,
        order_id: int | None = None,
        *,
        asks: bool = False,
    ) -> Order:
        """Store as `save` does and queue it, in one transaction. Raise NotDraft."""

        def work(db: sqlite3.Connection) -> Order:
            saved = _save(db, new, at, order_id)
            move_all(db, [saved.id], Event.QUEUE, at, asks=asks)
            return _there(db, saved.id)

        return await self._database.write(work)

    async def queue(self, ids: Iterable[int], at: datetime, *, asks: bool = False) -> list[int]:
        """Queue drafts and refused orders; return those that moved."""
        return await self.move(ids, Event.QUEUE, at, asks=asks)

    async def move(
        self,
        ids: Iterable[int],
        event: Event,
        at: datetime,
        problem: str = "",
        *,
        asks: bool = False,
    ) -> list[int]:
        """Let `event` happen to those of `ids` that it can happen to; return these.

        Raises IllegalMove for an event that is not the operator's to make here.
        """
        if event not in OPERATORS:
            raise IllegalMove(f"{event} is not made by hand")
        wanted = list(ids)
        return await self._database.write(
            lambda db: move_all(db, wanted, event, at, problem, asks=asks)
        )

    async def tag(self, order_id: int, tags: Tags) -> Order:
        """Write the operator's words on an order in any state; when it goes stays as it is.

        Raises KeyError when there is no such order.
        """
        return await self._database.write(lambda db: _tag(db, order_id, tags))

    async def parents(self, ids: Iterable[int]) -> list[int]:
        """Return the orders that those of `ids` were made from."""
        sql = (
            "SELECT DISTINCT parent_id FROM orders"
            " WHERE id IN (SELECT value FROM json_each(?)) AND parent_id IS NOT NULL"
        )
        wanted = json.dumps(list(ids))
        return await self._database.read(
            lambda db: [int(one) for (one,) in db.execute(sql, (wanted,))]
        )

    async def delete(self, ids: Iterable[int], among: frozenset[State] = DELETABLE) -> list[int]:
        """Delete those of `ids` that surely were never accepted and are in one of the states."""
        wanted = list(ids)
        states = [state.value for state in among & DELETABLE]
        marks = ", ".join("?" * len(states))
        sql = f"DELETE FROM orders WHERE id = ? AND panel_id = '' AND state IN ({marks})"  # noqa: S608 - marks only

        def work(db: sqlite3.Connection) -> list[int]:
            return [one for one in wanted if db.execute(sql, (one, *states)).rowcount]

        return await self._database.write(work)


def _tag(db: sqlite3.Connection, order_id: int, tags: Tags) -> Order:
    order = fetch(db, order_id)
    if order is None:
        raise KeyError(order_id)
    words = tidy(tags)
    values = {
        "id": order_id,
        "label": words.label,
        "customer": words.customer,
        "note": words.note,
        "colour": words.colour,
        "found_by": found_by(order.ticket, order.service_name, words, order.panel_id),
    }
    db.execute(
        "UPDATE orders SET label = :label, customer = :customer, note = :note, colour = :colour,"
        " found_by = :found_by WHERE id = :id",
        values,
    )
    return _there(db, order_id)


def move_all(
    db: sqlite3.Connection,
    ids: Iterable[int],
    event: Event,
    at: datetime,
    problem: str = "",
    *,
    asks: bool = False,
) -> list[int]:
    """Compare and set by the table of moves, inside a transaction; return those that moved.

    What is queued anew goes to the end of the line; what was held comes back to its place. With
    `asks` it waits there for the operator's word: nothing could be sent when it was queued.
    """
    targets = [(before, after) for (before, on), after in MOVES.items() if on is event]
    sql = (
        "UPDATE orders SET state = :after, problem = :problem, asks = :asks,"
        " queued_at = coalesce(:queued, queued_at), place = coalesce("
        " max(:queued, coalesce((SELECT max(place) FROM orders), 0) + 1), place)"
        " WHERE id = :id AND state = :before"
    )
    shared = {
        "problem": problem,
        "queued": ms(at) if event is Event.QUEUE else None,
        "asks": int(asks and event in (Event.QUEUE, Event.RESUME)),
    }
    moved: list[int] = []
    for one in ids:
        for before, after in targets:
            values = {"id": one, "before": before.value, "after": after.value}
            if db.execute(sql, {**values, **shared}).rowcount:
                moved.append(one)
                break
    return moved


def review(db: sqlite3.Connection, account_id: int, services: Mapping[str, Service]) -> list[int]:
    """Note on each draft what a new catalogue moved under it, inside a transaction.

    Return the drafts whose note is another now. Saving or queueing a draft takes its note away.
    """
    sql = f"SELECT {ORDER} FROM orders WHERE account_id = ? AND state = 'draft'"  # noqa: S608 - our own names
    noted: list[int] = []
    for row in db.execute(sql, (account_id,)).fetchall():
        draft = order_of(row)
        problem = drifted(draft, services.get(draft.ticket.service_id))
        told = kept(problem) if problem else ""
        if told != draft.problem:
            db.execute("UPDATE orders SET problem = ? WHERE id = ?", (told, draft.id))
            noted.append(draft.id)
    return noted


def _save(db: sqlite3.Connection, new: NewOrder, at: datetime, order_id: int | None) -> Order:
    columns = columns_of(new)
    if order_id is None:
        columns |= {"state": State.DRAFT.value, "created_at": ms(at)}
        return _there(db, insert(db, columns))
    pairs = ", ".join(f"{name} = :{name}" for name in columns)
    sql = f"UPDATE orders SET {pairs}, problem = '' WHERE id = :id AND state = 'draft'"  # noqa: S608 - our own names
    if not db.execute(sql, {**columns, "id": order_id}).rowcount:
        raise NotDraft(order_id)
    return _there(db, order_id)


def _there(db: sqlite3.Connection, order_id: int) -> Order:
    order = fetch(db, order_id)
    assert order is not None, "it was written in this transaction"
    return order
