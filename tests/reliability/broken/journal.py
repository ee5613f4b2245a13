"""Mutants of the journal and the database under it."""

import sqlite3
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from xpanel_desktop.store import database
from xpanel_desktop.store.columns import ms, to_json
from xpanel_desktop.store.evidence import Evidence
from xpanel_desktop.store.journal import Journal


def resend() -> None:
    async def recover(self: Journal, at: datetime, _account: object = None) -> list[int]:
        def work(db: sqlite3.Connection) -> list[int]:
            db.execute("UPDATE attempts SET ended_at = 0, ending = 'unsent' WHERE ended_at IS NULL")
            db.execute("UPDATE orders SET state = 'queued' WHERE state = 'sending'")
            return []

        return await self._database.write(work)

    Journal.recover = recover  # type: ignore[method-assign]


def leave_what_was_cut_short() -> None:
    async def recover(self: Journal, at: datetime, _account: object = None) -> list[int]:
        return []

    Journal.recover = recover  # type: ignore[method-assign]


def refuse_what_was_cut_short() -> None:
    async def recover(self: Journal, at: datetime, _account: object = None) -> list[int]:
        def work(db: sqlite3.Connection) -> list[int]:
            db.execute("UPDATE attempts SET ended_at = 0, ending='refused' WHERE ended_at IS NULL")
            db.execute("UPDATE orders SET state = 'refused' WHERE state = 'sending'")
            return []

        return await self._database.write(work)

    Journal.recover = recover  # type: ignore[method-assign]


def _opened(then: Callable[[sqlite3.Connection], object]) -> None:
    true = database._open_to_write

    def open_to_write(path: Path, evidence: Evidence) -> sqlite3.Connection:
        connection = true(path, evidence)
        then(connection)
        return connection

    database._open_to_write = open_to_write


def sync_normal() -> None:
    _opened(lambda db: db.execute("PRAGMA synchronous=NORMAL"))


def sync_off() -> None:
    _opened(lambda db: db.execute("PRAGMA synchronous=OFF"))


def intent_without_commit() -> None:
    true = database._in_transaction

    def run(db: sqlite3.Connection, work: Any) -> Any:
        if not work.__qualname__.startswith("Journal.begin."):
            if db.in_transaction:
                db.execute("COMMIT")
            return true(db, work)
        if not db.in_transaction:
            db.execute("BEGIN IMMEDIATE")
        return work(db)

    database._in_transaction = run


def _begin_anyhow() -> None:
    async def begin(
        self: Journal, order_id: int, at: datetime, request: Mapping[str, str], **_taken: object
    ) -> int:
        def work(db: sqlite3.Connection) -> int:
            (number,) = db.execute(
                "UPDATE orders SET state = 'sending', sent_at = ?, attempts = attempts + 1"
                " WHERE id = ? RETURNING attempts",
                (ms(at), order_id),
            ).fetchone()
            db.execute(
                "INSERT INTO attempts (order_id, number, started_at, request) VALUES (?, ?, ?, ?)",
                (order_id, number, ms(at), to_json(request)),
            )
            return int(number)

        return await self._database.write(work, first=True)

    Journal.begin = begin  # type: ignore[method-assign]


def no_compare_and_set() -> None:
    _begin_anyhow()


def no_compare_and_set_no_trigger() -> None:
    _begin_anyhow()

    def drop(db: sqlite3.Connection) -> None:
        for name in ("orders_sending", "orders_move"):
            db.execute(f"DROP TRIGGER IF EXISTS {name}")

    _opened(drop)


def ids_need_not_differ() -> None:
    _opened(lambda db: db.execute("DROP INDEX IF EXISTS orders_panel_id"))
