"""Cancels and refills against the practice panel, over a real socket: every shape of answer."""

import asyncio
import contextlib
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from starlette.responses import HTMLResponse, JSONResponse, Response

from tests.app.kit import account_on, all_orders, eventually, opened
from tests.support.clock import VirtualClock
from tests.support.practice import Practice, practice, until
from tests.support.tickets import new_order
from xpanel_desktop.app.aftersales import Result, Run
from xpanel_desktop.app.asking import LEFT_OUT, Left
from xpanel_desktop.app.core import Core
from xpanel_desktop.app.stores import stores_of
from xpanel_desktop.domain.account import Account, Dialects
from xpanel_desktop.domain.aftersales import Candidate, Why
from xpanel_desktop.domain.again import NoDraft
from xpanel_desktop.domain.following import Looked, Wording
from xpanel_desktop.domain.guarantee import Guarantee
from xpanel_desktop.domain.order import Ending, Order, Report, written
from xpanel_desktop.domain.query import OrderQuery
from xpanel_desktop.domain.requests import Deed, Request, Stand, Turn
from xpanel_desktop.domain.service import Kind, Service
from xpanel_desktop.domain.state import Event, State
from xpanel_desktop.domain.ticket import Ticket
from xpanel_desktop.practice.app import Cut
from xpanel_desktop.practice.desk import Desk
from xpanel_desktop.practice.life import Standing


@dataclass
class Shop:
    """A core with one account on a practice panel, offline loops, and orders on both sides."""

    core: Core
    place: Practice
    account: Account
    clock: VirtualClock
    can: Service
    """Allows both cancel and refill."""
    cannot: Service

    async def placed(self, *words: str, service: Service | None = None) -> list[Order]:
        """Place an order for each status word; the panel knows it as pending."""
        stores = stores_of(self.core.database)
        sells = service or self.can
        made: list[Order] = []
        for word in words:
            told = self.place.panel.desk.add(
                {"service": sells.id, "link": f"https://x.example/{len(made)}", "quantity": "1000"}
            )
            values = {"link": "https://x", "quantity": "1000"}
            new = written(Ticket(self.account.id, sells.id, Kind.DEFAULT, values), sells, "USD")
            order = await stores.drafts.save_and_queue(new, self.clock.now())
            number = await stores.journal.begin(order.id, self.clock.now(), {})
            await stores.journal.end(
                order.id, number, self.clock.now(), Ending.ACCEPTED, event=Event.ACCEPT,
                panel_id=str(told["order"]),
            )  # fmt: skip
            await stores.tracking.apply({order.id: Report(word)}, self.clock.now())
            made.append((await self.core.orders.get([order.id]))[0])
        return made

    async def ask(self, deed: Deed, orders: list[Order]) -> list[Result]:
        after = self.core.aftersales
        return await after.carry_out(after.begin(deed, await after.check(deed, orders)))

    async def rest(self) -> None:
        """Have no order asked about by itself: the panel would say that all are pending."""
        sql = "UPDATE orders SET next_ask_at = NULL"
        await self.core.database.write(lambda db: db.execute(sql).rowcount)

    async def requests(self, order: Order) -> list[Request]:
        return [one.request for one in await self.core.aftersales.history(order.id)]

    def answer(self, action: str, *answers: Response | None) -> None:
        self.place.door.answers[action] = deque(answers)


@contextlib.asynccontextmanager
async def shop_in(
    folder: Path, *, xpanel: bool = True, dialects: Dialects | None = None
) -> AsyncIterator[Shop]:
    clock = VirtualClock()
    async with (
        practice(services=60, wall=clock.monotonic, xpanel=xpanel) as place,
        opened(folder, clock=clock) as core,
    ):
        account = await account_on(core, place, dialects=dialects)
        await core.sessions.start_all()
        snapshot = await core.catalogs.sync(account.id)
        plain = [one for one in snapshot.services if one.type == "Default"]
        can = next(one for one in plain if one.cancel and one.refill)
        cannot = next(one for one in plain if one.cancel is False)
        yield Shop(core, place, account, clock, can, cannot)


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Shop]:
    async with shop_in(tmp_path) as made:
        yield made


