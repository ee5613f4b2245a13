"""Which versions of the database there are, and which a file has."""

import sqlite3

from xpanel_desktop.paths import PACKAGE

FOLDER = PACKAGE / "store" / "migrations"


def numbered() -> dict[int, str]:
    """Return version → the name of its migration's file, in their order."""
    names = sorted(entry.name for entry in FOLDER.iterdir() if entry.name.endswith(".sql"))
    return {int(name[:4]): name for name in names}


def newest() -> int:
    """Return the version that this program knows as the last."""
    return max(numbered())


def version_of(connection: sqlite3.Connection) -> int:
    """Return the number of the last migration that the file has seen; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
