"""Findings and scorecards by the practice panel's own reports, with a clock that a test moves."""

import asyncio
from datetime import timedelta
from pathlib import Path

from tests.app.kit import (
    account_on,
    all_orders,
    eventually,
    opened,
    ordered,
    plain_service,
    spoil,
    watch,
)
from tests.support.clock import VirtualClock
from tests.support.practice import practice
from tests.support.tickets import new_order
from xpanel_desktop.app.core import Core
from xpanel_desktop.app.scorecards import FILLED
from xpanel_desktop.app.watch import SLICE, SWEEP
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.order import Ending, Order, Report
from xpanel_desktop.domain.state import FINISHED, Event, State
from xpanel_desktop.domain.watch import What, Why
from xpanel_desktop.store.journal import Journal
from xpanel_desktop.store.tracking import Tracking

ENDS = {State.PARTIAL: What.PARTIAL, State.CANCELED: What.CANCELED}


async def passing(clock: VirtualClock, seconds: float, step: float = 20) -> None:
    """Let time pass in steps, with the loops at work in between."""
    for _ in range(int(seconds / step)):
        clock.advance(step)
        for _ in range(12):
            await asyncio.sleep(0.001)


async def found(core: Core) -> dict[int, What]:
    return {one.order.id: one.finding.what for one in await core.watch.shown(999)}


def count(orders: list[Order], *states: State) -> int:
    return sum(order.state in states for order in orders)


async def test_a_day_on_the_practice_panel_is_told_as_it_was(tmp_path: Path) -> None:
    clock = VirtualClock()
    async with practice(wall=clock.monotonic) as place, opened(tmp_path, clock=clock) as core:
        account = await account_on(core, place)
        new = watch(core, Table.WATCH)
        await core.sessions.start_all()
        core.scorecards.start()
        core.watch.start()
        service = await plain_service(core, account)
        for number in range(24):
            await core.tickets.send(ordered(account, str(number), service))

        async def ended() -> bool:
            await passing(clock, 200)
            return all(order.state in FINISHED for order in await all_orders(core))

        await eventually(ended, seconds=60)
        orders = await all_orders(core)
        expected = {order.id: ENDS[order.state] for order in orders if order.state in ENDS}
        assert {State.PARTIAL, State.COMPLETED} <= {order.state for order in orders}

        async def told() -> bool:
            await passing(clock, 60)
            card = await core.scorecards.of(account.id, service.id)
            return card.ended == len(orders) and await found(core) == expected

        await eventually(told, seconds=30)
        card = await core.scorecards.of(account.id, service.id)
        assert card.partial == count(orders, State.PARTIAL)
        assert card.canceled == count(orders, State.CANCELED)
        assert 300 <= card.start.middle <= 300 + 120, "the panel works after five minutes"
        assert 1800 <= card.completion.middle <= 1800 + 240
        assert card.start.sample >= 20
        assert await core.scorecards.load(account.id) == {service.id: card}
        ids = frozenset[int]().union(*new)
        assert {one.order.id for one in await core.watch.get(ids)} == set(expected), "told by ids"

        # The panel stands still: by this service's own history that is noticed soon.
        await core.tickets.send(ordered(account, "late", service))
        await passing(clock, 40)
        late = (await all_orders(core))[-1]
        assert late.panel_id
        ledger = place.panel.desk.ledger
        ledger.orders[int(late.panel_id)].at = 1e12

        async def stuck() -> bool:
            await passing(clock, 600, 60)
            return (await found(core)).get(late.id) is What.STUCK

        await eventually(stuck, seconds=30)
        (one,) = await core.watch.shown(9, What.STUCK)
        assert one.finding.why is Why.NOT_BEGUN
        assert one.finding.values["sample"] == card.start.sample
        assert clock.now() - (one.order.sent_at or clock.now()) < timedelta(hours=3)


async def test_what_is_put_off_comes_back_by_itself(tmp_path: Path) -> None:
    clock = VirtualClock()
    async with opened(tmp_path, clock=clock) as core:
        account = await account_on(core)
        held = await _held(core, account.id)
        core.watch.start()
        core.watch.touch([held])
        await eventually(lambda: _is(core, clock, {held: What.HELD}))
        (one,) = await core.watch.shown(9)
        before = await core.watch.dismiss([one.id], timedelta(days=1))
        assert await found(core) == {}
        await core.watch.undo(before)
        assert await found(core) == {held: What.HELD}
        await core.watch.dismiss([one.id], timedelta(days=1))
        heard = watch(core, Table.WATCH)
        await passing(clock, 86_000, 2000)
        assert await found(core) == {}
        assert not heard
        await passing(clock, 2000, 200)
        assert await found(core) == {held: What.HELD}
        assert heard, "the count in the rail follows"
        assert await core.watch.counts() == {(account.id, What.HELD): 1}


