"""Requests in the store: one at a time, append-only, ended with their order."""

import sqlite3
from datetime import timedelta

import pytest

from tests.store.conftest import Shop
from xpanel_desktop.domain.guarantee import LIFETIME, Guarantee
from xpanel_desktop.domain.order import Order, Report
from xpanel_desktop.domain.requests import (
    TURNS,
    Deed,
    IllegalTurn,
    Request,
    Stand,
    Turn,
    cancel_came_to,
)
from xpanel_desktop.domain.schedule import SOONEST, UNDATED
from xpanel_desktop.domain.state import FINISHED, State
from xpanel_desktop.store.guarantees import GuaranteeRows
from xpanel_desktop.store.requests import _LOST, LOST_AT_END, Ending, RequestOpen, Requests

WORDS = {
    State.COMPLETED: "Completed",
    State.PARTIAL: "Partial",
    State.CANCELED: "Canceled",
    State.REFUNDED: "Refunded",
    State.EXPIRED: "Expired",
    State.FAILED: "Fail",
}


async def last(requests: Requests, order: Order) -> Request:
    return (await requests.of([order.id]))[order.id][-1]


async def ask(shop: Shop, deed: Deed, order: Order, *turns: Turn) -> Request:
    requests = Requests(shop.database)
    shop.tick()
    number = (await requests.begin(deed, [order.id], shop.clock))[order.id]
    for turn in turns:
        shop.tick()
        await requests.end({number: Ending(turn, f"after {turn}")}, shop.clock)
    return await last(requests, order)


async def test_the_database_holds_the_moves_of_the_domain(shop: Shop) -> None:
    sql = "SELECT before, after FROM request_moves"
    rows = await shop.database.read(lambda db: db.execute(sql).fetchall())
    assert {tuple(row) for row in rows} == {(before, after) for (before, _), after in TURNS.items()}


async def test_every_move_is_a_step(shop: Shop) -> None:
    order = await shop.placed()
    request = await ask(shop, Deed.REFILL, order, Turn.FOLLOW, Turn.REJECT)
    steps = await Requests(shop.database).steps(request.id)
    assert [(one.stand, one.words) for one in steps] == [
        (Stand.ASKED, ""),
        (Stand.FOLLOWING, "after follow"),
        (Stand.REJECTED, "after reject"),
    ]
    assert request.asked_at == steps[0].at < steps[1].at < steps[2].at == request.at


@pytest.mark.parametrize(
    ("turns", "deed", "open_"),
    [
        ((), Deed.CANCEL, True),
        ((), Deed.REFILL, True),
        ((Turn.FOLLOW,), Deed.REFILL, True),
        ((Turn.LOSE,), Deed.REFILL, True),
        ((Turn.LOSE,), Deed.CANCEL, False),
        ((Turn.ACKNOWLEDGE,), Deed.REFILL, False),
        ((Turn.LOSE, Turn.DECLARE_NOT_MADE), Deed.REFILL, False),
    ],
)
async def test_what_is_open_is_not_asked_again_and_nothing_of_the_batch(
    shop: Shop, turns: tuple[Turn, ...], deed: Deed, open_: bool
) -> None:
    requests = Requests(shop.database)
    order, other = await shop.placed(), await shop.placed()
    await ask(shop, deed, order, *turns)
    if open_:
        with pytest.raises(RequestOpen) as caught:
            await requests.begin(deed, [other.id, order.id], shop.clock)
        assert caught.value.order_ids == {order.id}
        assert other.id not in await requests.of([other.id])
    else:
        assert len(await requests.begin(deed, [other.id, order.id], shop.clock)) == 2


async def test_an_order_that_no_panel_has_is_never_asked_about(shop: Shop) -> None:
    draft = await shop.in_state(State.DRAFT)
    with pytest.raises(RequestOpen):
        await Requests(shop.database).begin(Deed.CANCEL, [draft.id], shop.clock)


async def test_an_illegal_move_writes_nothing_of_the_batch(shop: Shop) -> None:
    requests = Requests(shop.database)
    one, two = await shop.placed(), await shop.placed()
    first = await ask(shop, Deed.CANCEL, one)
    second = await ask(shop, Deed.CANCEL, two, Turn.REJECT)
    with pytest.raises(IllegalTurn):
        await requests.end({first.id: Ending(Turn.TAKE), second.id: Ending(Turn.TAKE)}, shop.clock)
    assert (await last(requests, one)).stand is Stand.ASKED


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE requests SET stand = 'completed'",
        "DELETE FROM requests",
        "UPDATE request_steps SET words = 'x'",
        "DELETE FROM request_steps",
        "INSERT INTO requests (order_id, account_id, deed, asked_at, stand, at)"
        " SELECT id, account_id, 'cancel', 1, 'completed', 1 FROM orders",
    ],
)
async def test_the_database_itself_keeps_them(shop: Shop, sql: str) -> None:
    await ask(shop, Deed.REFILL, await shop.placed())
    with pytest.raises(sqlite3.IntegrityError):
        await shop.database.write(lambda db: db.execute(sql).rowcount)


