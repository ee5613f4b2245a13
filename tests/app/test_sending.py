"""Attempts whose intent is on disk, and of which it is sure that nothing left."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.app.kit import eventually, rigged
from tests.support.practice import until
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.answer import Answer, Unsent
from xpanel_desktop.domain.checks import Code, Level, Problem
from xpanel_desktop.domain.order import Ending, Order
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.stops import Stop
from xpanel_desktop.store.journal import Journal


async def test_what_did_not_leave_after_its_intent_is_written_down_and_queued_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with rigged(tmp_path) as rig:
        accepting = rig.panel.add

        async def cut(
            _request: Mapping[str, str],
            *,
            intent: Callable[[], Awaitable[None]],
            deadline: float = 30.0,
        ) -> Answer:
            await intent()
            monkeypatch.setattr(rig.panel, "add", accepting)
            return Unsent("connect")

        monkeypatch.setattr(rig.panel, "add", cut)
        (order_id,) = await rig.queue("a")
        await until(lambda: rig.clock.next_in is not None)
        (first,) = await rig.core.orders.attempts(order_id)
        assert (first.ending, first.reason) == (Ending.UNSENT, "connect")
        assert rig.panel.sent == []

        async def accepted() -> bool:
            rig.clock.advance(5.0)  # past the back-off, whenever that begins
            (order,) = await rig.core.orders.get([order_id])
            return order.state is State.PENDING

        await eventually(accepted)
        endings = [one.ending for one in await rig.core.orders.attempts(order_id)]
        assert endings == [Ending.UNSENT, Ending.ACCEPTED]


@pytest.mark.parametrize("by", ["pause", "halt", "offline", "sleep"])
async def test_what_is_stopped_while_its_intent_is_written_does_not_leave(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    async with rigged(tmp_path) as rig:
        core, begin = rig.core, Journal.begin
        account = core.accounts.all()[0]

        async def stopped(self: Journal, *given: Any, **named: Any) -> int:
            number = await begin(self, *given, **named)
            monkeypatch.setattr(Journal, "begin", begin)
            match by:
                case "pause":
                    await core.accounts.set_paused(account.id, paused=True)
                case "halt":
                    await core.sessions.set_halted(halted=True)
                case "offline":
                    await core.sessions.set_offline(True)
                case _:
                    woken = rig.clock.now() + timedelta(hours=2)
                    monkeypatch.setattr(rig.clock, "now", lambda: woken)
            return number

        monkeypatch.setattr(Journal, "begin", stopped)
        (order_id,) = await rig.queue("a")

        async def back() -> bool:
            attempts = await core.orders.attempts(order_id)
            return bool(attempts) and attempts[0].ending is not None

        await eventually(back)
        (first,) = await core.orders.attempts(order_id)
        assert (first.ending, first.reason) == (Ending.UNSENT, "halted")
        (order,) = await core.orders.get([order_id])
        assert order.state is State.QUEUED
        assert rig.panel.sent == []


@pytest.mark.parametrize("which", ["order", "day"])
@pytest.mark.parametrize("when", ["connecting", "writing"])
async def test_a_limit_lowered_while_an_order_is_on_its_way_holds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str, which: str
) -> None:
    async with rigged(tmp_path) as rig:
        caution, begin = rig.core.caution, Journal.begin
        lower = caution.set_order_limit if which == "order" else caution.set_daily_limit
        taken = asyncio.Event()
        looked: list[int] = []

        async def problem(_account: Account, order: Order) -> Problem | None:
            looked.append(order.id)
            taken.set()
            limit = caution.order_limit(rig.account.id)
            return Problem(Level.BLOCK, Code.OVER_LIMIT) if limit else None

        async def lowered(self: Journal, *given: Any, **named: Any) -> int:
            number = await begin(self, *given, **named)
            monkeypatch.setattr(Journal, "begin", begin)
            await lower(rig.account.id, Decimal("0.01"))
            return number

        monkeypatch.setattr(rig.outbox._around.gate, "problem", problem)
        if when == "writing":
            monkeypatch.setattr(Journal, "begin", lowered)
        else:
            rig.panel.before.clear()
        (order_id,) = await rig.queue("a")
        if when == "connecting":
            await taken.wait()
            await lower(rig.account.id, Decimal("0.01"))
            rig.panel.before.set()

        async def held() -> bool:
            (order,) = await rig.core.orders.get([order_id])
            return order.state is State.HELD or rig.stop_reason == Stop.DAILY_LIMIT

        await eventually(held)
        assert rig.panel.sent == []
        assert looked == [order_id] * 2
        assert not any(
            one.ending is Ending.ACCEPTED for one in await rig.core.orders.attempts(order_id)
        )


async def test_a_limit_that_is_lifted_and_put_back_is_another_wish(tmp_path: Path) -> None:
    """What was looked at in between was held against none."""
    async with rigged(tmp_path) as rig:
        caution, account = rig.core.caution, rig.account.id
        for set_one in (caution.set_order_limit, caution.set_daily_limit):
            await set_one(account, Decimal(5))
            before = caution.bounds(account)
            await set_one(account, None)
            await set_one(account, Decimal(5))
            assert caution.order_limit(account) == Decimal(5)
            assert caution.bounds(account) != before
        before = caution.bounds(account)
        await caution.set_tolerance(Decimal(1))
        await caution.set_tolerance(before.tolerance)
        assert caution.bounds(account) != before
