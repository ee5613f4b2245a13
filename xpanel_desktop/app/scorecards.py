"""Scorecards of services: kept up to date in the background, a few at a time."""

import asyncio
from collections.abc import Callable, Iterable

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.loops import Loop, OnTrouble
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.settings import Settings
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.prices import Price
from xpanel_desktop.domain.scorecard import Card
from xpanel_desktop.store.scorecards import ScorecardRows, decoded

FILLED = "scorecards.filled"
"""The setting that tells down to which order older outcomes were reckoned; 0: all of them."""
AT_ONCE = 10
"""Cards reckoned in one step; each reads a thousand outcomes at most."""
FILL = 50
"""Older orders gone through in one step."""
DECODED = 500
"""Cards decoded between two breaths of the window: about 3 ms."""
GAP = 5.0
"""Seconds between two rounds: a busy service is reckoned once for many reports."""
BREATH = 0.2
IDLE = 3600.0


class Scorecards:
    """What one's own orders tell of each service."""

    def __init__(
        self,
        rows: ScorecardRows,
        settings: Settings,
        clock: Clock,
        notices: Notices,
        on_filled: Callable[[Iterable[int]], None],
        on_trouble: OnTrouble | None = None,
    ) -> None:
        """`on_filled` is told the ids of older orders once they are counted."""
        self._rows, self._settings = rows, settings
        self._clock, self._notices = clock, notices
        self._on_filled = on_filled
        self._not_before = 0.0
        self.loop = Loop("scorecards", self._step, clock, on_trouble)
        self._unsubscribe = notices.subscribe(self._changed)

    def start(self) -> None:
        """Begin to reckon what is stale."""
        self.loop.start()

    async def close(self) -> None:
        """Reckon no more."""
        self._unsubscribe()
        await self.loop.stop()

    async def load(self, account_id: int) -> dict[str, Card]:
        """Return the cards of an account by service id."""
        rows = await self._rows.rows(account_id)
        found: dict[str, Card] = {}
        for start in range(0, len(rows), DECODED):
            found |= {name: decoded(told) for name, told in rows[start : start + DECODED]}
            await asyncio.sleep(0)
        return found

    async def of(self, account_id: int, service_id: str) -> Card:
        """Return the card of a service; an empty one before there are orders."""
        return await self._rows.get(account_id, service_id)

    async def prices(self, account_id: int, service_id: str) -> tuple[Price, ...]:
        """Return how the rate of a service moved within the window, the oldest first."""
        return await self._rows.prices(account_id, service_id, self._clock.now())

    def _changed(self, changes: Changes) -> None:
        if changes.touches(Table.ORDERS):
            self.loop.wake()

    async def _step(self) -> float:
        """Reckon stale cards, then a slice of older orders; return the seconds to wait."""
        wait = self._not_before - self._clock.monotonic()
        if wait > 0:
            return wait
        done = await self._rows.refresh(self._clock.now(), AT_ONCE)
        if done:
            accounts = {account_id for account_id, _ in done}
            self._notices.publish(Changes.of(Table.SCORECARDS, accounts))
        if len(done) == AT_ONCE:
            return BREATH
        if await self._fill():
            return BREATH
        if done:
            self._not_before = self._clock.monotonic() + GAP
            return GAP
        return IDLE

    async def _fill(self) -> bool:
        """Go through a slice of orders from before scorecards; tell whether more wait."""
        below = self._settings.get(FILLED, -1)
        if below == 0:
            return False
        filled = await self._rows.fill(None if below < 0 else below, self._clock.now(), FILL)
        await self._settings.set(FILLED, 0 if filled.done else filled.down_to)
        self._on_filled(filled.orders)
        return not filled.done
