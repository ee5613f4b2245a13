"""Following what panels were asked for after the sale, until it has come to an end."""

from collections.abc import Callable, Sequence

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.loops import Loop, OnTrouble, Patience
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.sources import Source
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.errors import (
    NoSuchRefill,
    PanelError,
    RateLimited,
    gave_up,
    may_mean_one,
)
from xpanel_desktop.domain.requests import (
    Deed,
    Turn,
    cancel_came_to,
    refill_came_to,
)
from xpanel_desktop.domain.schedule import BATCH, retry_after
from xpanel_desktop.store.requests import Due, Ending, Requests
from xpanel_desktop.store.tracking import Tracking

GAP = 2.0
"""Seconds between two questions: one serves up to a hundred refills."""
LONGEST = 60.0


class Following:
    """Follows one account's requests: refills by refill_status, cancels by their order's status.

    Both at the poller's pace, counted from when they were asked for.
    """

    def __init__(
        self,
        account_id: int,
        source: Source,
        requests: Requests,
        tracking: Tracking,
        clock: Clock,
        notices: Notices,
        is_offline: Callable[[], bool],
        on_trouble: OnTrouble | None = None,
    ) -> None:
        self._account_id = account_id
        self._source = source
        self._requests = requests
        self._tracking = tracking
        self._clock = clock
        self._notices = notices
        self._is_offline = is_offline
        self._patience = Patience()
        self._most = BATCH
        self._not_before = 0.0
        self.loop = Loop(f"after-sales of account {account_id}", self._step, clock, on_trouble)

    def retry(self) -> None:
        """Forget the back-off and look again at once."""
        self._not_before = 0.0
        self.loop.wake()

    async def _step(self) -> float | None:
        if self._is_offline():
            return None
        wait = self._not_before - self._clock.monotonic()
        if wait > 0:
            return wait
        due = await self._requests.due(self._account_id, self._clock.now(), self._most)
        if not due:
            return await self._until_due()
        await self._cancels([one for one in due if one.request.deed is Deed.CANCEL])
        refills = [one for one in due if one.request.deed is Deed.REFILL]
        try:
            await self._refills(refills)
        except PanelError as error:
            if gave_up(error):
                await self._give_way(refills)
            wait = self._patience.after_failure()
            if isinstance(error, RateLimited):
                wait = retry_after(error.retry_after).total_seconds()
            self._not_before = self._clock.monotonic() + wait
            return wait
        self._most = min(2 * self._most, BATCH)
        self._patience.reset()
        self._not_before = self._clock.monotonic() + GAP
        return GAP

    async def _give_way(self, refills: Sequence[Due]) -> None:
        """Ask about half as many from now on: the panel may break at one of them, and not be down.

        One that was asked about alone waits for its next turn, behind the others.
        """
        self._most = max(self._most // 2, 1)
        if len(refills) == 1:
            await self._requests.heard({refills[0].request.id: ""}, self._clock.now())

    async def _cancels(self, due: Sequence[Due]) -> None:
        """Let the poller ask about their orders; those whose order has ended come to an end."""
        if not due:
            return
        now = self._clock.now()
        ended = {
            one.request.id: Ending(turn)
            for one in due
            if (turn := cancel_came_to(one.state)) is not None
        }
        await self._requests.end(ended, now)
        going = [one.request for one in due if one.request.id not in ended]
        await self._tracking.due_now([one.order_id for one in going], now)
        await self._requests.heard({one.id: "" for one in going}, now)
        self._tell(due)

    async def _refills(self, due: Sequence[Due]) -> None:
        """Ask where refills stand: one by one where the panel does not tell of several at once.

        So it is too when an id that it does not know is its answer about all.
        """
        try:
            await self._ask_about(due)
        except PanelError as error:
            if len(due) < 2 or not may_mean_one(error):
                raise
            for one in due:
                await self._ask_about([one])

    async def _ask_about(self, due: Sequence[Due]) -> None:
        if not due:
            return
        panel = self._source.panel
        ids = list(dict.fromkeys(one.request.refill_id for one in due))
        told = await self._source.heard(panel.refill_status(ids))
        endings: dict[int, Ending] = {}
        going: dict[int, str] = {}
        for one in due:
            word = told.get(one.request.refill_id)
            if isinstance(word, NoSuchRefill):
                endings[one.request.id] = Ending(Turn.REJECT, word.words)
            elif isinstance(word, str) and (turn := refill_came_to(word)) is not None:
                endings[one.request.id] = Ending(turn, word)
            else:
                going[one.request.id] = word if isinstance(word, str) else ""
        now = self._clock.now()
        await self._requests.end(endings, now)
        await self._requests.heard(going, now)
        self._tell(due)

    def _tell(self, due: Sequence[Due]) -> None:
        ids = [one.request.order_id for one in due]
        self._notices.publish(Changes.of(Table.REQUESTS, ids) | Changes.of(Table.ORDERS, ids))

    async def _until_due(self) -> float:
        due = await self._requests.next_due(self._account_id)
        if due is None:
            return LONGEST
        return min(max((due - self._clock.now()).total_seconds(), 0.05), LONGEST)
