"""Saved views of the table of orders, in the operator's order."""

import json
import sqlite3
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from xpanel_desktop.domain.folding import fold
from xpanel_desktop.domain.query import Column, OrderFilter
from xpanel_desktop.domain.views import MOST_DAYS, Layout, NameTaken, Sent, View, Wish
from xpanel_desktop.store.database import Database

_SETS = ("services", "categories", "labels", "customers", "colours", "pools")


class ViewRows:
    """The table of views."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> list[View]:
        """Return every view, the first one first."""
        sql = "SELECT * FROM views ORDER BY place, id"
        rows = await self._database.read(lambda db: db.execute(sql).fetchall())
        return [_view(row) for row in rows]

    async def add(self, view: View) -> int:
        """Store a view and return its id: its own when it has one (it comes back), else a new one.

        A view without a place stands last. Raises NameTaken.
        """
        return await self._database.write(lambda db: _add(db, view))

    async def rename(self, view_id: int, name: str) -> None:
        """Give a view another name. Raises NameTaken; KeyError when the view is gone."""
        sql = "UPDATE views SET name = ?, folded = ? WHERE id = ?"
        values = (name, fold(name), view_id)
        await self._write(view_id, lambda db: _named(db, sql, values).rowcount)

    async def change(self, view_id: int, wish: Wish, whose: str) -> None:
        """Let a view ask for something else. Raises KeyError when it is gone."""
        sql = "UPDATE views SET wish = ?, whose = ? WHERE id = ?"
        values = (wish_text(wish), whose, view_id)
        await self._write(view_id, lambda db: db.execute(sql, values).rowcount)

    async def keep_layout(self, view_id: int, layout: Layout) -> None:
        """Keep a view's columns. Raises KeyError when it is gone."""
        sql = "UPDATE views SET layout = ? WHERE id = ?"
        values = (_layout_text(layout), view_id)
        await self._write(view_id, lambda db: db.execute(sql, values).rowcount)

    async def order(self, ids: Sequence[int]) -> None:
        """Let views stand in the order of `ids`; one that is gone leaves a harmless gap."""
        pairs = [(place, one) for place, one in enumerate(ids, 1)]
        sql = "UPDATE views SET place = ? WHERE id = ?"
        await self._database.write(lambda db: db.executemany(sql, pairs).rowcount)

    async def remove(self, view_id: int) -> None:
        """Delete a view; one that is gone already is no trouble."""
        sql = "DELETE FROM views WHERE id = ?"
        await self._database.write(lambda db: db.execute(sql, (view_id,)).rowcount)

    async def _write(self, view_id: int, work: Callable[[sqlite3.Connection], int]) -> None:
        if not await self._database.write(work):
            raise KeyError(view_id)


def put_view(db: sqlite3.Connection, view: View) -> None:
    """Write a view in a transaction of the caller's: a new one, or new content for one.

    Raises NameTaken; KeyError when the view is gone.
    """
    if not view.id:
        _add(db, view)
        return
    sql = "UPDATE views SET name = ?, folded = ?, wish = ?, whose = ?, layout = ? WHERE id = ?"
    wish, layout = wish_text(view.wish), _layout_text(view.layout)
    values = (view.name, fold(view.name), wish, view.whose, layout, view.id)
    if not _named(db, sql, values).rowcount:
        raise KeyError(view.id)


def _add(db: sqlite3.Connection, view: View) -> int:
    sql = (
        "INSERT INTO views (id, name, folded, place, wish, whose, layout) VALUES"
        " (?, ?, ?, coalesce(?, (SELECT coalesce(max(place), 0) + 1 FROM views)), ?, ?, ?)"
    )
    values = (
        view.id or None, view.name, fold(view.name), view.place or None,
        wish_text(view.wish), view.whose, _layout_text(view.layout),
    )  # fmt: skip
    made = _named(db, sql, values).lastrowid
    assert made is not None
    return made


def _named(db: sqlite3.Connection, sql: str, values: tuple[object, ...]) -> sqlite3.Cursor:
    """Write a name. Raise NameTaken when another view has it."""
    try:
        return db.execute(sql, values)
    except sqlite3.IntegrityError as error:
        if "folded" not in str(error):
            raise
        raise NameTaken from error


def _view(row: sqlite3.Row) -> View:
    return View(
        row["id"], row["name"], wish_of(row["wish"]), row["whose"], row["place"],
        _read(row["layout"]),
    )  # fmt: skip


def _layout_text(layout: Layout) -> str:
    return json.dumps(dict(layout), ensure_ascii=False)


def wish_text(wish: Wish) -> str:
    """Return a wish as JSON."""
    sets = {name: sorted(getattr(wish.filter, name)) for name in _SETS}
    first, last = wish.sent.first, wish.sent.last
    return json.dumps(
        {
            "group": wish.group,
            "accounts": sorted(wish.accounts),
            "search": wish.search,
            **{name: chosen for name, chosen in sets.items() if chosen},
            "within": wish.sent.within,
            "first": first.isoformat() if first else None,
            "last": last.isoformat() if last else None,
            "sort": wish.sort.value,
            "descending": wish.descending,
        },
        ensure_ascii=False,
    )


def wish_of(text: str) -> Wish:
    """Read a wish. What cannot be read asks for nothing, so that the rest of the views stay."""
    told = _read(text)
    sort = told.get("sort")
    within = told.get("within")
    return Wish(
        group=str(told.get("group", "all")),
        accounts=frozenset(one for one in _list(told.get("accounts")) if type(one) is int),
        search=str(told.get("search") or ""),
        filter=OrderFilter(
            services=_texts(told.get("services")),
            categories=_texts(told.get("categories")),
            labels=_texts(told.get("labels")),
            customers=_texts(told.get("customers")),
            colours=_texts(told.get("colours")),
            pools=_texts(told.get("pools")),
        ),
        sent=Sent(
            within if type(within) is int and 0 < within <= MOST_DAYS else 0,
            _day(told.get("first")),
            _day(told.get("last")),
        ),
        sort=Column(sort) if sort in list(Column) else Column.CREATED,
        descending=told.get("descending") is not False,
    )


def _read(text: str) -> dict[str, Any]:
    try:
        told: Any = json.loads(text)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}  # pyright: ignore[reportUnknownVariableType] -- JSON


def _list(told: object) -> list[object]:
    return told if isinstance(told, list) else []  # pyright: ignore[reportUnknownVariableType] -- JSON


def _texts(told: object) -> frozenset[str]:
    return frozenset(one for one in _list(told) if isinstance(one, str))


def _day(told: object) -> date | None:
    try:
        return date.fromisoformat(told) if isinstance(told, str) else None
    except ValueError:
        return None