@pytest.mark.parametrize("state", sorted(FINISHED))
@pytest.mark.parametrize("turn", [Turn.TAKE, Turn.FIND_OPEN, Turn.LOSE])
async def test_a_cancel_ends_in_the_transaction_that_ends_its_order(
    shop: Shop, state: State, turn: Turn
) -> None:
    order = await shop.placed()
    before = await ask(shop, Deed.CANCEL, order, turn)
    shop.tick()
    await shop.tracking.apply({order.id: Report("In progress")}, shop.clock)
    requests = Requests(shop.database)
    assert (await last(requests, order)).stand is before.stand
    shop.tick()
    await shop.tracking.apply({order.id: Report(WORDS[state])}, shop.clock)
    came = cancel_came_to(state)
    assert came is not None
    ended = await last(requests, order)
    assert (ended.stand, ended.at) == (TURNS[before.stand, came], shop.clock)
    assert ended.words == WORDS[state]
    assert await requests.next_due(shop.account.id) is None


async def test_a_refill_does_not_end_with_its_order(shop: Shop) -> None:
    order = await shop.placed()
    await ask(shop, Deed.REFILL, order, Turn.FOLLOW)
    await shop.tracking.apply({order.id: Report("Completed")}, shop.clock)
    assert (await last(Requests(shop.database), order)).stand is Stand.FOLLOWING


async def test_what_is_followed_is_due_ever_more_seldom(shop: Shop) -> None:
    requests = Requests(shop.database)
    order = await shop.placed()
    request = await ask(shop, Deed.REFILL, order, Turn.FOLLOW)
    (due,) = await requests.due(shop.account.id, shop.clock, 9)
    assert (due.request, due.state) == (request, State.PENDING)
    waits: list[timedelta] = []
    for hours in (0, 3, 30, 300):
        at = request.asked_at + timedelta(hours=hours)
        await requests.heard({request.id: "Pending"}, at)
        again = await requests.next_due(shop.account.id)
        assert again is not None
        waits.append(again - at)
    assert waits == sorted(waits)
    assert len(set(waits)) == 4
    assert (await last(requests, order)).heard == "Pending"
    await requests.heard({request.id: ""}, shop.clock)
    assert (await last(requests, order)).heard == "Pending"


async def test_what_was_being_asked_when_the_program_ended_is_unknown(shop: Shop) -> None:
    requests = Requests(shop.database)
    order, other = await shop.placed(), await shop.placed()
    await ask(shop, Deed.REFILL, order)
    await ask(shop, Deed.REFILL, other, Turn.ACKNOWLEDGE)
    assert await requests.recover(shop.clock) == [order.id]
    lost = await last(requests, order)
    assert (lost.stand, lost.words) == (Stand.UNKNOWN, LOST_AT_END)
    assert await requests.recover(shop.clock) == []


async def test_lost_refills_are_found_and_no_other_requests(shop: Shop) -> None:
    requests = Requests(shop.database)
    first = await ask(shop, Deed.REFILL, await shop.placed(), Turn.LOSE)
    await ask(shop, Deed.REFILL, await shop.placed(), Turn.FOLLOW)
    await ask(shop, Deed.REFILL, await shop.placed())
    await ask(shop, Deed.REFILL, await shop.placed(), Turn.LOSE, Turn.DECLARE_MADE)
    await ask(shop, Deed.CANCEL, await shop.placed(), Turn.LOSE)
    last_ = await ask(shop, Deed.REFILL, await shop.placed(), Turn.LOSE)
    assert await requests.lost_refills(9) == [last_, first]
    assert await requests.lost_refills(1) == [last_]


async def test_lost_refills_are_found_by_an_index(shop: Shop) -> None:
    """Requests are kept for good: their number grows with the years, that of lost ones does not."""
    sql = f"EXPLAIN QUERY PLAN {_LOST}"
    rows = await shop.database.read(lambda db: db.execute(sql, (9,)).fetchall())
    assert any("USING INDEX requests_open" in row["detail"] for row in rows)


async def test_many_lost_refills_are_settled_at_once_and_others_are_left_as_they_are(
    shop: Shop,
) -> None:
    requests = Requests(shop.database)
    lost = [await ask(shop, Deed.REFILL, await shop.placed(), Turn.LOSE) for _ in range(3)]
    moved_on = {
        await ask(shop, Deed.REFILL, await shop.placed(), Turn.LOSE, Turn.DECLARE_MADE),
        await ask(shop, Deed.REFILL, await shop.placed(), Turn.FOLLOW),
    }
    shop.tick()
    ids = [one.id for one in (*lost, *moved_on)]
    otherwise = await requests.settle_lost(ids, Turn.DECLARE_NOT_MADE, shop.clock)
    assert otherwise == {one.id: one.stand for one in moved_on}
    after = await requests.of(one.order_id for one in (*lost, *moved_on))
    for one in lost:
        (now,) = after[one.order_id]
        assert (now.stand, now.at) == (Stand.NOT_MADE, shop.clock)
        steps = [step.stand for step in await requests.steps(one.id)]
        assert steps == [Stand.ASKED, Stand.UNKNOWN, Stand.NOT_MADE]
    for one in moved_on:
        assert after[one.order_id] == [one]
    assert await requests.lost_refills(9) == []
    again = await requests.begin(Deed.REFILL, [one.order_id for one in lost], shop.clock)
    assert len(again) == 3, "they may be asked for again"


