"""The news that are kept: written by the database's triggers, read, marked and forgotten here."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime

from xpanel_desktop.domain.money import Money, from_units
from xpanel_desktop.domain.news import Item, News
from xpanel_desktop.store.columns import ms, time_of
from xpanel_desktop.store.database import Database

_ITEMS = (
    "SELECT news.*, orders.panel_id, orders.service_name, orders.link FROM news"
    " LEFT JOIN orders ON orders.id = news.order_id"
)
_CHOSEN = "news.kind IN (SELECT value FROM json_each(:kinds))"


class NewsRows:
    """The table of news."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def newest(self, kinds: Iterable[News], most: int) -> list[Item]:
        """Return the newest news of these kinds, newest first."""
        sql = f"{_ITEMS} WHERE {_CHOSEN} ORDER BY news.id DESC LIMIT :most"
        return await self._items(sql, {"kinds": _kinds(kinds), "most": most})

    async def after(self, news_id: int, kinds: Iterable[News], most: int) -> list[Item]:
        """Return unseen news of these kinds that came after a number, oldest first."""
        sql = f"{_ITEMS} WHERE news.id > :after AND seen = 0 AND {_CHOSEN} ORDER BY news.id"
        values = {"after": news_id, "kinds": _kinds(kinds), "most": most}
        return await self._items(f"{sql} LIMIT :most", values)

    async def last_id(self) -> int:
        """Return the number of the newest news; 0 without any."""
        sql = "SELECT coalesce(max(id), 0) FROM news"
        return await self._database.read(lambda db: int(db.execute(sql).fetchone()[0]))

    async def unseen(self, kinds: Iterable[News]) -> int:
        """Return how many news of these kinds nobody has looked at."""
        sql = (
            "SELECT count(*) FROM news WHERE seen = 0 AND kind IN (SELECT value FROM json_each(?))"
        )
        values = (_kinds(kinds),)
        return await self._database.read(lambda db: int(db.execute(sql, values).fetchone()[0]))

    async def see(self, up_to: int) -> None:
        """Mark as looked at all news up to a number."""
        sql = "UPDATE news SET seen = 1 WHERE seen = 0 AND id <= ?"
        await self._database.write(lambda db: db.execute(sql, (up_to,)).rowcount)

    async def forget(self, before: datetime) -> None:
        """Drop news from before a time."""
        sql = "DELETE FROM news WHERE at < ?"
        await self._database.write(lambda db: db.execute(sql, (ms(before),)).rowcount)

    async def _items(self, sql: str, values: Mapping[str, object]) -> list[Item]:
        def look(db: sqlite3.Connection) -> list[Item]:
            return [_item(row) for row in db.execute(sql, values)]

        return await self._database.read(look)


def _kinds(kinds: Iterable[News]) -> str:
    return json.dumps(sorted(kinds))


def _item(row: sqlite3.Row) -> Item:
    is_low = row["kind"] == News.LOW_BALANCE
    return Item(
        id=row["id"],
        kind=News(row["kind"]),
        account_id=row["account_id"],
        at=time_of(row["at"]),
        order_id=row["order_id"],
        panel_id=row["panel_id"] or "",
        service_name=row["service_name"] or "",
        link=row["link"] or "",
        reason="" if is_low else row["reason"],
        left=_left(row["reason"]) if is_low else None,
        seen=bool(row["seen"]),
    )


def _left(reason: str) -> Money | None:
    """Read a balance as the trigger wrote it: units and currency; None where it did not fit."""
    units, _, currency = reason.partition(" ")
    return Money(from_units(int(units)), currency) if units else None