def stands(results: list[Result]) -> list[object]:
    return [one.stand or one.left for one in results]


async def test_a_cancel_is_requested_and_done_when_the_status_says_so(shop: Shop) -> None:
    orders = await shop.placed("Pending", "In progress", "Completed")
    judged = await shop.core.aftersales.check(Deed.CANCEL, orders)
    assert [one.verdict.may for one in judged] == [True, True, False]
    results = await shop.ask(Deed.CANCEL, orders)
    assert [(one.order.id, one.stand) for one in results] == [
        (orders[0].id, Stand.REQUESTED),
        (orders[1].id, Stand.REQUESTED),
    ]
    (form,) = shop.place.door.forms("cancel")
    assert form["orders"] == f"{orders[0].panel_id},{orders[1].panel_id}"
    shop.place.panel.desk.ledger.advance(60)
    await shop.core.orders.refresh([orders[0].id])
    (request,) = await shop.requests(orders[0])
    assert request.stand is Stand.COMPLETED
    record = (await shop.core.aftersales.history(orders[0].id))[0]
    assert [step.stand for step in record.steps] == [
        Stand.ASKED, Stand.REQUESTED, Stand.COMPLETED,
    ]  # fmt: skip


async def test_the_loops_follow_a_cancel_of_an_order_that_is_seldom_asked(shop: Shop) -> None:
    (order,) = await shop.placed("In progress")
    await shop.ask(Deed.CANCEL, [order])
    shop.place.panel.desk.ledger.advance(60)

    async def canceled() -> bool:
        await asyncio.sleep(0.01)
        shop.clock.advance(30)
        return (await shop.requests(order))[0].stand is Stand.COMPLETED

    await eventually(canceled)
    assert (await shop.core.orders.get([order.id]))[0].state is State.CANCELED


async def test_a_hundred_and_more_are_asked_in_batches_with_progress(shop: Shop) -> None:
    orders = await shop.placed(*["Pending"] * 203)
    after = shop.core.aftersales
    run = after.begin(Deed.CANCEL, await after.check(Deed.CANCEL, orders))
    seen: list[int] = []
    results = await after.carry_out(run, lambda: seen.append(len(run.results)))
    assert set(stands(results)) == {Stand.REQUESTED}
    sizes = [len(form["orders"].split(",")) for form in shop.place.door.forms("cancel")]
    assert sizes == [100, 100, 3]
    assert seen == [100, 200, 203]


async def test_what_the_service_does_not_allow_is_not_asked(shop: Shop) -> None:
    orders = await shop.placed("Pending", service=shop.cannot)
    (judged,) = await shop.core.aftersales.check(Deed.CANCEL, orders)
    assert judged.verdict.has(Why.NO_CANCEL)
    assert await shop.ask(Deed.CANCEL, orders) == []
    assert shop.place.door.forms("cancel") == []


async def test_errors_of_single_orders_are_theirs_alone(shop: Shop) -> None:
    orders = await shop.placed("Pending", "Pending", "Pending")
    shop.answer(
        "cancel",
        JSONResponse(
            [
                {"order": int(orders[0].panel_id), "cancel": {"error": "Incorrect order ID"}},
                {"order": int(orders[1].panel_id), "cancel": 1},
            ]
        ),
    )
    results = await shop.ask(Deed.CANCEL, orders)
    assert [(one.stand, one.words) for one in results] == [
        (Stand.REJECTED, "Incorrect order ID"),
        (Stand.REQUESTED, ""),
        (Stand.UNKNOWN, LEFT_OUT),
    ]


