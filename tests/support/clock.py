"""A clock that a test moves by hand: whoever sleeps by it wakes when the test says so."""

import asyncio
import heapq
from datetime import UTC, datetime, timedelta
from itertools import count

START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class VirtualClock:
    """Stands still until `advance`."""

    def __init__(self) -> None:
        self._passed = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._numbers = count()

    def now(self) -> datetime:
        return START + timedelta(seconds=self._passed)

    def monotonic(self) -> float:
        return self._passed

    def awake(self) -> float:
        return self._passed

    async def sleep(self, seconds: float) -> None:
        future = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._passed + seconds, next(self._numbers), future))
        await future

    @property
    def next_in(self) -> float | None:
        """Seconds until somebody wakes; None when nobody sleeps."""
        while self._sleepers and self._sleepers[0][2].done():
            heapq.heappop(self._sleepers)
        return self._sleepers[0][0] - self._passed if self._sleepers else None

    @property
    def sleeping(self) -> int:
        """How many sleep now."""
        return sum(not future.done() for _, _, future in self._sleepers)

    def advance(self, seconds: float) -> None:
        """Let time pass and wake, in their order, all whose time has come."""
        end = self._passed + seconds
        while (wait := self.next_in) is not None and self._passed + wait <= end:
            self._passed += max(wait, 0.0)
            heapq.heappop(self._sleepers)[2].set_result(None)
        self._passed = end


class SetClock(VirtualClock):
    """Its wall clock can be set, as the machine's own sleep sets it, while nobody's wait passes."""

    ahead = timedelta(0)

    def now(self) -> datetime:
        return super().now() + self.ahead
