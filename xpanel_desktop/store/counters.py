"""How many orders each account has in each state, kept by triggers and read when it may have moved.

Every way to orders begins with these numbers, and to read them takes a sixth of what a page takes;
most pages are asked for while nobody writes.
"""

import sqlite3
from collections.abc import Mapping

from xpanel_desktop.domain.state import State
from xpanel_desktop.store.columns import STATES

Counts = Mapping[tuple[int, State], int]
"""(account, state) → number of orders; where there is none, nothing stands."""


class Counters:
    """The numbers as one connection sees them, which must be one that never writes itself.

    SQLite's data_version moves with each commit of any other connection, not with its own; it
    means something beside what the same connection was told before, and nowhere else.
    """

    def __init__(self) -> None:
        self._seen: tuple[sqlite3.Connection, int] | None = None
        self._counts: Counts = {}

    def now(self, db: sqlite3.Connection) -> Counts:
        """Return the numbers of this moment; on the connection's thread. Not to be changed."""
        seen = db, int(db.execute("PRAGMA data_version").fetchone()[0])
        if self._seen is None or self._seen != seen:
            self._counts, self._seen = _read(db), seen
        return self._counts


def _read(db: sqlite3.Connection) -> Counts:
    sql = "SELECT account_id, state, orders FROM counts WHERE orders > 0"
    return {(account, STATES[name]): number for account, name, number in db.execute(sql)}
