"""Orders placed elsewhere: looked at by their ids in batches, then followed to their end."""

import itertools
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest

from tests.app.kit import account_on, all_orders, eventually, opened, ordered, plain_service, reach
from tests.support.practice import Practice, practice, until
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.app.connection import Reach
from xpanel_desktop.app.core import Core
from xpanel_desktop.app.sources import Source
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.errors import (
    BadRequest,
    NoSuchOrder,
    OtherRefusal,
    PanelError,
    RateLimited,
    Unreachable,
)
from xpanel_desktop.domain.following import Looked, Standing, Wording
from xpanel_desktop.domain.money import Money
from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.state import ACTIVE, State

PENDING = Report("Pending")


async def look(core: Core, account: Account, *ids: str) -> dict[str, Looked]:
    told: list[Looked] = []
    await core.elsewhere.look(account.id, ids, told.extend)
    assert len(told) == len(ids)
    return {one.panel_id: one for one in told}


async def elsewhere(core: Core, account: Account, place: Practice, number: int) -> list[str]:
    """Place orders on the panel of which this program does not know."""
    service = await plain_service(core, account)
    form = {"action": "add", "service": service.id, "quantity": "100"}
    ids: list[str] = []
    for one in range(number):
        told = place.panel.desk.add({**form, "link": f"https://example.com/else/{one}"})
        ids.append(str(cast("dict[str, object]", told)["order"]))
    return ids


async def test_orders_of_another_program_are_found_followed_and_followed_to_their_end(
    tmp_path: Path,
) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        service = await plain_service(core, account)
        await core.tickets.send(ordered(account, "own", service))
        await until(lambda: len(place.links) == 1)
        await eventually(lambda: _has_id(core))
        own = (await all_orders(core))[0].panel_id
        ids = await elsewhere(core, account, place, 3)
        looked = await look(core, account, *ids, own, "99999999")
        standings = [looked[one].standing for one in (*ids, own, "99999999")]
        assert standings == [Standing.FOUND] * 3 + [Standing.ALREADY, Standing.UNKNOWN]
        wording = Wording(service.id, service.name, service.category, label="old")
        made = await core.elsewhere.follow(account.id, list(looked.values()), wording)
        orders = await core.orders.get(made)
        assert [order.panel_id for order in orders] == ids
        assert all(order.state in ACTIVE and order.label == "old" for order in orders)
        assert all(order.charge is not None and order.quantity is None for order in orders)
        again = await look(core, account, *ids)
        assert {one.standing for one in again.values()} == {Standing.ALREADY}
        place.panel.desk.ledger.advance(10_000_000)
        await core.orders.refresh(made)
        ended = {order.state for order in await core.orders.get(made)}
        assert not ended & ACTIVE
        assert len(place.links) == 4, "none of them was sent from here"


async def _has_id(core: Core) -> bool:
    return all(order.panel_id for order in await all_orders(core))


class Scripted:
    """A panel that answers status by a rule, and counts."""

    def __init__(self, *first: PanelError, unknown: str = "", strict: bool = False) -> None:
        self.first = list(first)
        self.unknown, self.strict = unknown, strict
        self.asked: list[list[str]] = []

    async def status(self, ids: list[str]) -> dict[str, Report | PanelError]:
        self.asked.append(list(ids))
        if self.first:
            raise self.first.pop(0)
        if self.strict and self.unknown in ids and len(ids) > 1:
            raise NoSuchOrder("Incorrect order ID")
        return {one: NoSuchOrder() if one == self.unknown else PENDING for one in ids}


def played(core: Core, account: Account, panel: Scripted) -> None:
    link = Reach(account.id, core.clock, core.notices)
    core.elsewhere._sources.connect(account.id, Source(cast("Panel", panel), link))


async def test_ids_are_asked_about_a_hundred_at_a_time(tmp_path: Path) -> None:
    async with opened(tmp_path) as core:
        account, panel = await account_on(core), Scripted(unknown="7")
        played(core, account, panel)
        looked = await look(core, account, *map(str, range(250)))
        assert [len(batch) for batch in panel.asked] == [100, 100, 50]
        assert [one for one, told in looked.items() if told.standing is not Standing.FOUND] == ["7"]


