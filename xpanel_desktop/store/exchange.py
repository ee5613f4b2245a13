"""Exchange rates and markups as they were typed: only ever added to."""

import sqlite3
from datetime import date

from xpanel_desktop.domain.customers import BEGINNING, Markup, Way
from xpanel_desktop.domain.exchange import Rate
from xpanel_desktop.domain.money import from_units, to_units
from xpanel_desktop.store.columns import maybe_amount, ms, time_of
from xpanel_desktop.store.database import Database


class ExchangeRows:
    """The tables of rates and markups."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def rates(self) -> list[Rate]:
        """Return every rate that was ever typed, the last one last."""
        sql = "SELECT * FROM exchange_rates ORDER BY id"
        return await self._database.read(lambda db: [_rate(row) for row in db.execute(sql)])

    async def add_rate(self, rate: Rate) -> None:
        """Keep a rate. Raises AmountError when it does not fit 8 decimals."""
        units = None if rate.rate is None else to_units(rate.rate)
        values = (rate.base, rate.quote, units, rate.since.isoformat(), ms(rate.at))
        sql = "INSERT INTO exchange_rates (base, quote, rate, since, at) VALUES (?, ?, ?, ?, ?)"
        await self._database.write(lambda db: db.execute(sql, values).rowcount)

    async def markups(self) -> list[Markup]:
        """Return every markup that was ever typed, the last one last."""
        sql = "SELECT * FROM markups ORDER BY id"
        return await self._database.read(lambda db: [_markup(row) for row in db.execute(sql)])

    async def add_markup(self, markup: Markup) -> None:
        """Keep a markup. Raises AmountError when it does not fit 8 decimals."""
        since = "" if markup.since == BEGINNING else markup.since.isoformat()
        values = (
            markup.customer, markup.way.value, to_units(markup.value), markup.currency, since,
            ms(markup.at),
        )  # fmt: skip
        sql = (
            "INSERT INTO markups (customer, kind, value, currency, since, at)"
            " VALUES (?, ?, ?, ?, ?, ?)"
        )
        await self._database.write(lambda db: db.execute(sql, values).rowcount)


def _rate(row: sqlite3.Row) -> Rate:
    return Rate(
        base=row["base"],
        quote=row["quote"],
        rate=maybe_amount(row["rate"]),
        since=date.fromisoformat(row["since"]),
        at=time_of(row["at"]),
        id=row["id"],
    )


def _markup(row: sqlite3.Row) -> Markup:
    return Markup(
        customer=row["customer"],
        way=Way(row["kind"]),
        value=from_units(row["value"]),
        currency=row["currency"],
        since=date.fromisoformat(row["since"]) if row["since"] else BEGINNING,
        at=time_of(row["at"]),
        id=row["id"],
    )