async def test_an_open_request_is_heard_and_kept(shop: Shop) -> None:
    (order,) = await shop.placed("Pending")
    shop.place.panel.desk.cancel(order.panel_id)
    (result,) = await shop.ask(Deed.CANCEL, [order])
    assert (result.stand, result.words) == (
        Stand.ALREADY, "There is already an open request for this order.",
    )  # fmt: skip
    (judged,) = await shop.core.aftersales.check(Deed.CANCEL, [order])
    assert judged.verdict.has(Why.OPEN)
    assert not judged.verdict.may


async def test_a_refill_on_xpanel_is_acknowledged_and_cools_down(shop: Shop) -> None:
    orders = await shop.placed("Completed", "Completed")
    results = await shop.ask(Deed.REFILL, orders)
    assert stands(results) == [Stand.ACKNOWLEDGED] * 2
    assert (await shop.requests(orders[0]))[0].refill_id == orders[0].panel_id
    assert await shop.ask(Deed.REFILL, orders) == []
    await shop.core.aftersales.set_cooldown(shop.account.id, 1)
    shop.clock.advance(3600)
    assert stands(await shop.ask(Deed.REFILL, orders)) == [Stand.ACKNOWLEDGED] * 2
    assert len(shop.place.door.forms("refill")) == 2


@pytest.mark.parametrize(
    ("answer", "stand"),
    [
        (JSONResponse({"refill": 0}), Stand.REJECTED),
        (JSONResponse({"refill": "0"}), Stand.REJECTED),
        (JSONResponse({"error": "Refill is disabled"}), Stand.REJECTED),
        (JSONResponse({"error": "Incorrect order ID"}, 404), Stand.REJECTED),
        (JSONResponse({"error": "crash"}, 500), Stand.UNKNOWN),
        (HTMLResponse("<html>hello</html>"), Stand.UNKNOWN),
        (HTMLResponse("<html>502</html>", 502), Stand.UNKNOWN),
        (JSONResponse({}), Stand.UNKNOWN),
        (JSONResponse([1, 2]), Stand.UNKNOWN),
        (Cut(), Stand.UNKNOWN),
    ],
)
async def test_every_answer_to_one_refill(shop: Shop, answer: Response, stand: Stand) -> None:
    (order,) = await shop.placed("Completed")
    shop.answer("refill", answer)
    (result,) = await shop.ask(Deed.REFILL, [order])
    assert result.stand is stand
    assert [one.stand for one in await shop.requests(order)] == [stand]
    assert len(shop.place.door.forms("refill")) == 1


async def test_a_lost_refill_is_never_asked_again_until_the_operator_settles_it(
    shop: Shop,
) -> None:
    orders = await shop.placed("Completed", "Completed")
    shop.place.panel.faults.set("refill:cut-after-commit=1")
    assert stands(await shop.ask(Deed.REFILL, orders)) == [Stand.UNKNOWN] * 2
    shop.place.panel.faults.set("")
    shop.clock.advance(timedelta(days=9).total_seconds())
    judged = await shop.core.aftersales.check(Deed.REFILL, orders)
    assert all(one.verdict.has(Why.LOST) and not one.verdict.may for one in judged)
    assert await shop.ask(Deed.REFILL, orders) == []
    after = shop.core.aftersales
    await after.settle(await shop.requests(orders[0]), Turn.DECLARE_NOT_MADE)
    await after.settle(await shop.requests(orders[1]), Turn.DECLARE_MADE)
    assert stands(await shop.ask(Deed.REFILL, orders)) == [Stand.ACKNOWLEDGED] * 2
    assert [one.stand for one in await shop.requests(orders[0])] == [
        Stand.ACKNOWLEDGED, Stand.NOT_MADE,
    ]  # fmt: skip


