"""Where the balance of an account begins anew, since it leads to another panel from then on."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from xpanel_desktop.domain.reckoning import Reading, moved_elsewhere
from xpanel_desktop.store.columns import ms

BASE = "coalesce((SELECT max(balance_id) FROM base_lines WHERE account_id = ?1), 0)"
"""The last reading before the balance of an account, the first value, began anew; 0: it never did.

A later reading has a greater id.
"""


def begin_anew(db: sqlite3.Connection, account_id: int, at: datetime) -> None:
    """Let what is read from now on stand by itself, in a transaction of the caller's.

    No more comes that would explain what is open: it is decided. With whom it was explained till
    now says nothing of whose balance it is from now on.
    """
    last = "SELECT coalesce(max(id), 0) FROM balances WHERE account_id = ?"
    values = (account_id, db.execute(last, (account_id,)).fetchone()[0], ms(at))
    db.execute("INSERT OR REPLACE INTO base_lines VALUES (?, ?, ?)", values)
    for table in ("low_balances", "explained"):
        db.execute(f"DELETE FROM {table} WHERE account_id = ?", (account_id,))  # noqa: S608 - our own words
    opened = "SELECT balance_id, elsewhere, change FROM explanations WHERE account_id = ?"
    rows = db.execute(f"{opened} AND verdict = 'open'", (account_id,)).fetchall()
    db.executemany(
        "UPDATE explanations SET verdict = ? WHERE balance_id = ?",
        [(moved_elsewhere(row[1], row[2]).value, row[0]) for row in rows],
    )


def begun_at(db: sqlite3.Connection, accounts: Iterable[int]) -> int | None:
    """Return when the balance of any of these accounts began anew last, ms; None: never."""
    sql = "SELECT max(at) FROM base_lines WHERE account_id = ?"
    times = [db.execute(sql, (one,)).fetchone()[0] for one in accounts]
    return max((one for one in times if one is not None), default=None)


def comparable(db: sqlite3.Connection, one: Reading, other: Reading) -> bool:
    """Tell whether two readings are of one balance: none that began anew lies between them."""
    return _stretch(db, one) == _stretch(db, other)


def _stretch(db: sqlite3.Connection, one: Reading) -> tuple[int, int]:
    """Return what tells stretches apart; the last ones of accounts that share a balance are one."""
    sql = "SELECT count(*) FROM base_lines WHERE account_id = ? AND balance_id >= ?"
    later = int(db.execute(sql, (one.account_id, one.id)).fetchone()[0])
    return (one.account_id, later) if later else (0, 0)
