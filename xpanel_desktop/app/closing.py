"""Closing days and months of an account, and what does not agree in them."""

from datetime import date

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.local_days import begins, day_at
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.reckoning import Reckoning
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.closing import (
    Listed,
    Mismatch,
    Period,
    Span,
    Statement,
    number_of_periods,
    periods,
)
from xpanel_desktop.domain.money import AmountError
from xpanel_desktop.store.closes import CloseRows
from xpanel_desktop.store.mismatches import MOST as MOST_ODD

MOST = {Span.DAY: 62, Span.MONTH: 36}
"""Periods on a page."""


class NotOver(Exception):
    """A period is closed when it is over, not before."""


class TooLarge(Exception):
    """The sums of a period, named by its key, leave what can be kept; it stays open."""


class Closing:
    """Statements by the operator's calendar."""

    def __init__(
        self, rows: CloseRows, reckoning: Reckoning, clock: Clock, notices: Notices
    ) -> None:
        self._rows = rows
        self._reckoning = reckoning
        self._clock = clock
        self._notices = notices

    @property
    def today(self) -> date:
        """The local day of now."""
        return day_at(self._clock.now())

    async def statements(self, account_id: int, span: Span, pages: int = 1) -> Listed[Statement]:
        """Return the days or months of an account, the newest first; none before the first one."""
        purse = await self._reckoning.purse(account_id)
        first = await self._rows.first_day(purse)
        if first is None:
            return Listed([])
        oldest, today = day_at(first), self.today
        listed = periods(span, oldest, today, begins, MOST[span] * pages)
        left_out = number_of_periods(span, oldest, today) - len(listed)
        return Listed(await self._rows.statements(purse, listed), left_out)

    async def close(self, account_id: int, period: Period) -> Statement:
        """Close a period; a closed one stays as it is. Raises NotOver, TooLarge."""
        now = self._clock.now()
        if now < period.ends:
            raise NotOver(period.key)
        await self._reckoning.catch_up(account_id)
        purse = await self._reckoning.purse(account_id)
        try:
            closed = await self._rows.close(purse, period, now)
        except AmountError as error:
            raise TooLarge(period.key) from error
        self._notices.publish(Changes.of(Table.MONEY, purse))
        return closed

    async def mismatches(self, account_id: int, period: Period, pages: int = 1) -> Listed[Mismatch]:
        """Return what does not agree in a period, the newest first of each kind."""
        purse = await self._reckoning.purse(account_id)
        return await self._rows.mismatches(purse, period, MOST_ODD * pages)

    async def acknowledge(self, account_id: int, found: Mismatch, note: str) -> None:
        """Keep the operator's word on a mismatch."""
        await self._rows.acknowledge(found, note.strip(), self._clock.now())
        self._notices.publish(Changes.of(Table.MONEY, [account_id]))
