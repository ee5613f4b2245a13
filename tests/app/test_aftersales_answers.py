"""Answers to many orders at once that are cut, contradict themselves, or come late or never."""

import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from starlette.responses import JSONResponse, Response

from tests.app.test_aftersales import Shop, shop_in, stands
from xpanel_desktop.app.asking import LEFT_OUT
from xpanel_desktop.domain.requests import Deed, Stand

NO = {"error": "Refill is not available"}


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Shop]:
    """On a panel other than XPanel: refills have ids of their own."""
    async with shop_in(tmp_path, xpanel=False) as made:
        yield made


Told = Callable[[int, int], object]


@pytest.mark.parametrize(
    "answer",
    [
        lambda a, b: json.dumps([{"order": a, "refill": 5}, {"order": b, "refill": NO}])[:-2],
        lambda a, b: json.dumps({a: {"refill": 5}, b: NO})[:-1],
        lambda a, b: json.dumps([{"order": a, "refill": 5}, {"order": b, "refill": 6}])[:-1],
    ],
)
async def test_a_list_that_was_cut_is_not_taken_for_a_refusal_of_all(
    shop: Shop, answer: Callable[[int, int], str]
) -> None:
    orders = await shop.placed("Completed", "Completed")
    first, second = (int(one.panel_id) for one in orders)
    shop.answer("refill", Response(answer(first, second), media_type="application/json"))
    assert stands(await shop.ask(Deed.REFILL, orders)) == [Stand.UNKNOWN] * 2
    assert len(shop.place.door.forms("refill")) == 1, "the panel may have taken the first"


@pytest.mark.parametrize(
    ("told", "stand", "words"),
    [
        (lambda a, _: {"order": a, "refill": True}, Stand.UNKNOWN, LEFT_OUT),
        (lambda a, _: {"order": a, "refill": {"id": 5}}, Stand.UNKNOWN, LEFT_OUT),
        (lambda a, _: {"order": a, "refill": "success"}, Stand.UNKNOWN, LEFT_OUT),
        (lambda a, _: {"order": a, "status": "success"}, Stand.UNKNOWN, LEFT_OUT),
        (lambda _, b: {"refill": b}, Stand.UNKNOWN, LEFT_OUT),
        (lambda a, _: {"order": a, "refill": "No, 2 are open"}, Stand.REJECTED, "No, 2 are open"),
        (lambda a, _: {"order": str(a), "refill": "0"}, Stand.REJECTED, "0"),
        (lambda a, _: {"order": str(a), "refill": "R-5"}, Stand.FOLLOWING, ""),
    ],
)
async def test_only_a_no_is_a_refusal_and_only_an_id_is_followed(
    shop: Shop, told: Told, stand: Stand, words: str
) -> None:
    orders = await shop.placed("Completed", "Completed")
    first, second = (int(one.panel_id) for one in orders)
    shop.answer("refill", JSONResponse([{"order": second, "refill": 6}, told(first, second)]))
    results = await shop.ask(Deed.REFILL, orders)
    assert [(one.stand, one.words) for one in results] == [(stand, words), (Stand.FOLLOWING, "")]
    assert (await shop.requests(orders[1]))[0].refill_id == "6"


@pytest.mark.parametrize("taken_last", [True, False])
async def test_what_is_told_twice_and_not_alike_may_have_been_taken(
    shop: Shop, taken_last: bool
) -> None:
    orders = await shop.placed("Completed", "Completed")
    first, second = (int(one.panel_id) for one in orders)
    told = [{"order": first, "refill": NO}, {"order": first, "refill": 5}]
    alike = [{"order": second, "refill": 6}] * 2
    shop.answer("refill", JSONResponse((told if taken_last else told[::-1]) + alike))
    assert stands(await shop.ask(Deed.REFILL, orders)) == [Stand.UNKNOWN, Stand.FOLLOWING]
    assert await shop.ask(Deed.REFILL, orders) == []


async def test_a_time_out_with_words_proves_nothing(shop: Shop) -> None:
    orders = await shop.placed("Completed", "Completed")
    for asked in (orders[:1], orders):
        shop.answer("refill", JSONResponse({"error": "Request timeout"}, 408))
        results = await shop.ask(Deed.REFILL, asked)
        assert set(stands(results)) == {Stand.UNKNOWN}
    assert len(shop.place.door.forms("refill")) == 2
