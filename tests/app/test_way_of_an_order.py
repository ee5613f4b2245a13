"""An order's whole way on the practice panel: typed, sent, followed to its end, and offline."""

import asyncio
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
    rest,
    states,
    watch,
)
from tests.support.clock import VirtualClock
from tests.support.keys import HeldKeys
from tests.support.practice import practice, until
from xpanel_desktop.app.catalogs import POOLS_FRESH
from xpanel_desktop.app.connection import OFFLINE, Link
from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Table
from xpanel_desktop.domain.errors import Unreachable
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.state import FINISHED, State
from xpanel_desktop.domain.stops import Stop
from xpanel_desktop.domain.ticket import Ticket

PENDING, QUEUED, UNKNOWN = State.PENDING, State.QUEUED, State.UNKNOWN


async def follow(core: Core, clock: VirtualClock) -> list[Order]:
    """Let time pass until every order has its end."""
    for _ in range(400):
        orders = await all_orders(core)
        if all(order.state in FINISHED for order in orders):
            return orders
        clock.advance(20)
        for _ in range(20):
            await asyncio.sleep(0.001)
    raise AssertionError(f"still at work: {[order.state for order in orders]}")


async def test_orders_are_placed_and_followed_to_their_end(tmp_path: Path) -> None:
    clock = VirtualClock()
    async with practice(wall=clock.monotonic) as place, opened(tmp_path, clock=clock) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        service = await plain_service(core, account)
        heard = watch(core, Table.ORDERS)
        for number in range(12):
            await core.tickets.send(ordered(account, str(number), service))
        await eventually(lambda: _placed(core, 12))
        orders = await follow(core, clock)
        ledger = place.panel.desk.ledger
        assert [order.link for order in orders] == place.links
        for order in orders:
            held = ledger.orders[int(order.panel_id)]
            standing = ledger.standing(held)
            assert order.status_word == standing.status
            assert (order.charge, order.remains) == (standing.charge, standing.remains)
            assert order.start_count == standing.start_count
            assert [one.number for one in await core.orders.attempts(order.id)] == [1]
        assert {State.COMPLETED} < {order.state for order in orders}, "fates differ"
        assert frozenset[int]().union(*heard) == {order.id for order in orders}
        balance = await core.balances.refresh(account.id)
        assert balance.money.amount == ledger.balance()


async def _placed(core: Core, number: int) -> bool:
    return sum(bool(order.panel_id) for order in await all_orders(core)) == number


async def test_offline_one_writes_drafts_and_queues_and_back_online_they_are_sent(
    tmp_path: Path,
) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        service = await plain_service(core, account)
        await eventually(lambda: core.balances.last(account.id))
        await core.sessions.set_offline(offline=True)
        await until(lambda: core.sessions.connection(account.id).words == OFFLINE)
        asked = len(place.door.asked)

        snapshot = await core.catalogs.load(account.id)
        assert snapshot is not None
        assert service in snapshot.services
        draft = await core.tickets.save_draft(ordered(account, "draft", service))
        await core.tickets.send(ordered(account, "queued", service))
        for request in (
            core.catalogs.sync(account.id),
            core.balances.refresh(account.id),
            core.accounts.test(place.url, place.key),
            core.sessions.ask(account.id, [(draft.id, "23501")]),
        ):
            with pytest.raises(Unreachable, match=OFFLINE):
                await request
        assert await core.catalogs.pools(account.id) is None
        assert await states(core) == [State.DRAFT, QUEUED]
        await asyncio.sleep(0.05)
        assert len(place.door.asked) == asked, "a request left while working offline"

        assert await core.tickets.queue([draft.id]) == [draft.id]
        await core.sessions.set_offline(offline=False)
        await until(lambda: core.sessions.connection(account.id).link is Link.ONLINE)
        await asyncio.sleep(0.05)
        assert place.links == [], "what was queued offline waits for the operator's word"
        waiting = [order.id for order in await core.line.asking()]
        assert await core.line.release(waiting) == waiting
        await eventually(lambda: _placed(core, 2))
        assert sorted(place.links) == ["https://example.com/draft", "https://example.com/queued"]
        assert core.sessions.connection(account.id).link is Link.ONLINE


async def test_working_offline_is_remembered_and_its_catalogue_is_there(tmp_path: Path) -> None:
    keys = HeldKeys()
    async with practice() as place:
        async with opened(tmp_path, keys=keys) as core:
            account = await account_on(core, place)
            await core.sessions.start_all()
            service = await plain_service(core, account)
            await core.sessions.set_offline(offline=True)
        place.door.asked.clear()
        async with opened(tmp_path, keys=keys) as core:
            assert core.sessions.offline
            assert core.sessions.connection(account.id).link is Link.OFFLINE
            await core.sessions.start_all()
            assert core.sessions.connection(account.id).words == OFFLINE
            assert await core.catalogs.service(account.id, service.id) == service
            await core.tickets.send(ordered(account, "later", service))
        assert place.door.asked == []
        async with opened(tmp_path, keys=keys) as core:
            await core.sessions.set_offline(offline=False)
            await core.sessions.start_all()
            (waiting,) = await core.line.asking()
            await core.line.release([waiting.id])
            await eventually(lambda: _placed(core, 1))