async def test_a_panel_that_refuses_a_whole_batch_for_one_id_is_asked_by_halves(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as core:
        account, panel = await account_on(core), Scripted(unknown="37", strict=True)
        played(core, account, panel)
        looked = await look(core, account, *map(str, range(100)))
        unknown = [one for one, told in looked.items() if told.standing is Standing.UNKNOWN]
        assert unknown == ["37"]
        assert len(panel.asked) < 16


async def test_what_was_refused_for_rate_is_asked_again_and_other_failures_are_no_answer(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as core:
        account = await account_on(core)
        played(core, account, Scripted(RateLimited(), RateLimited()))
        assert (await look(core, account, "1"))["1"].standing is Standing.FOUND
        played(core, account, Scripted(OtherRefusal("Maintenance")))
        told = (await look(core, account, "1"))["1"]
        assert (told.standing, told.words) == (Standing.UNHEARD, "Maintenance")
        played(core, account, Scripted(*(RateLimited() for _ in range(9))))
        assert (await look(core, account, "1"))["1"].standing is Standing.UNHEARD
        played(core, account, Scripted(Unreachable("down")))
        with pytest.raises(Unreachable):
            await look(core, account, "1")


async def test_an_account_that_went_follows_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as core:
        with pytest.raises(KeyError):
            await core.elsewhere.follow(99, [], Wording())
        account = await account_on(core)
        await core.elsewhere.follow(account.id, [Looked("5", Standing.FOUND, PENDING)], Wording())
        await reach(core, State.PENDING)
        assert list(itertools.chain(order.panel_id for order in await all_orders(core))) == ["5"]


class OneByOne(Scripted):
    """Tells of one order at a time alone."""

    async def status(self, ids: list[str]) -> dict[str, Report | PanelError]:
        if len(ids) > 1:
            self.asked.append(ids)
            raise BadRequest("Incorrect request")
        return await super().status(ids)

    async def balance(self) -> Money:
        return Money(Decimal(1), "USD")


async def test_orders_of_a_panel_that_tells_of_one_at_a_time_can_be_followed(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as core:
        account, panel = await account_on(core), OneByOne(unknown="37")
        played(core, account, panel)
        looked = await look(core, account, *map(str, range(150)))
        left = [one for one, told in looked.items() if told.standing is not Standing.FOUND]
        assert left == ["37"]
        assert len(panel.asked) < 150 + 10, "once it is known, nothing is tried in vain"


async def test_a_panel_that_refuses_every_look_is_not_asked_about_every_id(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as core:
        account = await account_on(core)
        panel = OneByOne(*(OtherRefusal("No status here") for _ in range(99)))
        played(core, account, panel)
        looked = await look(core, account, *map(str, range(100)))
        assert {one.standing for one in looked.values()} == {Standing.UNHEARD}
        assert len(panel.asked) < 24


async def test_what_another_account_of_the_balance_follows_is_not_followed_beside_it(
    tmp_path: Path,
) -> None:
    async with practice() as place, opened(tmp_path) as core:
        first = await account_on(core, place)
        twin = await account_on(core, place, name="Twin")
        await core.sessions.start_all()
        ids = await elsewhere(core, first, place, 2)
        told = await look(core, first, *ids)
        await core.elsewhere.follow(first.id, [told[ids[0]]], Wording())
        beside = await look(core, twin, *ids)
        assert beside[ids[0]] == Looked(ids[0], Standing.BESIDE, words=first.name)
        assert beside[ids[1]].standing is Standing.FOUND
        assert await core.elsewhere.follow(twin.id, [told[ids[0]]], Wording()) == []
        await core.reckoning.catch_up(first.id)
        await core.accounts.remove(first.id)
        assert (await look(core, twin, ids[0]))[ids[0]].standing is Standing.FOUND
