"""A rate limit: so many requests in any minute, as panels have them."""

import math
import time
from collections import deque
from collections.abc import Callable

WINDOW = 60.0


class Pace:
    """Counts requests; 0 a minute is no limit."""

    def __init__(self, per_minute: int, wall: Callable[[], float] = time.monotonic) -> None:
        self._most = per_minute
        self._wall = wall
        self._taken: deque[float] = deque()

    def over(self) -> int:
        """Count a request: return 0, or the whole seconds to wait when it is one too many."""
        if self._most <= 0:
            return 0
        now = self._wall()
        while self._taken and now - self._taken[0] >= WINDOW:
            self._taken.popleft()
        if len(self._taken) < self._most:
            self._taken.append(now)
            return 0
        return max(math.ceil(self._taken[0] + WINDOW - now), 1)
