"""A background loop that is owned: it reports what goes wrong, backs off and goes on."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.domain.schedule import back_off

Step = Callable[[], Awaitable[float | None]]
_logger = logging.getLogger(__name__)


class Patience:
    """Counts failures in a row and tells how long to wait after each."""

    def __init__(self) -> None:
        self._failures = 0

    def reset(self) -> None:
        """Begin anew: the next failure counts as the first."""
        self._failures = 0

    def after_failure(self) -> float:
        """Count a failure and return the seconds to wait."""
        self._failures += 1
        return back_off(self._failures, random.random()).total_seconds()


class Loop:
    """Runs a step, waits as long as it said or until woken, and runs it again."""

    def __init__(self, name: str, step: Step, clock: Clock) -> None:
        self._name = name
        self._step = step
        self._clock = clock
        self._woken = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._patience = Patience()

    def start(self) -> None:
        """Start the loop unless it runs."""
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._run(), name=self._name)

    def wake(self) -> None:
        """Let the next step come at once."""
        self._woken.set()

    async def stop(self) -> None:
        """End the loop and wait until it has ended."""
        if self._task is None:
            return
        self._task.cancel()
        await asyncio.wait([self._task])
        self._task = None

    async def _run(self) -> None:
        while True:
            self._woken.clear()
            try:
                wait = await self._step()
                self._patience.reset()
            except Exception:
                wait = self._patience.after_failure()
                _logger.exception("%s failed, again in %.0f s", self._name, wait)
            await self._pause(wait)

    async def _pause(self, seconds: float | None) -> None:
        """Wait for `seconds` or until woken, whichever comes first; None waits to be woken."""
        if seconds is None:
            await self._woken.wait()
            return
        waits = [
            asyncio.ensure_future(self._woken.wait()),
            asyncio.ensure_future(self._clock.sleep(max(seconds, 0))),
        ]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in waits:
                one.cancel()
