"""Answers to many orders at once that are cut, contradict themselves, or come late or never."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path

import pytest
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from tests.app.kit import eventually, rest
from tests.app.test_aftersales import Shop, shop_in, stands
from tests.support.practice import until
from xpanel_desktop.app import aftersales
from xpanel_desktop.app.asking import LEFT_OUT, TRIES, Left
from xpanel_desktop.app.halves import MOST_REFUSED
from xpanel_desktop.app.stores import stores_of
from xpanel_desktop.domain.following import Looked
from xpanel_desktop.domain.guarantee import Guarantee
from xpanel_desktop.domain.order import Order, Report
from xpanel_desktop.domain.query import OrderQuery
from xpanel_desktop.domain.requests import Deed, Stand

NO = {"error": "Refill is not available"}
BUSY = {"error": "Rate limit exceeded"}


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


async def followed(shop: Shop, *answers: Response) -> list[Stand]:
    """Return where three refills come to, of which the panel tells so."""
    orders = await shop.placed("Completed", "Completed", "Completed")
    given = [{"order": int(one.panel_id), "refill": at + 1} for at, one in enumerate(orders)]
    shop.answer("refill", JSONResponse(given))
    shop.answer("refill_status", *answers)
    assert stands(await shop.ask(Deed.REFILL, orders)) == [Stand.FOLLOWING] * 3

    async def told() -> list[Stand]:
        return [(await shop.requests(one))[0].stand for one in orders]

    async def ended() -> bool:
        await asyncio.sleep(0.01)
        shop.clock.advance(30)
        return not {Stand.FOLLOWING} & set(await told())

    await eventually(ended)
    return await told()


@pytest.mark.parametrize("words", ["Incorrect request", "Incorrect refill ID", "refill is missing"])
async def test_where_the_panel_tells_of_no_several_refills_they_are_asked_one_by_one(
    shop: Shop, words: str
) -> None:
    ends = [{"status": "Completed"}, {"error": "Incorrect refill ID"}, {"status": "Completed"}]
    answers = [JSONResponse(one) for one in ({"error": words}, *ends)]
    came_to = await followed(shop, *answers)
    assert came_to == [Stand.COMPLETED, Stand.REJECTED, Stand.COMPLETED]
    forms = shop.place.door.forms("refill_status")[:4]
    assert [one.get("refills") or one["refill"] for one in forms] == ["1,2,3", "1", "2", "3"]


async def test_a_panel_that_crashes_over_several_is_left_alone_for_a_while(shop: Shop) -> None:
    ends = [{"refill": at, "status": "Completed"} for at in (1, 2, 3)]
    came_to = await followed(shop, JSONResponse({"error": "x"}, 500), JSONResponse(ends))
    assert came_to == [Stand.COMPLETED] * 3
    assert all("refills" in one for one in shop.place.door.forms("refill_status"))


async def test_a_refill_at_which_the_panel_crashes_keeps_no_other_from_being_followed(
    shop: Shop,
) -> None:
    orders = await shop.placed("Completed", "Completed", "Completed")
    given = [{"order": int(one.panel_id), "refill": at + 1} for at, one in enumerate(orders)]
    shop.answer("refill", JSONResponse(given))
    door, app = shop.place.door, shop.place.door.app
    crash = Response("<h1>500</h1>", 500, media_type="text/html")

    async def crashing(scope: Scope, receive: Receive, send: Send) -> None:
        form = door.asked[-1]
        ids = (form.get("refills") or form.get("refill") or "").split(",")
        if form.get("action") != "refill_status":
            await app(scope, receive, send)
        elif "1" in ids:
            await crash(scope, receive, send)
        else:
            told = [{"refill": one, "status": "Completed"} for one in ids]
            await JSONResponse(told)(scope, receive, send)

    door.app = crashing
    assert stands(await shop.ask(Deed.REFILL, orders)) == [Stand.FOLLOWING] * 3

    async def told() -> list[Stand]:
        return [(await shop.requests(one))[0].stand for one in orders]

    async def ended() -> bool:
        await rest(shop.core, shop.place)
        shop.clock.advance(30)
        return (await told())[1:] == [Stand.COMPLETED] * 2

    begun = shop.clock.now()
    await eventually(ended, seconds=5)
    assert shop.clock.now() - begun < timedelta(minutes=30)
    assert (await told())[0] is Stand.FOLLOWING


async def test_a_refill_is_told_of_by_its_own_id_beside_the_orders(shop: Shop) -> None:
    words = ("Rejected", "Completed", "Completed")
    ends = [{"order": 3 - at, "refill": at + 1, "status": one} for at, one in enumerate(words)]
    came_to = await followed(shop, JSONResponse(ends))
    assert came_to == [Stand.REJECTED, Stand.COMPLETED, Stand.COMPLETED]


async def test_what_rests_for_rate_does_not_leave_when_the_operator_goes_offline(
    shop: Shop,
) -> None:
    orders = await shop.placed("Pending", "Pending")
    shop.answer("cancel", JSONResponse(BUSY, 429, {"Retry-After": "1"}))
    after = shop.core.aftersales
    run = after.begin(Deed.CANCEL, await after.check(Deed.CANCEL, orders))
    going = asyncio.create_task(after.carry_out(run))

    async def rests() -> bool:
        return [one.stand for one in await shop.requests(orders[0])] == [Stand.NOT_TAKEN]

    await eventually(rests)
    await asyncio.sleep(0.1)
    await shop.core.sessions.set_offline(True)
    results = await going
    assert [(one.left, one.words) for one in results] == [(Left.UNREACHABLE, "work_offline")] * 2
    assert len(shop.place.door.forms("cancel")) == 1
    assert await rests()


async def test_looking_at_many_ids_ends_when_the_operator_goes_offline(shop: Shop) -> None:
    looked: list[Looked] = []
    ids = [str(number) for number in range(1, 301)]
    shop.place.panel.faults.set("status:latency=200ms")
    looking = asyncio.create_task(shop.core.elsewhere.look(shop.account.id, ids, looked.extend))
    await until(lambda: shop.place.door.forms("status"))
    await shop.core.sessions.set_offline(True)
    await asyncio.wait([looking])
    assert type(looking.exception()).__name__ == "Unreachable"
    assert len(shop.place.door.forms("status")) == 1
    assert len(looked) == 100, "what was asked by then is told"


async def test_refill_all_takes_an_order_once_though_others_end_while_it_looks(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aftersales, "SLICE", 2)
    after, core = shop.core.aftersales, shop.core
    await after.set_guarantee(shop.account.id, shop.can.id, Guarantee(30))
    orders = await shop.placed("Completed", "Completed", "Completed")
    late = (await shop.placed("In progress"))[0]

    async def window(query: OrderQuery, first: int, most: int) -> list[Order]:
        found = await core.orders.window(query, first, most)
        shop.clock.advance(1)
        if first == 0:
            tracking = stores_of(core.database).tracking
            await tracking.apply({late.id: Report("Completed")}, shop.clock.now())
        return found

    found = await after.refillable(OrderQuery(), window)
    assert sorted(one.order.id for one in found) == sorted(one.id for one in orders)
    given = [{"order": int(one.panel_id), "refill": one.id} for one in orders]
    shop.answer("refill", JSONResponse(given))
    results = await after.carry_out(after.begin(Deed.REFILL, found))
    assert stands(results) == [Stand.FOLLOWING] * 3


@pytest.mark.parametrize("deed", Deed)
async def test_what_was_too_much_for_one_order_is_asked_again_after_a_rest(
    shop: Shop, deed: Deed
) -> None:
    orders = await shop.placed(*["Pending" if deed is Deed.CANCEL else "Completed"] * 2)
    first, second = (int(one.panel_id) for one in orders)
    told = [{"order": first, deed.value: 1}, {"order": second, deed.value: BUSY}]
    shop.answer(deed.value, JSONResponse(told), JSONResponse([{"order": second, deed.value: 1}]))
    begun = asyncio.get_running_loop().time()
    results = await shop.ask(deed, orders)
    assert {one.order.id: one.left for one in results} == {one.id: None for one in orders}
    assert Stand.NOT_TAKEN not in stands(results)
    assert asyncio.get_running_loop().time() - begun > 1


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Invalid API key", Left.UNREACHABLE),
        ("Account suspended", Left.UNREACHABLE),
        ("You have been banned", Left.UNREACHABLE),
        ("Your IP address is not allowed", Left.UNREACHABLE),
    ],
)
@pytest.mark.parametrize("deed", Deed)
async def test_a_refusal_of_whoever_asks_is_not_asked_for_again_order_by_order(
    shop: Shop, deed: Deed, words: str, left: Left
) -> None:
    orders = await shop.placed(*["Pending" if deed is Deed.CANCEL else "Completed"] * 3)
    shop.answer(deed.value, JSONResponse({"error": words}))
    results = await shop.ask(deed, orders)
    assert [(one.left, one.words) for one in results] == [(left, words)] * 3
    assert len(shop.place.door.forms(deed.value)) == 1
    assert [one.stand for one in await shop.requests(orders[0])] == [Stand.NOT_TAKEN]


async def test_a_rate_that_refuses_all_is_rested_for_and_not_asked_order_by_order(
    shop: Shop,
) -> None:
    orders = await shop.placed(*["Pending"] * 3)
    shop.answer("cancel", *[JSONResponse(BUSY, 200, {"Retry-After": "0"})] * 9)
    assert stands(await shop.ask(Deed.CANCEL, orders)) == [Stand.NOT_TAKEN] * 3
    forms = shop.place.door.forms("cancel")
    assert {form["orders"].count(",") for form in forms} == {2}
    assert len(forms) == TRIES


@pytest.mark.parametrize("words", ["Incorrect request", "Not supported in bulk", "Hayır"])
async def test_a_panel_that_refuses_each_in_the_same_words_is_asked_no_further(
    shop: Shop, words: str
) -> None:
    orders = await shop.placed(*["Pending"] * (MOST_REFUSED + 3))
    shop.answer("cancel", *[JSONResponse({"error": words})] * 99)
    results = await shop.ask(Deed.CANCEL, orders)
    assert stands(results) == [Stand.REJECTED] * MOST_REFUSED + [Left.REFUSED] * 3
    assert {one.words for one in results} == {words}
    assert len(shop.place.door.forms("cancel")) == 1 + MOST_REFUSED
    assert [one.stand for one in await shop.requests(orders[-1])] == [Stand.NOT_TAKEN]


@pytest.mark.parametrize("deed", Deed)
async def test_no_order_is_asked_singly_where_a_look_at_the_balance_is_refused_in_the_same_words(
    shop: Shop, deed: Deed
) -> None:
    """A ban in words of the panel's own: it is about whoever asks."""
    word = "Pending" if deed is Deed.CANCEL else "Completed"
    orders = await shop.placed(*[word] * (MOST_REFUSED + 3))
    no = JSONResponse({"error": "Kullanım yasağı"})
    shop.answer(deed.value, *[no] * 99)
    shop.answer("balance", *[no] * 99)
    results = await shop.ask(deed, orders)
    assert stands(results) == [Left.UNREACHABLE] * len(orders)
    assert {one.words for one in results} == {"Kullanım yasağı"}
    assert len(shop.place.door.forms(deed.value)) == 1
    assert [one.stand for one in await shop.requests(orders[0])] == [Stand.NOT_TAKEN]


