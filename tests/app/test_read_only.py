"""Read-only accounts: all is looked at and followed, nothing that spends or changes ever leaves."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from tests.app.kit import account_on, opened, ordered, plain_service, reach, rest
from tests.app.test_aftersales import shop_in
from tests.support.practice import practice
from xpanel_desktop.app.asking import Left
from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.aftersales import Why
from xpanel_desktop.domain.requests import Deed, Stand
from xpanel_desktop.domain.state import State


async def set_read_only(core: Core, account: Account, *, read_only: bool) -> Account:
    now = core.accounts.get(account.id)
    assert now is not None
    return await core.accounts.edit(replace(now, read_only=read_only))


async def test_queued_orders_wait_while_all_else_goes_on(tmp_path: Path) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        service = await plain_service(core, account)
        await set_read_only(core, account, read_only=True)
        new = ordered(account, "a", service)
        order = await core.tickets.send(new)
        await core.balances.refresh(account.id)
        await core.catalogs.sync(account.id)
        await core.sessions.retry(account.id)
        await rest(core, place)
        await reach(core, State.QUEUED)
        assert place.links == []
        situation = await core.tickets.situation(order.ticket)
        assert situation.read_only
        await set_read_only(core, account, read_only=False)
        await reach(core, State.PENDING)
        assert len(place.links) == 1


async def test_the_flag_outlives_the_program(tmp_path: Path) -> None:
    async with opened(tmp_path) as core:
        await set_read_only(core, await account_on(core), read_only=True)
    async with opened(tmp_path) as core:
        (account,) = core.accounts.all()
        assert account.read_only
        assert not core.accounts.may_change(account.id)
        assert not core.accounts.may_change(99), "nothing is asked of an account that is gone"


async def test_an_order_whose_intent_is_written_meanwhile_does_not_leave(tmp_path: Path) -> None:
    async with practice() as place, opened(tmp_path) as core:
        account = await account_on(core, place)
        await core.sessions.start_all()
        service = await plain_service(core, account)
        session = core.sessions._sessions[account.id]
        assert session.outbox is not None
        journal = session.outbox._around.journal
        begin = journal.begin

        async def slow(*args: object, **kwargs: object) -> int:
            number = await begin(*args, **kwargs)  # type: ignore[arg-type]
            await set_read_only(core, account, read_only=True)
            return number

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(type(journal), "begin", lambda _self, *a, **k: slow(*a, **k))
            await core.tickets.send(ordered(account, "a", service))
            async with asyncio.timeout(10):
                while core.accounts.may_change(account.id):  # noqa: ASYNC110 - as in kit.eventually
                    await asyncio.sleep(0.005)
            await rest(core, place)
        await reach(core, State.QUEUED)
        assert place.links == []


@pytest.mark.parametrize("deed", Deed)
@pytest.mark.parametrize("late", [False, True])
async def test_no_cancel_and_no_refill_leaves(tmp_path: Path, deed: Deed, late: bool) -> None:
    """`late`: the operator says so while the intent is being written."""
    async with shop_in(tmp_path) as shop:
        (order,) = await shop.placed("Completed" if deed is Deed.REFILL else "In progress")
        before = await shop.core.aftersales.check(deed, [order])
        assert before[0].verdict.may
        run = shop.core.aftersales.begin(deed, before)
        if late:
            requests = run._means.requests
            begin = requests.begin

            async def slow(*args: object) -> dict[int, int]:
                made = await begin(*args)  # type: ignore[arg-type]
                await set_read_only(shop.core, shop.account, read_only=True)
                return made

            with pytest.MonkeyPatch.context() as patched:
                patched.setattr(type(requests), "begin", lambda _self, *a: slow(*a))
                results = await shop.core.aftersales.carry_out(run)
        else:
            await set_read_only(shop.core, shop.account, read_only=True)
            results = await shop.core.aftersales.carry_out(run)
        assert [one.left for one in results] == [Left.READ_ONLY]
        assert shop.place.door.forms(deed.value) == []
        assert [one.stand for one in await shop.requests(order)] == [Stand.NOT_TAKEN] * late
        after = await shop.core.aftersales.check(deed, [order])
        assert after[0].verdict.has(Why.READ_ONLY)
        assert not after[0].verdict.may
