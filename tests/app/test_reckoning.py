"""Explaining and closing on a core: purses, what wakes it, the operator's calendar."""

import asyncio
import time
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tests.app.kit import account_on, all_orders, eventually, opened, ordered, plain_service, reach
from tests.support.clock import VirtualClock
from tests.support.practice import practice
from xpanel_desktop.app import local_days
from xpanel_desktop.app.closing import NotOver
from xpanel_desktop.domain.changes import Table
from xpanel_desktop.domain.closing import Listed, Span
from xpanel_desktop.domain.money import Money
from xpanel_desktop.domain.reckoning import Verdict
from xpanel_desktop.domain.state import State


async def test_an_order_on_the_practice_panel_explains_its_balance(tmp_path: Path) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        service = await plain_service(core, account)
        core.reckoning.start()
        await core.tickets.send(ordered(account, "one", service))
        await reach(core, State.PENDING)
        (order,) = await all_orders(core)
        await core.orders.refresh([order.id])
        place.panel.desk.ledger.deposit(Decimal(7))
        await core.balances.refresh(account.id)

        async def explained() -> bool:
            found = await core.reckoning.window([account.id], None, 9)
            return bool(found) and sum(one.elsewhere for one in found) == 700_000_000

        await eventually(explained)
        found = await core.reckoning.window([account.id], None, 9)
        assert sum(one.charged for one in found) > 0
        assert all(one.reading.account_id == account.id for one in found)


async def test_accounts_with_the_same_address_and_key_share_a_purse(tmp_path: Path) -> None:
    async with practice() as place, opened(tmp_path) as core:
        first, second = await account_on(core, place), await account_on(core, place, name="Twin")
        nowhere = await account_on(core, name="Else")
        assert await core.reckoning.purse(first.id) == (first.id, second.id)
        assert await core.reckoning.purse(second.id) == (first.id, second.id)
        assert await core.reckoning.purse(nowhere.id) == (nowhere.id,)
        assert await core.reckoning.purse(99) == (99,)


async def test_a_balance_stays_shared_with_an_account_that_is_removed(tmp_path: Path) -> None:
    async with practice() as place, opened(tmp_path) as core:
        first, second = await account_on(core, place), await account_on(core, place, name="Twin")
        await core.reckoning.catch_up(first.id)
        await core.accounts.remove(first.id)
        assert await core.reckoning.purse(second.id) == (first.id, second.id)


async def test_a_period_is_closed_when_it_is_over_and_once(tmp_path: Path) -> None:
    clock = VirtualClock()
    async with opened(tmp_path, clock=clock) as core:
        account = await account_on(core)
        assert await core.closing.statements(account.id, Span.DAY) == Listed([])
        rows = core.balances._rows
        await rows.record(account.id, clock.now(), Money(Decimal(10), "USD"))
        clock.advance(600)
        await rows.record(account.id, clock.now(), Money(Decimal(30), "USD"))
        (today,) = (await core.closing.statements(account.id, Span.DAY)).rows
        with pytest.raises(NotOver):
            await core.closing.close(account.id, today.period)
        clock.advance(86_400)
        told: list[object] = []
        core.notices.subscribe(
            lambda changes: told.append(changes) if changes.touches(Table.MONEY) else None
        )
        closed = await core.closing.close(account.id, today.period)
        assert told
        assert closed.sums.topped_up == Decimal("20.00")
        assert await core.closing.close(account.id, today.period) == closed
        days = (await core.closing.statements(account.id, Span.DAY)).rows
        assert [one.closed_at is None for one in days] == [True, False]
        (found,) = (await core.closing.mismatches(account.id, today.period)).rows
        assert found.verdict is Verdict.TOPPED_UP
        await core.closing.acknowledge(account.id, found, " by card ")
        (found,) = (await core.closing.mismatches(account.id, today.period)).rows
        assert found.note == "by card"
        (month,) = (await core.closing.statements(account.id, Span.MONTH)).rows
        assert month.closed_at is None
        await asyncio.sleep(0)


async def test_days_beyond_a_page_are_counted_listed_and_closed(tmp_path: Path) -> None:
    clock = VirtualClock()
    async with opened(tmp_path, clock=clock) as core:
        account = await account_on(core)
        rows = core.balances._rows
        await rows.record(account.id, clock.now(), Money(Decimal(10), "USD"))
        (first,) = (await core.closing.statements(account.id, Span.DAY)).rows
        clock.advance(100 * 86_400)
        page = await core.closing.statements(account.id, Span.DAY)
        assert (len(page.rows), page.left_out) == (62, 39)
        whole = await core.closing.statements(account.id, Span.DAY, 2)
        assert (len(whole.rows), whole.left_out) == (101, 0)
        assert whole.rows[:62] == page.rows
        assert whole.rows[-1].period == first.period
        assert (await core.closing.close(account.id, first.period)).closed_at is not None


@pytest.mark.parametrize(
    ("zone", "day", "begins"),
    [
        ("Europe/Istanbul", date(2026, 11, 25), datetime(2026, 11, 24, 21, tzinfo=UTC)),
        ("Europe/Berlin", date(2026, 10, 26), datetime(2026, 10, 25, 23, tzinfo=UTC)),
        ("America/Sao_Paulo", date(2018, 11, 4), datetime(2018, 11, 4, 3, tzinfo=UTC)),
    ],
)
def test_local_days_begin_by_the_machine_s_zone(
    monkeypatch: pytest.MonkeyPatch, zone: str, day: date, begins: datetime
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert local_days.begins(day) == begins
        assert local_days.day_at(begins) == day
    finally:
        monkeypatch.undo()
        time.tzset()


async def test_a_runway_is_that_of_all_who_spend_from_the_balance(tmp_path: Path) -> None:
    clock = VirtualClock()
    async with practice() as place, opened(tmp_path, clock=clock) as core:
        accounts = [await account_on(core, place), await account_on(core, place, name="Twin")]
        await core.sessions.start_all()
        service = await plain_service(core, accounts[0])
        await core.catalogs.sync(accounts[1].id)
        for day in range(6):
            for account in accounts:
                await core.tickets.send(ordered(account, f"{account.id}/{day}", service))
            await reach(core, *[State.PENDING] * (2 * day + 2))
            clock.advance(86_400)
        first, second = [await core.books.runway(account.id) for account in accounts]
        assert first is not None
        assert second is not None
        (order, *_) = await all_orders(core)
        assert order.expected_charge is not None
        assert first.pace == second.pace == 2 * order.expected_charge