@pytest.mark.parametrize("balance", [{"error": "Maintenance"}, {"balance": "1"}, "<html>"])
async def test_whatever_else_the_balance_tells_the_orders_are_asked_about_singly(
    shop: Shop, balance: object
) -> None:
    orders = await shop.placed("Pending", "Pending")
    shop.answer("cancel", JSONResponse({"error": "Kullanım yasağı"}))
    shop.answer("balance", *[JSONResponse(balance)] * 9)
    assert stands(await shop.ask(Deed.CANCEL, orders)) == [Stand.REQUESTED] * 2


@pytest.mark.parametrize("words", ["Not supported in bulk", "Order cannot be canceled"])
async def test_one_that_is_taken_shows_that_the_panel_looks_at_each(shop: Shop, words: str) -> None:
    orders = await shop.placed(*["Pending"] * (2 * MOST_REFUSED))
    no = JSONResponse({"error": words})
    shop.answer("cancel", *[no] * MOST_REFUSED, JSONResponse({"cancel": 1}), *[no] * MOST_REFUSED)
    found = stands(await shop.ask(Deed.CANCEL, orders))
    assert found.count(Stand.REQUESTED) == 1
    assert found.count(Stand.REJECTED) == 2 * MOST_REFUSED - 1


async def test_orders_that_the_panel_knows_no_more_keep_it_from_none_of_the_others(
    shop: Shop,
) -> None:
    orders = await shop.placed(*["Pending"] * (MOST_REFUSED + 2))
    gone = JSONResponse({"error": "Incorrect order ID"})
    shop.answer("cancel", *[gone] * (MOST_REFUSED + 1))
    found = stands(await shop.ask(Deed.CANCEL, orders))
    assert found == [Stand.REJECTED] * MOST_REFUSED + [Stand.REQUESTED] * 2


async def test_a_day_that_the_clock_went_ahead_is_not_waited_for_again_by_a_refill(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    (order,) = await shop.placed("Completed")
    ahead = [timedelta(days=1)]
    right = shop.clock.now
    monkeypatch.setattr(shop.clock, "now", lambda: right() + ahead[0])
    shop.answer("refill", JSONResponse({"refill": 5}))
    shop.answer("refill_status", *[JSONResponse({"status": "In progress"})] * 2)
    assert stands(await shop.ask(Deed.REFILL, [order])) == [Stand.FOLLOWING]

    async def asked(times: int) -> bool:
        await asyncio.sleep(0.01)
        shop.clock.advance(1)
        return len(shop.place.door.forms("refill_status")) >= times

    await eventually(lambda: asked(1))
    ahead[0] = timedelta(0)
    begun = right()
    await eventually(lambda: asked(2))
    assert right() - begun < timedelta(minutes=3)
