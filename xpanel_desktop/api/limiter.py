"""The request rate of an account: paced, with a small burst, sending before asking, and taught."""

import asyncio
import heapq
from itertools import count

from xpanel_desktop.domain.rate import Rate, full, lowered, raised

BURST = 10
"""The most requests that may go at once after a quiet while."""
_STEP = 5.0
"""Seconds between two raises of a rate that was lowered: `since` must not move with each turn."""


class Limiter:
    """Lets through `per_minute` requests a minute on the average. One for each account.

    What the panel refuses for rate lowers it; see domain/rate.py. `rate` resumes what was learnt.
    """

    def __init__(self, per_minute: int, rate: Rate | None = None) -> None:
        self._rate = rate or full(per_minute)
        self._free_at = 0.0
        self._shut_until = 0.0
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []
        self._numbers = count()
        self._alarm: asyncio.TimerHandle | None = None

    @property
    def rate(self) -> Rate:
        """What it lets through now; `since` is the running loop's time."""
        now = asyncio.get_running_loop().time()
        if now - self._rate.since >= _STEP:
            self._rate = raised(self._rate, now)
        return self._rate

    async def turn(self, *, first: bool = False) -> None:
        """Wait for this request's turn; `first` goes before those that are not."""
        future = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (0 if first else 1, next(self._numbers), future))
        self._let_through()
        await future

    def penalise(self, seconds: float, left_at: float | None = None) -> None:
        """Let nothing through for `seconds`: the panel said that it was too much.

        The rate learns of it, once for all that left (by the loop's time) before it was lowered.
        """
        now = asyncio.get_running_loop().time()
        self._rate = lowered(self._rate, now if left_at is None else left_at, now)
        self._shut_until = max(self._shut_until, now + seconds)
        self._free_at = self._shut_until + self._slack  # one may go then, and no burst
        if self._alarm:  # it was set by the old rate
            self._let_through()

    @property
    def _slack(self) -> float:
        return 60.0 / self._rate.now * (max(min(BURST, self._rate.now // 6), 1) - 1)

    def _let_through(self) -> None:
        if self._alarm:
            self._alarm.cancel()
            self._alarm = None
        loop = asyncio.get_running_loop()
        while self._waiting:
            if self._waiting[0][2].done():  # whoever waited was cancelled
                heapq.heappop(self._waiting)
                continue
            gap = 60.0 / self.rate.now
            now = loop.time()
            wait = max(self._free_at - self._slack, self._shut_until) - now
            if wait > 0:
                self._alarm = loop.call_later(wait, self._let_through)
                return
            self._free_at = max(self._free_at, now) + gap
            heapq.heappop(self._waiting)[2].set_result(None)