async def test_even_a_run_that_was_judged_before_asks_for_nothing_twice(shop: Shop) -> None:
    orders = await shop.placed("Completed", "Completed")
    after = shop.core.aftersales
    judged = await after.check(Deed.REFILL, orders)
    shop.place.panel.faults.set("refill:cut=1")
    await after.carry_out(after.begin(Deed.REFILL, judged[:1]))
    shop.place.panel.faults.set("")
    results = await after.carry_out(after.begin(Deed.REFILL, judged))
    told = {one.order.id: one.stand or one.left for one in results}
    assert told == {orders[0].id: Left.BLOCKED, orders[1].id: Stand.ACKNOWLEDGED}


async def test_too_many_requests_are_asked_again_after_a_rest(shop: Shop) -> None:
    orders = await shop.placed("Pending", "Pending")
    busy = JSONResponse({"error": "Rate limit exceeded"}, 429, {"Retry-After": "1"})
    shop.answer("cancel", busy, None)
    assert stands(await shop.ask(Deed.CANCEL, orders)) == [Stand.REQUESTED] * 2
    assert [one.stand for one in await shop.requests(orders[0])] == [
        Stand.REQUESTED, Stand.NOT_TAKEN,
    ]  # fmt: skip


async def test_a_panel_that_takes_no_several_is_asked_one_by_one(shop: Shop) -> None:
    orders = await shop.placed("Completed", "Completed", "Completed")
    shop.answer("refill", JSONResponse({"error": "Incorrect request"}))
    assert stands(await shop.ask(Deed.REFILL, orders)) == [Stand.ACKNOWLEDGED] * 3
    forms = shop.place.door.forms("refill")
    assert ["orders" in form for form in forms] == [True, False, False, False]


async def test_offline_nothing_leaves_and_it_is_told(shop: Shop) -> None:
    orders = await shop.placed("Pending")
    await shop.core.sessions.set_offline(True)
    (result,) = await shop.ask(Deed.CANCEL, orders)
    assert (result.left, result.words) == (Left.UNREACHABLE, "work_offline")
    assert await shop.requests(orders[0]) == []


async def test_stopping_all_sending_does_not_stop_cancels(shop: Shop) -> None:
    orders = await shop.placed("Pending")
    await shop.core.sessions.set_halted(halted=True)
    assert stands(await shop.ask(Deed.CANCEL, orders)) == [Stand.REQUESTED]


async def test_a_panel_that_cut_the_connection_may_have_taken_it(shop: Shop) -> None:
    orders = await shop.placed("Pending")
    shop.place.panel.faults.down = True
    assert stands(await shop.ask(Deed.CANCEL, orders)) == [Stand.UNKNOWN]
    shop.place.panel.faults.down = False
    assert stands(await shop.ask(Deed.CANCEL, orders)) == [Stand.REQUESTED]


async def test_a_run_that_is_stopped_asks_no_further(shop: Shop) -> None:
    orders = await shop.placed(*["Pending"] * 150)
    after = shop.core.aftersales
    run: Run = after.begin(Deed.CANCEL, await after.check(Deed.CANCEL, orders))
    results = await after.carry_out(run, run.stop)
    assert stands(results) == [Stand.REQUESTED] * 100 + [Left.STOPPED] * 50
    assert len(shop.place.door.forms("cancel")) == 1


async def test_the_failure_of_one_account_ends_no_other(shop: Shop) -> None:
    nowhere = await account_on(shop.core, name="Away")
    (order,) = await shop.placed("Pending")
    stores = stores_of(shop.core.database)
    away = await stores.drafts.save_and_queue(
        new_order("https://x.example/away", account_id=nowhere.id), shop.clock.now()
    )
    await stores.journal.begin(away.id, shop.clock.now(), {})
    away = await stores.journal.end(
        away.id, 1, shop.clock.now(), Ending.ACCEPTED, event=Event.ACCEPT, panel_id="77"
    )
    results = await shop.ask(Deed.CANCEL, [away, order])
    told = {one.order.id: one.stand or one.left for one in results}
    assert told == {order.id: Stand.REQUESTED, away.id: Left.UNREACHABLE}
    assert await shop.requests(away) == []


