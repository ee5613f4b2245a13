"""The request rate of an account: paced, with a small burst, sending before asking."""

import asyncio
import heapq
from itertools import count

BURST = 10
"""The most requests that may go at once after a quiet while."""


class Limiter:
    """Lets through `per_minute` requests a minute on the average. One for each account."""

    def __init__(self, per_minute: int) -> None:
        self._gap = 60.0 / max(per_minute, 1)
        self._slack = self._gap * (max(min(BURST, per_minute // 6), 1) - 1)
        self._free_at = 0.0
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []
        self._numbers = count()
        self._alarm: asyncio.TimerHandle | None = None

    async def turn(self, *, first: bool = False) -> None:
        """Wait for this request's turn; `first` goes before those that are not."""
        future = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (0 if first else 1, next(self._numbers), future))
        self._let_through()
        await future

    def penalise(self, seconds: float) -> None:
        """Let nothing through for `seconds`: the panel said that it was too much."""
        now = asyncio.get_running_loop().time()
        self._free_at = max(self._free_at, now + seconds + self._slack)

    def _let_through(self) -> None:
        if self._alarm:
            self._alarm.cancel()
            self._alarm = None
        loop = asyncio.get_running_loop()
        while self._waiting:
            if self._waiting[0][2].done():  # whoever waited was cancelled
                heapq.heappop(self._waiting)
                continue
            wait = self._free_at - self._slack - loop.time()
            if wait > 0:
                self._alarm = loop.call_later(wait, self._let_through)
                return
            self._free_at = max(self._free_at, loop.time()) + self._gap
            heapq.heappop(self._waiting)[2].set_result(None)
