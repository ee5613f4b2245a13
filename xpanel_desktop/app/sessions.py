"""All accounts at work side by side, and the switch that takes the whole program offline."""

import asyncio
import logging

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.connection import Connection, Link, Reach
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.session import Session, Shared
from xpanel_desktop.app.settings import Settings
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.errors import Unreachable

OFFLINE = "work_offline"
"""The setting that remembers the operator's choice."""
_logger = logging.getLogger(__name__)


class Sessions:
    """The running sessions, by account."""

    def __init__(self, settings: Settings, shared: Shared, clock: Clock, notices: Notices) -> None:
        self._settings = settings
        self._shared = shared
        self._clock = clock
        self._notices = notices
        self._sessions: dict[int, Session] = {}
        self._reaches: dict[int, Reach] = {}
        self._changing = asyncio.Lock()
        self._running = False
        self._unsubscribe = notices.subscribe(self._changed)

    @property
    def offline(self) -> bool:
        """Whether the operator works offline: then no request leaves."""
        return self._settings.get(OFFLINE, default=False)

    async def set_offline(self, offline: bool) -> None:
        """Go offline or come back; remembered. What is in flight is waited for all the same."""
        await self._settings.set(OFFLINE, offline)
        for reach in self._reaches.values():
            if offline:
                reach.set(Link.OFFLINE, "work_offline")
        for session in self._sessions.values():
            session.wake()

    def connection(self, account_id: int) -> Connection:
        """Return the state of an account's connection."""
        reach = self._reaches.get(account_id)
        return reach.connection if reach else Connection(Link.UNKNOWN, self._clock.now())

    def in_flight(self) -> int:
        """Return how many adds are under way in all accounts."""
        boxes = (session.outbox for session in self._sessions.values())
        return sum(box.in_flight for box in boxes if box is not None)

    def get(self, account_id: int) -> Session | None:
        """Return an account's session while it runs."""
        return self._sessions.get(account_id)

    async def start_all(self) -> None:
        """Start a session for every account, side by side."""
        self._running = True
        accounts = self._shared.book.all()
        await asyncio.gather(*(self.start(account.id) for account in accounts))

    async def start(self, account_id: int) -> None:
        """Start an account's session anew; one that ran is stopped first. Removed: it ends."""
        async with self._changing:
            await self._stop(account_id)
            account = self._shared.book.get(account_id)
            if account is None or not self._running:
                return
            reach = self._reaches.setdefault(
                account_id, Reach(account_id, self._clock, self._notices)
            )
            session = Session(account, reach, self._shared)
            self._sessions[account_id] = session
            await session.start()

    async def stop(self, account_id: int) -> None:
        """Stop an account's session; an add in flight is waited for."""
        async with self._changing:
            await self._stop(account_id)

    async def retry(self, account_id: int) -> None:
        """Try to reach a panel now, whatever back-off is under way."""
        session = self._sessions.get(account_id)
        if session is not None:
            session.wake()

    async def ask(self, account_id: int, wanted: list[tuple[int, str]]) -> None:
        """Ask an account's panel about (our id, panel id) now. Raises PanelError."""
        session = self._sessions.get(account_id)
        if session is None or session.poller is None or self.offline:
            raise Unreachable("offline")
        await session.poller.ask(wanted)

    async def close(self) -> None:
        """Stop every session side by side; adds in flight are waited for."""
        self._running = False
        self._unsubscribe()
        await asyncio.gather(*(self.stop(account_id) for account_id in tuple(self._sessions)))

    async def _stop(self, account_id: int) -> None:
        session = self._sessions.pop(account_id, None)
        if session is not None:
            await session.stop()

    def _changed(self, changes: Changes) -> None:
        """Wake the outboxes: orders were queued, or an account's stop or pause was lifted."""
        if not (changes.touches(Table.ORDERS) or changes.touches(Table.ACCOUNTS)):
            return
        for session in self._sessions.values():
            if session.outbox is not None:
                session.outbox.loop.wake()
            if session.poller is not None and changes.touches(Table.ORDERS):
                session.poller.loop.wake()
