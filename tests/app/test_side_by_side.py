"""Several accounts of one program at once: each has its own way, rate, currency and troubles."""

import asyncio
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest
import trustme
from starlette.responses import Response

from tests.app.kit import (
    FAST,
    account_on,
    all_orders,
    eventually,
    opened,
    ordered,
    plain_service,
    reach,
)
from tests.support.clock import VirtualClock
from tests.support.practice import Practice, practice, until
from tests.support.tls import Front, front_of
from tests.support.tunnel import Tunnel, tunnel
from xpanel_desktop.api.ca import read
from xpanel_desktop.api.limiter import BURST
from xpanel_desktop.app.books import Range
from xpanel_desktop.app.connection import Link
from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.errors import Unreachable
from xpanel_desktop.domain.spending import By
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.stops import Stop


@dataclass(frozen=True)
class Way:
    """How an account reaches a panel."""

    place: Practice
    front: Front
    proxy: Tunnel | None = None
    ca: str = ""


async def account_by(core: Core, name: str, way: Way) -> Account:
    """Add an account whose connection was tested as an operator does, where it can be."""
    proxy = way.proxy.address if way.proxy else ""
    url, key = way.front.url, way.place.key
    probe = await core.accounts.test(url, key, proxy, way.ca) if way.ca else None
    return await core.accounts.add(
        name=name,
        url=url,
        key=key,
        colour="blue",
        probe=probe,
        proxy=proxy,
        ca=way.ca,
        per_minute=FAST,
    )


def link(core: Core, account: Account) -> tuple[Link, str]:
    connection = core.sessions.connection(account.id)
    return connection.link, connection.words


async def send(core: Core, account: Account, *names: str) -> None:
    service = await plain_service(core, account)
    for name in names:
        await core.tickets.send(ordered(account, name, service))


async def test_each_account_goes_through_its_own_proxy_and_trusts_its_own_ca(
    tmp_path: Path,
) -> None:
    authority = trustme.CA()
    ca = read(authority.cert_pem.bytes())
    async with (
        practice(key="key-of-the-first") as one,
        practice(key="key-of-the-second") as two,
        front_of(one.url, authority) as first_door,
        front_of(two.url, authority) as second_door,
        tunnel() as proxy,
        opened(tmp_path) as core,
    ):
        with pytest.raises(Unreachable) as refused:
            await core.accounts.test(first_door.url, one.key)
        assert refused.value.words == "certificate"
        assert one.door.asked == [], "no key went to whom nobody vouches for"
        first_door.comers.clear()
        first = await account_by(core, "First", Way(one, first_door, proxy, ca))
        second = await account_by(core, "Second", Way(two, second_door, ca=ca))
        third = await account_by(core, "Third", Way(one, first_door, proxy))
        plain = await core.accounts.add(
            name="Plain", url=two.url, key=two.key, colour="red", probe=None, proxy=proxy.address
        )
        await core.sessions.start_all()
        await send(core, first, "a", "b")
        await send(core, second, "c", "d")
        await reach(core, *[State.PENDING] * 4)
        await until(lambda: link(core, third)[0] is Link.OFFLINE)
        await until(lambda: link(core, plain)[0] is Link.ONLINE)

        assert link(core, third) == (Link.OFFLINE, "certificate"), "no CA is another account's"
        assert link(core, first) == link(core, second) == (Link.ONLINE, "")
        assert {form["link"][-1] for form in one.door.forms("add")} == {"a", "b"}
        assert {form["link"][-1] for form in two.door.forms("add")} == {"c", "d"}
        assert first_door.comers, "the panel was reached"
        assert first_door.comers <= proxy.ends, "every way to it was a tunnel"
        assert second_door.comers.isdisjoint(proxy.ends), "and none to the other panel"
        assert set(proxy.targets) == {f"CONNECT 127.0.0.1:{first_door.port}"}, "nor to this machine"

        proxy.cut()
        await core.balances.refresh(second.id)
        with pytest.raises(Unreachable):
            await core.balances.refresh(first.id)
        asked = len(first_door.comers)
        await send(core, first, "e")
        await send(core, second, "f")
        await reach(core, *[State.PENDING] * 4, State.QUEUED, State.PENDING)
        assert link(core, first)[0] is Link.OFFLINE
        assert len(first_door.comers) == asked, "without its proxy it does not go straight there"


