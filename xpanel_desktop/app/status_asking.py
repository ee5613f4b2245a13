"""Asks where orders stand, a hundred in a request, and by fewer where the panel takes no so many.

Refused as a whole, a question is put again in halves at once: see `halves.py`. Where no answer
comes the panel may be down: then it is the next question that is about half as many.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.halves import Halves
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.sources import Source
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.errors import (
    NoSuchOrder,
    PanelError,
    Unreachable,
    gave_up,
)
from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.schedule import BATCH
from xpanel_desktop.store.tracking import Answer, Tracking

IN_VAIN = 8
"""Questions in a row without an answer after which a panel is down that answered before."""
GROWS_AFTER = 8
"""Answers in a row after which it is asked about twice as many, though it broke at that before."""
One = tuple[int, str]
Wanted = Sequence[One]
"""Pairs of (our id, panel id)."""


@dataclass(slots=True)
class _Progress:
    """How far a batch is."""

    told: bool = False
    """Whether the panel answered to any part of it."""
    breaks: int = 0
    """Questions without an answer since the last one that had one."""
    broke: list[One] = field(default_factory=list[One])
    """Orders among these that were asked about alone."""

    def is_down(self, asked: int) -> bool:
        """Tell whether the panel is down: one at which it breaks would not hold up the next one."""
        if self.told:
            return self.breaks >= IN_VAIN
        return asked > 1 or len(self.broke) > 1


class StatusAsking:
    """The questions of one account about its orders; what is told is kept at once."""

    def __init__(self, source: Source, tracking: Tracking, clock: Clock, notices: Notices) -> None:
        self._source = source
        self._tracking = tracking
        self._clock = clock
        self._notices = notices
        self._halves = Halves(source, clock, self._told_of, self._leave)
        self._most = BATCH
        """About how many orders it is asked at once."""
        self._broke_at = BATCH
        """About how many it was asked as it broke last."""
        self._answers = 0
        """How often it answered since."""
        self._apart: set[int] = set()
        """Orders at which the panel breaks, while it tells of others: they are asked about last."""
        self._rounds = 0
        """How often a batch ended without an answer: the next one begins at another place."""

    async def ask(self, batch: Wanted) -> None:
        """Ask about 1 to 100 orders. Raises PanelError; what was told by then is kept.

        One order that the panel takes exception to, or breaks at, must not keep it from telling of
        the others.
        """
        progress = _Progress()
        apart = [one for one in batch if one[0] in self._apart]
        try:
            await self._ask_parts([one for one in batch if one not in apart], progress)
        except PanelError as error:
            self._rounds += gave_up(error)
            raise
        for one in apart:
            await self._ask_apart(one, progress)

    async def _ask_parts(self, batch: Wanted, progress: _Progress) -> None:
        """Ask about as many at once as the panel takes; those at which it breaks are set apart."""
        left = deque(batch)
        left.rotate(-self._rounds * self._most)
        while left:
            part = [left.popleft() for _ in range(min(self._most, len(left)))]
            try:
                await self._halves.ask(part)
            except PanelError as error:
                if not gave_up(error):
                    raise
                self._broken_at(len(part))
                progress.breaks += 1
                if len(part) > 1:
                    left.extendleft(reversed(part))
                else:
                    progress.broke += part
                if progress.is_down(len(part)) or not (left or progress.told):
                    await self._set_apart(progress)
                    raise
            else:
                self._answered_to(len(part))
                progress.told, progress.breaks = True, 0
                await self._set_apart(progress)
        await self._set_apart(progress)

    def _broken_at(self, asked: int) -> None:
        self._broke_at, self._answers = asked, 0
        self._most = max(asked // 2, 1)

    def _answered_to(self, asked: int) -> None:
        """Ask about more again, at once where it was not their number at which the panel broke."""
        self._answers += 1
        if asked >= self._most and (asked >= self._broke_at or self._answers >= GROWS_AFTER):
            self._most, self._answers = min(2 * self._most, BATCH), 0

    async def _set_apart(self, progress: _Progress) -> None:
        """Set the orders apart at which a panel breaks that answered to others."""
        if not (progress.told and progress.broke):
            return
        self._apart.update(our_id for our_id, _ in progress.broke)
        await self._keep({our_id: None for our_id, _ in progress.broke})
        progress.broke.clear()

    async def _ask_apart(self, one: One, progress: _Progress) -> None:
        """Ask about an order at which the panel breaks; that it breaks again says nothing new."""
        try:
            told = await self._source.panel.status([one[1]])
        except PanelError as error:
            if gave_up(error) and (progress.told or not isinstance(error, Unreachable)):
                await self._keep({one[0]: None})
            if gave_up(error) and progress.told:
                return
            raise
        self._apart.discard(one[0])
        progress.told = True
        await self._keep({one[0]: _answer(told.get(one[1]))})

    async def _leave(self, one: One, _error: PanelError) -> None:
        await self._keep({one[0]: None})

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
