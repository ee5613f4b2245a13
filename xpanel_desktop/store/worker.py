"""A thread with one SQLite connection and a queue of work: what blocks never runs on the loop."""

import asyncio
import queue
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from itertools import count
from typing import TypeVar

T = TypeVar("T")
Job = Callable[[sqlite3.Connection], None]

FIRST, NEXT, LAST = range(3)
"""The lanes of the queue: the journal goes before all that waits, closing comes after it."""


class Worker:
    """Runs work on its own thread, one piece after the other, each to its end."""

    def __init__(self, name: str, connect: Callable[[], sqlite3.Connection]) -> None:
        self._jobs: queue.PriorityQueue[tuple[int, int, Job | None]] = queue.PriorityQueue()
        self._turns = count()
        self._connect = connect
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
        done: Future[T] = Future()

        def job(connection: sqlite3.Connection) -> None:
            if not done.set_running_or_notify_cancel():
                return
            try:
                result = work(connection)
            except BaseException as error:  # noqa: BLE001 - it travels to whoever waits
                done.set_exception(error)
            else:
                done.set_result(result)

        self._jobs.put((FIRST if first else NEXT, next(self._turns), job))
        return await asyncio.wrap_future(done)

    async def close(self) -> None:
        """Finish what waits, close the connection and end the thread."""
        if not self._closed:
            self._closed = True
            self._jobs.put((LAST, next(self._turns), None))
        if self._thread.is_alive():
            await asyncio.to_thread(self._thread.join)

    def _work(self) -> None:
        try:
            connection = self._connect()
        except BaseException as error:  # noqa: BLE001 - it travels to whoever opens
            self._opened.set_exception(error)
            return
        self._opened.set_result(None)
        while (job := self._jobs.get()[2]) is not None:
            job(connection)
        connection.close()
