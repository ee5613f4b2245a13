"""The guarantees that the operator typed, by service."""

import sqlite3
from datetime import datetime

from xpanel_desktop.domain.guarantee import Guarantee
from xpanel_desktop.store.columns import ms
from xpanel_desktop.store.database import Database


class GuaranteeRows:
    """The table of guarantees."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def load(self, account_id: int) -> dict[str, Guarantee]:
        """Return service id → the guarantee that was typed for it."""
        sql = "SELECT service_id, days FROM guarantees WHERE account_id = ?"

        def look(db: sqlite3.Connection) -> dict[str, Guarantee]:
            return {row[0]: Guarantee(row[1]) for row in db.execute(sql, (account_id,))}

        return await self._database.read(look)

    async def set(
        self, account_id: int, service_id: str, guarantee: Guarantee | None, at: datetime
    ) -> None:
        """Keep a guarantee; None forgets it."""
        if guarantee is None:
            sql = "DELETE FROM guarantees WHERE account_id = ? AND service_id = ?"
            values: tuple[object, ...] = (account_id, service_id)
        else:
            sql = "INSERT OR REPLACE INTO guarantees VALUES (?, ?, ?, ?)"
            values = (account_id, service_id, guarantee.days, ms(at))
        await self._database.write(lambda db: db.execute(sql, values).rowcount)
