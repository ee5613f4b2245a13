"""What an operator's folder holds before an installed program is started on it."""

import asyncio
import contextlib
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from tests.support import old_data
from tests.support.old_data import Rows, as_before
from tests.support.tickets import NOW, new_order
from xpanel_desktop.domain.account import Account
from xpanel_desktop.paths import DATABASE
from xpanel_desktop.store import migrate
from xpanel_desktop.store.accounts import AccountRows
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.drafts import Drafts

ACCOUNT = Account(
    id=0, name="Main", url="http://127.0.0.1:9/api/v2", vault_name="old", colour="#336699"
)
NEWEST = max(migrate.migrations())


def fill_old(folder: Path) -> Rows:
    """Make a folder as the first program left it: an account, orders, attempts; return them."""
    folder.mkdir(parents=True)
    return old_data.fill_old(folder / DATABASE)


def kept_of(folder: Path, before: Rows) -> Rows:
    """Return what is left of what there was `before`."""
    return as_before(old_data.rows_of(folder / DATABASE), before)


def fill(folder: Path) -> None:
    """Make a folder of this program's with a draft in it."""
    folder.mkdir(parents=True)

    async def write() -> None:
        database = await Database.open(folder / DATABASE)
        account = await AccountRows(database).add(ACCOUNT)
        await Drafts(database).save(new_order(account_id=account.id), NOW)
        await database.close()

    asyncio.run(write())


def ask(folder: Path, sql: str) -> object:
    """Return the first value that a query on the folder's database gives."""
    with contextlib.closing(sqlite3.connect(f"file:{folder / DATABASE}?mode=ro", uri=True)) as db:
        return db.execute(sql).fetchone()[0]


def wait_until(happened: Callable[[], object], seconds: float = 90) -> None:
    """Look again and again until it happened; fails when it does not."""
    ends = time.monotonic() + seconds
    while True:
        with contextlib.suppress(sqlite3.OperationalError):
            if happened():
                return
        assert time.monotonic() < ends, "it did not happen in time"
        time.sleep(0.1)