async def test_a_round_finds_what_no_report_told_of(tmp_path: Path) -> None:
    clock = VirtualClock()
    async with opened(tmp_path, clock=clock) as core:
        account = await account_on(core)
        held = [await _held(core, account.id) for _ in range(SLICE + 3)]
        core.watch._touched.clear()
        core.watch.start()
        await eventually(lambda: _is(core, clock, dict.fromkeys(held, What.HELD)), seconds=30)
        await core.tickets.resume(held)
        core.watch._touched.clear()
        assert len(await found(core)) == SLICE + 3
        await passing(clock, SWEEP, 100)
        await eventually(lambda: _is(core, clock, {}), seconds=30)


async def test_an_end_that_the_program_s_end_kept_from_being_looked_at_is_found(
    tmp_path: Path,
) -> None:
    clock = VirtualClock()
    async with opened(tmp_path, clock=clock) as core:
        account = await account_on(core)
        refused = await _sent(core, account.id, Ending.REFUSED, Event.REFUSE)
        clock.advance(60)
        partial = await _sent(core, account.id, Ending.ACCEPTED, Event.ACCEPT, "71")
        await Tracking(core.database).apply({partial: Report("Partial", remains=5)}, clock.now())
    clock.advance(3 * 86_400)
    async with opened(tmp_path, clock=clock) as core:
        core.watch.start()
        expected = {refused: What.REFUSED, partial: What.PARTIAL}
        await eventually(lambda: _is(core, clock, expected))


async def test_what_could_not_be_kept_is_looked_at_again(tmp_path: Path) -> None:
    clock = VirtualClock()
    async with opened(tmp_path, clock=clock) as core:
        account = await account_on(core)
        core.watch.start()
        await eventually(lambda: _is(core, clock, {}))
        partial = await _sent(core, account.id, Ending.ACCEPTED, Event.ACCEPT, "71")
        await Tracking(core.database).apply({partial: Report("Partial", remains=5)}, clock.now())
        await spoil(core.database)
        core.notices.publish(Changes.of(Table.ORDERS, [partial]))

        async def told() -> bool:
            return [one.about for one in core.troubles.open()] == ["watch"]

        await eventually(told)
        await spoil(core.database, spoilt=False)
        await eventually(lambda: _is(core, clock, {partial: What.PARTIAL}))
        assert core.troubles.open() == ()


async def test_what_was_taken_up_comes_back_when_its_draft_is_deleted(tmp_path: Path) -> None:
    clock = VirtualClock()
    async with opened(tmp_path, clock=clock) as core:
        account = await account_on(core)
        core.watch.start()
        partial = await _sent(core, account.id, Ending.ACCEPTED, Event.ACCEPT, "71")
        await Tracking(core.database).apply({partial: Report("Partial", remains=5)}, clock.now())
        core.notices.publish(Changes.of(Table.ORDERS, [partial]))
        await eventually(lambda: _is(core, clock, {partial: What.PARTIAL}))
        for delete in (core.tickets.drop_draft, lambda one: core.tickets.delete([one])):
            (draft,), _ = await core.aftersales.reorder(await core.orders.get([partial]))
            await eventually(lambda: _is(core, clock, {}))
            await delete(draft.id)
            await eventually(lambda: _is(core, clock, {partial: What.PARTIAL}))


async def test_orders_from_before_are_counted_once(tmp_path: Path) -> None:
    clock = VirtualClock()
    async with opened(tmp_path, clock=clock) as core:
        account = await account_on(core)
        await _held(core, account.id)
        core.scorecards.start()

        async def filled() -> bool:
            await passing(clock, 20)
            return core.settings.get(FILLED, -1) == 0

        await eventually(filled)


async def test_a_loop_that_fails_is_told_and_goes_on(tmp_path: Path) -> None:
    clock = VirtualClock()
    async with opened(tmp_path, clock=clock) as core:
        account = await account_on(core)
        held = await _held(core, account.id)
        rows = core.watch._rows
        broken, core.watch._rows = rows, None  # type: ignore[assignment]
        core.watch.start()
        core.watch.touch([held])

        async def told() -> bool:
            return [one.about for one in core.troubles.open()] == ["watch"]

        await eventually(told)
        core.watch._rows = broken
        core.notices.publish(Changes.of(Table.ORDERS, [held]))
        await eventually(lambda: _is(core, clock, {held: What.HELD}))
        assert core.troubles.open() == ()


async def _is(core: Core, clock: VirtualClock, expected: dict[int, What]) -> bool:
    clock.advance(1)
    await asyncio.sleep(0.001)
    return await found(core) == expected


async def _sent(
    core: Core, account_id: int, ending: Ending, event: Event, panel_id: str = ""
) -> int:
    order = await core.tickets.send(new_order(account_id=account_id))
    journal, now = Journal(core.database), core.clock.now()
    number = await journal.begin(order.id, now, {"service": "1"})
    await journal.end(order.id, number, now, ending, event=event, panel_id=panel_id)
    return order.id


async def _held(core: Core, account_id: int) -> int:
    order = await core.tickets.send(new_order(account_id=account_id))
    await core.tickets.hold([order.id])
    return order.id
