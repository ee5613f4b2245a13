"""Following placed orders: who is due, what a report changes, and when to ask again."""

import sqlite3
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial

import pytest

from tests.store.conftest import Shop
from xpanel_desktop.domain.errors import NoSuchOrder
from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.schedule import BATCH, LATE_LOOKS, Standing, ask_after
from xpanel_desktop.domain.state import ACTIVE, PLACED, State
from xpanel_desktop.store.columns import ms
from xpanel_desktop.store.tracking import MOST_WORDS, Answer


def _execute(sql: str, values: tuple[object, ...], db: sqlite3.Connection) -> int:
    return db.execute(sql, values).rowcount


AT_WORK = Report("In progress", Decimal("0.27819"), 3572, 157)


async def test_due_are_the_longest_overdue_in_row_order(shop: Shop) -> None:
    orders = [await shop.placed(str(900 - number)) for number in range(3)]
    account, now = shop.account.id, shop.clock
    await shop.tracking.due_now([orders[2].id], now - timedelta(hours=2))
    await shop.tracking.due_now([orders[1].id], now - timedelta(hours=1))
    wanted = [(orders[1].id, "899"), (orders[2].id, "898")]
    assert await shop.tracking.due(account, now, 2) == wanted
    assert await shop.tracking.next_due(account) == now - timedelta(hours=2)
    await shop.tracking.due_now([order.id for order in orders], now + timedelta(seconds=1))
    assert await shop.tracking.due(account, now, 9) == []
    assert await shop.tracking.next_due(account + 1) is None


async def test_a_clock_that_was_set_back_makes_due_what_it_timed_once(shop: Shop) -> None:
    """Else an order would wait until the hour of the wrong clock comes once more."""
    asked, unasked, ended, old = [await shop.placed() for _ in range(4)]
    account, now = shop.account.id, shop.clock
    wrong = now + timedelta(days=1)
    answers = {asked.id: AT_WORK, ended.id: Report("Completed"), old.id: Report("Canceled")}
    await shop.tracking.apply(answers, wrong)
    await shop.tracking.due_now([unasked.id], wrong)
    for sql, value, order in (
        ("UPDATE orders SET sent_at = ? WHERE id = ?", ms(wrong), unasked),
        ("UPDATE orders SET next_ask_at = ? WHERE id = ?", None, old),
    ):
        values = (value, order.id)
        await shop.database.write(partial(_execute, sql, values))
    wanted = [(one.id, one.panel_id) for one in (asked, unasked, ended)]
    assert await shop.tracking.due(account, now, 99) == wanted
    assert await shop.tracking.due(account, now, 2) == wanted[:2]
    assert await shop.tracking.due(account + 1, now, 99) == []
    await shop.tracking.apply(dict.fromkeys((one for one, _ in wanted), AT_WORK), now)
    assert await shop.tracking.due(account, now, 99) == []
    assert await shop.tracking.due(account, now - timedelta(seconds=30), 99) == [], "set right"


@pytest.mark.parametrize(
    ("word", "after_an_hour"),
    [("In progress", timedelta(minutes=1)), ("Completed", timedelta(days=1) - timedelta(hours=1))],
)
async def test_what_a_clock_far_ahead_dated_is_asked_about_ever_more_seldom_all_the_same(
    shop: Shop, word: str, after_an_hour: timedelta
) -> None:
    """Else it stands still for no time at all until the hour of the wrong clock comes."""
    order = await shop.placed()
    await shop.tracking.apply({order.id: Report(word)}, shop.clock + timedelta(days=300))
    now = shop.clock
    await shop.tracking.apply({order.id: Report(word)}, now)
    assert (await shop.get(order)).moved_at == now, "no sooner than it is told"
    later = now + timedelta(hours=1)
    await shop.tracking.apply({order.id: Report(word)}, later)
    found = await shop.get(order)
    assert found.next_ask_at == later + after_an_hour
    assert found.moved_at == now


async def test_a_report_is_stored_and_told_as_moved(shop: Shop) -> None:
    order = await shop.placed()
    shop.tick()
    applied = await shop.tracking.apply({order.id: AT_WORK}, shop.clock)
    assert (applied.moved, applied.asked) == ([order.id], [order.id])
    found = await shop.get(order)
    assert (found.state, found.status_word) == (State.IN_PROGRESS, "In progress")
    assert (found.charge, found.start_count, found.remains) == (Decimal("0.27819"), 3572, 157)
    assert (found.asked_at, found.moved_at) == (shop.clock, shop.clock)
    assert found.sent_at is not None
    young = Standing(finished=False, age=shop.clock - found.sent_at, still_for=timedelta(0))
    assert found.next_ask_at == shop.clock + (ask_after(young) or timedelta.max)


