"""Poller, balance and catalogue: when the panel is asked, and what a failure does."""

import asyncio
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
    rest,
)
from tests.support.clock import VirtualClock
from tests.support.practice import Practice, practice, until
from xpanel_desktop.app.balances import EVERY, SETTLE
from xpanel_desktop.app.catalogs import POOLS_FRESH, STALE
from xpanel_desktop.app.connection import OFFLINE, Link, Reach
from xpanel_desktop.app.core import Core
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.poller import GAP
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.changes import Changes
from xpanel_desktop.domain.errors import (
    BadKey,
    BadQuantity,
    PanelBroken,
    PanelError,
    Unreachable,
)
from xpanel_desktop.domain.order import Ending
from xpanel_desktop.domain.state import Event, State
from xpanel_desktop.store.drafts import Drafts
from xpanel_desktop.store.journal import Journal

MANY = 250


async def settled(core: Core, place: Practice, action: str, times: int) -> None:
    """Wait until an action was asked so often and all is at rest; it must not be asked more."""
    await until(lambda: len(place.door.forms(action)) >= times)
    await rest(core, place)
    assert len(place.door.forms(action)) == times


async def placed(core: Core, account: Account, number: int) -> None:
    """Put `number` orders on record as placed, without a panel."""
    drafts, journal = Drafts(core.database), Journal(core.database)
    at = core.clock.now()
    service = await plain_service(core, account)
    for one in range(number):
        order = await drafts.save_and_queue(ordered(account, str(one), service), at)
        attempt = await journal.begin(order.id, at, {})
        await journal.end(
            order.id, attempt, at, Ending.ACCEPTED, event=Event.ACCEPT, panel_id=str(90_000 + one)
        )


async def test_what_is_due_is_asked_a_hundred_at_a_time_in_the_order_of_rows(
    tmp_path: Path,
) -> None:
    clock = VirtualClock()
    async with practice() as place, opened(tmp_path, clock=clock) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        await until(lambda: core.sessions.connection(account.id).link is Link.ONLINE)
        await plain_service(core, account)
        await core.sessions.set_offline(offline=True)
        await placed(core, account, MANY)
        await core.sessions.set_offline(offline=False)
        await settled(core, place, "status", 3)
        asked = sorted(form["orders"].split(",") for form in place.door.forms("status"))
        assert [len(batch) for batch in asked] == [100, 100, 50]
        assert [one for batch in asked for one in batch] == [str(90_000 + n) for n in range(MANY)]
        orders = await all_orders(core)
        assert all(order.asked_at == clock.now() for order in orders)
        assert all(order.state is State.PENDING for order in orders), "an error says nothing"
        clock.advance(19)
        await settled(core, place, "status", 3)
        clock.advance(1)
        await settled(core, place, "status", 4)  # the first hundred; the others a little later
        clock.advance(2.5)
        await settled(core, place, "status", 6)
        assert [len(form["orders"].split(",")) for form in place.door.forms("status")[3:]] == [
            *(100, 100, 50)
        ]


async def test_a_run_of_accepted_orders_is_asked_about_in_one_question(tmp_path: Path) -> None:
    clock = VirtualClock()
    async with practice() as place, opened(tmp_path, clock=clock) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        service = await plain_service(core, account)
        for number in range(6):
            await core.tickets.send(ordered(account, str(number), service))
            await until(lambda n=number: len(place.links) == n + 1)
            await rest(core, place)
        await settled(core, place, "status", 1)
        clock.advance(GAP)
        await settled(core, place, "status", 2)
        ids = place.door.forms("status")[1]["orders"].split(",")
        assert ids == [order.panel_id for order in (await all_orders(core))[1:]]


async def test_a_poller_that_fails_backs_off_and_catches_up(tmp_path: Path) -> None:
    clock = VirtualClock()
    async with practice() as place, opened(tmp_path, clock=clock) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        service = await plain_service(core, account)
        await core.tickets.send(ordered(account, "a", service))
        await settled(core, place, "status", 1)
        place.panel.faults.set("status:502=1")
        clock.advance(25)
        before = 2
        await settled(core, place, "status", before)
        assert core.sessions.connection(account.id).link is Link.OFFLINE
        clock.advance(0.9)
        await settled(core, place, "status", before)  # the first wait is a second or two
        clock.advance(1.2)
        await settled(core, place, "status", before + 1)
        place.panel.faults.set("")
        place.panel.desk.ledger.advance(100_000)
        clock.advance(10)
        await eventually(lambda: _asked_now(core, clock))
        assert core.sessions.connection(account.id).link is Link.ONLINE