async def test_a_refill_with_an_id_of_its_own_is_followed_to_its_end(shop: Shop) -> None:
    await make_classic(shop)
    orders = await shop.placed("Completed", "Completed", "Completed")
    given = [{"order": int(one.panel_id), "refill": at + 1} for at, one in enumerate(orders)]
    shop.answer("refill", JSONResponse(given))
    shop.answer(
        "refill_status",
        JSONResponse([{"refill": n, "status": "In progress"} for n in (1, 2, 3)]),
        JSONResponse(
            [
                {"refill": 1, "status": "Completed"},
                {"refill": 2, "status": "Rejected"},
                {"refill": 3, "error": "Incorrect refill ID"},
            ]
        ),
    )
    assert stands(await shop.ask(Deed.REFILL, orders)) == [Stand.FOLLOWING] * 3

    async def ended() -> bool:
        await asyncio.sleep(0.01)
        shop.clock.advance(30)
        return all([(await shop.requests(one))[0].stand is not Stand.FOLLOWING for one in orders])

    await eventually(ended)
    told = [(await shop.requests(one))[0] for one in orders]
    assert [(one.stand, one.words) for one in told] == [
        (Stand.COMPLETED, "Completed"),
        (Stand.REJECTED, "Rejected"),
        (Stand.REJECTED, "Incorrect refill ID"),
    ]
    assert told[0].heard == "In progress"


async def make_classic(shop: Shop) -> None:
    """Take the account for one of a panel without the REST dialect."""
    sql = "UPDATE accounts SET rest = 0"
    await shop.core.database.write(lambda db: db.execute(sql).rowcount)
    await shop.core.accounts.load()


async def test_refill_all_takes_completed_orders_within_their_guarantee(shop: Shop) -> None:
    orders = await shop.placed("Completed", "Completed", "Partial", "In progress")
    after, core = shop.core.aftersales, shop.core
    await after.set_guarantee(shop.account.id, shop.can.id, Guarantee(5))
    await shop.rest()
    shop.clock.advance(timedelta(days=4).total_seconds())
    orders += await shop.placed("Completed")
    await shop.ask(Deed.REFILL, orders[:1])

    async def found() -> list[int]:
        some: list[Candidate] = await after.refillable(OrderQuery(), core.orders.window)
        return sorted(one.order.id for one in some)

    assert await found() == [orders[1].id, orders[4].id]
    await shop.rest()
    shop.clock.advance(timedelta(days=2).total_seconds())
    assert await found() == [orders[4].id]
    await after.set_guarantee(shop.account.id, shop.can.id, Guarantee(0))
    assert await found() == []


async def test_reorder_and_split_make_drafts_that_know_their_parent(shop: Shop) -> None:
    done, part = await shop.placed("Completed", "Partial")
    stores = stores_of(shop.core.database)
    await stores.tracking.apply({part.id: Report("Partial", remains=400)}, shop.clock.now())
    (part,) = await shop.core.orders.get([part.id])
    after = shop.core.aftersales
    (again,), none = await after.reorder([done])
    assert none == {}
    assert (again.state, again.parent_id, again.quantity) == (State.DRAFT, done.id, 1000)
    drafts, reasons = await after.split([done, part])
    assert [(one.state, one.parent_id, one.quantity) for one in drafts] == [
        (State.DRAFT, part.id, 400)
    ]
    assert reasons == {done.id: NoDraft.NOT_PARTIAL}
    assert len(await all_orders(shop.core)) == 4


