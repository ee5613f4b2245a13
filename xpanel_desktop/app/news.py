"""News for the operator: kept by the store, gathered into digests, told when they disturb least."""

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.loops import Loop, OnTrouble
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.settings import Settings
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.news import QUIETER, URGENT, Digest, Hours, Item, News, digest, tell_at
from xpanel_desktop.store.news import NewsRows

KINDS, EVERY, QUIET, URGENT_PASSES = "news.kinds", "news.every", "news.quiet", "news.urgent_passes"
"""The settings' keys."""
MINUTES, MOST_MINUTES = 5, 240
"""How far apart digests are: what is set at first, and at most."""
KEPT = timedelta(days=30)
SHOWN = 200
"""News in the list at most; older ones stay in the orders themselves."""
LONGEST = 60.0
"""Seconds that a digest is waited for in one go: the machine's own sleep is no part of them."""
MOST_TOLD = 10_000
"""News that one digest counts at most."""
_SOURCES = (Table.ORDERS, Table.ACCOUNTS, Table.WATCH, Table.LOW_BALANCES, Table.NEWS)
"""Where news are written with the facts."""


class NewsDesk:
    """What is told, how often and when not; the list of what was."""

    def __init__(self, rows: NewsRows, settings: Settings, clock: Clock, notices: Notices) -> None:
        self._rows = rows
        self._settings = settings
        self._clock = clock
        self._notices = notices

    @property
    def kinds(self) -> frozenset[News]:
        """The kinds that the operator wants to be told of; urgent ones always."""
        stored = self._settings.get(KINDS, list[object]())
        known = {kind.value for kind in News}
        chosen = {News(kind) for kind in stored if isinstance(kind, str) and kind in known}
        return URGENT | (chosen if stored else frozenset(News) - QUIETER)

    @property
    def every(self) -> timedelta:
        """How far apart digests are at least."""
        minutes = self._settings.get(EVERY, MINUTES)
        return timedelta(minutes=min(max(minutes, 1), MOST_MINUTES))

    @property
    def quiet(self) -> Hours | None:
        """The quiet hours; None: there are none."""
        return hours_of(self._settings.get(QUIET, ""))

    @property
    def urgent_passes(self) -> bool:
        """Whether urgent news are told in quiet hours too."""
        return self._settings.get(URGENT_PASSES, default=True)

    async def set_kinds(self, kinds: frozenset[News]) -> None:
        """Choose what is told."""
        await self._settings.set(KINDS, sorted(kinds | URGENT))
        self._notices.publish(Changes.of(Table.NEWS))

    async def set_every(self, minutes: int) -> None:
        """Set how many minutes digests are apart, 1 to MOST_MINUTES."""
        await self._settings.set(EVERY, minutes)

    async def set_quiet(self, hours: Hours | None) -> None:
        """Set the quiet hours; None takes them away."""
        told = "" if hours is None else f"{hours.begin:%H:%M}-{hours.end:%H:%M}"
        await self._settings.set(QUIET, told)

    async def set_urgent_passes(self, *, passes: bool) -> None:
        """Set whether urgent news are told in quiet hours too."""
        await self._settings.set(URGENT_PASSES, passes)

    async def newest(self) -> list[Item]:
        """Return what the list shows, newest first."""
        return await self._rows.newest(self.kinds, SHOWN)

    async def unseen(self) -> int:
        """Return how many news nobody has looked at."""
        return await self._rows.unseen(self.kinds)

    async def see(self, items: Sequence[Item]) -> None:
        """Mark as looked at what `newest` gave, and all before it: not what came meanwhile."""
        await self._rows.see(max((one.id for one in items), default=0))
        self._notices.publish(Changes.of(Table.NEWS))

    async def tidy(self) -> None:
        """Drop what is older than it is kept."""
        await self._rows.forget(self._clock.now() - KEPT)


class Herald:
    """Tells digests, by itself, as news come; `tell` gives one to the screen."""

    def __init__(
        self,
        desk: NewsDesk,
        rows: NewsRows,
        clock: Clock,
        notices: Notices,
        tell: Callable[[Digest], None],
        on_trouble: OnTrouble | None = None,
    ) -> None:
        self._desk = desk
        self._rows = rows
        self._clock = clock
        self._notices = notices
        self._tell = tell
        self._told: int | None = None
        self._counted = 0
        self._last: datetime | None = None
        self.loop = Loop("news", self._step, clock, on_trouble)
        self._unsubscribe = notices.subscribe(self._changed)

    async def close(self) -> None:
        """Tell no more."""
        self._unsubscribe()
        await self.loop.stop()

    def _changed(self, changes: Changes) -> None:
        if any(changes.touches(table) for table in _SOURCES):
            self.loop.wake()

    async def _step(self) -> float | None:
        """Tell what is due; return the seconds until more is, None: when something comes."""
        if self._told is None:  # what came before the start is in the list, and old
            await self._desk.tidy()
            self._told = self._counted = await self._rows.last_id()
            return None
        newest = await self._rows.last_id()
        if newest > self._counted:
            self._counted = newest
            self._notices.publish(Changes.of(Table.NEWS))
        waiting = await self._rows.after(self._told, self._desk.kinds, MOST_TOLD)
        if not waiting:
            self._told = newest
            return None
        now = self._clock.now().astimezone().replace(tzinfo=None)  # by the clock on the wall
        due = tell_at(
            now,
            self._last,
            self._desk.every,
            self._desk.quiet,
            urgent=any(item.kind in URGENT for item in waiting),
            urgent_passes=self._desk.urgent_passes,
        )
        if due > now:
            return min((due - now).total_seconds(), LONGEST)  # by the wall, which may change
        self._told, self._last = waiting[-1].id, now
        self._tell(digest(waiting))
        return None


def hours_of(text: str) -> Hours | None:
    """Read quiet hours as they are stored; None for what is none."""
    begin, _, end = text.partition("-")
    try:
        return Hours(time.fromisoformat(begin), time.fromisoformat(end))
    except ValueError:
        return None
