"""All accounts at work side by side, and the switch that takes the whole program offline."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from typing import TYPE_CHECKING, cast

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.connection import NO_KEY, OFFLINE, Connection, Link, Reach
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.settings import Settings
from xpanel_desktop.app.shared import Shared
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.errors import Unreachable

if TYPE_CHECKING:
    from xpanel_desktop.app.session import Session

HICCUP = timedelta(minutes=1)
SWITCH = "work_offline"
"""The setting that remembers the operator's choice."""
_logger = logging.getLogger(__name__)


def is_offline(settings: Settings) -> bool:
    """Tell whether the operator chose to work offline."""
    return settings.get(SWITCH, default=False)


class Sessions:
    """The running sessions, by account. None of them waits for another's."""

    def __init__(self, settings: Settings, shared: Shared, clock: Clock, notices: Notices) -> None:
        self._settings = settings
        self._shared = shared
        self._clock = clock
        self._notices = notices
        self._sessions: dict[int, Session] = {}
        self._reaches: dict[int, Reach] = {}
        self._changing: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._starting: set[asyncio.Task[None]] = set()
        self._checking: set[asyncio.Task[None]] = set()
        self._running = False
        self._unsubscribe = notices.subscribe(self._changed)

    @property
    def offline(self) -> bool:
        """Whether the operator works offline: then no request leaves."""
        return is_offline(self._settings)

    async def set_offline(self, offline: bool) -> None:
        """Go offline or come back; remembered. What is in flight is waited for all the same."""
        await self._settings.set(SWITCH, offline)
        for session in tuple(self._sessions.values()):
            session.show_link()
            if session.work is not None:
                session.work.retry()
            elif not offline:
                session.reach.set(Link.REFUSED, NO_KEY)

    async def set_halted(self, *, halted: bool) -> None:
        """Stop all sending at once, or let it go on; remembered. What has left is waited for.

        Tracking, balances and cancels go on: this is no working offline.
        """
        await self._shared.caution.set_halted(halted=halted)
        for session in tuple(self._sessions.values()):
            session.changed(orders=False)

    def connection(self, account_id: int) -> Connection:
        """Return the state of an account's connection."""
        reach = self._reaches.get(account_id)
        if reach is not None:
            return reach.connection
        link, words = (Link.OFFLINE, OFFLINE) if self.offline else (Link.UNKNOWN, "")
        return Connection(link, self._clock.now(), words)

    def cannot_send(self, account_id: int) -> bool:
        """Tell whether what is queued now goes out at a time that nobody knows.

        So it is when the operator works offline, or the panel is away for longer than a hiccup.
        """
        connection = self.connection(account_id)
        away = self._clock.now() - connection.since
        return self.offline or (connection.link is Link.OFFLINE and away >= HICCUP)

    def in_flight(self) -> int:
        """Return how many adds are under way in all accounts."""
        boxes = (session.outbox for session in self._sessions.values())
        return sum(box.in_flight for box in boxes if box is not None)

    async def start_all(self) -> None:
        """Start a session for every account, side by side; sending waits for the check."""
        self._running = True
        name = "check of the database"
        check = asyncio.get_running_loop().create_task(self._shared.safety.check(), name=name)
        self._checking.add(check)
        check.add_done_callback(self._checked)
        accounts = self._shared.book.all()
        await asyncio.gather(*(self.start(account.id) for account in accounts))

    async def start(self, account_id: int) -> None:
        """Start an account's session anew; one that ran is stopped first. Removed: it ends.

        Goes on to its end when whoever waits for it is cancelled.
        """
        name = f"starting the session of account {account_id}"
        task = asyncio.get_running_loop().create_task(self._start(account_id), name=name)
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)
        await asyncio.shield(task)

    async def stop(self, account_id: int) -> None:
        """Stop an account's session; an add in flight is waited for."""
        async with self._changing[account_id]:
            await self._stop(account_id)

    async def retry(self, account_id: int) -> None:
        """Try to reach a panel now, whatever back-off is under way; a missing key is sought."""
        session = self._sessions.get(account_id)
        if session is not None and session.work is not None:
            session.work.retry()
        else:
            await self.start(account_id)

    async def ask(
        self,
        account_id: int,
        wanted: list[tuple[int, str]],
        on_progress: Callable[[int], None] | None = None,
    ) -> None:
        """Ask an account's panel about (our id, panel id) now. Raises PanelError."""
        session = self._sessions.get(account_id)
        if session is None or session.work is None or self.offline:
            raise Unreachable(OFFLINE)
        await session.work.poller.ask(wanted, on_progress)

    async def close(self) -> None:
        """Stop every session side by side; adds in flight are waited for."""
        self._running = False
        self._unsubscribe()
        starting = tuple(self._starting)
        for task in starting:
            task.cancel()
        await asyncio.gather(*starting, return_exceptions=True)
        stops = (self.stop(account_id) for account_id in tuple(self._sessions))
        for failure in await asyncio.gather(*stops, return_exceptions=True):
            if isinstance(failure, Exception):
                _logger.error("a session did not end well", exc_info=failure)

    async def _start(self, account_id: int) -> None:
        async with self._changing[account_id]:
            await self._stop(account_id)
            account = self._shared.book.get(account_id)
            if account is None:
                self._shared.catalogs.forget(account_id)
                self._reaches.pop(account_id, None)
                return
            if not self._running:
                return
            reach = Reach(account_id, self._clock, self._notices)
            reach = self._reaches.setdefault(account_id, reach)
            begin = await _session_type()
            session = self._sessions[account_id] = begin(account, reach, self._shared)
            await session.start()

    async def _stop(self, account_id: int) -> None:
        """Stop a session; until it has ended it counts among those that run."""
        session = self._sessions.get(account_id)
        if session is not None:
            await session.stop()
            self._sessions.pop(account_id, None)

    def _checked(self, check: asyncio.Task[None]) -> None:
        """Log a check that failed: sending stays off then."""
        self._checking.discard(check)
        if not check.cancelled() and check.exception() is not None:
            _logger.error("the database cannot be checked", exc_info=check.exception())

    def _changed(self, changes: Changes) -> None:
        """Wake the outboxes: orders were queued, or what kept an account's from going is over."""
        orders = changes.touches(Table.ORDERS)
        if orders or changes.touches(Table.ACCOUNTS) or changes.touches(Table.SAFETY):
            for session in self._sessions.values():
                session.changed(orders=orders, requests=changes.touches(Table.REQUESTS))


async def _session_type() -> "type[Session]":
    """Import the session on a thread: with the client it is slow, and painting comes first."""
    found = await asyncio.to_thread(import_module, "xpanel_desktop.app.session")
    return cast("type[Session]", found.Session)
