"""Many refills whose answer was lost, settled at once: what is kept, told and never asked again."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest
from starlette.responses import HTMLResponse

from tests.app.test_aftersales import Shop, shop_in, stands
from xpanel_desktop.app import lost_refills
from xpanel_desktop.app.lost_refills import LostRefill, Settled
from xpanel_desktop.app.stores import stores_of
from xpanel_desktop.domain.aftersales import Why
from xpanel_desktop.domain.changes import Table
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.requests import Deed, IllegalTurn, Stand, Turn

BROKEN = HTMLResponse("<h1>Internal Server Error</h1>", 500)


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Shop]:
    async with shop_in(tmp_path, xpanel=False) as made:
        yield made


async def lose(shop: Shop, count: int) -> list[Order]:
    """Ask for refills of so many orders while the panel is broken."""
    orders = await shop.placed(*["Completed"] * count)
    shop.answer("refill", *[BROKEN] * (count // 100 + 1))
    assert set(stands(await shop.ask(Deed.REFILL, orders))) == {Stand.UNKNOWN}
    shop.place.door.answers.clear()
    return orders


async def settle(shop: Shop, lost: list[LostRefill], turn: Turn) -> list[Mapping[int, Settled]]:
    told: list[Mapping[int, Settled]] = []
    await shop.core.aftersales.lost.settle(lost, turn, told.append)
    return told


async def test_hundreds_are_declared_not_made_and_may_be_asked_for_again_but_are_not(
    shop: Shop,
) -> None:
    orders = await lose(shop, 103)
    asked = len(shop.place.door.forms("refill"))
    lost = await shop.core.aftersales.lost.all()
    assert {one.order.id for one in lost} == {one.id for one in orders}
    assert lost[0].order in orders, "with all that is known of it"
    (told,) = await settle(shop, lost, Turn.DECLARE_NOT_MADE)
    assert set(told) == {one.request.id for one in lost}
    assert set(told.values()) == {Settled(Stand.NOT_MADE)}
    assert await shop.core.aftersales.lost.all() == []
    judged = await shop.core.aftersales.check(Deed.REFILL, orders)
    assert all(one.verdict.may for one in judged)
    for _ in range(20):
        shop.clock.advance(3600)
        await asyncio.sleep(0.005)
    assert len(shop.place.door.forms("refill")) == asked, "no panel is asked by itself"


async def test_what_is_declared_made_waits_as_any_other_refill(shop: Shop) -> None:
    orders = await lose(shop, 2)
    await settle(shop, await shop.core.aftersales.lost.all(), Turn.DECLARE_MADE)
    judged = await shop.core.aftersales.check(Deed.REFILL, orders)
    assert all(one.verdict.has(Why.COOLING) for one in judged)
    assert [(await shop.requests(one))[0].stand for one in orders] == [Stand.ACKNOWLEDGED] * 2


async def test_what_was_settled_meanwhile_is_left_so_and_told(shop: Shop) -> None:
    orders = await lose(shop, 3)
    lost = await shop.core.aftersales.lost.all()
    (first,) = await shop.requests(orders[0])
    await shop.core.aftersales.settle([first], Turn.DECLARE_MADE)
    (told,) = await settle(shop, lost, Turn.DECLARE_NOT_MADE)
    assert told.pop(first.id) == Settled(Stand.ACKNOWLEDGED, otherwise=True)  # type: ignore[attr-defined]
    assert set(told.values()) == {Settled(Stand.NOT_MADE)}
    assert (await shop.requests(orders[0]))[0].stand is Stand.ACKNOWLEDGED


async def test_each_chunk_is_a_transaction_of_its_own_and_is_told(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lost_refills, "CHUNK", 2)
    orders = await lose(shop, 5)
    lost = await shop.core.aftersales.lost.all()
    heard: list[frozenset[int]] = []
    shop.core.notices.subscribe(lambda changes: heard.append(changes.of_table(Table.REQUESTS)))
    requests = stores_of(shop.core.database).requests
    moved: list[int] = []

    async def settle_lost(ids: list[int], turn: Turn, at: object) -> dict[int, Stand]:
        if len(moved) == 4:
            raise OSError("the disk is full")
        moved.extend(ids)
        return await requests.settle_lost(ids, turn, at)  # type: ignore[arg-type]

    monkeypatch.setattr(shop.core.aftersales.lost._requests, "settle_lost", settle_lost)
    told: list[Mapping[int, Settled]] = []
    with pytest.raises(OSError, match="full"):
        await shop.core.aftersales.lost.settle(lost, Turn.DECLARE_NOT_MADE, told.append)
    assert [len(one) for one in told] == [2, 2]
    assert [len(one) for one in heard if one] == [2, 2]
    (left,) = await shop.core.aftersales.lost.all()
    assert left == lost[-1]
    assert len(orders) == 5


async def test_nothing_else_is_declared_of_a_lost_one(shop: Shop) -> None:
    await lose(shop, 1)
    lost = await shop.core.aftersales.lost.all()
    with pytest.raises(IllegalTurn):
        await settle(shop, lost, Turn.FOLLOW)
    assert await settle(shop, [], Turn.DECLARE_MADE) == []
    assert await shop.core.aftersales.lost.all() == lost