async def _asked_now(core: Core, clock: VirtualClock) -> bool:
    return (await all_orders(core))[0].asked_at == clock.now()


async def test_a_poller_gives_the_panel_the_rest_that_it_asks_for(tmp_path: Path) -> None:
    clock = VirtualClock()
    async with practice() as place, opened(tmp_path, clock=clock) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        service = await plain_service(core, account)
        place.panel.faults.set("status:429=1")  # it names two seconds
        await core.tickets.send(ordered(account, "a", service))
        await settled(core, place, "status", 1)
        clock.advance(1.9)
        await settled(core, place, "status", 1)
        clock.advance(0.2)
        await settled(core, place, "status", 2)


async def test_asking_now_tells_what_went_wrong_and_asks_the_others_all_the_same(
    tmp_path: Path,
) -> None:
    async with (
        practice(key="key-one") as one,
        practice(key="key-two") as two,
        opened(tmp_path) as core,
    ):
        accounts = [await account_on(core, place) for place in (one, two)]
        await core.sessions.start_all()
        for account in accounts:
            service = await plain_service(core, account)
            await core.tickets.send(ordered(account, "a", service))
        await until(lambda: one.links and two.links)
        await eventually(lambda: _both_placed(core))
        one.panel.faults.down = True
        two.panel.desk.ledger.advance(100_000)
        with pytest.raises(Unreachable):
            await core.orders.refresh([1, 2, 999])
        states = [order.state for order in await all_orders(core)]
        assert states[0] is State.PENDING
        assert states[1] is not State.PENDING
        await core.sessions.stop(accounts[0].id)
        with pytest.raises(Unreachable, match="work_offline"):
            await core.orders.refresh([1])


async def _both_placed(core: Core) -> bool:
    return all(order.panel_id for order in await all_orders(core))


async def test_the_balance_is_read_in_turns_and_soon_after_accepted_orders(tmp_path: Path) -> None:
    clock = VirtualClock()
    async with practice() as place, opened(tmp_path, clock=clock) as core:
        account = await account_on(core, place)
        place.door.asked.clear()
        await core.sessions.start_all()
        service = await plain_service(core, account)
        await settled(core, place, "balance", 1)
        clock.advance(EVERY)
        await settled(core, place, "balance", 2)
        for number in range(4):  # a run of orders does not put the reading off for good
            await core.tickets.send(ordered(account, str(number), service))
            await until(lambda n=number: len(place.links) == n + 1)
            await eventually(lambda: _both_placed(core))
            await rest(core, place)
            clock.advance(SETTLE / 2)
        await settled(core, place, "balance", 4)
        balance = await core.balances.last(account.id)
        assert balance is not None
        assert balance.money.amount == place.panel.desk.ledger.balance()
        assert core.accounts.all()[0].currency == "USD"


async def test_a_balance_that_cannot_be_read_is_asked_again(tmp_path: Path) -> None:
    clock = VirtualClock()
    async with practice() as place, opened(tmp_path, clock=clock) as core:
        account = await account_on(core, place)
        place.panel.faults.set("balance:500=@1")
        place.door.asked.clear()
        await core.sessions.start_all()
        await settled(core, place, "balance", 1)
        place.panel.desk.ledger.deposit(Decimal(5))
        clock.advance(2.1)
        await settled(core, place, "balance", 2)
        last = await core.balances.last(account.id)
        assert last is not None
        assert last.money.amount == 1005


async def test_a_catalogue_is_fetched_when_there_is_none_and_when_it_is_old(
    tmp_path: Path,
) -> None:
    clock = VirtualClock()
    async with practice() as place, opened(tmp_path, clock=clock) as core:
        account = await account_on(core, place)
        place.door.asked.clear()
        await core.sessions.start_all()
        await settled(core, place, "services", 1)
        await eventually(lambda: core.catalogs.load(account.id))
        clock.advance(STALE.total_seconds() / 2)
        await core.sessions.stop(account.id)
        await core.sessions.start(account.id)
        await settled(core, place, "services", 1)
        clock.advance(STALE.total_seconds() / 2 + 1)
        await settled(core, place, "services", 2)
        snapshot = await core.catalogs.load(account.id)
        assert snapshot is not None
        assert snapshot.fetched_at == clock.now()


