"""A background loop that is owned: it reports what goes wrong, backs off and goes on."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.domain.schedule import back_off

Step = Callable[[], Awaitable[float | None]]
OnTrouble = Callable[[Exception | None], None]
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

    def __init__(
        self, name: str, step: Step, clock: Clock, on_trouble: OnTrouble | None = None
    ) -> None:
        """`on_trouble` is told what a step raised, and None once a step went well again."""
        self._name = name
        self._step = step
        self._clock = clock
        self._on_trouble = on_trouble
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
            except Exception as error:
                wait = self._patience.after_failure()
                _logger.exception("%s failed, again in %.0f s", self._name, wait)
                self._tell(error)
            else:
                self._patience.reset()
                self._tell(None)
            await self._pause(wait)

    def _tell(self, error: Exception | None) -> None:
        if self._on_trouble is not None:
            self._on_trouble(error)

    async def _pause(self, seconds: float | None) -> None:
        """Wait for `seconds` or until woken, whichever comes first; None waits to be woken."""
        if seconds is None:
            await self._woken.wait()
        elif seconds > 0:
            await first_of(self._woken.wait(), self._clock.sleep(seconds))
        else:
            await asyncio.sleep(0)


async def first_of(*coroutines: Awaitable[object]) -> None:
    """Wait until one of them is done; the others are cancelled and have ended on return."""
    waits = [asyncio.ensure_future(one) for one in coroutines]
    try:
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for one in waits:
            one.cancel()
        await asyncio.gather(*waits, return_exceptions=True)
