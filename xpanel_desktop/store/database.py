"""The database file: opened with care, written by one thread, read by another.

WAL with synchronous=FULL: a commit is on the disk before the next byte leaves (measured: an
fdatasync before the next sendto). A transaction says BEGIN IMMEDIATE and COMMIT itself.
"""

import asyncio
import contextlib
import logging
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Self, TypeVar

from xpanel_desktop.domain.doubt import Why
from xpanel_desktop.store.evidence import Evidence, seal
from xpanel_desktop.store.migrate import migrate, refuse_newer
from xpanel_desktop.store.trouble import DatabaseCorrupt, DatabaseReadOnly
from xpanel_desktop.store.worker import Outcome, Work, Worker, apart, outcome_of

T = TypeVar("T")
BUSY_MS = 5000
CHECKPOINT = 1000
"""Pages in the log after which SQLite moves them into the file, once that was checked."""
_PRAGMAS = (
    "wal_autocheckpoint=0",  # until the file was compared with its seal: see `evidence`
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",
    "journal_size_limit=0",  # no old frames behind a commit: see `wal_check`; 0.2 ms each
)
_READING = ("PRAGMA query_only=ON", "PRAGMA cache_size=-256")
"""KiB of pages that a connection keeps. SQLite's own 2,000 are filled by a look at a million orders
and save no time: jumps, searches and counts take as long with these (measured)."""
_WRITING = ("PRAGMA cache_size=-256", "PRAGMA cache_spill=8191")
"""The same for the writer; a transaction may change 32 MB before any of it is spilled into the log,
where a kill would leave it to be taken for damage: see `wal_check`. A catalogue of 15,000 services
with their descriptions changes 9 MB. SQLite takes a multiple of 256 pages for a "never" (measured).
"""
_CORRUPT = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_READ_ONLY = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)
_logger = logging.getLogger(__name__)


