"""The program's event loop: qasync's, which lets the window go before what is merely ready.

qasync starts a Qt timer for each callback that is ready, and Qt runs all timers that are due before
it looks at anything else: thirty answers that come in at once keep keys and paint waiting for all
of them. Here they stand in a line, and one turn takes of it what there is time for.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from contextvars import Context

from PySide6.QtCore import QCoreApplication, QTimer
from qasync import QEventLoop

SLICE = 0.002
"""Seconds after which a turn begins no further callback: half of what the window may wait."""


class FairLoop(QEventLoop):
    """Runs what is ready in the order in which it became so, in turns between Qt's own events."""

    def __init__(self, app: QCoreApplication) -> None:
        self._first: deque[asyncio.Handle] = deque()
        self._rest: deque[asyncio.Handle] = deque()
        self._in_turn = False
        self._turn = QTimer()
        self._turn.timeout.connect(self._take_turn)
        super().__init__(app)

    def call_soon(
        self, callback: Callable[..., object], *args: object, context: Context | None = None
    ) -> asyncio.Handle:
        """Run a callback in the next turn, or in a later one when it is called by another."""
        handle = asyncio.Handle(callback, args, self, context)
        if not self.is_closed():
            (self._rest if self._in_turn else self._first).append(handle)
            if not self._turn.isActive():
                self._turn.start(0)
        return handle

    def run_forever(self) -> int:
        """Run until it is stopped; what stood in line while it did not run goes first."""
        if self._first or self._rest:
            self._turn.start(0)
        return super().run_forever()

    def close(self) -> None:
        """Give up what still stands in line; the loop cannot be used again."""
        super().close()
        self._turn.stop()
        self._first.clear()
        self._rest.clear()

    def _take_turn(self) -> None:
        """Run what stands in line now; what that calls, and what there is no time for, is next.

        Qt's events may be looked at while the loop does not run (qasync does so once more after a
        run): a coroutine that went on then would find no running loop and fail.
        """
        if asyncio._get_running_loop() is not self:  # noqa: SLF001 -- meant for those who write loops
            self._turn.stop()
            return
        end = time.perf_counter() + SLICE
        self._in_turn = True
        try:
            self._run_some(self._first, end)
            self._run_some(self._rest, end)
        finally:
            self._in_turn = False
            if not self._first and not self._rest:
                self._turn.stop()

    def _run_some(self, line: deque[asyncio.Handle], end: float) -> None:
        for _ in range(len(line)):
            handle = line.popleft()
            if not handle.cancelled():
                handle._run()  # noqa: SLF001 -- what every loop calls; asyncio has no other name
            if time.perf_counter() >= end:
                break