async def test_one_that_cannot_be_settled_so_leaves_all_of_them_lost(shop: Shop) -> None:
    requests = Requests(shop.database)
    lost = [await ask(shop, Deed.REFILL, await shop.placed(), Turn.LOSE) for _ in range(2)]
    with pytest.raises(KeyError):
        await requests.settle_lost([*(one.id for one in lost), 99], Turn.DECLARE_MADE, shop.clock)
    with pytest.raises(IllegalTurn):
        await requests.settle_lost([one.id for one in lost], Turn.FOLLOW, shop.clock)
    assert await requests.lost_refills(9) == lost[::-1]


async def test_orders_are_found_by_the_panels_ids(shop: Shop) -> None:
    requests = Requests(shop.database)
    orders = [await shop.placed() for _ in range(3)]
    wanted = [orders[2].panel_id, "nothing", orders[0].panel_id]
    assert await requests.orders_of([shop.account.id], wanted) == [orders[0].id, orders[2].id]
    assert await requests.orders_of([99], wanted) == []


async def test_guarantees_are_kept_by_account_and_service(shop: Shop) -> None:
    rows = GuaranteeRows(shop.database)
    await rows.set(shop.account.id, "1", Guarantee(30), shop.clock)
    await rows.set(shop.account.id, "2", LIFETIME, shop.clock)
    await rows.set(shop.account.id, "1", Guarantee(0), shop.clock)
    assert await rows.load(shop.account.id) == {"1": Guarantee(0), "2": LIFETIME}
    await rows.set(shop.account.id, "1", None, shop.clock)
    assert await rows.load(shop.account.id) == {"2": LIFETIME}


@pytest.mark.parametrize("hours", [1, 24, 24 * 365])
async def test_a_clock_that_was_set_back_makes_due_what_it_timed_once(
    shop: Shop, hours: int
) -> None:
    """Else a refill would be asked about when the hour of the wrong clock comes once more."""
    requests, account = Requests(shop.database), shop.account.id
    heard, taken, right = [await shop.placed() for _ in range(3)]
    first = await ask(shop, Deed.REFILL, heard, Turn.FOLLOW)
    other = await ask(shop, Deed.REFILL, right, Turn.FOLLOW)
    now = shop.clock
    await requests.heard({other.id: "Pending"}, now)
    shop.clock += timedelta(hours=hours)
    await requests.heard({first.id: "Pending"}, shop.clock)
    second = await ask(shop, Deed.REFILL, taken, Turn.FOLLOW)
    found = await requests.due(account, now, 9)
    assert [one.request.id for one in found] == [first.id, second.id]
    assert [one.request.id for one in await requests.due(account, now, 1)] == [first.id]
    assert await requests.due(account + 1, now, 9) == []
    await requests.heard(dict.fromkeys((first.id, second.id), "Pending"), now)
    assert await requests.due(account, now, 9) == []
    assert await requests.due(account, now - timedelta(seconds=30), 9) == [], "set right"
    due = await requests.next_due(account)
    assert due is not None
    assert due - now < timedelta(minutes=1)


async def test_what_has_come_to_an_end_is_not_due_however_it_was_timed(shop: Shop) -> None:
    requests, now = Requests(shop.database), shop.clock
    shop.clock += timedelta(days=9)
    await ask(shop, Deed.REFILL, await shop.placed(), Turn.FOLLOW, Turn.COMPLETE)
    assert await requests.due(shop.account.id, now, 9) == []


async def test_a_refill_dated_by_a_clock_far_ahead_is_not_asked_about_as_if_it_were_new(
    shop: Shop,
) -> None:
    """Else it would be so every twenty seconds until the hour of the wrong clock comes."""
    requests, now = Requests(shop.database), shop.clock
    shop.clock += timedelta(days=40)
    refill = await ask(shop, Deed.REFILL, await shop.placed(), Turn.FOLLOW)
    for _ in range(3):
        await requests.heard({refill.id: "Pending"}, now)
        due = await requests.next_due(shop.account.id)
        assert due == now + UNDATED
        now = due
    await requests.heard({refill.id: "Pending"}, shop.clock)
    assert await requests.next_due(shop.account.id) == shop.clock + SOONEST
