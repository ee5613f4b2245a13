"""Following placed orders: who is due, what a report changes, and when to ask again."""

from datetime import timedelta
from decimal import Decimal

import pytest

from tests.store.conftest import Shop
from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.schedule import ask_after
from xpanel_desktop.domain.state import ACTIVE, PLACED, State

AT_WORK = Report("In progress", Decimal("0.27819"), 3572, 157)


async def test_due_are_the_longest_overdue_in_row_order(shop: Shop) -> None:
    orders = [await shop.placed(str(900 - number)) for number in range(3)]
    account, now = shop.account.id, shop.clock
    await shop.tracking.due_now([orders[2].id], now - timedelta(hours=2))
    await shop.tracking.due_now([orders[1].id], now - timedelta(hours=1))
    wanted = [(orders[1].id, "899"), (orders[2].id, "898")]
    assert await shop.tracking.due(account, now, 2) == wanted
    assert await shop.tracking.due(account, now - timedelta(days=1), 9) == []
    assert await shop.tracking.next_due(account) == now - timedelta(hours=2)
    assert await shop.tracking.next_due(account + 1) is None


async def test_a_report_is_stored_and_told_as_moved(shop: Shop) -> None:
    order = await shop.placed()
    shop.tick()
    applied = await shop.tracking.apply({order.id: AT_WORK}, shop.clock)
    assert (applied.moved, applied.asked) == ([order.id], [order.id])
    found = await shop.get(order)
    assert (found.state, found.status_word) == (State.IN_PROGRESS, "In progress")
    assert (found.charge, found.start_count, found.remains) == (Decimal("0.27819"), 3572, 157)
    assert (found.asked_at, found.moved_at) == (shop.clock, shop.clock)
    assert found.next_ask_at == shop.clock + ask_after(timedelta(0))


@pytest.mark.parametrize("report", [AT_WORK, None, Report(""), Report("In progress")])
async def test_nothing_new_moves_nothing_but_the_time_of_asking(
    shop: Shop, report: Report | None
) -> None:
    order = await shop.placed()
    await shop.tracking.apply({order.id: AT_WORK}, shop.clock)
    before = await shop.get(order)
    later = shop.clock + timedelta(hours=2)
    applied = await shop.tracking.apply({order.id: report}, later)
    assert (applied.moved, applied.asked) == ([], [order.id])
    found = await shop.get(order)
    assert (found.asked_at, found.moved_at) == (later, before.moved_at)
    assert found.next_ask_at == later + ask_after(timedelta(hours=2))
    assert (found.charge, found.remains, found.state) == (Decimal("0.27819"), 157, before.state)
    sql = "SELECT count(*) FROM movements"
    assert (await shop.database.read(lambda db: db.execute(sql).fetchone()))[0] == 1


@pytest.mark.parametrize(
    ("word", "state"),
    [("Completed", State.COMPLETED), ("Partial", State.PARTIAL), ("Odd word", State.UNHEARD)],
)
async def test_a_finished_order_is_not_asked_about_by_itself(
    shop: Shop, word: str, state: State
) -> None:
    order = await shop.placed()
    await shop.tracking.apply({order.id: Report(word)}, shop.clock)
    found = await shop.get(order)
    assert (found.state, found.status_word) == (state, word)
    assert (found.next_ask_at is not None) is (state in ACTIVE)
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
    plain = Report("Processing", charge=Decimal("0.12"))
    assert (await shop.tracking.apply({order.id: plain}, shop.clock)).moved == [order.id]
    row = await shop.database.read(lambda db: db.execute(sql).fetchone())
    assert tuple(row)[:2] == (12_000_000, "")