async def test_what_was_placed_elsewhere_is_not_ordered_again(shop: Shop) -> None:
    (here,) = await shop.placed("Partial")
    told = shop.place.panel.desk.add(
        {"service": shop.can.id, "link": "https://x.example/else", "quantity": "1000"}
    )
    shop.place.panel.desk.ledger.advance(10_000)
    wording = Wording(service_id=shop.can.id, service_name=shop.can.name)
    looked: list[Looked] = []
    await shop.core.elsewhere.look(shop.account.id, [str(told["order"])], looked.extend)
    (number,) = await shop.core.elsewhere.follow(shop.account.id, looked, wording)
    elsewhere, before = (await shop.core.orders.get([number]))[0], await all_orders(shop.core)
    after = shop.core.aftersales
    assert await after.reorder([elsewhere]) == ([], {number: NoDraft.NOT_KNOWN})
    assert await after.split([elsewhere]) == ([], {number: NoDraft.NOT_KNOWN})
    assert await all_orders(shop.core) == before
    drafts, reasons = await after.reorder([here, elsewhere])
    assert ([one.parent_id for one in drafts], set(reasons)) == ([here.id], {number})
    (judged,) = await after.check(Deed.REFILL, [elsewhere])
    assert judged.terms.refill, "what the panel allows is known all the same"


async def test_an_order_keeps_what_its_service_allowed(shop: Shop) -> None:
    orders = await shop.placed("Completed", "Pending")
    assert [(one.cancel, one.refill) for one in orders] == [(True, True)] * 2
    desk, after = shop.place.panel.desk, shop.core.aftersales
    desk.gone.add(int(shop.can.id))
    await shop.core.catalogs.sync(shop.account.id)
    (refill, _), (_, cancel) = [
        await after.check(deed, orders) for deed in (Deed.REFILL, Deed.CANCEL)
    ]
    assert (refill.verdict.may, cancel.verdict.reasons) == (True, ())
    assert not refill.verdict.has(Why.FLAG_UNKNOWN)
    desk.gone.clear()
    number = int(shop.can.id)
    desk.offers = {**desk.offers, number: replace(desk.offers[number], refill=False)}
    await shop.core.catalogs.sync(shop.account.id)
    (refill, _) = await after.check(Deed.REFILL, orders)
    assert refill.verdict.may
    assert refill.verdict.has(Why.WITHDRAWN)
    (result,) = await shop.ask(Deed.REFILL, orders[:1])
    assert (result.stand, result.words) == (
        Stand.REJECTED, "Refill is not available for this service"
    ), "the panel decides"  # fmt: skip
    (again,), _ = await after.reorder(orders[:1])
    assert (again.cancel, again.refill) == (True, False), "a new order is sold at today's terms"


@pytest.fixture
async def elsewhere(tmp_path: Path) -> AsyncIterator[Shop]:
    """On a panel other than XPanel: no REST, refills that are worked on."""
    async with shop_in(tmp_path, xpanel=False) as made:
        yield made


async def test_a_refill_that_a_panel_works_on_is_followed_to_its_end(elsewhere: Shop) -> None:
    shop, desk = elsewhere, elsewhere.place.panel.desk
    assert shop.account.dialects == Dialects(classic=True, rest=False)
    orders = await shop.placed(*["Completed"] * 12)
    for order in orders:
        desk.ledger.orders[int(order.panel_id)].at -= 10_000
    ended = [standing(desk, order).status for order in orders]
    results = {one.order.id: one for one in await shop.ask(Deed.REFILL, orders)}
    taken = [one for one, word in zip(orders, ended, strict=True) if word == "Completed"]
    for order in orders:
        result = results[order.id]
        if order in taken:
            assert result.stand is Stand.FOLLOWING
        else:
            assert (result.stand, result.words) == (
                Stand.REJECTED, "Refill is not available for this order"
            )  # fmt: skip
    ids = [(await shop.requests(order))[0].refill_id for order in taken]
    assert ids == [str(number) for number in desk.ledger.refills], "ids of their own"
    heard: set[str] = set()

    async def at_an_end() -> bool:
        await asyncio.sleep(0.01)
        shop.clock.advance(60)
        requests = [(await shop.requests(order))[0] for order in taken]
        heard.update(one.heard for one in requests)
        return not {one.stand for one in requests} & {Stand.FOLLOWING}

    await eventually(at_an_end, seconds=30)
    assert {"Pending", "In progress"} <= heard
    for order in taken:
        (request,) = await shop.requests(order)
        word = desk.refill_status(request.refill_id)
        wanted = Stand.COMPLETED if word == "Completed" else Stand.REJECTED
        assert (request.stand, word in ("Completed", "Rejected")) == (wanted, True)


