"""What was learnt of each account's request rate, kept over restarts."""

from datetime import datetime

from xpanel_desktop.store.columns import ms, time_of
from xpanel_desktop.store.database import Database


class RateRows:
    """The table of learnt rates."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, account_id: int) -> tuple[float, datetime] | None:
        """Return requests a minute and when that was kept; None: nothing was learnt."""
        sql = "SELECT per_minute, at FROM rates WHERE account_id = ?"
        row = await self._database.read(lambda db: db.execute(sql, (account_id,)).fetchone())
        return None if row is None else (row[0], time_of(row[1]))

    async def keep(self, account_id: int, per_minute: float, at: datetime) -> None:
        """Keep what an account's panel lets through."""
        sql = "INSERT OR REPLACE INTO rates (account_id, per_minute, at) VALUES (?, ?, ?)"
        values = (account_id, per_minute, ms(at))
        await self._database.write(lambda db: db.execute(sql, values).rowcount)

    async def forget(self, account_id: int) -> None:
        """Forget what was learnt: the rate is the operator's own again."""
        sql = "DELETE FROM rates WHERE account_id = ?"
        await self._database.write(lambda db: db.execute(sql, (account_id,)).rowcount)
