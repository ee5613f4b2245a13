"""A disk that cannot be written, and quitting while orders are on their way."""

import asyncio
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from tests.app.kit import all_orders, opened, reach, rigged, spoil, states, watch
from tests.support.clock import VirtualClock
from tests.support.practice import until
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.app.emergency import Emergency
from xpanel_desktop.app.outbox import GRACE, Outbox
from xpanel_desktop.app.sending import DEADLINE
from xpanel_desktop.app.troubles import What
from xpanel_desktop.domain.changes import Table
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.stops import Stop

PENDING, QUEUED, SENDING, UNKNOWN = State.PENDING, State.QUEUED, State.SENDING, State.UNKNOWN


async def test_nothing_is_sent_while_the_intent_cannot_be_written(tmp_path: Path) -> None:
    async with rigged(tmp_path) as rig:
        rig.panel.before.clear()
        await rig.queue("a", "b")
        await spoil(rig.core.database)
        rig.panel.before.set()
        for _ in range(4):
            await until(lambda: rig.clock.next_in is not None)
            rig.clock.advance(rig.clock.next_in or 0)
        await until(lambda: rig.core.troubles.open())
        assert [trouble.what for trouble in rig.core.troubles.open()] == [What.NOT_SENT]
        assert rig.panel.sent == []
        await spoil(rig.core.database, spoilt=False)
        rig.outbox.retry()
        await reach(rig.core, PENDING, PENDING)
        assert rig.core.troubles.open() == ()
        assert rig.panel.sent == ["https://x/a", "https://x/b"]


async def test_an_answer_is_written_again_until_it_is_kept_and_nothing_is_sent_twice(
    tmp_path: Path,
) -> None:
    async with rigged(tmp_path) as rig:
        rig.panel.gate.clear()
        await rig.queue("a", "b")
        await until(lambda: rig.panel.at_once == 1)
        await spoil(rig.core.database)
        rig.panel.gate.set()
        for _ in range(5):
            await until(lambda: rig.clock.next_in is not None)
            (trouble,) = rig.core.troubles.open()
            assert (trouble.what, trouble.about) == (What.ANSWER_NOT_KEPT, "1")
            assert trouble.words == "1000", "the id that the panel gave is told"
            rig.clock.advance(rig.clock.next_in or 0)
        assert await states(rig.core) == [SENDING, QUEUED]
        assert rig.panel.sent == ["https://x/a"]
        await spoil(rig.core.database, spoilt=False)
        rig.clock.advance(600)
        await reach(rig.core, PENDING, PENDING)
        assert rig.panel.sent == ["https://x/a", "https://x/b"]
        assert rig.core.troubles.open() == ()
        assert (await all_orders(rig.core))[0].panel_id == "1000"


async def test_what_cannot_be_kept_at_the_end_is_taken_up_at_the_next_start(tmp_path: Path) -> None:
    clock = VirtualClock()
    async with rigged(tmp_path, clock=clock) as rig:
        rig.panel.gate.clear()
        await rig.queue("a")
        await until(lambda: rig.panel.at_once == 1)
        await spoil(rig.core.database)
        rig.panel.gate.set()
        await until(lambda: rig.core.troubles.open())
        stopping = asyncio.create_task(rig.outbox.stop())
        spent = 0.0
        while not stopping.done():
            clock.advance(1)
            spent += 1
            await asyncio.sleep(0.001)
        assert DEADLINE < spent <= DEADLINE + GRACE + 5
        await stopping
    async with opened(tmp_path, clock=clock) as core:
        (order,) = await all_orders(core)
        assert (order.state, order.panel_id) == (PENDING, "1000")
        assert core.accounts.all()[0].stop_reason == ""
        assert await Emergency(core.folder, core.folder).read() == []


async def test_without_room_for_the_emergency_file_it_is_unknown_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = VirtualClock()
    monkeypatch.setattr(Emergency, "_keep", lambda *_args: None)
    async with rigged(tmp_path, clock=clock) as rig:
        rig.panel.gate.clear()
        await rig.queue("a")
        await until(lambda: rig.panel.at_once == 1)
        await spoil(rig.core.database)
        rig.panel.gate.set()
        await until(lambda: rig.core.troubles.open())
        stopping = asyncio.create_task(rig.outbox.stop())
        while not stopping.done():
            clock.advance(1)
            await asyncio.sleep(0.001)
        await stopping
    async with opened(tmp_path, clock=clock) as core:
        assert await states(core) == [UNKNOWN]
        assert core.accounts.all()[0].stop_reason == Stop.UNKNOWN_ORDER


