"""The clock, the one part that tests may swap."""

import asyncio
import sys
import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time and waits."""

    def now(self) -> datetime:
        """Return the wall clock, UTC."""
        ...

    def monotonic(self) -> float:
        """Return seconds that only ever grow."""
        ...

    def awake(self) -> float:
        """Return seconds that the machine was awake: they stand still while it sleeps."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


if sys.platform == "win32":
    import ctypes

    def _awake() -> float:
        """Windows: its monotonic clocks go on in sleep, the unbiased interrupt time does not."""
        ticks = ctypes.c_ulonglong()
        ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(ticks))
        return ticks.value / 10_000_000  # of 100 ns each

elif sys.platform == "darwin":

    def _awake() -> float:
        """macOS: CLOCK_UPTIME_RAW is mach_absolute_time, which stands still in sleep."""
        return time.clock_gettime(time.CLOCK_UPTIME_RAW)

else:

    def _awake() -> float:
        """Linux: CLOCK_MONOTONIC stands still in sleep (CLOCK_BOOTTIME would go on)."""
        return time.clock_gettime(time.CLOCK_MONOTONIC)


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the wall clock, UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return seconds that only ever grow."""
        return time.monotonic()

    def awake(self) -> float:
        """Return seconds that the machine was awake: they stand still while it sleeps."""
        return _awake()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)
