"""Accounts: panels' addresses and what was learnt of them. The keys are in the vault."""

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

from xpanel_desktop.domain.account import Account, Dialects

if TYPE_CHECKING:
    from xpanel_desktop.domain.stops import Stop
    from xpanel_desktop.store.database import Database

_COLUMNS = (
    "name, url, vault_name, colour, currency, classic, rest, practice, parallel, per_minute,"
    " proxy, ca, paused, stop_reason, data_pool, read_only"
)
_MARKS = ", ".join(f":{name.strip()}" for name in _COLUMNS.split(","))
_PAIRS = ", ".join(f"{name.strip()} = :{name.strip()}" for name in _COLUMNS.split(","))


class AccountRows:
    """The table of accounts."""

    def __init__(self, database: "Database") -> None:
        self._database = database

    async def all(self) -> list[Account]:
        """Return every account that was not removed, in the order of adding."""
        return await self._database.read(accounts_in)

    async def get(self, account_id: int) -> Account | None:
        """Return one account, removed or not; None when there was never one."""
        sql = "SELECT * FROM accounts WHERE id = ?"
        row = await self._database.read(lambda db: db.execute(sql, (account_id,)).fetchone())
        return None if row is None else _account_of(row)

    async def were_any(self) -> bool:
        """Tell whether there ever was an account, removed or not."""
        sql = "SELECT EXISTS (SELECT 1 FROM accounts)"
        return bool(await self._database.read(lambda db: db.execute(sql).fetchone()[0]))

    async def add(self, account: Account) -> Account:
        """Store a new account and return it with its id; the id given is not looked at."""
        number = await self._database.write(lambda db: insert_account(db, account))
        return replace(account, id=number)

    async def update(self, account: Account) -> None:
        """Store every field of an account. Raises KeyError when there is none of its id."""
        await self._database.write(lambda db: update_account(db, account))

    async def set_stop(self, account_id: int, stop: "Stop | None") -> None:
        """Write why sending stopped by itself; None lifts it."""
        sql = "UPDATE accounts SET stop_reason = ? WHERE id = ?"
        reason = stop.value if stop else ""
        await self._database.write(lambda db: db.execute(sql, (reason, account_id)).rowcount)

    async def remove(self, account_id: int) -> None:
        """Take an account off the list. Its orders and balances are history and stay."""

        def work(db: sqlite3.Connection) -> None:
            db.execute("UPDATE accounts SET removed = 1 WHERE id = ?", (account_id,))
            db.execute("DELETE FROM catalogs WHERE account_id = ?", (account_id,))

        await self._database.write(work)


def accounts_in(db: sqlite3.Connection) -> list[Account]:
    """Return every account that was not removed, in the order of adding."""
    sql = "SELECT * FROM accounts WHERE NOT removed ORDER BY id"
    return [_account_of(row) for row in db.execute(sql)]


def account_in(db: sqlite3.Connection, account_id: int) -> Account:
    """Return an account that was not removed. Raises KeyError when there is none of its id."""
    sql = "SELECT * FROM accounts WHERE id = ? AND NOT removed"
    row = db.execute(sql, (account_id,)).fetchone()
    if row is None:
        raise KeyError(account_id)
    return _account_of(row)


def insert_account(db: sqlite3.Connection, account: Account) -> int:
    """Write a new account, in a transaction of the caller's; return its id."""
    sql = f"INSERT INTO accounts ({_COLUMNS}) VALUES ({_MARKS})"  # noqa: S608 - our own names
    number = db.execute(sql, _values(account)).lastrowid
    assert number is not None
    return number


def update_account(db: sqlite3.Connection, account: Account) -> None:
    """Write every field of an account, in a transaction of the caller's. Raises KeyError."""
    sql = f"UPDATE accounts SET {_PAIRS} WHERE id = :id"  # noqa: S608 - our own names
    if not db.execute(sql, {**_values(account), "id": account.id}).rowcount:
        raise KeyError(account.id)


def _values(account: Account) -> dict[str, str | int]:
    return {
        "name": account.name,
        "url": account.url,
        "vault_name": account.vault_name,
        "colour": account.colour,
        "currency": account.currency,
        "classic": int(account.dialects.classic),
        "rest": int(account.dialects.rest),
        "practice": int(account.practice),
        "parallel": account.parallel,
        "per_minute": account.per_minute,
        "proxy": account.proxy,
        "ca": account.ca,
        "paused": int(account.paused),
        "stop_reason": account.stop_reason,
        "data_pool": account.data_pool,
        "read_only": int(account.read_only),
    }


def _account_of(row: sqlite3.Row) -> Account:
    return Account(
        id=row["id"],
        name=row["name"],
        url=row["url"],
        vault_name=row["vault_name"],
        colour=row["colour"],
        currency=row["currency"],
        dialects=Dialects(classic=bool(row["classic"]), rest=bool(row["rest"])),
        practice=bool(row["practice"]),
        parallel=row["parallel"],
        per_minute=row["per_minute"],
        proxy=row["proxy"],
        ca=row["ca"],
        paused=bool(row["paused"]),
        stop_reason=row["stop_reason"],
        data_pool=row["data_pool"],
        read_only=bool(row["read_only"]),
    )
