"""Any rows of any query, by whatever way, are those that plain SQL over the whole table finds."""

import itertools
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.support import million
from xpanel_desktop.domain.folding import words
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.query import Column, OrderFilter, OrderQuery
from xpanel_desktop.domain.state import PLACED, State
from xpanel_desktop.store import listing as listings
from xpanel_desktop.store import ways
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.pages import Pages
from xpanel_desktop.store.walk import KEYS, Walk
from xpanel_desktop.store.ways import Few, Many

ORDERS = 3_000
ALL = OrderQuery(states=PLACED | {State.NOT_PLACED})
SINCE = million.ENDS - timedelta(days=400)
FILTERS = (
    OrderFilter(),
    OrderFilter(labels=frozenset({"VIP", "retry"})),
    OrderFilter(categories=frozenset({"Instagram Followers", "TikTok Likes"})),
    OrderFilter(colours=frozenset({"red"}), pools=frozenset({"tr"})),
    OrderFilter(since=SINCE, until=SINCE + timedelta(days=90)),
)
SEARCHES = (
    "",
    "instagram",
    "takipçi ipek",
    "23000123",
    "2999",
    "nothing-like-it",
    "7",
    "insta\0gram",
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("million") / "orders.db"
    million.make(path, ORDERS)
    return path


@pytest.fixture
async def database(path: Path) -> AsyncIterator[Database]:
    database = await Database.open(path)
    yield database
    await database.close()


def plain(row: sqlite3.Row, query: OrderQuery) -> bool:
    """Tell whether a row is meant, without any index."""
    asked = query.filter
    sent = row["sent_at"]
    dates = [(asked.since, lambda at: sent >= at), (asked.until, lambda at: sent < at)]
    sets = (
        (asked.services, "service_id"), (asked.categories, "category"), (asked.labels, "label"),
        (asked.customers, "customer"), (asked.colours, "colour"), (asked.pools, "pool"),
        (query.accounts, "account_id"), (query.states, "state"),
    )  # fmt: skip
    ids = (str(row["id"]), row["panel_id"].lower())
    text = f"{row['id']}\n{row['found_by']}"
    found = words(query.search)
    return (
        all(row[column] in chosen for chosen, column in sets if chosen)
        and all(sent is not None and holds(at.timestamp() * 1000) for at, holds in dates if at)
        and all(word in ids if query.only_ids else word in text for word in found)
    )


async def expected(database: Database, query: OrderQuery) -> list[int]:
    way = "DESC" if query.descending else "ASC"
    sql = f"SELECT * FROM orders ORDER BY +{KEYS[query.sort]} {way}, +id {way}"
    rows = await database.read(lambda db: db.execute(sql).fetchall())
    return [row["id"] for row in rows if plain(row, query)]


@pytest.fixture(params=["few", pytest.param("many", marks=pytest.mark.reliability)])
def way(request: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Both ways through the same orders; slices short enough that there are several."""
    for name in ("FEW", "FOUND", "SORTED"):
        monkeypatch.setattr(ways, name, 10**6 if request.param == "few" else -1)
    monkeypatch.setattr(listings, "SLICE", 170)
    monkeypatch.setattr(listings, "BEGIN", 40)
    monkeypatch.setattr(listings, "MARK", 170)
    monkeypatch.setattr(listings, "AT_ONCE", 2)
    return Few if request.param == "few" else Many


@pytest.mark.parametrize(
    ("asked", "search"),
    [(asked, "") for asked in FILTERS] + [(OrderFilter(), search) for search in SEARCHES[1:]]
    + [(FILTERS[1], "instagram")],
)  # fmt: skip
async def test_every_way_finds_what_plain_sql_finds(
    database: Database, way: type, asked: OrderFilter, search: str
) -> None:
    for column, descending in itertools.product(Column, (True, False)):
        query = replace(ALL, sort=column, descending=descending, filter=asked, search=search)
        wanted = await expected(database, query)
        listing = Pages(database).listing(query)
        for first in (0, 65, max(0, len(wanted) - 7), len(wanted)):
            assert await listing.ids(first, 30) == wanted[first : first + 30]
        assert await listing.measure() == len(wanted) == await Pages(database).count(query)
        for first in (0, 171, len(wanted) // 2, len(wanted) - 3):
            assert await listing.ids(max(first, 0), 30) == wanted[max(first, 0) :][:30]
        for first in (3, max(0, len(wanted) - 3)):
            orders = await listing.window(first, 5)
            assert [order.id for order in orders] == wanted[first : first + 5]


@pytest.mark.parametrize("asked", FILTERS[:3])
async def test_each_order_is_placed_where_the_window_has_it(
    database: Database, monkeypatch: pytest.MonkeyPatch, asked: OrderFilter
) -> None:
    monkeypatch.setattr(listings, "MARK", 170)
    for most in (10**6, -1):
        for name in ("FEW", "FOUND", "SORTED"):
            monkeypatch.setattr(ways, name, most)
        for column, descending in itertools.product(Column, (True, False)):
            query = replace(ALL, sort=column, descending=descending, filter=asked)
            wanted = await expected(database, query)
            listing = Pages(database).listing(query)
            await listing.measure()
            ids = [*wanted[::7], *wanted[-1:], ORDERS + 1]
            places = await listing.places(ids)
            assert places == {one: wanted.index(one) for one in ids[:-1]}


async def test_a_place_is_told_as_far_as_there_are_marks(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listings, "MARK", 170)
    wanted = await expected(database, ALL)
    listing = Pages(database).listing(ALL)
    one, far = wanted[5], wanted[-5]
    assert await listing.places([one, far]) == {one: 5, far: None}
    await listing.measure()
    assert await listing.places([one, far]) == {one: 5, far: len(wanted) - 5}
    monkeypatch.setattr(listings, "STRETCHES", 1)
    assert await listing.places([one, far]) == {one: 5, far: None}, "the first from the top"


async def test_the_window_has_an_order_where_it_was_placed_among_more_than_were_marked(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listings, "MARK", 100)
    query = replace(ALL, sort=Column.CHARGE)
    listing = Pages(database).listing(query)
    await listing.measure()
    wanted = await expected(database, query)
    one, risen = wanted[95], wanted[400:430]
    charges = await database.read(
        lambda db: {n: db.execute(_CHARGE_OF, (n,)).fetchone()[0] for n in risen}
    )
    try:
        await database.write(
            lambda db: db.executemany(_CHARGE, [(10**15, n) for n in risen]).rowcount
        )
        assert await listing.ids(100, 40) == wanted[100:140], "it is hidden there"
        assert await listing.places([one]) == {one: 125}
        assert await listing.ids(125, 1) == [one]
    finally:
        await database.write(
            lambda db: db.executemany(_CHARGE, [(c, n) for n, c in charges.items()]).rowcount
        )


_CHARGE = "UPDATE orders SET charge = ? WHERE id = ?"
_CHARGE_OF = "SELECT charge FROM orders WHERE id = ?"


async def test_states_and_accounts_are_counted_at_once(database: Database) -> None:
    one = replace(ALL, states=frozenset({State.PARTIAL, State.DRAFT}), accounts=frozenset({2, 3}))
    for query in (ALL, one):
        listing = Pages(database).listing(query)
        await listing.window(0, 10)
        assert listing.count == len(await expected(database, query))


async def test_a_search_with_many_finds_is_counted_later(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ways, "FEW", 10)
    listing = Pages(database).listing(replace(ALL, search="instagram"))
    assert len(await listing.window(0, 10)) == 10
    assert listing.count is None
    told: list[int] = []
    assert await listing.measure(told.append) == listing.count == told[-1]


async def test_a_jump_passes_over_no_more_than_lies_between_two_marks(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    skipped: list[int] = []
    orders = Walk.orders

    def noted(walk: Walk, db: sqlite3.Connection, *asked: Any) -> list[Order]:
        skipped.append(asked[-1])
        return orders(walk, db, *asked)

    monkeypatch.setattr(listings, "MARK", 100)
    listing = Pages(database).listing(ALL)
    there = await listing.measure()
    monkeypatch.setattr(Walk, "orders", noted)
    places = range(0, there, 333)
    for first in places:
        await listing.window(first, 5)
    assert skipped == [first % 100 for first in places]


@pytest.mark.parametrize("descending", [True, False])
async def test_a_first_page_takes_one_look_whatever_is_empty_in_it(
    database: Database, monkeypatch: pytest.MonkeyPatch, descending: bool
) -> None:
    looks = list[int]()
    orders = Walk.orders

    def noted(walk: Walk, *asked: Any) -> list[Order]:
        found = orders(walk, *asked)
        looks.append(len(found))
        return found

    states = ALL.states | {State.QUEUED, State.DRAFT}
    query = OrderQuery(states=states, sort=Column.CHARGE, descending=descending)
    wanted = await expected(database, query)
    monkeypatch.setattr(Walk, "orders", noted)
    for most in (40, len(wanted)):  # the second goes over the edge between empty and not
        found = await Pages(database).listing(query).window(0, most)
        assert [order.id for order in found] == wanted[:most]
    assert looks == [40, len(wanted)]


async def test_what_changes_is_found_by_its_new_words(database: Database) -> None:
    listing = Pages(database).listing(replace(ALL, search="zzyzx"))
    assert await listing.window(0, 9) == []
    (one, *_) = await Pages(database).listing(ALL).ids(0, 1)
    sql = "UPDATE orders SET found_by = found_by || ' zzyzx' WHERE id = ?"
    await database.write(lambda db: db.execute(sql, (one,)).rowcount)
    await listing.refresh()
    assert await listing.ids(0, 9) == [one]
    back = "UPDATE orders SET found_by = replace(found_by, ' zzyzx', '') WHERE id = ?"
    await database.write(lambda db: db.execute(back, (one,)).rowcount)
    await listing.refresh()
    assert await listing.ids(0, 9) == []
    check = "INSERT INTO order_words (order_words, rank) VALUES ('integrity-check', 1)"
    await database.write(lambda db: db.execute(check))


async def test_filters_offer_what_orders_name(database: Database) -> None:
    offered = await Pages(database).offered()
    sql = "SELECT DISTINCT {} FROM orders WHERE {} <> '' ORDER BY 1"
    for column in ("label", "customer", "colour", "pool", "category"):
        rows = await database.read(lambda db, c=column: db.execute(sql.format(c, c)).fetchall())
        told = {
            "label": offered.labels, "customer": offered.customers, "colour": offered.colours,
            "pool": offered.pools, "category": offered.categories,
        }[column]  # fmt: skip
        assert list(told) == sorted(row[0] for row in rows)
    assert len(offered.services) > 100


def test_the_same_seed_makes_the_same_orders(tmp_path: Path) -> None:
    for name in ("a", "b"):
        million.make(tmp_path / name, 300)
    rows = []
    for name in ("a", "b"):
        with sqlite3.connect(tmp_path / name) as db:
            rows.append(db.execute("SELECT * FROM orders").fetchall())
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert db.execute("SELECT sum(orders) FROM counts").fetchone() == (300,)
        db.close()
    assert rows[0] == rows[1]
    assert datetime.fromtimestamp(rows[0][-1][15] / 1000, UTC) <= million.ENDS


async def test_a_page_that_needs_little_looking_is_of_one_moment(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An order that changes its state between two reads would be missed, or met twice."""
    reads: list[str] = []
    read = Database.read

    async def counted(self: Database, work: Any) -> Any:
        reads.append(work.__qualname__)
        return await read(self, work)

    monkeypatch.setattr(Database, "read", counted)
    for query in (ALL, replace(ALL, states=frozenset({State.PARTIAL, State.CANCELED}))):
        found = await Pages(database).window(query, 0, 10 * ORDERS)
        assert len(found) == await count_of(database, query)
        assert len(reads) == 1, reads
        reads.clear()


async def count_of(database: Database, query: OrderQuery) -> int:
    marks = ", ".join("?" * len(query.states))
    sql = f"SELECT count(*) FROM orders WHERE state IN ({marks})"
    states = tuple(query.states)
    return await database.survey(lambda db: int(db.execute(sql, states).fetchone()[0]))