def standing(desk: Desk, order: Order) -> Standing:
    return desk.ledger.standing(desk.ledger.orders[int(order.panel_id)])


async def test_a_refill_that_is_open_elsewhere_is_heard(elsewhere: Shop) -> None:
    shop, desk = elsewhere, elsewhere.place.panel.desk
    orders = await shop.placed(*["Completed"] * 6)
    for order in orders:
        desk.ledger.orders[int(order.panel_id)].at -= 10_000
    order = next(one for one in orders if standing(desk, one).status == "Completed")
    desk.refill(order.panel_id)
    (result,) = await shop.ask(Deed.REFILL, [order])
    assert (result.stand, result.words) == (
        Stand.ALREADY, "There is already an open request for this order.",
    )  # fmt: skip


async def test_by_rest_alone_cancels_go_one_by_one_each_with_its_outcome(tmp_path: Path) -> None:
    async with shop_in(tmp_path, dialects=Dialects(classic=False, rest=True)) as shop:
        orders = await shop.placed(*["Pending"] * 4)
        desk = shop.place.panel.desk
        desk.cancel(orders[1].panel_id)
        del desk.ledger.orders[int(orders[2].panel_id)]
        results = await shop.ask(Deed.CANCEL, orders)
        assert [(one.stand, one.words) for one in results] == [
            (Stand.REQUESTED, ""),
            (Stand.ALREADY, "There is already an open request for this order."),
            (Stand.REJECTED, "Incorrect order ID"),
            (Stand.REQUESTED, ""),
        ]
        paths = [form["path"] for form in shop.place.door.asked if "cancel" in form.get("path", "")]
        assert paths == [f"/api/v2/order/{one.panel_id}/cancel" for one in orders]
        assert shop.place.door.forms("cancel") == []
        assert desk.ledger.orders[int(orders[3].panel_id)].cancel_at is not None


async def test_by_rest_alone_a_lost_answer_is_unknown_and_the_others_go_on(tmp_path: Path) -> None:
    async with shop_in(tmp_path, dialects=Dialects(classic=False, rest=True)) as shop:
        orders = await shop.placed("Pending", "Pending")
        shop.place.panel.faults.set("cancel:cut-after-commit=@1")
        results = await shop.ask(Deed.CANCEL, orders)
        assert stands(results) == [Stand.UNKNOWN, Stand.REQUESTED]


async def test_a_kill_while_asking_leaves_it_unknown(tmp_path: Path) -> None:
    async with shop_in(tmp_path) as shop:
        orders = await shop.placed("Completed")
        stores = stores_of(shop.core.database)
        await stores.requests.begin(Deed.REFILL, [orders[0].id], shop.clock.now())
    async with opened(tmp_path) as core:
        (record,) = await core.aftersales.history(orders[0].id)
        assert record.request.stand is Stand.UNKNOWN


async def test_quitting_waits_for_the_answer_to_what_has_left(tmp_path: Path) -> None:
    async with shop_in(tmp_path) as shop:
        orders = await shop.placed(*["Pending"] * 150)
        shop.place.panel.faults.set("cancel:latency=300ms")
        after = shop.core.aftersales
        run = after.begin(Deed.CANCEL, await after.check(Deed.CANCEL, orders))
        going = asyncio.create_task(after.carry_out(run))
        await until(lambda: shop.place.door.forms("cancel"))
        await after.close()
        assert stands(await going) == [Stand.REQUESTED] * 100 + [Left.STOPPED] * 50
