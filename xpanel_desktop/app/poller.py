"""The poller of one account: asks about what is due, a hundred ids at a time, and backs off."""

from collections.abc import Callable

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.loops import Loop, OnTrouble, Patience
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.sources import Source
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.errors import PanelError, RateLimited
from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.schedule import BATCH, retry_after
from xpanel_desktop.store.tracking import Tracking

GAP = 2.0
"""Seconds between two questions, so that one serves several orders: requests are counted."""
LONGEST = 60.0
"""Seconds that it sleeps at most, should a due time have moved unnoticed."""


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
        on_trouble: OnTrouble | None = None,
    ) -> None:
        self._account_id = account_id
        self._source = source
        self._tracking = tracking
        self._clock = clock
        self._notices = notices
        self._is_offline = is_offline
        self._patience = Patience()
        self._not_before = 0.0
        self.loop = Loop(f"poller of account {account_id}", self._step, clock, on_trouble)

    async def _step(self) -> float | None:
        if self._is_offline():
            return None
        wait = self._not_before - self._clock.monotonic()
        if wait > 0:
            return wait
        due = await self._tracking.due(self._account_id, self._clock.now(), BATCH)
        if not due:
            return await self._until_due()
        try:
            await self.ask(due)
        except PanelError as error:
            wait = self._patience.after_failure()
            if isinstance(error, RateLimited):
                wait = retry_after(error.retry_after).total_seconds()
            self._not_before = self._clock.monotonic() + wait
            return wait
        self._patience.reset()
        if len(due) == BATCH:
            return 0.0
        self._not_before = self._clock.monotonic() + GAP
        return GAP

    def retry(self) -> None:
        """Forget the back-off and look again at once."""
        self._not_before = 0.0
        self.loop.wake()

    async def ask(self, wanted: list[tuple[int, str]]) -> None:
        """Ask about (our id, panel id) now and keep what was told. Raises PanelError."""
        for start in range(0, len(wanted), BATCH):
            batch = wanted[start : start + BATCH]
            status = self._source.panel.status([panel_id for _, panel_id in batch])
            told = await self._source.heard(status)
            reports = {our_id: _report(told.get(panel_id)) for our_id, panel_id in batch}
            applied = await self._tracking.apply(reports, self._clock.now())
            if applied.asked:
                self._notices.publish(Changes.of(Table.ORDERS, applied.asked))

    async def _until_due(self) -> float:
        due = await self._tracking.next_due(self._account_id)
        if due is None:
            return LONGEST
        return min(max((due - self._clock.now()).total_seconds(), 0.05), LONGEST)


def _report(told: Report | PanelError | None) -> Report | None:
    """Return a report; None for what the panel refused to tell or left out."""
    return told if isinstance(told, Report) else None
