"""The database file: opened with care, written by one thread, read by another.

WAL with synchronous=FULL: a commit is on the disk before the next byte leaves (measured: an
fdatasync before the next sendto). A transaction says BEGIN IMMEDIATE and COMMIT itself.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Self, TypeVar

from xpanel_desktop.store.migrate import migrate, refuse_newer
from xpanel_desktop.store.trouble import DatabaseCorrupt, DatabaseReadOnly
from xpanel_desktop.store.worker import Worker

T = TypeVar("T")
BUSY_MS = 5000
_CORRUPT = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_READ_ONLY = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)


class Database:
    """One file, one writing and one reading connection, each on its thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writer = Worker("store-writer", lambda: _open_to_write(path))
        self._reader = Worker("store-reader", lambda: _connect(path, "PRAGMA query_only=ON"))

    @classmethod
    async def open(cls, path: Path) -> Self:
        """Open or make the file and bring it up to date.

        Raises DatabaseNewer, DatabaseCorrupt or DatabaseReadOnly; the file stays as it is then.
        """
        database = cls(path)
        try:
            await database._writer.start()
            await database._reader.start()
        except BaseException:
            await database.close()
            raise
        return database

    async def write(self, work: Callable[[sqlite3.Connection], T], *, first: bool = False) -> T:
        """Run `work` in one transaction, durable when this returns; undone when it raises.

        `first` lets it go before everything that waits: the journal's right.
        """
        return await self._writer.run(
            lambda connection: _in_transaction(connection, work), first=first
        )

    async def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run `work` on the connection that can only read."""
        return await self._reader.run(work)

    async def faults(self) -> list[str]:
        """Check the whole file and return what is wrong with it; empty when nothing is."""

        def look(connection: sqlite3.Connection) -> list[str]:
            try:
                told = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
            except sqlite3.DatabaseError as error:  # so damaged that the check itself gives up
                return [str(error)]
            return [] if told == ["ok"] else told

        return await self._reader.run(look)

    async def close(self) -> None:
        """Finish what waits and close both connections."""
        await self._reader.close()
        await self._writer.close()


def _connect(path: Path, *pragmas: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=True)
    connection.row_factory = sqlite3.Row
    for pragma in (f"PRAGMA busy_timeout={BUSY_MS}", "PRAGMA foreign_keys=ON", *pragmas):
        connection.execute(pragma)
    return connection


def _open_to_write(path: Path) -> sqlite3.Connection:
    connection: sqlite3.Connection | None = None
    try:
        connection = _connect(path)
        refuse_newer(connection, path)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "fullfsync=ON"):
            connection.execute(f"PRAGMA {pragma}")
        _try_to_write(connection)
        migrate(connection, path)
    except sqlite3.DatabaseError as error:
        if connection is not None:
            connection.close()
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _CORRUPT:
            raise DatabaseCorrupt(path) from error
        if code in _READ_ONLY:
            raise DatabaseReadOnly(path) from error
        raise
    except BaseException:
        if connection is not None:
            connection.close()
        raise
    return connection


def _try_to_write(connection: sqlite3.Connection) -> None:
    """Write nothing of note, so that a file that cannot be written is known at the start."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(f"PRAGMA user_version={version:d}")
    finally:
        connection.execute("COMMIT")


def _in_transaction(connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], T]) -> T:
    connection.execute("BEGIN IMMEDIATE")
    try:
        result = work(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return result
