"""Imports line by line: a line becomes an order once, whatever is cut short in between."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from xpanel_desktop.domain.bulk import Row
from xpanel_desktop.domain.importing import Import, Kept
from xpanel_desktop.domain.order import NewOrder
from xpanel_desktop.domain.state import State
from xpanel_desktop.store.columns import ms, time_of
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.rows import columns_of, insert

_SUMMARY = (
    "SELECT imports.*, (SELECT count(*) FROM import_lines WHERE import_id = imports.id"
    " AND order_id IS NOT NULL) AS queued FROM imports"
)


class Imports:
    """What was pasted or read from files. Every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(
        self,
        account_id: int,
        name: str,
        digest: str,
        columns: Sequence[str],
        rows: Sequence[Row],
        at: datetime,
    ) -> int:
        """Keep an import with all its lines; return its id."""

        def work(db: sqlite3.Connection) -> int:
            values = (account_id, name, digest, json.dumps(list(columns)), ms(at), len(rows))
            sql = (
                "INSERT INTO imports (account_id, name, digest, columns, at, lines)"
                " VALUES (?, ?, ?, ?, ?, ?)"
            )
            number = db.execute(sql, values).lastrowid
            assert number is not None
            lines = ((number, row.number, _packed(row.cells)) for row in rows)
            db.executemany(
                "INSERT INTO import_lines (import_id, number, cells) VALUES (?, ?, ?)", lines
            )
            return number

        return await self._database.write(work)

    async def get(self, import_id: int) -> Import | None:
        """Return an import, None when it was discarded."""
        found = await self._summaries("WHERE id = ?", (import_id,))
        return found[0] if found else None

    async def alike(self, digest: str) -> list[Import]:
        """Return the imports of the very same text, the newest first."""
        return await self._summaries("WHERE digest = ? ORDER BY id DESC", (digest,))

    async def open_ones(self) -> list[Import]:
        """Return the imports of which lines are left, the newest first."""
        left = (
            "WHERE EXISTS (SELECT 1 FROM import_lines WHERE import_id = imports.id"
            " AND order_id IS NULL) ORDER BY id DESC"
        )
        return await self._summaries(left, ())

    async def lines(self, import_id: int) -> list[Kept]:
        """Return every line of an import, in order."""
        sql = "SELECT number, cells, order_id FROM import_lines WHERE import_id = ? ORDER BY number"

        def look(db: sqlite3.Connection) -> list[Kept]:
            rows = db.execute(sql, (import_id,))
            return [Kept(int(row[0]), tuple(json.loads(row[1])), row[2]) for row in rows]

        return await self._database.read(look)

    async def put_right(self, import_id: int, number: int, cells: Sequence[str]) -> bool:
        """Change the cells of a line; False when it has become an order already."""
        sql = (
            "UPDATE import_lines SET cells = ? WHERE import_id = ? AND number = ?"
            " AND order_id IS NULL"
        )
        values = (_packed(cells), import_id, number)
        return await self._database.write(lambda db: db.execute(sql, values).rowcount > 0)

    async def set_columns(self, import_id: int, columns: Sequence[str]) -> None:
        """Change what the columns mean."""
        sql = "UPDATE imports SET columns = ? WHERE id = ?"
        values = (json.dumps(list(columns)), import_id)
        await self._database.write(lambda db: db.execute(sql, values).rowcount)

    async def queue(
        self, import_id: int, orders: Mapping[int, NewOrder], at: datetime, *, asks: bool
    ) -> list[int]:
        """Queue orders by the number of their line, all in one transaction; return their ids.

        A line that has become an order before is passed over, so that nothing is queued twice.
        With `asks` they wait in the queue for the operator's word.
        """

        def work(db: sqlite3.Connection) -> list[int]:
            place = int(db.execute("SELECT coalesce(max(place), 0) FROM orders").fetchone()[0])
            place = max(place, ms(at))
            made: list[int] = []
            for number in sorted(orders):
                if _is_open(db, import_id, number):
                    place += 1
                    columns = columns_of(orders[number]) | {
                        "state": State.QUEUED.value,
                        "created_at": ms(at),
                        "queued_at": ms(at),
                        "place": place,
                        "asks": int(asks),
                    }
                    made.append(insert(db, columns))
                    db.execute(
                        "UPDATE import_lines SET order_id = ? WHERE import_id = ? AND number = ?",
                        (made[-1], import_id, number),
                    )
            return made

        return await self._database.write(work)

    async def discard(self, import_id: int) -> None:
        """Forget an import; the orders that came of it stay."""
        sql = "DELETE FROM imports WHERE id = ?"
        await self._database.write(lambda db: db.execute(sql, (import_id,)).rowcount)

    async def _summaries(self, condition: str, values: tuple[object, ...]) -> list[Import]:
        def look(db: sqlite3.Connection) -> list[Import]:
            return [_import_of(row) for row in db.execute(f"{_SUMMARY} {condition}", values)]

        return await self._database.read(look)


def _packed(cells: Iterable[str]) -> str:
    return json.dumps(list(cells), ensure_ascii=False)


def _import_of(row: sqlite3.Row) -> Import:
    return Import(
        id=row["id"],
        account_id=row["account_id"],
        name=row["name"],
        digest=row["digest"],
        columns=tuple(json.loads(row["columns"])),
        at=time_of(row["at"]),
        lines=row["lines"],
        queued=row["queued"],
    )


def _is_open(db: sqlite3.Connection, import_id: int, number: int) -> bool:
    sql = "SELECT order_id FROM import_lines WHERE import_id = ? AND number = ?"
    row = db.execute(sql, (import_id, number)).fetchone()
    return row is not None and row[0] is None
