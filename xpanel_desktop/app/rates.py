"""What is learnt of each account's request rate: handed to its limiter, kept, and told."""

from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.rate import Rate, resumed
from xpanel_desktop.store.rates import RateRows


class Rates:
    """The rates of the accounts at work. Screens read `learnt`; each poller keeps its account's."""

    def __init__(self, rows: RateRows, clock: Clock, notices: Notices) -> None:
        self._rows = rows
        self._clock = clock
        self._notices = notices
        self._told: dict[int, Rate] = {}

    async def resume(self, account_id: int, per_minute: int, at: float) -> Rate | None:
        """Return the rate an account goes on with; `at` is the loop's time. None: none learnt."""
        kept = await self._rows.get(account_id)
        if kept is None:
            self._told.pop(account_id, None)
            return None
        quiet = (self._clock.now() - kept[1]).total_seconds()
        rate = self._told[account_id] = resumed(per_minute, kept[0], quiet, at)
        return rate

    async def keep(self, account_id: int, limiter: Limiter) -> None:
        """Keep and tell a limiter's rate, if it is another whole number than was kept."""
        rate, before = limiter.rate, self._told.get(account_id)
        if not rate.learnt:
            if before is not None:
                await self._rows.forget(account_id)
                del self._told[account_id]
                self._tell(account_id)
            return
        if before is None or int(before.now) != int(rate.now):
            await self._rows.keep(account_id, rate.now, self._clock.now())
            self._told[account_id] = rate
            self._tell(account_id)

    def learnt(self, account_id: int) -> int | None:
        """Return the requests a minute that a panel taught; None: the operator's own rate."""
        rate = self._told.get(account_id)
        return None if rate is None or not rate.learnt else max(int(rate.now), 1)

    def _tell(self, account_id: int) -> None:
        self._notices.publish(Changes.of(Table.CONNECTIONS, [account_id]))