@pytest.mark.parametrize(
    "report", [AT_WORK, None, Report(""), Report("In progress"), NoSuchOrder("Incorrect order ID")]
)
async def test_nothing_new_moves_nothing_but_the_time_of_asking(shop: Shop, report: Answer) -> None:
    order = await shop.placed()
    await shop.tracking.apply({order.id: AT_WORK}, shop.clock)
    before = await shop.get(order)
    later = shop.clock + timedelta(hours=2)
    applied = await shop.tracking.apply({order.id: report}, later)
    assert (applied.moved, applied.asked) == ([], [order.id])
    found = await shop.get(order)
    assert (found.asked_at, found.moved_at) == (later, before.moved_at)
    assert found.next_ask_at == later + timedelta(minutes=4)
    assert (found.charge, found.remains, found.state) == (Decimal("0.27819"), 157, before.state)
    sql = "SELECT count(*) FROM movements"
    assert (await shop.database.read(lambda db: db.execute(sql).fetchone()))[0] == 1


@pytest.mark.parametrize(
    ("word", "state"),
    [("Completed", State.COMPLETED), ("Partial", State.PARTIAL), ("Odd word", State.UNHEARD)],
)
async def test_a_finished_order_is_looked_at_a_few_times_more_for_a_late_refund(
    shop: Shop, word: str, state: State
) -> None:
    order = await shop.placed()
    await shop.tracking.apply({order.id: Report(word)}, shop.clock)
    found = await shop.get(order)
    assert (found.state, found.status_word) == (state, word)
    if state in ACTIVE:
        assert found.next_ask_at == shop.clock + timedelta(seconds=20)
    else:
        looks: list[timedelta] = []
        while found.next_ask_at is not None:
            looks.append(found.next_ask_at - shop.clock)
            await shop.tracking.apply({order.id: Report(word)}, found.next_ask_at)
            found = await shop.get(order)
        assert tuple(looks) == LATE_LOOKS
    await shop.tracking.due_now([order.id], shop.clock)
    assert await shop.tracking.due(shop.account.id, shop.clock, 9) == [(order.id, order.panel_id)]
    await shop.tracking.apply({order.id: Report("Refunded")}, shop.clock)
    assert (await shop.get(order)).state is State.REFUNDED


async def test_what_is_not_placed_is_neither_due_nor_reported_of(shop: Shop) -> None:
    orders = [await shop.in_state(state) for state in sorted(set(State) - PLACED)]
    ids = [order.id for order in orders]
    await shop.tracking.due_now(ids, shop.clock)
    assert await shop.tracking.due(shop.account.id, shop.clock, 99) == []
    applied = await shop.tracking.apply(dict.fromkeys([*ids, 9999], AT_WORK), shop.clock)
    assert (applied.moved, applied.asked) == ([], [])
    assert [await shop.get(order) for order in orders] == orders


async def test_a_charge_too_fine_for_the_column_is_kept_as_text_and_moves_once(shop: Shop) -> None:
    order = await shop.placed()
    fine = Report("Processing", charge=Decimal("0.1234567891"), start_count=2**70, remains=2**70)
    assert (await shop.tracking.apply({order.id: fine}, shop.clock)).moved == [order.id]
    assert (await shop.tracking.apply({order.id: fine}, shop.clock)).moved == []
    assert (await shop.tracking.apply({order.id: None}, shop.clock)).moved == []
    sql = "SELECT charge, charge_text, start_count, remains FROM orders"
    row = await shop.database.read(lambda db: db.execute(sql).fetchone())
    assert tuple(row) == (None, "0.1234567891", None, None)
    finer = Report("Processing", charge=Decimal("0.1234567892"), start_count=2**70, remains=2**70)
    assert (await shop.tracking.apply({order.id: finer}, shop.clock)).moved == []
    row = await shop.database.read(lambda db: db.execute(sql).fetchone())
    assert tuple(row)[:2] == (None, "0.1234567892"), "what was told last is what is kept"
    plain = Report("Processing", charge=Decimal("0.12"))
    assert (await shop.tracking.apply({order.id: plain}, shop.clock)).moved == [order.id]
    row = await shop.database.read(lambda db: db.execute(sql).fetchone())
    assert tuple(row)[:2] == (12_000_000, "")


