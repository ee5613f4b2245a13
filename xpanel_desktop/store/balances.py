"""Readings of the balance over time."""

import sqlite3
from datetime import datetime

from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.money import Money, from_units, to_units
from xpanel_desktop.domain.snapshot import Balance
from xpanel_desktop.store.accounts import update_account
from xpanel_desktop.store.base_lines import BASE, begin_anew, begun_at
from xpanel_desktop.store.columns import MAX_INTEGER, maybe_time, ms, time_of
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

    async def begin_anew(self, account: Account, at: datetime) -> None:
        """Store every field of an account that leads elsewhere: its balance begins anew.

        Raises KeyError when there is none of its id.
        """

        def work(db: sqlite3.Connection) -> None:
            update_account(db, account)
            begin_anew(db, account.id, at)

        await self._database.write(work)

    async def last(self, account_id: int) -> Balance | None:
        """Return the newest reading, None when there is none since the balance began anew."""
        return await self._newest(account_id, MAX_INTEGER)

    async def before(self, account_id: int, at: datetime) -> Balance | None:
        """Return the newest reading from before `at`, None when there is none, as above."""
        return await self._newest(account_id, ms(at))

    async def begun(self, account_id: int) -> datetime | None:
        """Return when the balance of an account began anew last, None when it never did."""
        return maybe_time(await self._database.read(lambda db: begun_at(db, [account_id])))

    async def _newest(self, account_id: int, before: int) -> Balance | None:
        sql = "SELECT * FROM balances WHERE account_id = ?1 AND at < ?2"
        sql += f" AND id > {BASE} ORDER BY id DESC LIMIT 1"
        values = (account_id, before)
        row = await self._database.read(lambda db: db.execute(sql, values).fetchone())
        if row is None:
            return None
        return Balance(Money(from_units(row["amount"]), row["currency"]), time_of(row["at"]))
