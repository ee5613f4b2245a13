"""What stops a whole queue: the operator's halt, a day's limit, two refusals of the same kind."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tests.app.kit import (
    account_on,
    all_orders,
    eventually,
    opened,
    ordered,
    plain_service,
    reach,
    rigged,
)
from tests.support.clock import VirtualClock
from tests.support.practice import practice, until
from xpanel_desktop.app.clock import SystemClock
from xpanel_desktop.app.core import Core
from xpanel_desktop.app.gate import Gate
from xpanel_desktop.app.local_days import begins, day_at
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.checks import Problem
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.service import Service
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.stops import Stop


async def ready(core: Core, account: Account) -> Service:
    await core.sessions.start_all()
    return await plain_service(core, account)


async def stopped(core: Core, account: Account, stop: Stop) -> None:
    async def there() -> bool:
        now = core.accounts.get(account.id)
        return now is not None and now.stop_reason == stop

    await eventually(there)


async def loosened(core: Core, account: Account, service: Service) -> Service:
    """Let the stored catalogue allow what the panel does not."""
    loose = replace(service, minimum=1)
    snapshot = await core.catalogs.load(account.id)
    assert snapshot is not None
    services = [loose if one.id == loose.id else one for one in snapshot.services]
    await core.catalogs._rows.replace(account.id, services, core.clock.now())
    core.catalogs.forget(account.id)
    return loose


async def test_a_halt_stops_every_account_and_goes_on_where_it_stood(tmp_path: Path) -> None:
    async with practice() as place, opened(tmp_path) as core:
        first, second = await account_on(core, place), await account_on(core, place, name="Two")
        service = await ready(core, first)
        await core.catalogs.sync(second.id)
        await core.sessions.set_halted(halted=True)
        for account in (first, second):
            await core.tickets.send(ordered(account, f"a{account.id}", service))
            await core.sessions.retry(account.id)
        await core.balances.refresh(first.id)
        await reach(core, State.QUEUED, State.QUEUED)
        assert place.links == []
        await core.sessions.set_halted(halted=False)
        await reach(core, State.PENDING, State.PENDING)
        assert len(place.links) == 2


async def test_a_days_limit_stops_the_queue_until_it_is_raised(tmp_path: Path) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place)
        service = await ready(core, account)
        new = ordered(account, "a", service)
        assert new.expected_charge is not None
        await core.caution.set_daily_limit(account.id, new.expected_charge * Decimal("1.5"))
        await core.tickets.send(new)
        await reach(core, State.PENDING)
        await core.tickets.send(ordered(account, "b", service))
        await stopped(core, account, Stop.DAILY_LIMIT)
        await reach(core, State.PENDING, State.QUEUED)
        await core.accounts.lift_stop(account.id)
        await stopped(core, account, Stop.DAILY_LIMIT)
        await core.caution.set_daily_limit(account.id, None)
        await core.accounts.lift_stop(account.id)
        await reach(core, State.PENDING, State.PENDING)


async def test_orders_about_to_leave_count_for_the_day(tmp_path: Path) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place, parallel=4)
        await core.accounts.set_paused(account.id, paused=True)
        service = await ready(core, account)
        new = ordered(account, "a", service)
        assert new.expected_charge is not None
        await core.caution.set_daily_limit(account.id, new.expected_charge * 2)
        for name in "abcd":
            await core.tickets.send(ordered(account, name, service))
        await core.accounts.set_paused(account.id, paused=False)
        await stopped(core, account, Stop.DAILY_LIMIT)
        await reach(core, State.PENDING, State.PENDING, State.QUEUED, State.QUEUED)


async def test_what_was_not_placed_or_sent_before_today_costs_the_day_nothing(
    tmp_path: Path,
) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place)
        service = await ready(core, account)
        order = await core.tickets.send(ordered(account, "a", service))
        await reach(core, State.PENDING)
        queue = core.line._queue
        today = begins(day_at(core.clock.now()))
        assert await queue.spent(account.id, today) == order.expected_charge
        assert await queue.spent(account.id, core.clock.now() + timedelta(hours=1)) == 0


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set for a program")
async def test_the_day_of_a_limit_is_whole_where_the_clocks_are_set_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At noon New York is five hours behind; at midnight it was four."""
    clock, first = VirtualClock(), datetime(2027, 11, 7, 4, 30, tzinfo=UTC)
    clock.advance((first - clock.now()).total_seconds())
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        async with rigged(tmp_path, clock=clock) as rig:
            await rig.core.caution.set_daily_limit(rig.account.id, Decimal("0.10"))
            await rig.queue("half past midnight")
            await reach(rig.core, State.PENDING)
            clock.advance(timedelta(hours=12).total_seconds())
            await rig.queue("noon")
            await until(lambda: rig.stop_reason == Stop.DAILY_LIMIT)
            assert rig.panel.sent == ["https://x/half past midnight"]
    finally:
        monkeypatch.undo()
        time.tzset()


