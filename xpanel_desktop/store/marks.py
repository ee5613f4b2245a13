"""What is known of services beside the catalogue: favourites, recents, what changed when."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime, timedelta

from xpanel_desktop.domain.catalogue_changes import ServiceChange, What
from xpanel_desktop.domain.service_filter import Marks
from xpanel_desktop.store.columns import ms, time_of
from xpanel_desktop.store.database import Database

RECENTS = 50
KEPT = timedelta(days=180)
"""How long a change is kept."""


class MarkRows:
    """Favourites, recents (kept by a trigger on the orders' queueing) and changes of services."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def load(self, account_id: int, seen: datetime | None) -> Marks:
        """Return an account's marks; of changes those told of after `seen`, None: all."""
        since = -1 if seen is None else ms(seen)

        def work(db: sqlite3.Connection) -> Marks:
            liked = db.execute(
                "SELECT service_id FROM favourites WHERE account_id = ?", (account_id,)
            )
            favourites = frozenset(str(row[0]) for row in liked)
            last = db.execute(
                "SELECT service_id FROM recents WHERE account_id = ?"
                " ORDER BY at DESC, service_id LIMIT ?",
                (account_id, RECENTS),
            )
            recents = tuple(str(row[0]) for row in last)
            changed: dict[str, frozenset[What]] = {}
            told = db.execute(
                "SELECT service_id, what FROM service_changes WHERE account_id = ? AND at > ?",
                (account_id, since),
            )
            for name, what in told:
                changed[name] = changed.get(name, frozenset()) | {What(what)}
            return Marks(favourites, recents, changed)

        return await self._database.read(work)

    async def favour(self, account_id: int, service_id: str, at: datetime, *, on: bool) -> None:
        """Make a service a favourite, or no longer."""
        if on:
            sql = "INSERT OR IGNORE INTO favourites VALUES (?, ?, ?)"
            values: tuple[object, ...] = (account_id, service_id, ms(at))
        else:
            sql = "DELETE FROM favourites WHERE account_id = ? AND service_id = ?"
            values = (account_id, service_id)
        await self._database.write(lambda db: db.execute(sql, values).rowcount)

    async def feed(self, account_id: int, most: int) -> list[ServiceChange]:
        """Return the last changes, newest first, at most `most`."""
        sql = "SELECT * FROM service_changes WHERE account_id = ? ORDER BY at DESC, id LIMIT ?"
        rows = await self._database.read(lambda db: db.execute(sql, (account_id, most)).fetchall())
        return [_change(row) for row in rows]


def note_changes(
    db: sqlite3.Connection, account_id: int, changes: Iterable[ServiceChange], at: datetime
) -> None:
    """Write what changed and drop what is too old, inside the transaction of the catalogue."""
    old = (account_id, ms(at - KEPT))
    db.execute("DELETE FROM service_changes WHERE account_id = ? AND at < ?", old)
    db.executemany(
        "INSERT INTO service_changes (account_id, at, service_id, name, what, before, after)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (account_id, ms(at), one.service_id, one.name, one.what.value, one.before, one.after)
            for one in changes
        ),
    )


def _change(row: sqlite3.Row) -> ServiceChange:
    return ServiceChange(
        row["service_id"],
        row["name"],
        What(row["what"]),
        row["before"],
        row["after"],
        time_of(row["at"]),
    )
