"""How many rows each table has: for whoever helps to find what is slow or odd."""

import sqlite3

_NAMES = (
    "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite%'"
    " AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
)


def count_rows(connection: sqlite3.Connection) -> dict[str, int]:
    """Return table → rows; slow over many orders, so not on the writer. Raises sqlite3.Error."""
    names = [str(name) for (name,) in connection.execute(_NAMES).fetchall()]
    return {name: _count(connection, name) for name in names}


def _count(connection: sqlite3.Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    found = connection.execute(f'SELECT count(*) FROM "{quoted}"')  # noqa: S608 - the schema's own
    return int(found.fetchone()[0])
