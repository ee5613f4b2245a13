"""What is ready stands in line; what Qt calls, and whom that calls, need not wait for it all."""

import asyncio
from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from xpanel_desktop.ui import fair_loop
from xpanel_desktop.ui.fair_loop import FairLoop

MANY = 50


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave time in a turn for no more than one of each line."""
    monkeypatch.setattr(fair_loop, "SLICE", -1.0)


def stand_in_line(done: list[int]) -> asyncio.Future[None]:
    """Let MANY callbacks stand in line; return what is done after the last."""
    loop = asyncio.get_running_loop()
    last = loop.create_future()
    for number in range(MANY):
        loop.call_soon(done.append, number)
    loop.call_soon(last.set_result, None)
    return last


async def test_what_is_ready_runs_in_order() -> None:
    done: list[int] = []
    await stand_in_line(done)
    assert done == list(range(MANY))


@pytest.mark.usefixtures("hurried")
async def test_an_event_of_qt_does_not_wait_for_all_that_is_ready() -> None:
    done: list[int] = []
    before: list[int] = []
    QTimer.singleShot(0, lambda: before.append(len(done)))
    await stand_in_line(done)
    assert before[0] < MANY
    assert done == list(range(MANY))


@pytest.mark.usefixtures("hurried")
async def test_what_an_event_of_qt_calls_goes_before_what_stands_in_line() -> None:
    loop, done, before = asyncio.get_running_loop(), list[int](), list[int]()

    async def deed() -> None:
        before.append(len(done))

    deeds: list[asyncio.Task[None]] = []
    QTimer.singleShot(0, lambda: deeds.append(loop.create_task(deed())))
    await stand_in_line(done)
    await deeds[0]
    assert before[0] < MANY


@pytest.mark.usefixtures("hurried")
async def test_whom_a_timer_wakes_goes_before_what_stands_in_line() -> None:
    loop, done, at = asyncio.get_running_loop(), list[int](), list[int]()
    woken = loop.create_future()

    def again(number: int) -> None:
        done.append(number)
        if not woken.done() or len(at) < 2:
            loop.call_soon(again, number)

    def wake() -> None:
        at.append(len(done))
        woken.set_result(None)

    for number in range(MANY):
        loop.call_soon(again, number)
    loop.call_later(0.001, wake)
    await woken
    at.append(len(done))
    assert at[1] - at[0] < MANY


@pytest.mark.usefixtures("hurried")
async def test_what_stands_in_line_gets_on_whatever_qt_calls() -> None:
    loop, done = asyncio.get_running_loop(), list[int]()
    busy = QTimer()
    busy.timeout.connect(lambda: [loop.call_soon(int) for _ in range(3)])
    busy.start(0)
    try:
        await asyncio.wait_for(stand_in_line(done), 30)
    finally:
        busy.stop()
    assert done == list(range(MANY))


async def test_what_is_cancelled_does_not_run() -> None:
    loop, done = asyncio.get_running_loop(), list[int]()
    loop.call_soon(done.append, 1).cancel()
    loop.call_soon(done.append, 2)
    await asyncio.sleep(0)
    assert done == [2]


async def test_a_failure_is_told_and_the_next_runs() -> None:
    loop, done, told = asyncio.get_running_loop(), list[int](), list[object]()
    loop.set_exception_handler(lambda _loop, context: told.append(context["exception"]))
    loop.call_soon(cast("Callable[[], object]", [].pop))
    loop.call_soon(done.append, 1)
    await asyncio.sleep(0)
    loop.set_exception_handler(None)
    assert done == [1]
    assert [type(one) for one in told] == [IndexError]


async def test_threads_call_in_order() -> None:
    loop, done = asyncio.get_running_loop(), list[int]()
    came = loop.create_future()

    def call() -> None:
        for number in range(MANY):
            loop.call_soon_threadsafe(done.append, number)
        loop.call_soon_threadsafe(came.set_result, None)

    await asyncio.to_thread(call)
    await came
    assert done == list(range(MANY))


def test_a_loop_that_is_closed_runs_nothing_any_more(qapp: QApplication) -> None:
    loop, done = FairLoop(qapp), list[int]()
    loop.call_soon(done.append, 1)
    loop.close()
    loop.call_soon(done.append, 2)
    for _ in range(3):
        qapp.processEvents()
    assert done == []


def test_what_stands_in_line_waits_for_a_loop_that_does_not_run(qapp: QApplication) -> None:
    found: list[asyncio.AbstractEventLoop] = []

    async def last() -> None:
        loop.call_soon(lambda: found.append(asyncio.get_running_loop()))

    with FairLoop(qapp) as loop:
        loop.run_until_complete(last())
        seen = len(found)
        loop.call_soon(lambda: found.append(asyncio.get_running_loop()))
        for _ in range(3):
            qapp.processEvents()
        assert len(found) == seen
        loop.run_until_complete(asyncio.sleep(0.01))
        assert found == [loop, loop]
