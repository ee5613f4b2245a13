"""Settings by key, as JSON values."""

import json
import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xpanel_desktop.store.database import Database


class SettingRows:
    """The table of settings."""

    def __init__(self, database: "Database") -> None:
        self._database = database

    async def all(self) -> dict[str, object]:
        """Return every setting; one that cannot be read is left out, so its default holds."""
        return await self._database.read(settings_in)

    async def set(self, key: str, value: object) -> None:
        """Store a setting. Raises TypeError when the value is nothing that JSON knows."""
        text = json.dumps(value, ensure_ascii=False)
        await self._database.write(lambda db: put_setting(db, key, text))


def put_setting(db: sqlite3.Connection, key: str, text: str) -> None:
    """Write a setting, its value as JSON, in a transaction of the caller's."""
    db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (key, text))


def settings_in(db: sqlite3.Connection) -> dict[str, object]:
    """Return every setting; one that cannot be read is left out, so its default holds."""
    found: dict[str, object] = {}
    for row in db.execute("SELECT * FROM settings"):
        try:
            found[row["key"]] = json.loads(row["value"])
        except ValueError:
            continue
    return found
