"""What needs a human: found in the background, told as facts, put off or dismissed by the operator.

Whoever tells of new findings (the window's count, notifications) listens for Changes of
Table.WATCH: their ids are those of findings that are new, to be read by `get`.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.loops import Loop, OnTrouble
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.watch import What
from xpanel_desktop.store.watch import WATCHED, Found, WatchRows

SLICE = 50
"""Orders looked at in one step: about 2 ms."""
BREATH = 0.05
"""Seconds between two steps while more wait."""
SWEEP = 1800.0
"""Seconds between two rounds through all that time alone can make a finding of."""


class Watch:
    """The findings, and the loop that keeps them true."""

    def __init__(
        self, rows: WatchRows, clock: Clock, notices: Notices, on_trouble: OnTrouble | None = None
    ) -> None:
        self._rows, self._clock, self._notices = rows, clock, notices
        self._touched: set[int] = set()
        self._sweep = _Sweep()
        self._swept = -SWEEP
        self._returns: datetime | None = None
        self._pending: list[int] = []
        self._caught_up = False
        self.loop = Loop("watch", self._step, clock, on_trouble)
        self._unsubscribe = notices.subscribe(self._changed)

    def start(self) -> None:
        """Begin to look."""
        self.loop.start()

    async def close(self) -> None:
        """Look no more."""
        self._unsubscribe()
        await self.loop.stop()

    # -- for the screen -----------------------------------------------------------------

    async def shown(
        self, most: int, what: What | None = None, accounts: frozenset[int] = frozenset()
    ) -> list[Found]:
        """Return what is not dismissed, the newest first; None and no accounts mean all."""
        return await self._rows.shown(self._clock.now(), most, what, accounts)

    async def counts(self) -> dict[tuple[int, What], int]:
        """Return (account, kind) → how many are shown."""
        return await self._rows.counts(self._clock.now())

    async def get(self, ids: Iterable[int]) -> list[Found]:
        """Return findings by id, those that there still are."""
        return await self._rows.get(ids)

    async def dismiss(
        self, ids: Iterable[int], span: timedelta | None = None
    ) -> dict[int, int | None]:
        """Put findings off for a span, None: for good. What is returned undoes it."""
        now = self._clock.now()
        before = await self._rows.dismiss(ids, now, None if span is None else now + span)
        self._tell()
        self.loop.wake()
        return before

    async def undo(self, before: Mapping[int, int | None]) -> None:
        """Undo a dismissal."""
        await self._rows.restore(before)
        self._tell()

    async def review(self, ids: Iterable[int]) -> None:
        """Look at these orders now."""
        found = await self._rows.review(ids, self._clock.now())
        if found.new:
            self._notices.publish(Changes.of(Table.WATCH, found.new))
        elif found.moved:
            self._tell()

    # -- looking ------------------------------------------------------------------------

    def _tell(self) -> None:
        self._notices.publish(Changes.of(Table.WATCH))

    def _changed(self, changes: Changes) -> None:
        self.touch(changes.of_table(Table.ORDERS))

    def touch(self, ids: Iterable[int]) -> None:
        """Have these orders looked at soon."""
        before = len(self._touched)
        self._touched.update(ids)
        if len(self._touched) > before:
            self.loop.wake()

    async def _step(self) -> float:
        """Look at orders that were touched, then at a slice of the round that is under way.

        First of all at those that moved last before the start: no round comes to what has ended.
        """
        if not self._caught_up:
            self.touch(await self._rows.moved_last(self._clock.now()))
            self._caught_up = True
        if not self._pending:
            self._pending, self._touched = sorted(self._touched), set()
        if self._pending:
            batch, self._pending = self._pending[:SLICE], self._pending[SLICE:]
            try:
                await self.review(batch)
            except Exception:
                self._touched.update(batch)  # behind those that wait
                raise
            return BREATH
        left = SWEEP - (self._clock.monotonic() - self._swept)
        if left <= 0 or self._sweep.under_way:
            if await self._sweep_on():
                return BREATH
            self._swept, left = self._clock.monotonic(), SWEEP
        return min(left, await self._until_return())

    async def _sweep_on(self) -> bool:
        """Look at the next slice of the round; tell whether the round goes on."""
        state, after = self._sweep.state, self._sweep.after
        ids = (
            await self._rows.found(after, SLICE)
            if state is None
            else await self._rows.watched(state, after, SLICE)
        )
        if ids:
            await self.review(ids)
        return self._sweep.on(ids)

    async def _until_return(self) -> float:
        """Return the seconds until something that was put off comes back, telling when it has."""
        now = self._clock.now()
        if self._returns is not None and self._returns <= now:
            self._tell()
        self._returns = await self._rows.next_return(now)
        return SWEEP if self._returns is None else max((self._returns - now).total_seconds(), 0.05)


class _Sweep:
    """Where a round stands: state by state, then the orders of which something was found."""

    def __init__(self) -> None:
        self._states: list[State | None] = [*WATCHED, None]
        self._at = 0
        self.after = 0

    @property
    def state(self) -> State | None:
        return self._states[self._at]

    @property
    def under_way(self) -> bool:
        return bool(self._at or self.after)

    def on(self, ids: list[int]) -> bool:
        """Go on after these ids; tell whether the round goes on."""
        if len(ids) == SLICE:
            self.after = ids[-1]
            return True
        self.after, self._at = 0, (self._at + 1) % len(self._states)
        return self._at > 0
