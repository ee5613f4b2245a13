"""Copies of the database: consistent, beside it, a few kept."""

import contextlib
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

KEPT = 5
FOLDER = "backups"


def back_up(connection: sqlite3.Connection, path: Path, why: str) -> Path:
    """Copy the whole database into the folder `backups` and return the copy's path.

    The name holds the time (UTC) and `why`; all but the newest KEPT copies of the same reason are
    removed. Raises OSError or sqlite3.Error when no copy could be made.
    """
    folder = path.parent / FOLDER
    folder.mkdir(exist_ok=True, mode=0o700)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    kind = why.partition("-")[0]
    target = folder / f"{path.stem}-{kind}-{stamp}-{why}.db"
    half = target.with_suffix(".half")
    with contextlib.closing(sqlite3.connect(half)) as copy:
        connection.backup(copy)
    half.replace(target)
    for old in sorted(folder.glob(f"{path.stem}-{kind}-*.db"))[:-KEPT]:
        old.unlink()
    return target
