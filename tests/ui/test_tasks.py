"""A task lives as long as its owner and the program, and what it raises is never lost."""

import asyncio
import logging
from collections.abc import AsyncIterator

import pytest
import shiboken6
from PySide6.QtCore import QObject

from tests.support.practice import until
from xpanel_desktop.domain.errors import Unreachable
from xpanel_desktop.ui.tasks import Tasks


@pytest.fixture
async def tasks() -> AsyncIterator[Tasks]:
    tasks = Tasks()
    yield tasks
    await tasks.close()


class Work:
    """A coroutine that waits until it is let go, and tells how it ended."""

    def __init__(self) -> None:
        self.gate = asyncio.Event()
        self.ended = ""

    async def __call__(self) -> None:
        try:
            await self.gate.wait()
            self.ended = "done"
        except asyncio.CancelledError:
            self.ended = "cancelled"
            raise


async def test_a_task_runs_to_its_end(tasks: Tasks) -> None:
    work = Work()
    tasks.start(tasks, work(), name="work")
    work.gate.set()
    await until(lambda: work.ended)
    assert work.ended == "done"


async def test_tasks_go_with_their_owner_and_no_other(tasks: Tasks) -> None:
    owner, other = QObject(), QObject()
    first, second, third = Work(), Work(), Work()
    tasks.start(owner, first(), name="first")
    tasks.start(owner, second(), name="second")
    tasks.start(other, third(), name="third")
    await asyncio.sleep(0)
    shiboken6.delete(owner)
    await until(lambda: first.ended and second.ended)
    assert (first.ended, second.ended, third.ended) == ("cancelled", "cancelled", "")
    third.gate.set()
    await until(lambda: third.ended)
    assert third.ended == "done"


async def test_an_error_goes_to_its_handler_and_a_panel_s_no_is_no_alarm(
    tasks: Tasks, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    seen: list[Exception] = []
    for error in (Unreachable("connect"), ValueError("a bug")):

        async def fail(error: Exception = error) -> None:
            raise error

        tasks.start(tasks, fail(), name="work", on_error=seen.append)
    await until(lambda: len(seen) == 2)
    assert [type(error) for error in seen] == [Unreachable, ValueError]
    assert [record.levelname for record in caplog.records] == ["INFO", "ERROR"]
    assert caplog.records[0].exc_info is None
    assert caplog.records[1].exc_info, "what nobody foresaw is in the log with its traceback"


async def test_an_error_without_a_handler_is_logged(
    tasks: Tasks, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail() -> None:
        raise Unreachable("connect")

    tasks.start(tasks, fail(), name="lonely work")
    await until(lambda: caplog.records)
    assert "lonely work" in caplog.records[0].getMessage()
    assert caplog.records[0].levelname == "ERROR"


async def test_an_error_of_an_owner_that_is_gone_does_not_reach_its_handler(
    tasks: Tasks, caplog: pytest.LogCaptureFixture
) -> None:
    owner, gate, seen = QObject(), asyncio.Event(), list[Exception]()

    async def fail() -> None:
        try:
            await gate.wait()
        except asyncio.CancelledError:
            raise RuntimeError("while it was ended") from None

    tasks.start(owner, fail(), name="late", on_error=seen.append)
    await asyncio.sleep(0)
    shiboken6.delete(owner)
    await until(lambda: caplog.records)
    assert seen == []


async def test_closing_waits_for_what_it_cancels_and_starts_nothing_more() -> None:
    tasks, work, late = Tasks(), Work(), Work()
    tasks.start(tasks, work(), name="work")
    await asyncio.sleep(0)
    await tasks.close()
    assert work.ended == "cancelled"
    tasks.start(tasks, late(), name="late")
    await asyncio.sleep(0)
    assert late.ended == ""


def test_nothing_starts_once_the_loop_has_stopped(qapp: object) -> None:
    work, tasks = Work(), Tasks()
    coroutine = work()
    tasks.start(tasks, coroutine, name="a late timer")
    assert (coroutine.cr_frame, work.ended) == (None, "")
