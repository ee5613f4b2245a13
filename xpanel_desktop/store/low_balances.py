"""Which balances have fallen below what the operator set; the fall is news, by a trigger."""

from datetime import datetime

from xpanel_desktop.domain.money import Money
from xpanel_desktop.store.columns import ms, units
from xpanel_desktop.store.database import Database


class LowBalanceRows:
    """The table of low balances."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def fallen(self, account_id: int, left: Money, at: datetime) -> None:
        """Note that a balance is low; one that was low already stays as it was noted."""
        sql = "INSERT INTO low_balances VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
        values = (account_id, units(left.amount), left.currency, ms(at))
        await self._database.write(lambda db: db.execute(sql, values).rowcount)

    async def risen(self, account_id: int) -> None:
        """Note that a balance is low no more: the next fall is news again."""
        sql = "DELETE FROM low_balances WHERE account_id = ?"
        await self._database.write(lambda db: db.execute(sql, (account_id,)).rowcount)
