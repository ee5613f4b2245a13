"""A database with a million orders in seconds: seeded, as two years of a shop would leave it.

The rows are written without the triggers and indices of their tables, which come back afterwards
from the schema itself; what the program keeps beside the orders is filled for all of them at once.
"""

import asyncio
import contextlib
import random
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.support.million_beside import fill, fill_the_rest, index_words, take_words
from tests.support.million_rows import COLUMNS, ENDS, MILLION, rows
from xpanel_desktop.domain.account import Account
from xpanel_desktop.store.accounts import AccountRows
from xpanel_desktop.store.database import Database

__all__ = ["ENDS", "MILLION", "SEED", "make", "make_empty"]
SEED = 20_261
_BARE = ("orders", "attempts", "movements", "ledger", "news")
_HASTE = (
    "journal_mode=OFF", "synchronous=OFF", "temp_store=MEMORY", "threads=2", "busy_timeout=600000",
    "cache_size=-2000000", "cache_spill=OFF",
)  # fmt: skip
"""Nothing can be lost here: a file that is not made whole is made again. What is written stays in
memory until it is committed (1.1 GB for a million), so that the orders can be read meanwhile."""


def make(path: Path, orders: int = MILLION, *, seed: int = SEED, accounts: int = 3) -> None:
    """Make a database with so many orders of some accounts; the same seed gives the same rows."""
    make_empty(path, accounts)
    words = path.with_name(f"{path.name}.words")
    db = sqlite3.connect(path, isolation_level=None, uri=True)
    with contextlib.closing(db), ThreadPoolExecutor(1) as beside:
        db.row_factory = sqlite3.Row
        for pragma in _HASTE:
            db.execute(f"PRAGMA {pragma}")
        db.execute("BEGIN IMMEDIATE")
        bare = _undress(db)
        marks = ", ".join("?" * len(COLUMNS))
        sql = f"INSERT INTO orders ({', '.join(COLUMNS)}) VALUES ({marks})"
        db.executemany(sql, rows(orders, random.Random(seed), accounts))
        db.execute("COMMIT")
        indexing = beside.submit(index_words, path, words)
        db.execute("BEGIN IMMEDIATE")
        fill(db)
        for statement in bare:
            db.execute(statement)
        indexing.result()
        db.execute("COMMIT")
        db.execute("ATTACH ? AS words", (str(words),))
        db.execute("BEGIN IMMEDIATE")
        take_words(db, "words")
        fill_the_rest(db)
        db.execute("COMMIT")
        db.execute("DETACH words")
        db.execute("PRAGMA journal_mode=WAL")
    words.unlink()


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


def _undress(db: sqlite3.Connection) -> list[str]:
    """Take indices and triggers of the large tables away; return what brings them back."""
    marks = ", ".join("?" * len(_BARE))
    found = db.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
        f" AND type IN ('index', 'trigger') AND tbl_name IN ({marks}) ORDER BY type, name",
        _BARE,
    ).fetchall()
    for kind, name, _ in found:
        db.execute(f"DROP {kind} {name}")
    return [str(sql) for _, _, sql in found]
