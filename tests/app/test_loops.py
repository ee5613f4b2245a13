"""Background loops: supervised one by one, by a clock of the test's own."""

import asyncio
import logging

import pytest

from tests.support.clock import VirtualClock
from tests.support.practice import until
from xpanel_desktop.app.loops import Loop, Patience, first_of


class Steps:
    """A step that plays what it is told and counts."""

    def __init__(self, *plays: float | Exception | None) -> None:
        self._plays = list(plays)
        self.times = 0

    async def __call__(self) -> float | None:
        self.times += 1
        play = self._plays.pop(0) if self._plays else None
        if isinstance(play, Exception):
            raise play
        return play


async def test_a_step_comes_again_when_its_time_has_come() -> None:
    clock, step = VirtualClock(), Steps(5, 0, 7)
    loop = Loop("test", step, clock)
    loop.start()
    await until(lambda: clock.next_in == 5)
    clock.advance(4.9)
    assert step.times == 1
    clock.advance(0.1)
    await until(lambda: clock.next_in == 7)
    assert step.times == 3
    await loop.stop()


async def test_waking_cuts_a_wait_short_and_is_not_lost_during_a_step() -> None:
    clock, times, inside = VirtualClock(), 0, asyncio.Event()

    async def step() -> float | None:
        nonlocal times
        times += 1
        if times == 1:
            await inside.wait()
        return None

    loop = Loop("test", step, clock)
    loop.start()
    await until(lambda: times == 1)
    loop.wake()
    inside.set()
    await until(lambda: times == 2)
    loop.wake()
    await until(lambda: times == 3)
    await loop.stop()


async def test_a_failure_is_told_backed_off_from_and_over_once_a_step_went_well(
    caplog: pytest.LogCaptureFixture,
) -> None:
    clock, told = VirtualClock(), list[Exception | None]()
    broken = [ValueError("one"), ValueError("two"), ValueError("three")]
    step = Steps(*broken, 60)
    loop = Loop("the loop", step, clock, told.append)
    waits: list[float] = []
    with caplog.at_level(logging.CRITICAL + 1):
        loop.start()
        for number in range(3):
            await until(lambda n=number: step.times == n + 1 and clock.next_in is not None)
            waits.append(clock.next_in or 0)
            clock.advance(waits[-1])
        await until(lambda: abs((clock.next_in or 0) - 60) < 1e-6)
    assert told == [*broken, None]
    assert 1 <= waits[0] <= 2 <= waits[1] <= 4 <= waits[2] <= 8
    await loop.stop()


async def test_the_failure_of_one_loop_does_not_touch_another() -> None:
    clock, well = VirtualClock(), Steps(*[1.0] * 50)
    bad = Loop("bad", Steps(*[RuntimeError("always")] * 50), clock)
    good = Loop("good", well, clock)
    bad.start()
    good.start()
    for number in range(20):
        await until(lambda n=number: well.times > n and clock.sleeping == 2)
        clock.advance(1)
    await bad.stop()
    clock.advance(1)
    await until(lambda: well.times > 20)
    await good.stop()


async def test_a_stopped_loop_leaves_no_task_and_starts_again() -> None:
    clock, step = VirtualClock(), Steps(*[100.0] * 9)
    before = asyncio.all_tasks()
    loop = Loop("test", step, clock)
    await loop.stop()
    loop.start()
    loop.start()
    await until(lambda: clock.next_in == 100)
    assert step.times == 1, "started twice it runs once"
    await loop.stop()
    assert asyncio.all_tasks() == before
    loop.start()
    await until(lambda: step.times == 2)
    await loop.stop()
    assert asyncio.all_tasks() == before


async def test_first_of_ends_the_others() -> None:
    clock, never = VirtualClock(), asyncio.Event()
    waiting = asyncio.create_task(first_of(never.wait(), clock.sleep(3)))
    await until(lambda: clock.next_in == 3)
    clock.advance(3)
    await waiting
    assert asyncio.all_tasks() == {asyncio.current_task()}


def test_patience_begins_anew_after_a_success() -> None:
    patience = Patience()
    grown = [patience.after_failure() for _ in range(12)][-1]
    assert 150 <= grown <= 300
    patience.reset()
    assert 1 <= patience.after_failure() <= 2