async def test_two_refusals_for_the_same_reason_stop_the_queue(tmp_path: Path) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place)
        await core.accounts.set_paused(account.id, paused=True)
        loose = await loosened(core, account, await ready(core, account))
        for name in "abc":
            await core.tickets.send(ordered(account, name, loose, quantity=1))
        await core.accounts.set_paused(account.id, paused=False)
        await stopped(core, account, Stop.REFUSED_TWICE)
        await reach(core, State.REFUSED, State.REFUSED, State.QUEUED)
        await core.accounts.lift_stop(account.id)
        await reach(core, State.REFUSED, State.REFUSED, State.REFUSED)
        assert not (await all_orders(core))[2].panel_id
        now = core.accounts.get(account.id)
        assert now is not None
        assert now.stop_reason == "", "after the operator looked it is counted anew"


async def test_an_accepted_order_between_two_refusals_lets_the_queue_go_on(tmp_path: Path) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place)
        await core.accounts.set_paused(account.id, paused=True)
        loose = await loosened(core, account, await ready(core, account))
        for name, quantity in (("a", 1), ("b", 500), ("c", 1), ("d", 500)):
            await core.tickets.send(ordered(account, name, loose, quantity=quantity))
        await core.accounts.set_paused(account.id, paused=False)
        await reach(core, State.REFUSED, State.PENDING, State.REFUSED, State.PENDING)


class Sleeper(SystemClock):
    """A clock whose wall can be set forward, as a machine that slept finds it."""

    slept = timedelta()

    def now(self) -> datetime:
        return super().now() + self.slept


async def test_what_waited_through_a_sleep_waits_for_a_look(tmp_path: Path) -> None:
    clock = Sleeper()
    async with practice() as place, opened(tmp_path, clock=clock) as core:  # type: ignore[arg-type]
        account = await account_on(core, place)
        service = await ready(core, account)
        at = clock.now() + timedelta(hours=2)
        order = await core.tickets.send(replace(ordered(account, "night", service), not_before=at))
        outbox = core.sessions._sessions[account.id].outbox
        assert outbox is not None
        assert order.queued_at is not None
        queued_at = order.queued_at
        await until(lambda: outbox._watch.at > queued_at)
        clock.slept = timedelta(hours=8)
        await core.sessions.retry(account.id)
        await stopped(core, account, Stop.CLOCK_JUMPED)
        assert place.links == []
        await core.accounts.lift_stop(account.id)
        await reach(core, State.PENDING)


async def test_what_is_queued_after_a_sleep_goes(tmp_path: Path) -> None:
    clock = Sleeper()
    async with practice() as place, opened(tmp_path, clock=clock) as core:  # type: ignore[arg-type]
        account = await account_on(core, place)
        service = await ready(core, account)
        clock.slept = timedelta(hours=8)
        await core.tickets.send(ordered(account, "morning", service))
        await reach(core, State.PENDING)


class Dozer(VirtualClock):
    """A clock that stands still, and whose wall can be set forward as by a sleep."""

    slept = timedelta()

    def now(self) -> datetime:
        return super().now() + self.slept


async def test_a_sleep_during_the_last_look_is_noticed_before_anything_leaves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, look = Dozer(), Gate.problem

    async def dozing(gate: Gate, account: Account, order: Order) -> Problem | None:
        found = await look(gate, account, order)
        clock.slept = timedelta(hours=8)
        return found

    monkeypatch.setattr(Gate, "problem", dozing)
    async with rigged(tmp_path, clock=clock) as rig:
        await rig.queue("night")
        await until(lambda: rig.stop_reason == Stop.CLOCK_JUMPED)
        assert rig.panel.sent == []
        await rig.core.accounts.lift_stop(rig.account.id)
        await reach(rig.core, State.PENDING)
