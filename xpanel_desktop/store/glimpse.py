"""A glimpse of what the program ended with, for the first paint: before the store is opened.

Only a file that was closed in order is looked at: it has no log, so SQLite is told that it cannot
change, and touches nothing beside it. Whatever is odd in the least is left to the opening of the
store, which says what is wrong; what is seen here is read again from there and never acted upon.
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

LEFT_BEHIND = ("-wal", "-shm", "-journal", ".new")
"""Ends of names beside a database that is open, was cut short, or is to be replaced."""
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
    if any(path.with_name(path.name + end).exists() for end in LEFT_BEHIND) or not path.is_file():
        return None
    try:
        with contextlib.closing(
            sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True)
        ) as db:
            db.row_factory = sqlite3.Row
            return _seen(db)
    except (sqlite3.Error, LookupError, TypeError, ValueError):  # the opening of the store tells
        return None


def _seen(db: sqlite3.Connection) -> Glimpse | None:
    if version_of(db) != newest():
        return None
    settings, accounts = settings_in(db), tuple(accounts_in(db))
    chosen = settings.get(CHOSEN, 0)
    account = next((one for one in accounts if one.id == chosen), accounts[0] if accounts else None)
    services = head_in(db, account.id) if account is not None else ()
    return Glimpse(settings, accounts, account, services) if account and services else None
