"""What the tables of the screen ask for: windows, counts, search, attempts."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from tests.store.conftest import ACCOUNT, Shop
from tests.support.tickets import new_order
from xpanel_desktop.domain.order import Ending, Report
from xpanel_desktop.domain.query import Column, OrderQuery
from xpanel_desktop.domain.state import ACTIVE, Event, State

ACCEPTED = (Ending.ACCEPTED, Event.ACCEPT)
STILL = {State.DRAFT, State.QUEUED, State.HELD, State.SENDING, State.UNKNOWN} | ACTIVE


async def ids(shop: Shop, query: OrderQuery, first: int = 0, most: int = 99) -> list[int]:
    found = [order.id for order in await shop.pages.window(query, first, most)]
    if (first, most) == (0, 99):
        assert await shop.pages.count(query) == len(found)
    return found


@pytest.mark.parametrize("column", Column)
async def test_every_column_sorts_both_ways_with_ties_by_number(shop: Shop, column: Column) -> None:
    orders = []
    for number in range(6):
        order = await shop.placed()
        at = shop.clock + timedelta(minutes=(number * 7) % 3)
        charge = Decimal((number * 7) % 3)
        await shop.tracking.apply({order.id: Report("Active", charge)}, at)
        orders.append(await shop.get(order))
    told = {
        Column.CREATED: "id",
        Column.QUEUED: "place",
        Column.SENT: "sent_at",
        Column.ASKED: "asked_at",
        Column.MOVED: "moved_at",
        Column.CHARGE: "charge",
    }[column]
    wanted = [one.id for one in sorted(orders, key=lambda one: (getattr(one, told), one.id))]
    assert await ids(shop, OrderQuery(sort=column, descending=False)) == wanted
    assert await ids(shop, OrderQuery(sort=column, descending=True)) == wanted[::-1]
    assert await ids(shop, OrderQuery(sort=column, descending=False), 2, 3) == wanted[2:5]
    assert await ids(shop, OrderQuery(sort=column), 0, -1) == []
    assert await ids(shop, OrderQuery(sort=column), -5, 2) == wanted[::-1][:2]


async def test_states_and_accounts_choose(shop: Shop) -> None:
    other = await shop.accounts.add(replace(ACCOUNT, vault_name="v2"))
    mine = {state: (await shop.in_state(state)).id for state in State}
    theirs = (await shop.drafts.save(new_order(account_id=other.id), shop.clock)).id
    drafts = OrderQuery(states=frozenset({State.DRAFT}))
    assert await ids(shop, drafts) == [theirs, mine[State.DRAFT]]
    assert await ids(shop, replace(drafts, accounts=frozenset({other.id}))) == [theirs]
    assert len(await ids(shop, OrderQuery())) == len(State) + 1
    assert await ids(shop, OrderQuery(accounts=frozenset({99}))) == []


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("sule", True),
        ("ŞULE etiket", True),
        ("x.example/p", True),
        ("followers", True),
        ("not-there", False),
        ("sule not-there", False),
        ("%", False),
        ("abc1", True),
    ],
)
async def test_a_search_looks_into_every_text_of_an_order(
    shop: Shop, search: str, found: bool
) -> None:
    new = replace(new_order(), label="Etiket", customer="Şule", note="İ 100")
    order = await shop.drafts.save_and_queue(new, shop.clock)
    await shop.journal.begin(order.id, shop.clock, {})
    await shop.end(order, *ACCEPTED, "ABC1")
    assert await ids(shop, OrderQuery(search=search)) == ([order.id] if found else [])


async def test_orders_are_got_by_number_and_missing_ones_left_out(shop: Shop) -> None:
    orders = [await shop.in_state(State.DRAFT) for _ in range(3)]
    got = await shop.pages.get([orders[2].id, 9999, orders[0].id, orders[2].id])
    assert got == [orders[0], orders[2]]


async def test_orders_with_the_same_link_are_counted_while_in_the_way(shop: Shop) -> None:
    orders = {state: await shop.in_state(state) for state in State}
    link = orders[State.DRAFT].link
    assert all(order.link == link for order in orders.values())
    assert await shop.pages.same_link(link) == len(STILL)
    assert await shop.pages.same_link(link, but=orders[State.DRAFT].id) == len(STILL) - 1
    assert await shop.pages.same_link("https://other.example") == 0