async def test_the_rate_of_one_account_slows_no_other(tmp_path: Path) -> None:
    slow, count = 12, 30
    async with (
        practice(key="key-of-the-slow") as one,
        practice(key="key-of-the-quick") as two,
        opened(tmp_path) as core,
    ):
        first = await account_on(core, one, name="Slow")
        second = await account_on(core, two, name="Quick")
        await core.sessions.start_all()
        service = await plain_service(core, first)
        await plain_service(core, second)
        await core.accounts.edit(replace(first, per_minute=slow))
        one.door.asked.clear()
        loop = asyncio.get_running_loop()
        began = loop.time()
        for number in range(count):
            await core.tickets.send(ordered(first, f"s{number}", service))
        await send(core, second, *(f"q{number}" for number in range(count)))
        await until(lambda: len(two.links) == count, seconds=30)
        passed = loop.time() - began
        at_once = min(BURST, slow // 6)
        assert len(one.links) <= len(one.door.asked) <= at_once + 1 + slow / 60 * passed
        assert len(one.door.asked) < count <= len(two.door.asked)


async def test_each_account_keeps_its_currency_and_no_sum_joins_two(tmp_path: Path) -> None:
    async with (
        practice(key="key-of-the-dollars") as one,
        practice(key="key-of-the-liras", currency="TRY") as two,
        opened(tmp_path) as core,
    ):
        dollars = await account_on(core, one)
        liras = await account_on(core, two)
        await core.sessions.start_all()
        for account, name in ((dollars, "a"), (liras, "b"), (liras, "c")):
            await send(core, account, name)
        await reach(core, *[State.PENDING] * 3)
        for account, currency in ((dollars, "USD"), (liras, "TRY")):
            balance = await core.balances.refresh(account.id)
            assert balance.money.currency == currency
            held = core.accounts.get(account.id)
            assert held is not None
            assert held.currency == currency
        today, counts = core.books.today(), {"USD": 1, "TRY": 2}
        for by in (By.ACCOUNT, By.SERVICE):
            told = await core.books.spending(by, Range(today, today))
            sums = {total.currency: (total.orders, total.cost) for total in told.totals}
            assert {currency: orders for currency, (orders, _) in sums.items()} == counts
            assert sums["TRY"][1] == 2 * sums["USD"][1] > Decimal(0)


async def test_a_panel_that_hangs_or_an_unknown_order_holds_up_no_other_account(
    tmp_path: Path,
) -> None:
    clock = VirtualClock()
    async with (
        practice(key="key-of-the-hanging") as hanging,
        practice(key="key-of-the-unknown") as unsure,
        practice(key="key-of-the-well") as well,
        opened(tmp_path, clock=clock) as core,
    ):
        first = await account_on(core, hanging, name="Hanging")
        second = await account_on(core, unsure, name="Unsure")
        third = await account_on(core, well, name="Well")
        await core.sessions.start_all()
        await send(core, second, "z")
        await reach(core, State.PENDING)
        unsure.door.instead.append(Response("gone wrong", status_code=500))
        hanging.panel.faults.set("latency=600000ms")
        hanging.door.shut()
        for account, names in ((first, "ab"), (second, "cd"), (third, "efg")):
            await send(core, account, *names)
        await until(lambda: hanging.door.at_once == 1)
        await until(lambda: len(well.links) == 3)
        await eventually(lambda: _stopped(core, second))
        assert len(unsure.door.forms("add")) == 2, "an unknown order stops its own account"
        asked = [len(one.door.forms("status")) for one in (unsure, well)]
        for one in (unsure, well):
            one.panel.desk.ledger.advance(30 * 24 * 3600)
        clock.advance(30)  # what was placed is due
        for one, before in zip((unsure, well), asked, strict=True):
            await until(lambda one=one, before=before: len(one.door.forms("status")) > before)
        await send(core, third, "h")
        await until(lambda: len(well.door.forms("add")) == 4)
        assert hanging.door.at_once == 1, "it hangs all the while"
        assert await by_name(core, "abcd") == [
            State.SENDING, State.QUEUED, State.UNKNOWN, State.QUEUED,
        ]  # fmt: skip
        while not await _are_over(core, "zefg"):
            clock.advance(5)
            await asyncio.sleep(0.01)
        hanging.panel.faults.set("")
        hanging.door.open()


async def _stopped(core: Core, account: Account) -> bool:
    held = core.accounts.get(account.id)
    return held is not None and held.stop_reason == Stop.UNKNOWN_ORDER


async def by_name(core: Core, names: str) -> list[State]:
    """Return the states of the orders with these names."""
    found = {order.ticket.values["link"][-1]: order.state for order in await all_orders(core)}
    return [found[name] for name in names]


async def _are_over(core: Core, names: str) -> bool:
    return {State.PENDING, State.IN_PROGRESS, State.PROCESSING}.isdisjoint(
        await by_name(core, names)
    )
