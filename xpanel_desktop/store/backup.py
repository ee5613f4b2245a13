"""Copies of the database: consistent, beside it, the older ones thinned out.

A copy is made page by page from a snapshot of its own, so the writer never waits for it; it is a
plain file with no log beside it, and has its name only once it is whole and on the disk.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from xpanel_desktop.store.files import sync_file, sync_folder

FOLDER = "backups"
KEPT = {"before": 5, "hand": 10}
"""How many copies of a kind are kept; what is older goes."""
DAYS, WEEKS = 7, 4
"""Of the daily copies: one for each of the last days that have one, and one for each such week."""
STEP = 256
"""Pages copied in one go: 1 MB, about a millisecond."""
_STAMP = "%Y%m%dT%H%M%S%f"


@dataclass(frozen=True, slots=True)
class Copy:
    """One backup."""

    path: Path
    kind: str
    """Why it was made: daily, before (a migration), hand."""
    made_at: datetime
    size: int
    """In bytes."""


def back_up(
    connection: sqlite3.Connection,
    path: Path,
    why: str,
    at: datetime | None = None,
    pause: Callable[[], None] | None = None,
) -> Path:
    """Copy the whole database at `path` into the folder `backups` and return the copy's path.

    `why` begins with the kind. `pause` is called after each step of STEP pages; what it raises ends
    the copy. Surplus copies of the kind go once the new one is whole. Raises OSError or
    sqlite3.Error when no copy could be made; nothing of it is left then.
    """
    folder = path.parent / FOLDER
    folder.mkdir(exist_ok=True, mode=0o700)
    stamp = (at or datetime.now(UTC)).strftime(_STAMP)
    kind = why.partition("-")[0]
    target = folder / f"{path.stem}-{kind}-{stamp}-{why}.db"
    half = target.with_suffix(".half")

    def stepped(_status: int, _left: int, _total: int) -> None:
        if pause is not None:
            pause()

    try:
        with contextlib.closing(sqlite3.connect(half)) as copy:
            copy.execute("PRAGMA cache_size=-256")  # it is only written, page by page
            connection.backup(copy, pages=STEP, progress=stepped, sleep=0)
            copy.execute("PRAGMA journal_mode=DELETE")
        sync_file(half)
        half.replace(target)
    except BaseException:
        for left in (half, half.with_name(f"{half.name}-journal")):
            left.unlink(missing_ok=True)
        raise
    sync_folder(folder)
    for old in surplus(copies(path), kind):
        old.path.unlink(missing_ok=True)
    return target


def snapshot(
    connection: sqlite3.Connection, path: Path, kind: str, at: datetime, pause: Callable[[], None]
) -> Path:
    """Do `back_up` from one snapshot: else each write meanwhile would begin the copy anew."""
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    try:
        return back_up(connection, path, kind, at, pause)
    finally:
        connection.execute("ROLLBACK")


def copies(path: Path) -> list[Copy]:
    """Return the backups of the database at `path`, the newest first. Raises OSError."""
    found: list[Copy] = []
    for one in (path.parent / FOLDER).glob(f"{path.stem}-*.db"):
        kind, _, rest = one.stem.removeprefix(f"{path.stem}-").partition("-")
        with contextlib.suppress(ValueError):  # a file of somebody else's
            made = datetime.strptime(rest.partition("-")[0], _STAMP).replace(tzinfo=UTC)
            found.append(Copy(one, kind, made, one.stat().st_size))
    return sorted(found, key=lambda one: (one.made_at, one.path), reverse=True)


def surplus(found: Iterable[Copy], kind: str) -> list[Copy]:
    """Return the copies of a kind that need not be kept; `found` has the newest first."""
    same = [one for one in found if one.kind == kind]
    if kind != "daily":
        return same[KEPT.get(kind, 5) :]
    days = [next(group) for _, group in groupby(same, key=lambda one: one.made_at.date())]
    weeks = [
        next(group) for _, group in groupby(days, key=lambda one: one.made_at.isocalendar()[:2])
    ]
    kept = {one.path for one in (*days[:DAYS], *weeks[:WEEKS])}
    return [one for one in same if one.path not in kept]
