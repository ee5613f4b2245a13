"""Brings a database up to date: numbered SQL files, each in one transaction, on a fresh backup."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from xpanel_desktop.store.backup import back_up
from xpanel_desktop.store.trouble import DatabaseNewer
from xpanel_desktop.store.versions import FOLDER, numbered, version_of


def migrations() -> dict[int, str]:
    """Return version → SQL of every migration in the package."""
    return {number: (FOLDER / name).read_text("utf-8") for number, name in numbered().items()}


def refuse_newer(connection: sqlite3.Connection, path: Path) -> int:
    """Return the file's version, read and not written. Raise DatabaseNewer when it is too new."""
    version, known = version_of(connection), max(migrations())
    if version > known:
        raise DatabaseNewer(path, f"version {version}, this program knows {known}")
    return version


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Apply what is missing. Raise DatabaseNewer when the file knows more than this program."""
    known = migrations()
    version = refuse_newer(connection, path)
    missing = [number for number in known if number > version]
    if missing and version:
        back_up(connection, path, f"before-{missing[-1]:04}")
    for number in missing:
        _apply(connection, known[number], number)


def _apply(connection: sqlite3.Connection, sql: str, number: int) -> None:
    """Run one migration and count it in one transaction: a kill in between leaves neither."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in statements(sql):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version={number:d}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def statements(sql: str) -> Iterator[str]:
    """Split a script into statements; `executescript` would commit on its own."""
    held = ""
    for line in sql.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""
