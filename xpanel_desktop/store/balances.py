"""Readings of the balance over time."""

from datetime import datetime

from xpanel_desktop.domain.money import Money, from_units, to_units
from xpanel_desktop.domain.snapshot import Balance
from xpanel_desktop.store.columns import MAX_INTEGER, ms, time_of
from xpanel_desktop.store.database import Database


class BalanceRows:
    """The table of readings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, account_id: int, at: datetime, money: Money) -> None:
        """Store a reading. Raises AmountError when it does not fit 8 decimals."""
        sql = "INSERT INTO balances (account_id, at, amount, currency) VALUES (?, ?, ?, ?)"
        values = (account_id, ms(at), to_units(money.amount), money.currency)
        await self._database.write(lambda db: db.execute(sql, values).rowcount)

    async def last(self, account_id: int) -> Balance | None:
        """Return the newest reading, None when there is none."""
        return await self._newest(account_id, MAX_INTEGER)

    async def before(self, account_id: int, at: datetime) -> Balance | None:
        """Return the newest reading from before `at`, None when there is none."""
        return await self._newest(account_id, ms(at))

    async def _newest(self, account_id: int, before: int) -> Balance | None:
        sql = "SELECT * FROM balances WHERE account_id = ? AND at < ? ORDER BY id DESC LIMIT 1"
        values = (account_id, before)
        row = await self._database.read(lambda db: db.execute(sql, values).fetchone())
        if row is None:
            return None
        return Balance(Money(from_units(row["amount"]), row["currency"]), time_of(row["at"]))
