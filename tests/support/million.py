"""A database with a million orders in seconds: seeded, as two years of a shop would leave it.

The rows are written without the triggers and indices of their tables, which come back afterwards
from the schema itself; what the program keeps beside the orders is filled for all of them at once.
"""

import asyncio
import contextlib
import random
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.support.million_beside import fill, fill_the_rest, fill_words
from tests.support.million_rows import COLUMNS, ENDS, MILLION, rows
from xpanel_desktop.domain.account import Account
from xpanel_desktop.store.accounts import AccountRows
from xpanel_desktop.store.database import Database

__all__ = ["ENDS", "MILLION", "SEED", "make", "make_empty"]
SEED = 20_261
_BARE = ("orders", "attempts", "movements", "ledger", "news")
_HASTE = (
    "journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", "cache_size=-800000",
    "temp_store=MEMORY", "threads=2",
)  # fmt: skip
"""Nothing can be lost here: a file that is not made whole is made again."""


def make(path: Path, orders: int = MILLION, *, seed: int = SEED, accounts: int = 3) -> None:
    """Make a database with so many orders of some accounts; the same seed gives the same rows."""
    make_empty(path, accounts)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.row_factory = sqlite3.Row
        for pragma in _HASTE:
            db.execute(f"PRAGMA {pragma}")
        db.execute("BEGIN IMMEDIATE")
        with _bare(db):
            marks = ", ".join("?" * len(COLUMNS))
            sql = f"INSERT INTO orders ({', '.join(COLUMNS)}) VALUES ({marks})"
            db.executemany(sql, rows(orders, random.Random(seed), accounts))
            fill(db)
        fill_words(db)
        fill_the_rest(db)
        db.execute("COMMIT")
        db.execute("PRAGMA journal_mode=WAL")


def make_empty(path: Path, accounts: int = 3) -> None:
    """Make a database of some accounts without orders; from within a loop too."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(_migrated(path, accounts))).result()


async def _migrated(path: Path, accounts: int) -> None:
    database = await Database.open(path)
    for number in range(accounts):
        account = Account(
            0,
            ("Main shop", "Reseller", "Yedek panel")[number % 3],
            "http://127.0.0.1:9/api/v2",
            f"million-{number}",
            ("blue", "orange", "green")[number % 3],
            "USD",
        )
        await AccountRows(database).add(account)
    await database.close()


@contextlib.contextmanager
def _bare(db: sqlite3.Connection) -> Iterator[None]:
    """Take indices and triggers of the large tables away, and bring them back."""
    marks = ", ".join("?" * len(_BARE))
    found = db.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
        f" AND type IN ('index', 'trigger') AND tbl_name IN ({marks})",
        _BARE,
    ).fetchall()
    for kind, name, _ in found:
        db.execute(f"DROP {kind} {name}")
    yield
    for kind, _, sql in sorted(tuple(row) for row in found):
        assert kind in ("index", "trigger")
        db.execute(sql)