async def test_a_request_is_filled_with_what_is_due_soon(shop: Shop) -> None:
    orders = [await shop.placed() for _ in range(4)]
    asked = shop.clock
    waits = {0: 1000, 1: 1090, 2: 1110, 3: 990}  # the last tenth of a wait may be left out
    for place, wait in waits.items():
        due = asked + timedelta(seconds=wait)
        await _set_times(shop, orders[place].id, asked, due)
    now = asked + timedelta(seconds=995)
    wanted = [(orders[at].id, orders[at].panel_id) for at in (0, 1, 3)]
    assert await shop.tracking.due(shop.account.id, now, BATCH) == wanted
    early = asked + timedelta(seconds=980)
    assert await shop.tracking.due(shop.account.id, early, BATCH) == [], "none goes by itself"


async def _set_times(shop: Shop, order_id: int, asked: datetime, due: datetime) -> None:
    sql = "UPDATE orders SET asked_at = ?, next_ask_at = ? WHERE id = ?"
    values = (ms(asked), ms(due), order_id)
    await shop.database.write(lambda db: db.execute(sql, values).rowcount)


async def test_watched_are_those_at_work_that_were_not_asked_for_a_while(shop: Shop) -> None:
    at_work, ended, other = [await shop.placed() for _ in range(3)]
    draft = await shop.in_state(State.DRAFT)
    await shop.tracking.apply({at_work.id: AT_WORK, ended.id: Report("Completed")}, shop.clock)
    ids = [at_work.id, ended.id, draft.id, 999]
    account, later = shop.account.id, shop.clock + timedelta(seconds=1)
    assert await shop.tracking.watched(account, ids, later) == [(at_work.id, at_work.panel_id)]
    assert await shop.tracking.watched(account, ids, shop.clock) == []
    assert await shop.tracking.watched(account + 1, ids, later) == []
    assert await shop.tracking.watched(account, [other.id], later) == [(other.id, other.panel_id)]


async def test_an_order_about_to_end_is_asked_about_near_its_end(shop: Shop) -> None:
    order = await shop.placed()
    begun = shop.clock
    await shop.tracking.apply({order.id: Report("In progress", remains=100)}, begun)
    near = begun + timedelta(hours=24)
    await shop.tracking.apply({order.id: Report("In progress", remains=20)}, near)
    slow = await shop.get(order)  # 80 took a day: 20 need six hours
    assert slow.next_ask_at == near + timedelta(hours=24) / 100
    last = near + timedelta(hours=6)
    await shop.tracking.apply({order.id: Report("In progress", remains=1)}, last)
    found = await shop.get(order)  # 19 took six hours: the last one needs 19 minutes
    assert found.next_ask_at is not None
    assert found.next_ask_at - last == timedelta(hours=30) / 100


async def test_the_next_question_comes_no_later_than_the_end(shop: Shop) -> None:
    order = await shop.placed()
    await shop.tracking.apply({order.id: Report("In progress", remains=100)}, shop.clock)
    at = shop.clock + timedelta(days=2)
    await shop.tracking.apply({order.id: Report("In progress", remains=90)}, at)
    soon = at + timedelta(minutes=9)
    await shop.tracking.apply({order.id: Report("In progress", remains=30)}, soon)
    found = await shop.get(order)  # 60 took nine minutes: 30 need four and a half
    assert found.next_ask_at == soon + timedelta(minutes=4.5)


async def test_the_newest_order_of_an_account_is_the_last_that_a_panel_took(shop: Shop) -> None:
    assert await shop.tracking.newest_panel_id(shop.account.id) == ""
    await shop.placed("11")
    await shop.placed("12")
    await shop.queued()
    assert await shop.tracking.newest_panel_id(shop.account.id) == "12"
    assert await shop.tracking.newest_panel_id(99) == ""


async def test_what_the_panel_does_not_know_any_more_is_noted_until_it_does(shop: Shop) -> None:
    orders = [await shop.placed(str(900 + number)) for number in range(3)]
    gone, other, _ = (order.id for order in orders)
    words = NoSuchOrder("Incorrect order ID")
    draft = await shop.in_state(State.DRAFT)
    answers: dict[int, Answer] = {gone: words, other: NoSuchOrder("x" * 999)}
    await shop.tracking.apply(answers | {draft.id: words, 9999: words}, shop.clock)
    sql = "SELECT order_id, words FROM disowned ORDER BY order_id"

    async def noted() -> dict[int, str]:
        rows = await shop.database.read(lambda db: db.execute(sql).fetchall())
        return {int(row[0]): str(row[1]) for row in rows}

    assert await noted() == {gone: "Incorrect order ID", other: "x" * MOST_WORDS}
    await shop.tracking.apply({gone: None, other: AT_WORK}, shop.clock)
    assert await noted() == {gone: "Incorrect order ID"}, "no word is no knowing"
    await shop.tracking.apply({gone: NoSuchOrder()}, shop.clock)
    assert await noted() == {gone: ""}
    await shop.tracking.apply({gone: AT_WORK}, shop.clock)
    assert await noted() == {}
