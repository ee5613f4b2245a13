"""The last look before sending: what moved beyond the operator's tolerance is held, with why."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tests.app.kit import (
    Rig,
    account_on,
    all_orders,
    eventually,
    opened,
    ordered,
    plain_service,
    reach,
    rigged,
)
from tests.support.practice import practice, until
from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.checks import Code, Level, read_kept
from xpanel_desktop.domain.service import Service
from xpanel_desktop.domain.state import State


async def prepared(core: Core, account: Account) -> Service:
    """Start the session with sending paused and return a service that can be ordered."""
    await core.accounts.set_paused(account.id, paused=True)
    await core.sessions.start_all()
    return await plain_service(core, account)


async def sold(core: Core, account: Account, service: Service) -> None:
    """Let the account's catalogue hold this service in place of the one of the same id."""
    snapshot = await core.catalogs.load(account.id)
    assert snapshot is not None
    services = [service if one.id == service.id else one for one in snapshot.services]
    await core.catalogs._rows.replace(account.id, services, core.clock.now())
    core.catalogs.forget(account.id)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"rate": Decimal(1_000_000)}, Code.RATE_MOVED),
        ({"minimum": 501}, Code.BELOW_MINIMUM),
        ({"maximum": 499}, Code.ABOVE_MAXIMUM),
    ],
)
async def test_what_moved_is_held_with_its_reason(
    tmp_path: Path, change: dict[str, object], code: Code
) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place)
        service = await prepared(core, account)
        await core.tickets.send(ordered(account, "a", service))
        await core.tickets.send(ordered(account, "b", service))
        await sold(core, account, replace(service, **change))
        await core.accounts.set_paused(account.id, paused=False)
        await reach(core, State.HELD, State.HELD)
        assert place.links == []
        for order in await all_orders(core):
            problem = read_kept(order.problem)
            assert problem is not None
            assert (problem.code, problem.level) == (code, Level.BLOCK)


async def test_a_rate_within_the_tolerance_goes_and_so_does_a_lower_one(tmp_path: Path) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place)
        service = await prepared(core, account)
        assert service.rate is not None
        await core.caution.set_tolerance(Decimal(5))
        await core.tickets.send(ordered(account, "a", service))
        await sold(core, account, replace(service, rate=service.rate * Decimal("1.05")))
        await core.accounts.set_paused(account.id, paused=False)
        await reach(core, State.PENDING)


async def test_an_order_over_the_operators_limit_is_held(tmp_path: Path) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place)
        service = await prepared(core, account)
        order = await core.tickets.send(ordered(account, "a", service))
        assert order.expected_charge is not None
        await core.caution.set_order_limit(account.id, order.expected_charge / 2)
        await core.accounts.set_paused(account.id, paused=False)
        await reach(core, State.HELD)
        await core.caution.set_order_limit(account.id, None)
        await core.tickets.resume([order.id])
        await reach(core, State.PENDING)


async def test_an_old_catalogue_is_asked_for_again_before_an_order_of_it_goes(
    tmp_path: Path,
) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place)
        service = await prepared(core, account)
        old = core.clock.now() - timedelta(hours=1)
        snapshot = await core.catalogs.load(account.id)
        assert snapshot is not None
        await core.catalogs._rows.replace(account.id, snapshot.services, old)
        core.catalogs.forget(account.id)
        await core.tickets.send(ordered(account, "a", service))
        await core.accounts.set_paused(account.id, paused=False)
        await reach(core, State.PENDING)
        age = await core.catalogs.age(account.id)
        assert age is not None
        assert age < timedelta(minutes=1)


async def test_second_thoughts_have_their_time(tmp_path: Path) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place)
        service = await prepared(core, account)
        await core.caution.set_rest(60)
        await core.accounts.set_paused(account.id, paused=False)
        order = await core.tickets.send(ordered(account, "a", service))
        assert await core.tickets.edit([order.id]) == [order.id], "it can be taken back"
        await core.tickets.queue([order.id])
        assert place.links == []
        await core.caution.set_rest(0)
        await core.sessions.retry(account.id)
        await reach(core, State.PENDING)


async def test_an_order_goes_at_its_time(tmp_path: Path) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place)
        service = await prepared(core, account)
        await core.accounts.set_paused(account.id, paused=False)
        at = core.clock.now() + timedelta(seconds=0.6)
        await core.tickets.send(replace(ordered(account, "later", service), not_before=at))
        await core.tickets.send(ordered(account, "now", service))
        await reach(core, State.QUEUED, State.PENDING)

        async def there() -> bool:
            return len(place.links) == 2

        await eventually(there)
        (order, _) = await all_orders(core)
        assert order.sent_at is not None
        assert order.sent_at >= at - timedelta(milliseconds=1)


async def test_wishes_are_kept_and_what_is_none_means_no_wish(tmp_path: Path) -> None:
    async with opened(tmp_path) as core:
        caution = core.caution
        assert (caution.tolerance, caution.rest, caution.asks_after_offline) == (
            0,
            timedelta(),
            True,
        )
        assert caution.order_limit(1) is None
        await caution.set_rest(1000)
        assert caution.rest == timedelta(seconds=60)
        await caution.set_order_limit(1, Decimal("12.50"))
        assert caution.order_limit(1) == Decimal("12.50")
        assert caution.order_limit(2) is None
        for odd in ("NaN", "-1", "x", ""):
            await core.settings.set("sending.limit.1", odd)
            assert caution.order_limit(1) is None
        await caution.set_asks_after_offline(asks=False)
        assert not caution.asks_after_offline


LIKES = Service("1", "Likes", "Default", "Likes", Decimal("0.9"), 10, 10_000)


async def catalogue_comes_while_it_waits(rig: Rig, service: Service) -> None:
    """Let a catalogue come while an order waits for its turn or a connection; then let it go."""
    core, account = rig.core, rig.account
    await core.catalogs._rows.replace(account.id, [LIKES], core.clock.now())
    rig.panel.before.clear()
    await core.tickets.send(ordered(account, "a", LIKES))
    await until(lambda: rig.outbox._flights)
    rig.clock.advance(60)
    await sold(core, account, service)
    rig.panel.before.set()


async def test_a_price_that_moves_while_an_order_waits_for_its_turn_is_looked_at(
    tmp_path: Path,
) -> None:
    async with rigged(tmp_path) as rig:
        await catalogue_comes_while_it_waits(rig, replace(LIKES, rate=Decimal(9)))
        await reach(rig.core, State.HELD)
        assert rig.panel.sent == []


async def test_a_catalogue_that_says_the_same_costs_one_more_look_and_no_more(
    tmp_path: Path,
) -> None:
    async with rigged(tmp_path) as rig:
        await catalogue_comes_while_it_waits(rig, LIKES)
        await reach(rig.core, State.PENDING)
        assert rig.panel.sent == ["https://example.com/a"]
        assert len(await rig.core.orders.attempts(1)) == 1