async def test_a_catalogue_that_cannot_be_fetched_leaves_the_old_one(tmp_path: Path) -> None:
    clock = VirtualClock()
    async with practice() as place, opened(tmp_path, clock=clock) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        await until(lambda: core.sessions.connection(account.id).link is Link.ONLINE)
        old = await core.catalogs.sync(account.id)
        place.panel.faults.set("services:html=1")
        with pytest.raises(PanelError):
            await core.catalogs.sync(account.id)
        assert await core.catalogs.load(account.id) is old
        asked = len(place.door.forms("services"))
        clock.advance(STALE.total_seconds() + 1)
        await settled(core, place, "services", asked + 1)
        place.panel.faults.set("")
        clock.advance(2.1)
        await settled(core, place, "services", asked + 2)
        assert await core.catalogs.load(account.id) is not old


async def test_a_catalogue_asked_for_twice_at_once_is_fetched_once(tmp_path: Path) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        await until(lambda: core.sessions.connection(account.id).link is Link.ONLINE)
        await core.catalogs.sync(account.id)
        place.door.asked.clear()
        one, two = await asyncio.gather(*(core.catalogs.sync(account.id) for _ in range(2)))
        assert one is two
        assert len(place.door.forms("services")) == 1
        service = one.services[0]
        assert service.name in await core.catalogs.description(account.id, service.id)
        assert await core.catalogs.sync(account.id) is not one
        assert len(place.door.forms("services")) == 2


async def test_pools_are_asked_once_a_minute_and_shown_as_last_told_otherwise(
    tmp_path: Path,
) -> None:
    clock = VirtualClock()
    async with practice() as place, opened(tmp_path, clock=clock) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()

        def asked() -> int:
            return sum(form.get("path", "").endswith("/status") for form in place.door.asked)

        first = await core.catalogs.pools(account.id)
        assert first is not None
        assert {pool.name for pool in first.capacities} == {"tr", "global"}
        clock.advance(POOLS_FRESH.total_seconds() - 1)
        assert await core.catalogs.pools(account.id) == first
        assert asked() == 1
        clock.advance(2)
        second = await core.catalogs.pools(account.id)
        assert second is not None
        assert second.fetched_at == clock.now()
        assert asked() == 2
        clock.advance(100)
        place.panel.faults.down = True
        assert await core.catalogs.pools(account.id) == second


async def test_a_kind_chosen_by_hand_is_remembered(tmp_path: Path) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        service = await plain_service(core, account)
        await core.catalogs.remember_kind(account.id, service.id, service.kind)
        assert await core.catalogs.kinds(account.id) == {service.id: service.kind}
        assert await core.catalogs.service(account.id, "no-such") is None
        assert await core.catalogs.service(999, "1") is None


@pytest.mark.parametrize(
    ("error", "link"),
    [
        (BadKey("Invalid API key"), Link.REFUSED),
        (Unreachable("connect"), Link.OFFLINE),
        (PanelBroken("page", status=502), Link.OFFLINE),
        (PanelBroken("shape", status=200), Link.ONLINE),
        (PanelBroken("shape"), Link.ONLINE),
        (BadQuantity("Incorrect quantity"), Link.ONLINE),
    ],
)
def test_what_an_error_says_of_the_connection(error: PanelError, link: Link) -> None:
    clock, notices = VirtualClock(), Notices()
    told: list[Changes] = []
    notices.subscribe(told.append)
    reach = Reach(7, clock, notices)
    reach.failed(error)
    assert (reach.connection.link, reach.connection.words) == (link, error.words)
    reach.failed(error)
    assert len(told) == 1, "what did not change is not told"


def test_coming_back_is_told_once() -> None:
    reach, back = Reach(7, VirtualClock(), Notices()), list[int]()
    reach.when_back = lambda: back.append(1)
    for _ in range(2):
        reach.failed(Unreachable("connect"))
        reach.heard()
        reach.heard()
    assert len(back) == 2


def test_what_was_in_flight_does_not_end_working_offline() -> None:
    reach = Reach(7, VirtualClock(), Notices())
    reach.set(Link.OFFLINE, OFFLINE)
    reach.failed(Unreachable("refused"))
    reach.heard()
    assert (reach.connection.link, reach.connection.words) == (Link.OFFLINE, OFFLINE)
    reach.set(Link.UNKNOWN)
    reach.heard()
    assert reach.connection.link is Link.ONLINE
