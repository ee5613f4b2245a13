"""The poller of one account: asks about what is due, a hundred ids at a time, and backs off.

What somebody looks at goes first. Where much is due, several requests are under way at once, as far
as the account's rate lets them through; an `add` goes before any of them.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.app.attention import WATCHED_EVERY, Attention
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.loops import Loop, OnTrouble, Patience
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.rates import Rates
from xpanel_desktop.app.sources import Source
from xpanel_desktop.app.status_asking import StatusAsking
from xpanel_desktop.domain.errors import PanelError, RateLimited
from xpanel_desktop.domain.schedule import BATCH, SOONEST, retry_after
from xpanel_desktop.store.tracking import Tracking

GAP = 2.0
"""Seconds between two questions, so that one serves several orders: requests are counted."""
LONGEST = 60.0
"""Seconds that it sleeps at most: the machine's own sleep moves due times nearer, unnoticed."""
AT_ONCE = 4
"""Requests under way at once where much is due."""
AHEAD = 12.0
"""It takes up this part of a minute's requests at once: what becomes urgent waits no longer."""
MOST_AHEAD = 200
Wanted = list[tuple[int, str]]
"""Pairs of (our id, panel id)."""


@dataclass(frozen=True, slots=True)
class Pacing:
    """What decides in which order and how fast an account's orders are asked about."""

    limiter: Limiter
    rates: Rates
    attention: Attention


class Poller:
    """Follows one account's placed orders."""

    def __init__(
        self,
        account_id: int,
        source: Source,
        tracking: Tracking,
        clock: Clock,
        notices: Notices,
        is_offline: Callable[[], bool],
        pacing: Pacing,
        on_trouble: OnTrouble | None = None,
    ) -> None:
        self._account_id = account_id
        self._asking = StatusAsking(source, tracking, clock, notices)
        self._tracking = tracking
        self._clock = clock
        self._is_offline = is_offline
        self._pacing = pacing
        self._patience = Patience()
        self._not_before = 0.0
        self.loop = Loop(f"poller of account {account_id}", self._step, clock, on_trouble)

    async def _step(self) -> float | None:
        if self._is_offline():
            return None
        wait = self._not_before - self._clock.monotonic()
        if wait > 0:
            return wait
        try:
            full = await self._ask_due()
        except PanelError as error:
            wait = self._patience.after_failure()
            if isinstance(error, RateLimited):
                wait = retry_after(error.retry_after).total_seconds()
            self._not_before = self._clock.monotonic() + wait
            return wait
        finally:
            await self._pacing.rates.keep(self._account_id, self._pacing.limiter)
        if full is None:
            return await self._until_due()
        self._patience.reset()
        if full:
            return 0.0
        self._not_before = self._clock.monotonic() + GAP
        return GAP

    def retry(self) -> None:
        """Forget the back-off and look again at once."""
        self._not_before = 0.0
        self.loop.wake()

    async def ask(self, wanted: Wanted, on_progress: Callable[[int], None] | None = None) -> None:
        """Ask about (our id, panel id) now and keep what was told. Raises PanelError.

        `on_progress` hears after each request how many orders were asked about in it.
        """
        for batch in _batches(wanted):
            await self._asking.ask(batch)
            if on_progress is not None:
                on_progress(len(batch))

    async def _ask_due(self) -> bool | None:
        """Ask about what is due; tell whether there may be more. None: nothing was."""
        ahead = min(max(int(self._pacing.limiter.rate.now / AHEAD), AT_ONCE), MOST_AHEAD)
        first = await self._watched()
        most = ahead * BATCH
        due = await self._tracking.due(self._account_id, self._clock.now(), most)
        if not due and not first:
            return None
        await self._ask_side_by_side(_in_requests(first, due))
        return len(due) == most

    async def _watched(self) -> Wanted:
        """Return what is looked at and was not asked about for a while, due or not."""
        shown = self._pacing.attention.ids
        if not shown:
            return []
        now, account = self._clock.now(), self._account_id
        if not await self._tracking.watched(account, shown, now - WATCHED_EVERY):
            return []
        return await self._tracking.watched(account, shown, now - SOONEST)

    async def _ask_side_by_side(self, requests: list[Wanted]) -> None:
        """Ask with up to AT_ONCE requests under way; the first failure ends it and is raised."""
        left = deque(requests)

        async def work() -> None:
            while left:
                try:
                    await self._asking.ask(left.popleft())
                except BaseException:
                    left.clear()
                    raise

        if len(requests) == 1:
            await work()
            return
        workers = [asyncio.ensure_future(work()) for _ in range(min(AT_ONCE, len(requests)))]
        try:
            ended = await asyncio.gather(*workers, return_exceptions=True)
        finally:
            for worker in workers:
                worker.cancel()
        failures = [one for one in ended if isinstance(one, BaseException)]
        if failures:
            raise next((one for one in failures if isinstance(one, RateLimited)), failures[0])

    async def _until_due(self) -> float:
        due = await self._tracking.next_due(self._account_id)
        wait = LONGEST
        if self._pacing.attention.ids:
            wait = min(wait, WATCHED_EVERY.total_seconds() / 2)
        if due is None:
            return wait
        return min(max((due - self._clock.now()).total_seconds(), 0.05), wait)


def _batches(wanted: Wanted) -> list[Wanted]:
    return [wanted[at : at + BATCH] for at in range(0, len(wanted), BATCH)]


def _in_requests(first: Wanted, due: Wanted) -> list[Wanted]:
    """Put `first` at the head, and the rest behind it in row order; each order once."""
    ahead = set(first)
    rest = [one for one in due if one not in ahead]
    head = first + rest[: -len(first) % BATCH]
    return _batches(head) + _batches(rest[-len(first) % BATCH :])
