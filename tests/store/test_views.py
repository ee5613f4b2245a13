"""Views in a real file: what goes in comes out, names are unique, damage costs one wish alone."""

from datetime import date
from pathlib import Path

import pytest

from xpanel_desktop.domain.query import Column, OrderFilter
from xpanel_desktop.domain.views import NameTaken, Sent, View, Wish
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.views import ViewRows

WISH = Wish(
    group="completed",
    accounts=frozenset({3, 1}),
    search="Şişli “42”",
    filter=OrderFilter(
        services=frozenset({"1042"}),
        categories=frozenset({"Instagram"}),
        labels=frozenset({"VIP"}),
        customers=frozenset({"Ayşe"}),
        colours=frozenset({"red"}),
        pools=frozenset({"tr"}),
    ),
    sent=Sent(7),
    sort=Column.CHARGE,
    descending=False,
)
BETWEEN = Wish(sent=Sent(0, date(2026, 1, 1), date(2026, 2, 28)))
LAYOUT = {"order": ["state", "link"], "columns": ["link"], "widths": {"link": 222}}


async def opened(tmp_path: Path) -> tuple[Database, ViewRows]:
    database = await Database.open(tmp_path / "x.db")
    return database, ViewRows(database)


async def test_a_view_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    database, rows = await opened(tmp_path)
    first = await rows.add(View(0, "VIP", WISH, "Main", layout=LAYOUT))
    second = await rows.add(View(0, "Ocak–Şubat", BETWEEN))
    await database.close()
    database, rows = await opened(tmp_path)
    assert await rows.all() == [
        View(first, "VIP", WISH, "Main", 1, LAYOUT),
        View(second, "Ocak–Şubat", BETWEEN, "", 2),
    ]
    await database.close()


async def test_names_are_unique_but_for_case_and_accents(tmp_path: Path) -> None:
    database, rows = await opened(tmp_path)
    await rows.add(View(0, "İSTANBUL", Wish()))
    other = await rows.add(View(0, "Other", Wish()))
    with pytest.raises(NameTaken):
        await rows.add(View(0, "istanbul", Wish()))
    with pytest.raises(NameTaken):
        await rows.rename(other, "Istanbul")
    await rows.rename(other, "OTHER")
    assert [view.name for view in await rows.all()] == ["İSTANBUL", "OTHER"]
    await database.close()


async def test_views_are_changed_ordered_deleted_and_brought_back(tmp_path: Path) -> None:
    database, rows = await opened(tmp_path)
    ids = [await rows.add(View(0, name, Wish())) for name in "abc"]
    await rows.order([ids[2], ids[0], ids[1]])
    await rows.change(ids[0], WISH, "Main")
    await rows.keep_layout(ids[0], LAYOUT)
    found = await rows.all()
    assert [view.name for view in found] == ["c", "a", "b"]
    assert (found[1].wish, found[1].whose, found[1].layout) == (WISH, "Main", LAYOUT)
    await rows.remove(ids[0])
    await rows.remove(ids[0])
    assert [view.name for view in await rows.all()] == ["c", "b"]
    await rows.add(found[1])
    assert await rows.all() == found, "it stands where it stood, under its own id"
    await database.close()


async def test_a_view_that_is_gone_is_not_written(tmp_path: Path) -> None:
    database, rows = await opened(tmp_path)
    for work in (rows.rename(9, "x"), rows.change(9, WISH, ""), rows.keep_layout(9, {})):
        with pytest.raises(KeyError):
            await work
    assert await rows.all() == []
    await database.close()


@pytest.mark.parametrize(
    "text",
    [
        "", "nothing", "[]", "null", "7",
        '{"sort": "weight", "within": "seven", "first": 3, "last": "x", "accounts": ["1", true]}',
        '{"services": "1042", "labels": [1, null], "within": 99999999, "sort": ["created"]}',
    ],
)  # fmt: skip
async def test_a_wish_that_cannot_be_read_costs_no_other_view(tmp_path: Path, text: str) -> None:
    database, rows = await opened(tmp_path)
    bad = await rows.add(View(0, "bad", WISH))
    await rows.add(View(0, "good", WISH))
    sql = "UPDATE views SET wish = ?, layout = ? WHERE id = ?"
    await database.write(lambda db: db.execute(sql, (text, text, bad)).rowcount)
    broken, whole = await rows.all()
    assert (broken.name, broken.wish) == ("bad", Wish())
    assert whole.wish == WISH
    await database.close()
