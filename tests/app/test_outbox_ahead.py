"""The order that comes next is looked at while the answer of the one before is written down."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.app.kit import Play, Rig, reach, rigged
from tests.support.practice import until
from xpanel_desktop.app.flights import LOOK_HOLDS
from xpanel_desktop.app.gate import Gate
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.answer import Accepted, Limited, Lost, Raw, Refused
from xpanel_desktop.domain.checks import Problem
from xpanel_desktop.domain.errors import BadLink, ShortFunds
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.stops import Stop
from xpanel_desktop.store.journal import Journal

PENDING, QUEUED, REFUSED, UNKNOWN = State.PENDING, State.QUEUED, State.REFUSED, State.UNKNOWN
RAW = Raw(200, "{}")


@dataclass
class Desk:
    """Where answers are written down one by one, each when `written` is set."""

    rig: Rig
    asked: list[int] = field(default_factory=list)
    looked_at: list[int] = field(default_factory=list)
    written: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def flights(self) -> int:
        return len(self.rig.outbox._flights)


@asynccontextmanager
async def slow(
    folder: Path, patch: pytest.MonkeyPatch, *plays: Play, parallel: int = 1
) -> AsyncIterator[Desk]:
    """Open a rig where an answer is written down only when the desk says so."""
    async with rigged(folder, *plays, parallel=parallel) as rig:
        desk = Desk(rig)
        true_end, true_look = Journal.end, Gate.problem

        async def end(self: Journal, order_id: int, *parts: Any, **named: Any) -> Order:
            desk.asked.append(order_id)
            await desk.written.wait()
            return await true_end(self, order_id, *parts, **named)

        async def look(self: Gate, account: Account, order: Order) -> Problem | None:
            desk.looked_at.append(order.id)
            return await true_look(self, account, order)

        patch.setattr(Journal, "end", end)
        patch.setattr(Gate, "problem", look)
        yield desk
        desk.written.set()


@pytest.mark.parametrize("play", [None, Refused(BadLink("bad link"), RAW)])
async def test_the_next_one_is_looked_at_meanwhile_and_leaves_after_the_landing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, play: Play
) -> None:
    async with slow(tmp_path, monkeypatch, play) as desk:
        await desk.rig.queue("a", "b", "c")
        await until(lambda: desk.looked_at == [1, 2])
        await until(lambda: desk.flights == 2)
        for _ in range(20):
            await asyncio.sleep(0.001)
        assert (desk.asked, desk.looked_at) == ([1], [1, 2])
        assert desk.rig.panel.sent == ["https://x/a"]
        assert desk.rig.outbox.in_flight == 1
        desk.written.set()
        await reach(desk.rig.core, REFUSED if play else PENDING, PENDING, PENDING)
        assert desk.rig.panel.sent == ["https://x/a", "https://x/b", "https://x/c"]
        assert desk.looked_at == [1, 2, 3]


async def test_no_more_than_allowed_have_left_and_not_landed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with slow(tmp_path, monkeypatch, parallel=2) as desk:
        await desk.rig.queue(*"abcdef")
        await until(lambda: desk.flights == 4 and len(desk.asked) == 2)
        for _ in range(20):
            await asyncio.sleep(0.001)
        assert desk.rig.outbox.in_flight == 2
        assert desk.rig.panel.sent == ["https://x/a", "https://x/b"]
        desk.written.set()
        await reach(desk.rig.core, *[PENDING] * 6)
        assert sorted(desk.rig.panel.sent) == [f"https://x/{name}" for name in "abcdef"]


async def test_one_that_waited_long_is_looked_at_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with slow(tmp_path, monkeypatch) as desk:
        await desk.rig.queue("a", "b")
        await until(lambda: desk.flights == 2)
        desk.rig.clock.advance(LOOK_HOLDS * 1.1)
        desk.written.set()
        await reach(desk.rig.core, PENDING, PENDING)
        assert desk.looked_at == [1, 2, 2]


async def test_a_pause_holds_the_one_that_waits_for_a_landing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with slow(tmp_path, monkeypatch) as desk:
        await desk.rig.queue("a", "b")
        await until(lambda: desk.flights == 2)
        await desk.rig.core.accounts.set_paused(desk.rig.account.id, paused=True)
        desk.written.set()
        await until(lambda: desk.flights == 0)
        await reach(desk.rig.core, PENDING, QUEUED)
        assert desk.rig.panel.sent == ["https://x/a"]


async def test_an_order_taken_back_while_it_waits_stays_and_the_next_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with slow(tmp_path, monkeypatch) as desk:
        await desk.rig.queue("a", "b", "c")
        await until(lambda: desk.flights == 2)
        assert await desk.rig.core.tickets.hold([2]) == [2]
        desk.written.set()
        await reach(desk.rig.core, PENDING, State.HELD, PENDING)
        assert desk.rig.panel.sent == ["https://x/a", "https://x/c"]


@pytest.mark.parametrize(
    ("play", "state"),
    [(Lost("cut", Raw()), UNKNOWN), (Refused(ShortFunds("no funds"), RAW), REFUSED)],
)
async def test_nothing_is_taken_behind_an_answer_that_stops_the_queue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, play: Play, state: State
) -> None:
    async with slow(tmp_path, monkeypatch, play) as desk:
        await desk.rig.queue("a", "b")
        await until(lambda: desk.asked == [1])
        for _ in range(20):
            await asyncio.sleep(0.001)
        assert (desk.flights, desk.looked_at) == (1, [1])
        desk.written.set()
        await reach(desk.rig.core, state, QUEUED)


async def test_what_waits_goes_back_when_the_answer_before_it_becomes_a_doubt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with slow(tmp_path, monkeypatch, None, Accepted("1000", RAW)) as desk:
        desk.written.set()
        await desk.rig.queue("a")
        await reach(desk.rig.core, PENDING)
        desk.written.clear()
        await desk.rig.queue("b", "c")
        await until(lambda: desk.looked_at == [1, 2, 3])
        desk.written.set()  # b's id is a's
        await reach(desk.rig.core, PENDING, UNKNOWN, QUEUED)
        await until(lambda: desk.flights == 0)
        assert desk.rig.panel.sent == ["https://x/a", "https://x/b"]


async def test_quitting_waits_for_what_has_left_and_not_for_what_waits_behind_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with slow(tmp_path, monkeypatch) as desk:
        await desk.rig.queue("a", "b")
        await until(lambda: desk.flights == 2)
        stopping = asyncio.create_task(desk.rig.outbox.stop())
        await until(lambda: desk.flights == 1)
        assert not stopping.done()
        desk.written.set()
        await stopping
        await reach(desk.rig.core, PENDING, QUEUED)
        assert desk.rig.panel.sent == ["https://x/a"]


async def test_one_refusal_stays_one_whatever_is_heard_of_another_while_it_is_written_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plays = (Refused(BadLink("bad link"), RAW), Limited(1.0, RAW))
    async with slow(tmp_path, monkeypatch, *plays, parallel=2) as desk:
        await desk.rig.queue("a", "b")
        await until(lambda: sorted(desk.asked) == [1, 2])
        desk.written.set()
        await until(lambda: desk.flights == 0)
        await reach(desk.rig.core, REFUSED, QUEUED)
        assert desk.rig.stop_reason == ""


async def test_two_like_refusals_stop_the_queue_though_another_is_accepted_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = Refused(BadLink("bad link"), RAW)
    async with slow(tmp_path, monkeypatch, refused, refused, None, parallel=3) as desk:
        desk.rig.panel.gate.clear()
        await desk.rig.queue("a", "b", "c", "d")
        await until(lambda: desk.rig.panel.at_once == 3)
        desk.rig.panel.gate.set()
        await until(lambda: sorted(desk.asked) == [1, 2, 3])
        desk.written.set()
        await reach(desk.rig.core, REFUSED, REFUSED, PENDING, QUEUED)
        await until(lambda: desk.rig.stop_reason == Stop.REFUSED_TWICE)
