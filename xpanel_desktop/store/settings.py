"""Settings by key, as JSON values."""

import json

from xpanel_desktop.store.database import Database


class SettingRows:
    """The table of settings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> dict[str, object]:
        """Return every setting; one that cannot be read is left out, so its default holds."""
        rows = await self._database.read(lambda db: db.execute("SELECT * FROM settings").fetchall())
        found: dict[str, object] = {}
        for row in rows:
            try:
                found[row["key"]] = json.loads(row["value"])
            except ValueError:
                continue
        return found

    async def set(self, key: str, value: object) -> None:
        """Store a setting. Raises TypeError when the value is nothing that JSON knows."""
        text = json.dumps(value, ensure_ascii=False)
        sql = "INSERT OR REPLACE INTO settings VALUES (?, ?)"
        await self._database.write(lambda db: db.execute(sql, (key, text)).rowcount)