async def test_what_was_queued_while_the_panel_was_down_leaves_when_it_is_back(
    tmp_path: Path,
) -> None:
    clock, keys = VirtualClock(), HeldKeys()
    async with opened(tmp_path, clock=clock, keys=keys) as core:
        async with practice() as place:
            account = await account_on(core, place)
            port = int(place.url.split(":")[2].split("/")[0])
            await core.sessions.start_all()
            service = await plain_service(core, account)
            await until(lambda: core.sessions.connection(account.id).link is Link.ONLINE)
        await core.tickets.send(ordered(account, "a", service))
        await until(lambda: core.sessions.connection(account.id).link is Link.OFFLINE)
        assert core.sessions.connection(account.id).words == "connect"
        assert await states(core) == [QUEUED]
        async with practice(port=port) as place:
            await core.balances.refresh(account.id)  # whoever hears it first tells the outbox
            await eventually(lambda: _placed(core, 1))
            assert place.links == ["https://example.com/a"]


async def test_an_unknown_order_stops_its_account_only_and_tracking_goes_on(tmp_path: Path) -> None:
    async with (
        practice(key="key-of-the-first") as one,
        practice(key="key-of-the-second") as two,
        opened(tmp_path) as core,
    ):
        first = await account_on(core, one, name="One")
        second = await account_on(core, two, name="Two")
        await core.sessions.start_all()
        service = await plain_service(core, first)
        placed = await core.tickets.send(ordered(first, "followed", service))
        await eventually(lambda: _placed(core, 1))
        one.panel.faults.set("add:cut-after-commit=@1")
        lost = await core.tickets.send(ordered(first, "lost", service))
        waiting = await core.tickets.send(ordered(first, "waiting", service))
        await reach(core, PENDING, UNKNOWN, QUEUED)
        await core.tickets.send(ordered(second, "other", await plain_service(core, second)))
        await reach(core, PENDING, UNKNOWN, QUEUED, PENDING)
        stopped = core.accounts.get(first.id)
        assert stopped is not None
        assert stopped.stop_reason == Stop.UNKNOWN_ORDER

        one.panel.desk.ledger.advance(100_000)
        await core.orders.refresh([placed.id])
        assert (await core.orders.get([placed.id]))[0].state in FINISHED

        held = next(o for o in one.panel.desk.ledger.orders.values() if o.link.endswith("lost"))
        await core.reconciling.attach(lost.id, str(held.id))
        await eventually(lambda: _placed(core, 4))
        assert one.links.count("https://example.com/lost") == 1
        assert (await core.orders.get([waiting.id]))[0].panel_id


async def test_what_was_being_sent_when_the_program_died_is_unknown_before_anything_is_sent(
    tmp_path: Path,
) -> None:
    keys = HeldKeys()
    async with practice() as place:
        async with opened(tmp_path, keys=keys) as core:
            account = await account_on(core, place)
            await core.sessions.start_all()
            service = await plain_service(core, account)
            place.door.shut()
            await core.tickets.send(ordered(account, "cut", service))
            await core.tickets.send(ordered(account, "next", service))
            await until(lambda: place.door.at_once == 1)
            session = core.sessions._sessions[account.id]
            assert session.outbox is not None
            for flight in session.outbox._flights.values():
                flight.task.cancel()  # as a kill would: no answer is written
        place.door.open()
        async with opened(tmp_path, keys=keys) as core:
            assert await states(core) == [UNKNOWN, QUEUED]
            assert core.accounts.all()[0].stop_reason == Stop.UNKNOWN_ORDER
            await core.sessions.start_all()
            await until(lambda: core.sessions.connection(account.id).link is Link.ONLINE)
            assert "https://example.com/next" not in place.links
            await core.reconciling.declare_not_placed(1)
            await eventually(lambda: _placed(core, 1))
            assert place.links.count("https://example.com/next") == 1


@pytest.mark.parametrize("parallel", [1, 4])
async def test_quitting_in_flight_keeps_the_answer(tmp_path: Path, parallel: int) -> None:
    keys = HeldKeys()
    async with practice() as place:
        async with opened(tmp_path, keys=keys) as core:
            account = await account_on(core, place, parallel=parallel)
            await core.sessions.start_all()
            service = await plain_service(core, account)
            place.door.shut()
            for number in range(6):
                await core.tickets.send(ordered(account, str(number), service))
            await until(lambda: core.sessions.in_flight() == parallel == place.door.at_once)
            closing = asyncio.create_task(core.sessions.close())
            await asyncio.sleep(0.05)
            assert not closing.done()
            assert core.sessions.in_flight() == parallel, "what is waited for is still told"
            place.door.open()
            await closing
        async with opened(tmp_path, keys=keys) as core:
            found = await states(core)
        assert found == [PENDING] * parallel + [QUEUED] * (6 - parallel)
        assert len(place.links) == parallel


async def test_a_check_waits_for_no_network(tmp_path: Path) -> None:
    clock = VirtualClock()
    async with practice() as place, opened(tmp_path, clock=clock) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        service = await plain_service(core, account)
        assert account.dialects.rest
        pools = await core.catalogs.pools(account.id)
        assert pools is not None
        await eventually(lambda: core.balances.last(account.id))
        await core.tickets.save_draft(ordered(account, "same", service))
        await core.sessions.stop(account.id)  # whatever is asked from here on, a check asked it
        await core.sessions.start(account.id)
        await until(lambda: core.sessions.connection(account.id).link is Link.ONLINE)
        await rest(core, place)
        clock.advance(POOLS_FRESH.total_seconds() + 1)  # older than what would be asked anew
        await rest(core, place)
        asked = len(place.door.asked)
        link = "https://example.com/same"
        ticket = Ticket(account.id, service.id, service.kind, {"link": link})
        place.panel.faults.down = True
        found = await core.tickets.situation(ticket)
        assert found.xpanel
        assert found.same_link == 1
        assert found.balance == place.panel.desk.ledger.balance()
        assert found.pools == {pool.name: pool.capacity for pool in pools.capacities} != {}
        assert (await core.tickets.situation(ticket, but=1)).same_link == 0
        assert len(place.door.asked) == asked
