"""Putting a backup, or an empty database, in the place of the present file. Nothing is deleted.

Needs the folder's lock and a closed database. What is to come lies ready as `….new` before the
note of the doubt is written; a kill in between is finished by the next start, so that no database
is ever opened without the log that belongs to it, and none sends before the operator has looked.
"""

import contextlib
import shutil
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xpanel_desktop.domain.doubt import Doubt, Why
from xpanel_desktop.store.doubts import read_doubt, write_doubt
from xpanel_desktop.store.evidence import seal_of
from xpanel_desktop.store.files import sync_file, sync_folder
from xpanel_desktop.store.migrate import refuse_newer
from xpanel_desktop.store.trouble import DatabaseCorrupt

BELONGINGS = ("", "-wal", "-shm")
"""What SQLite keeps of one database, by the ends of the names."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds."""

    version: int
    """The last migration that it has seen."""
    states: Mapping[str, int]
    """State → number of orders."""
    newest: int | None
    """When its newest order was made, in ms since 1970, UTC."""


def contents(copy: Path) -> Contents:
    """Look into a backup without changing it. Raises sqlite3.Error when it cannot be read."""
    with contextlib.closing(_looked_at(copy)) as db:
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        rows = db.execute("SELECT state, count(*) FROM orders GROUP BY state").fetchall()
        newest = db.execute("SELECT max(created_at) FROM orders").fetchone()[0]
    return Contents(version, {str(row[0]): int(row[1]) for row in rows}, newest)


def verify(copy: Path) -> None:
    """Check a whole backup. Raises DatabaseCorrupt, DatabaseNewer or OSError."""
    try:
        with contextlib.closing(_looked_at(copy)) as db:
            refuse_newer(db, copy)
            told = [str(row[0]) for row in db.execute("PRAGMA integrity_check(3)")]
            db.execute("SELECT count(*) FROM orders").fetchone()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise DatabaseCorrupt(copy, str(error)) from error
    if told != ["ok"]:
        raise DatabaseCorrupt(copy, told[0])


def restore(path: Path, copy: Path, at: datetime) -> Doubt:
    """Put a checked backup in the place of the database; return the doubt that this leaves.

    Raises DatabaseCorrupt or DatabaseNewer when the copy is not good, OSError when there is no
    room: the present file is then where it was.
    """
    verify(copy)
    return _replace(path, copy, Doubt(Why.RESTORED, at, copy.name, _aside(path, at)))


def start_anew(path: Path, at: datetime) -> Doubt:
    """Set the database aside, so that the next start makes an empty one. Raises OSError."""
    return _replace(path, None, Doubt(Why.ANEW, at, "", _aside(path, at)))


def finish(path: Path) -> None:
    """Finish a replacement that was cut short, once the folder is locked. Raises OSError."""
    new, doubt = _new(path), read_doubt(path.parent)
    if not new.exists():
        return
    if doubt is None or doubt.why not in (Why.RESTORED, Why.ANEW):
        new.unlink()  # it was not decided yet: nothing has happened
        return
    _swap(path, doubt.aside)


def _replace(path: Path, copy: Path | None, doubt: Doubt) -> Doubt:
    new = _new(path)
    try:
        if copy is None:
            new.write_bytes(b"")
        else:
            shutil.copyfile(copy, new)
        sync_file(new)
        write_doubt(path.parent, doubt)
    except OSError:
        new.unlink(missing_ok=True)
        raise
    _swap(path, doubt.aside)
    return doubt


def _swap(path: Path, aside: str) -> None:
    """Set aside what is there and put the new file there; can be done again from anywhere."""
    for end in BELONGINGS:
        old, kept = path.with_name(path.name + end), path.with_name(aside + end)
        if old.exists() and not kept.exists():
            old.rename(kept)
    seal_of(path).unlink(missing_ok=True)
    _new(path).replace(path)
    sync_folder(path.parent)


def _new(path: Path) -> Path:
    return path.with_name(f"{path.name}.new")


def _aside(path: Path, at: datetime) -> str:
    """Return a name for the present file that is not taken."""
    base = f"{path.stem}-set-aside-{at:%Y%m%dT%H%M%S}"
    number = 1
    while any(path.with_name(f"{base}-{number}.db{end}").exists() for end in BELONGINGS):
        number += 1
    return f"{base}-{number}.db"


def _looked_at(copy: Path) -> sqlite3.Connection:
    """Open a file that nobody writes to, and write nothing beside it."""
    uri = f"{copy.absolute().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(uri, uri=True, isolation_level=None)
