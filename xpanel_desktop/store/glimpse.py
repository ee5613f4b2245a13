"""A glimpse of what the program ended with, for the first paint: before the store is opened.

A file that was closed in order has no log: SQLite is told that it cannot change, and touches
nothing beside it. One that a kill left has its log read as well, if nobody holds the folder and the
log's checksums are sound; SQLite then writes its index of the log, and neither log nor file.
Whatever is odd in the least is left to the opening of the store, which says what is wrong; what is
seen here is read again from there and never acted upon.
"""

import contextlib
import sqlite3
from pathlib import Path
from typing import NamedTuple

from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.service import Service
from xpanel_desktop.store.accounts import accounts_in
from xpanel_desktop.store.settings import settings_in
from xpanel_desktop.store.slices import head_in
from xpanel_desktop.store.versions import newest, version_of

LOG, INDEX = "-wal", "-shm"
"""Ends of the names of SQLite's log and of its index, beside a database that is open or was when
the program was killed."""
ODD = ("-journal", ".new", ".seal")
"""Ends of names that nothing is looked at beside: a file of another mode, or one to be replaced.
A seal stands beside a log only where someone else wrote."""
MAX_LOG = 1 << 20
"""Bytes of a log that is read through: 25 ms. A longer one is left to the opening of the store."""
CHOSEN = "scope.account"
"""The setting that remembers which account is looked at."""


class Glimpse(NamedTuple):
    """What is known before the store is open."""

    settings: dict[str, object]
    accounts: tuple[Account, ...]
    account: Account
    """The account that is looked at."""
    services: tuple[Service, ...]
    """The first services of its catalogue, a screenful and more."""


def glimpse(path: Path) -> Glimpse | None:
    """Look into a database that nobody has open; None when it cannot be, or has no services."""
    try:
        left = {end for end in (LOG, INDEX, *ODD) if path.with_name(path.name + end).exists()}
        if not left - {".seal"}:
            return _look(path, "immutable=1") if path.is_file() else None
        return _look_behind_kill(path) if left == {LOG, INDEX} else None
    except (sqlite3.Error, OSError, LookupError, TypeError, ValueError, ArithmeticError):
        return None  # the opening of the store tells


def _look_behind_kill(path: Path) -> Glimpse | None:
    from xpanel_desktop.store.lock import FolderBusy, FolderLock
    from xpanel_desktop.store.wal_check import is_cut

    try:
        lock = FolderLock.acquire(path.parent)
    except FolderBusy:
        return None
    try:
        log = path.with_name(path.name + LOG)
        if log.stat().st_size > MAX_LOG or is_cut(log.read_bytes()):
            return None
        return _look(path, "mode=ro")
    finally:
        lock.release()


def _look(path: Path, how: str) -> Glimpse | None:
    place = f"{path.resolve().as_uri()}?{how}"
    with contextlib.closing(sqlite3.connect(place, uri=True)) as db:
        db.row_factory = sqlite3.Row
        return _seen(db)


def _seen(db: sqlite3.Connection) -> Glimpse | None:
    if version_of(db) != newest():
        return None
    settings, accounts = settings_in(db), tuple(accounts_in(db))
    chosen = settings.get(CHOSEN, 0)
    account = next((one for one in accounts if one.id == chosen), accounts[0] if accounts else None)
    services = head_in(db, account.id) if account is not None else ()
    return Glimpse(settings, accounts, account, services) if account and services else None
