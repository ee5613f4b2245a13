"""Questions about several ids, put again in halves where a panel refuses them as a whole.

One id that it takes exception to must not keep it from telling of the others; and some panels tell
of one at a time alone.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.sources import Source
from xpanel_desktop.domain.errors import PanelError, Refusal, may_mean_one

T = TypeVar("T")
MOST_REFUSED = 8
"""Ids refused one by one, and none of the others told, after which the panel refuses all."""
ALONE_FOR = 3600.0
"""Seconds for which a panel is asked about one id at a time before it is tried with several."""


def _always(_error: PanelError) -> bool:
    return True


@dataclass(slots=True)
class _Parted:
    """What came out of a batch that was refused as a whole."""

    error: PanelError
    refused: int = 0
    told: bool = False


class Halves(Generic[T]):
    """The questions of one account of one kind; it remembers what the panel is like.

    `ask` asks about some ids in one request, keeps the answers, and tells whether the panel told of
    all. `leave` keeps that one id was refused, alone. `gives_up` tells of which refusals of all it
    is enough when MOST_REFUSED were refused alone in vain.
    """

    def __init__(
        self,
        source: Source,
        clock: Clock,
        ask: Callable[[Sequence[T]], Awaitable[bool]],
        leave: Callable[[T, PanelError], Awaitable[None]],
        gives_up: Callable[[PanelError], bool] = _always,
    ) -> None:
        self._source, self._clock = source, clock
        self._ask, self._leave, self._gives_up = ask, leave, gives_up
        self._alone_until = 0.0
        """Until when one id is asked about at a time: the panel refused two of which it told."""

    @property
    def _alone(self) -> bool:
        return self._clock.monotonic() < self._alone_until

    async def ask(self, batch: Sequence[T]) -> None:
        """Ask about all of them. Raises PanelError where more than some of them are refused."""
        if self._alone:
            for one in batch:
                await self._ask([one])
            return
        try:
            await self._ask(batch)
        except PanelError as error:
            if len(batch) == 1 or not may_mean_one(error):
                raise
            if isinstance(error, Refusal) and await self._source.shuts_out(error):
                raise
            await self._ask_halves(batch, _Parted(error))

    async def _ask_halves(self, batch: Sequence[T], parted: _Parted) -> None:
        middle = len(batch) // 2
        singles: list[bool] = []
        for half in (batch[:middle], batch[middle:]):
            if len(half) == 1 or self._alone:
                singles += [await self._ask_alone(one, parted) for one in half]
                continue
            try:
                await self._ask(half)
                parted.told = True
            except PanelError as error:
                if not may_mean_one(error):
                    raise
                await self._ask_halves(half, parted)
        if len(batch) == 2 and all(singles):
            self._alone_until = self._clock.monotonic() + ALONE_FOR

    async def _ask_alone(self, one: T, parted: _Parted) -> bool:
        """Ask about one id of a batch; tell whether the panel told of it."""
        try:
            told = await self._ask([one])
        except PanelError as error:
            if not may_mean_one(error):
                raise
            await self._leave(one, error)
            told = False
        parted.told = parted.told or told
        parted.refused += not told
        in_vain = parted.refused >= MOST_REFUSED and not parted.told
        if in_vain and self._gives_up(parted.error):
            raise parted.error
        return told