class Database:
    """One file; a writing, a reading and a counting connection, each on its thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._evidence: Evidence | None = None
        self._checked = False
        self._apart: set[asyncio.Future[Any]] = set()
        self._slow: set[sqlite3.Connection] = set()
        self._closing = False
        self._writer = Worker("store-writer", self._open, _in_one_transaction)
        self._reader = Worker("store-reader", lambda: _connect(path, *_READING))
        self._surveyor = Worker("store-survey", lambda: _connect(path, *_READING))
        self._surveying = False

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

        `first` lets it go before everything that waits: the journal's right. What goes first at
        the same time shares one transaction; there it is undone alone when it raises.
        """
        if first:
            return await self._writer.run(work, first=True)
        return await self._writer.run(lambda connection: _in_transaction(connection, work))

    async def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run `work` on the connection that can only read; all of it sees the same moment."""
        return await self._reader.run(lambda connection: _at_one_moment(connection, work))

    async def apart(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run slow reading work on a thread and a connection of its own: nobody waits behind it.

        Closing interrupts it (sqlite3.OperationalError); work that SQLite does not do asks
        `is_closing`.
        """

        def run() -> T:
            with contextlib.closing(_connect(self.path, *_READING)) as connection:
                self._slow.add(connection)
                try:
                    if self._closing:
                        raise sqlite3.OperationalError("interrupted")
                    return work(connection)
                finally:
                    self._slow.discard(connection)

        running = asyncio.ensure_future(asyncio.to_thread(run))
        self._apart.add(running)
        running.add_done_callback(self._ended)
        return await asyncio.shield(running)

    def _ended(self, running: asyncio.Future[Any]) -> None:
        """Let go of work whose asker may be gone: then nobody hears that it was interrupted."""
        self._apart.discard(running)
        if not running.cancelled():
            running.exception()

    def is_closing(self) -> bool:
        """Tell whether it is being closed; asked from any thread."""
        return self._closing

    async def check(self) -> tuple[Why, str] | None:
        """Look at the files as they were found, then check all of the database; None: all is well.

        Slow, on a thread of its own. From then on the log is written into the file as usual, and
        closing seals it.
        """

        def look(connection: sqlite3.Connection) -> tuple[Why, str] | None:
            odd = self._evidence.found(self.is_closing) if self._evidence else None
            if self._closing:  # an interrupt between two statements is heard by none
                raise sqlite3.OperationalError("interrupted")
            faults = _integrity(connection)
            if faults:
                return Why.DAMAGED, "\n".join(faults)
            return (odd, "") if odd else None

        found = await self.apart(look)
        if found is None and self._evidence is not None:
            self._evidence.forget_log()
        await self._writer.run(
            lambda connection: connection.execute(f"PRAGMA wal_autocheckpoint={CHECKPOINT:d}")
        )
        self._checked = True
        return found

    @property
    def log_as_found(self) -> bytes:
        """The log of the last writes as it lay there before the opening; empty once found fine."""
        return self._evidence.log if self._evidence else b""

    async def survey(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run `work` on a second connection that can only read: counts that nothing waits for."""
        if not self._surveying:
            self._surveying = True
            await self._surveyor.start()
        return await self._surveyor.run(lambda connection: _at_one_moment(connection, work))

    async def faults(self) -> list[str]:
        """Check the whole file and return what is wrong with it; empty when nothing is."""
        return await self.apart(_integrity)

    async def close(self) -> None:
        """Finish what waits, close the connections and seal the file, if it was checked."""
        self._closing = True
        for connection in tuple(self._slow):
            connection.interrupt()
        if self._apart:
            await asyncio.wait(tuple(self._apart))
        await self._surveyor.close()
        await self._reader.close()
        await self._writer.close()
        if self._evidence is not None:
            self._evidence.close()
            self._evidence = None
            if self._checked:
                await asyncio.to_thread(self._seal)

    def _seal(self) -> None:
        try:
            seal(self.path)
        except OSError:
            _logger.exception("the database is not sealed")

    def _open(self) -> sqlite3.Connection:
        """Open it on the writer's thread, with what lay beside it read first."""
        try:
            self._evidence = Evidence(self.path)
        except OSError as error:
            raise DatabaseReadOnly(self.path, str(error)) from error
        connection = _open_to_write(self.path, self._evidence)
        for pragma in _WRITING:
            connection.execute(pragma)
        self._evidence.use()
        return connection


def _integrity(connection: sqlite3.Connection) -> list[str]:
    """Return what is wrong with the file.

    integrity_check and not quick_check: only the former compares every index with its table, and
    what is sent, what was cut short and which ids are taken are all read by an index.
    """
    try:
        told = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
            raise
        return [str(error)]  # so damaged that the check itself gives up
    return [] if told == ["ok"] else told


def _connect(path: Path, *pragmas: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=True)
    connection.row_factory = sqlite3.Row
    for pragma in (f"PRAGMA busy_timeout={BUSY_MS}", "PRAGMA foreign_keys=ON", *pragmas):
        connection.execute(pragma)
    return connection


def _open_to_write(path: Path, evidence: Evidence) -> sqlite3.Connection:
    connection: sqlite3.Connection | None = None
    try:
        connection = _connect(path)
        refuse_newer(connection, path)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        _try_to_write(connection, evidence)
        migrate(connection, path)
    except UnicodeDecodeError as error:  # SQLite's own words quote what is damaged
        if connection is not None:
            connection.close()
        raise DatabaseCorrupt(path, str(error)) from error
    except sqlite3.DatabaseError as error:
        if connection is not None:
            connection.close()
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _CORRUPT:
            raise DatabaseCorrupt(path, str(error)) from error
        if code in _READ_ONLY:
            raise DatabaseReadOnly(path) from error
        raise
    except BaseException:
        if connection is not None:
            connection.close()
        raise
    return connection


def _try_to_write(connection: sqlite3.Connection, evidence: Evidence) -> None:
    """Write nothing of note, so that a file that cannot be written is known at the start."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute("BEGIN IMMEDIATE")
    try:
        evidence.trim()
        connection.execute(f"PRAGMA user_version={version:d}")
    finally:
        connection.execute("COMMIT")


def _at_one_moment(connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], T]) -> T:
    """Run reading work in one transaction: else an order that moves meanwhile is seen nowhere."""
    connection.execute("BEGIN")
    try:
        return work(connection)
    finally:
        if connection.in_transaction:
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


def _in_one_transaction(connection: sqlite3.Connection, works: Sequence[Work]) -> Sequence[Outcome]:
    """Do the works in one transaction, so that they share its way to the disk.

    What raises is undone alone. Where SQLite itself ends the transaction, or the commit fails, none
    of them is kept, and each that had done its part is told so.
    """
    if len(works) == 1:
        return apart(connection, [lambda db: _in_transaction(db, works[0])])
    outcomes: list[Outcome] = []

    def work(db: sqlite3.Connection) -> None:
        for one in works:
            db.execute("SAVEPOINT one")
            outcome = outcome_of(db, one)
            if outcome[1] is not None:
                if not db.in_transaction:
                    raise outcome[1]
                db.execute("ROLLBACK TO one")
            db.execute("RELEASE one")
            outcomes.append(outcome)

    ((_, error),) = apart(connection, [lambda db: _in_transaction(db, work)])
    if error is None:
        return outcomes
    outcomes += [(None, None)] * (len(works) - len(outcomes))
    return [(None, own or error) for _, own in outcomes]
