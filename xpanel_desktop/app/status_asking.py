"""Asks where orders stand, a hundred in a request, and by fewer where the panel refuses so many."""

from collections.abc import Sequence
from dataclasses import dataclass

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.sources import Source
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.errors import NoSuchOrder, PanelError, may_mean_one
from xpanel_desktop.domain.order import Report
from xpanel_desktop.store.tracking import Answer, Tracking

MOST_REFUSED = 8
"""Orders refused one by one, and none of the others told, after which the panel refuses all."""
Wanted = Sequence[tuple[int, str]]
"""Pairs of (our id, panel id)."""


@dataclass(slots=True)
class _Parted:
    """What came out of a batch that was refused as a whole."""

    error: PanelError
    refused: int = 0
    told: bool = False


class StatusAsking:
    """The questions of one account about its orders; what is told is kept at once."""

    def __init__(self, source: Source, tracking: Tracking, clock: Clock, notices: Notices) -> None:
        self._source = source
        self._tracking = tracking
        self._clock = clock
        self._notices = notices
        self._alone = False
        """Whether the panel tells of one order at a time alone: it refused two of which it told."""

    async def ask(self, batch: Wanted) -> None:
        """Ask about 1 to 100 orders. Raises PanelError.

        Refused as a whole, the batch is asked about in halves: one order that the panel takes
        exception to must not keep it from telling of the others.
        """
        if self._alone:
            for one in batch:
                await self._told_of([one])
            return
        try:
            await self._told_of(batch)
        except PanelError as error:
            if len(batch) == 1 or not may_mean_one(error):
                raise
            await self._ask_halves(batch, _Parted(error))

    async def _ask_halves(self, batch: Wanted, parted: _Parted) -> None:
        middle = len(batch) // 2
        singles: list[bool] = []
        for half in (batch[:middle], batch[middle:]):
            if len(half) == 1 or self._alone:
                singles += [await self._ask_alone(one, parted) for one in half]
                continue
            try:
                await self._told_of(half)
                parted.told = True
            except PanelError as error:
                if not may_mean_one(error):
                    raise
                await self._ask_halves(half, parted)
        self._alone = self._alone or (len(batch) == 2 and all(singles))

    async def _ask_alone(self, one: tuple[int, str], parted: _Parted) -> bool:
        """Ask about one order of a batch; tell whether the panel told of it."""
        try:
            told = await self._told_of([one])
        except PanelError as error:
            if not may_mean_one(error):
                raise
            await self._keep({one[0]: None})
            told = False
        parted.told = parted.told or told
        parted.refused += not told
        if parted.refused >= MOST_REFUSED and not parted.told:
            raise parted.error
        return told

    async def _told_of(self, batch: Wanted) -> bool:
        """Ask about orders in one request; tell whether the panel told of all of them."""
        status = self._source.panel.status([panel_id for _, panel_id in batch])
        told = await self._source.heard(status)
        await self._keep({our_id: _answer(told.get(panel_id)) for our_id, panel_id in batch})
        return all(isinstance(told.get(panel_id), Report) for _, panel_id in batch)

    async def _keep(self, answers: dict[int, Answer]) -> None:
        applied = await self._tracking.apply(answers, self._clock.now())
        if applied.asked:
            self._notices.publish(Changes.of(Table.ORDERS, applied.asked))


def _answer(told: Report | PanelError | None) -> Answer:
    """Return what is kept of an answer; None for what the panel refused to tell or left out."""
    return told if isinstance(told, Report | NoSuchOrder) else None
