"""A machine whose time and disk the test holds: a loop on virtual time, a database without threads.

All that runs on it runs on one thread in an order that a seed decides, so that a run can be played
again, and be cut off between any two steps as a kill would.
"""

import asyncio
import heapq
import random
import sqlite3
from collections.abc import Callable, Coroutine, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from xpanel_desktop.store.worker import FIRST, LAST, NEXT, AtOnce, Work, apart

T = TypeVar("T")
START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TOO_LONG = 200_000
"""Turns of the loop after which what is waited for does not come."""


class Loop(asyncio.SelectorEventLoop):
    """A loop whose time stands still until `advance`; what threads did is done at once."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds
        self._ready: Any
        self._scheduled: Any

    def time(self) -> float:
        return self._seconds

    def run_in_executor(self, executor: Any, func: Callable[..., Any], *args: Any) -> Any:
        future = self.create_future()
        try:
            future.set_result(func(*args))
        except Exception as error:  # noqa: BLE001 - it travels to whoever waits
            future.set_exception(error)
        return future

    def turn(self) -> bool:
        """Run once what is ready; tell whether there was anything."""
        due = self._next()
        if not self._ready and (due is None or due > self._seconds):
            return False
        before = asyncio._get_running_loop()
        asyncio._set_running_loop(self)
        try:
            self._run_once()  # type: ignore[attr-defined]
        finally:
            asyncio._set_running_loop(before)
        return True

    @property
    def rests(self) -> bool:
        """Whether all wait for time to pass."""
        return not self._ready

    def settle(self) -> None:
        """Run until all wait for time to pass."""
        for _ in range(TOO_LONG):
            if not self.turn():
                return
        raise AssertionError("the program does not come to rest")

    def advance(self, seconds: float) -> None:
        """Let time pass, from one that wakes to the next."""
        end = self._seconds + seconds
        self.settle()
        while (due := self._next()) is not None and due <= end:
            self._seconds = max(due, self._seconds)
            self.settle()
        self._seconds = end

    def wake_next(self) -> None:
        """Let time pass to the next that waits for it, and no further."""
        due = self._next()
        if due is not None:
            self._seconds = max(due, self._seconds)

    def finish(self, work: Coroutine[Any, Any, T], *, patience: float = 0.0) -> T:
        """Run until `work` is done, and no further; up to `patience` seconds may pass for it."""
        task = self.create_task(work)
        end = self._seconds + patience
        for _ in range(TOO_LONG):
            if task.done():
                return task.result()
            if self.turn():
                continue
            due = self._next()
            assert due is not None, "what is waited for never comes"
            assert due <= end, "it waits for longer than it may"
            self._seconds = max(due, self._seconds)
        raise AssertionError("it does not come to an end")

    def _next(self) -> float | None:
        """Return when the next timer is due."""
        while self._scheduled and self._scheduled[0]._cancelled:
            heapq.heappop(self._scheduled)._scheduled = False
            self._timer_cancelled_count -= 1
        return self._scheduled[0]._when if self._scheduled else None


class Clock:
    """Wall and monotonic clock of the machine; the wall can jump, as after a sleep."""

    def __init__(self, loop: Loop) -> None:
        self.loop = loop
        self.slept = timedelta()

    def now(self) -> datetime:
        return START + timedelta(seconds=self.loop.time()) + self.slept

    def monotonic(self) -> float:
        return self.loop.time()

    def awake(self) -> float:
        return self.loop.time()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class Disk:
    """What goes wrong with the disk, and how long it lets one wait; shared by all connections."""

    dice = random.Random(0)
    failing = 0
    """How many of the journal's writes fail from now on."""
    failed = 0

    @classmethod
    def fails(cls) -> bool:
        """Count a write of the journal; tell whether it fails."""
        if not cls.failing:
            return False
        cls.failing -= 1
        cls.failed += 1
        return True


class SameThread:
    """Stands for store.worker.Worker: the same lanes and promises, piece by piece on the loop."""

    def __init__(
        self, name: str, connect: Callable[[], sqlite3.Connection], at_once: AtOnce = apart
    ) -> None:
        self._connect = connect
        self._at_once = at_once
        self._jobs: list[tuple[int, int, asyncio.Future[Any], Callable[..., Any]]] = []
        self._turn = 0
        self._closed = False
        self._pumping = False
        self.connection: sqlite3.Connection | None = None

    async def start(self) -> None:
        self.connection = self._connect()

    async def run(self, work: Callable[[sqlite3.Connection], T], *, first: bool = False) -> T:
        if self._closed:
            raise sqlite3.ProgrammingError("the database is closed")
        return await self._put(FIRST if first else NEXT, work)

    async def close(self) -> None:
        closed, self._closed = self._closed, True
        if not closed and self.connection is not None:
            await self._put(LAST, lambda db: db.close())
            self.connection = None

    def _put(self, lane: int, work: Callable[..., Any]) -> "asyncio.Future[Any]":
        loop = asyncio.get_running_loop()
        self._turn += 1
        done = loop.create_future()
        heapq.heappush(self._jobs, (lane, self._turn, done, work))
        if not self._pumping:
            self._pumping = True
            loop.call_soon(self._pump, loop)
        return done

    def _pump(self, loop: asyncio.AbstractEventLoop) -> None:
        """Do what waits first, or let others have a turn first, as a thread may."""
        if Disk.dice.random() < 0.4:
            loop.call_soon(self._pump, loop)
            return
        jobs = [heapq.heappop(self._jobs)]
        lane = jobs[0][0]
        while lane == FIRST and self._jobs and self._jobs[0][0] == FIRST:
            jobs.append(heapq.heappop(self._jobs))
        self._do(lane, [(done, work) for _, _, done, work in jobs if not done.cancelled()])
        self._pumping = bool(self._jobs)
        if self._pumping:
            loop.call_soon(self._pump, loop)

    def _do(self, lane: int, jobs: Sequence[tuple["asyncio.Future[Any]", Work]]) -> None:
        assert self.connection is not None
        do = self._at_once if lane == FIRST else apart
        works = [_may_fail(work) if lane == FIRST else work for _, work in jobs]
        for (done, _), (result, error) in zip(jobs, do(self.connection, works), strict=True):
            if error is None:
                done.set_result(result)
            else:
                done.set_exception(error)


def _may_fail(work: Work) -> Work:
    """Return work at which the disk may fail: alone, or with all that shares its transaction."""

    def run(db: sqlite3.Connection) -> Any:
        if Disk.fails():
            if Disk.dice.random() < 0.5:
                db.execute("ROLLBACK")
            raise sqlite3.OperationalError("disk I/O error")
        return work(db)

    return run
