"""A thread with one SQLite connection and a queue of work: what blocks never runs on the loop."""

import asyncio
import queue
import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], Any]
Outcome = tuple[Any, BaseException | None]
"""What work returned, or what it raised."""
AtOnce = Callable[[sqlite3.Connection, Sequence[Work]], Sequence[Outcome]]
"""Does several pieces of work, may be none; never raises."""

FIRST, NEXT, LAST = range(3)
"""The lanes of the queue: the journal goes before all that waits, closing comes after it."""


def apart(connection: sqlite3.Connection, works: Sequence[Work]) -> list[Outcome]:
    """Do each piece of work by itself."""
    return [outcome_of(connection, work) for work in works]


def outcome_of(connection: sqlite3.Connection, work: Work) -> Outcome:
    """Do a piece of work."""
    try:
        return work(connection), None
    except BaseException as error:  # noqa: BLE001 - it travels to whoever waits
        return None, error


@dataclass(frozen=True, slots=True)
class _Job:
    work: Work
    loop: asyncio.AbstractEventLoop
    done: "asyncio.Future[Any]"

    def tell(self, outcome: Outcome) -> None:
        result, error = outcome
        end = self.done.set_result if error is None else self.done.set_exception
        told: Any = result if error is None else error
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            self.loop.call_soon_threadsafe(lambda: self.done.cancelled() or end(told))


class Worker:
    """Runs work on its own thread, one piece after the other, each to its end.

    What waits stands in the lanes; `_waiting` holds one token for each, and the thread sleeps on
    it. A queue that sorts, and futures of two kinds, took up to 0.4 ms more for each piece
    (measured), of which a page of orders takes two. All that waits in the first lane is done at
    one go, by `at_once`: so it may share what is dear, a commit.
    """

    def __init__(
        self,
        name: str,
        connect: Callable[[], sqlite3.Connection],
        at_once: AtOnce = apart,
    ) -> None:
        self._lanes: tuple[deque[_Job | None], ...] = (deque(), deque(), deque())
        self._waiting: queue.SimpleQueue[None] = queue.SimpleQueue()
        self._connect = connect
        self._at_once = at_once
        self._opened: Future[None] = Future()
        self._thread = threading.Thread(target=self._work, name=name)
        self._closed = False

    async def start(self) -> None:
        """Open the connection on the thread. Raises what opening it raised."""
        self._thread.start()
        await asyncio.wrap_future(self._opened)

    async def run(self, work: Callable[[sqlite3.Connection], T], *, first: bool = False) -> T:
        """Run `work` with the connection and return what it returns, or raise what it raises.

        Cancelled while it waits in the queue, it is not run; once begun it runs to its end.
        """
        if self._closed:
            raise sqlite3.ProgrammingError("the database is closed")
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()
        self._put(FIRST if first else NEXT, _Job(work, loop, done))
        return await done

    async def close(self) -> None:
        """Finish what waits, close the connection and end the thread."""
        if not self._closed:
            self._closed = True
            self._put(LAST, None)
        if self._thread.is_alive():
            await asyncio.to_thread(self._thread.join)

    def _put(self, lane: int, job: _Job | None) -> None:
        self._lanes[lane].append(job)
        self._waiting.put(None)

    def _next(self) -> tuple[AtOnce, list[_Job]] | None:
        """Wait for work; all of the first lane, or the first of what waits else. None ends it."""
        self._waiting.get()
        lane = next(lane for lane in self._lanes if lane)
        jobs = [lane.popleft()]
        first = lane is self._lanes[FIRST]
        while first and lane:
            self._waiting.get()
            jobs.append(lane.popleft())
        wanted = [job for job in jobs if job is not None]
        return (self._at_once if first else apart, wanted) if wanted else None

    def _work(self) -> None:
        try:
            connection = self._connect()
        except BaseException as error:  # noqa: BLE001 - it travels to whoever opens
            self._opened.set_exception(error)
            return
        self._opened.set_result(None)
        while (waiting := self._next()) is not None:
            do, jobs = waiting
            jobs = [job for job in jobs if not job.done.cancelled()]
            for job, outcome in zip(jobs, do(connection, [job.work for job in jobs]), strict=True):
                job.tell(outcome)
        connection.close()