@pytest.mark.parametrize("room", [True, False], ids=["kept_beside", "nowhere"])
async def test_an_answer_left_unwritten_is_decided_on_when_the_account_starts_again_in_the_same_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: bool
) -> None:
    if not room:
        monkeypatch.setattr(Emergency, "_keep", lambda *_args: None)
    async with rigged(tmp_path) as rig:
        rig.panel.gate.clear()
        await rig.queue("a", "b")
        await until(lambda: rig.panel.at_once == 1)
        await spoil(rig.core.database)
        rig.panel.gate.set()
        await until(lambda: rig.core.troubles.open())
        stopping = asyncio.create_task(rig.outbox.stop())
        while not stopping.done():
            rig.clock.advance(1)
            await asyncio.sleep(0.001)
        await stopping
        await spoil(rig.core.database, spoilt=False)
        assert await states(rig.core) == [SENDING, QUEUED]
        told = watch(rig.core, Table.ORDERS)
        again = Outbox(rig.account.id, cast("Panel", rig.panel), rig.outbox._around)
        again.loop.start()
        try:
            if room:  # the answer was certain, so the queue goes on behind it
                await reach(rig.core, PENDING, PENDING)
                assert (await all_orders(rig.core))[0].panel_id == "1000"
                assert rig.panel.sent == ["https://x/a", "https://x/b"]
            else:
                await reach(rig.core, UNKNOWN, QUEUED)
                await until(lambda: rig.stop_reason == Stop.UNKNOWN_ORDER)
                assert rig.panel.sent == ["https://x/a"]
            await until(lambda: frozenset({1}) in told)
        finally:
            await again.stop()


async def test_nothing_leaves_while_what_was_left_cannot_be_decided_on(tmp_path: Path) -> None:
    async with rigged(tmp_path) as rig:
        tried: list[int] = []

        async def recover() -> list[int]:
            tried.append(1)
            if len(tried) < 3:
                raise sqlite3.OperationalError("no room")
            return []

        around = replace(rig.outbox._around, recover=recover)
        await rig.outbox.stop()
        again = Outbox(rig.account.id, cast("Panel", rig.panel), around)
        await rig.queue("a")
        again.loop.start()
        try:
            for failures in (1, 2):
                await until(lambda: rig.clock.next_in is not None)
                assert (len(tried), rig.panel.sent) == (failures, [])
                rig.clock.advance(rig.clock.next_in or 0)
            await reach(rig.core, PENDING)
            assert rig.panel.sent == ["https://x/a"]
        finally:
            await again.stop()


async def test_a_stop_for_an_unknown_order_holds_although_it_cannot_be_written(
    tmp_path: Path,
) -> None:
    async with rigged(tmp_path) as rig:
        await spoil(rig.core.database)
        await rig.core.accounts.stop(rig.account.id, Stop.FUNDS_SHORT)
        assert rig.stop_reason == Stop.FUNDS_SHORT
        await spoil(rig.core.database, spoilt=False)


async def test_quitting_waits_for_the_answer_of_what_has_left(tmp_path: Path) -> None:
    async with rigged(tmp_path, parallel=2) as rig:
        rig.panel.gate.clear()
        await rig.queue("a", "b", "c")
        await until(lambda: rig.panel.at_once == 2)
        stopping = asyncio.create_task(rig.outbox.stop())
        await asyncio.sleep(0.02)
        assert not stopping.done()
        assert rig.outbox.in_flight == 2
        rig.panel.gate.set()
        await stopping
        assert await states(rig.core) == [PENDING, PENDING, QUEUED]
        assert rig.panel.sent == ["https://x/a", "https://x/b"]


async def test_whoever_gives_up_waiting_for_the_end_does_not_take_the_order_with_him(
    tmp_path: Path,
) -> None:
    async with rigged(tmp_path) as rig:
        rig.panel.gate.clear()
        await rig.queue("a")
        await until(lambda: rig.panel.at_once == 1)
        stopping = asyncio.create_task(rig.outbox.stop())
        await asyncio.sleep(0.01)
        stopping.cancel()
        await asyncio.wait([stopping])
        assert rig.panel.at_once == 1
        rig.panel.gate.set()
        await reach(rig.core, PENDING)


async def test_quitting_does_not_wait_for_what_has_not_left(tmp_path: Path) -> None:
    async with rigged(tmp_path) as rig:
        rig.panel.before.clear()  # as if it waited for its turn, or for a connection
        await rig.queue("a")
        await until(lambda: rig.outbox._flights)
        assert rig.outbox.in_flight == 0
        async with asyncio.timeout(2):
            await rig.outbox.stop()
        assert rig.panel.sent == []
        assert await states(rig.core) == [QUEUED]
