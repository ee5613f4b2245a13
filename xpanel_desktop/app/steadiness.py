"""Whether this machine's wall clock goes as steadily as time does, since the program started."""

import sys
import time
from collections.abc import Callable
from datetime import timedelta

from xpanel_desktop.app.clock import Clock

if sys.platform == "linux":

    def passing() -> float:
        """Linux: seconds that go on in sleep; its monotonic clock stands still then."""
        return time.clock_gettime(time.CLOCK_BOOTTIME)

elif sys.platform == "darwin":

    def passing() -> float:
        """macOS: CLOCK_MONOTONIC goes on in sleep, Python's monotonic clock does not."""
        return time.clock_gettime(time.CLOCK_MONOTONIC)

else:

    def passing() -> float:
        """Windows: its monotonic clock goes on in sleep."""
        return time.monotonic()


class Steadiness:
    """Compares the wall clock with one that nobody can set."""

    def __init__(self, clock: Clock, passing: Callable[[], float] = passing) -> None:
        self._clock = clock
        self._passing = passing
        self._began = clock.now(), passing()

    def leapt(self) -> timedelta:
        """Return how far the wall clock was set since the start: forward, or back (negative)."""
        wall, steady = self._began
        return self._clock.now() - wall - timedelta(seconds=self._passing() - steady)
