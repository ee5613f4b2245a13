"""Backups of the database: one a day by itself, and whenever the operator asks for one."""

import asyncio
import sqlite3
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from xpanel_desktop.app.accounts import AccountBook
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.loops import Loop
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.safety import Safety
from xpanel_desktop.app.troubles import Troubles, What
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.store.backup import FOLDER, Copy, copies, snapshot
from xpanel_desktop.store.database import Database

DAY = timedelta(days=1)
LOOK = 3600.0
"""Seconds after which it is looked at least whether a backup is due."""
BREATH = 0.002
"""Seconds between two steps of a copy: the disk is the journal's first."""


class Backups:
    """Makes the copies, and tells when one cannot be made. Nothing else waits for them."""

    def __init__(
        self,
        database: Database,
        book: AccountBook,
        safety: Safety,
        troubles: Troubles,
        clock: Clock,
        notices: Notices,
    ) -> None:
        self._database = database
        self._book = book
        self._safety = safety
        self._troubles = troubles
        self._clock = clock
        self._notices = notices
        self._making = asyncio.Lock()
        self.loop = Loop("backups", self._step, clock, self._report)
        self._unsubscribe: Callable[[], None] | None = None

    @property
    def folder(self) -> Path:
        """Where the copies are."""
        return self._database.path.parent / FOLDER

    def start(self) -> None:
        """Begin to make one a day: as soon as there is an account and the file is looked over."""
        if self._unsubscribe is None:
            self._unsubscribe = self._notices.subscribe(self._on_changes)
        self.loop.start()

    async def close(self) -> None:
        """Make no more; one under way is ended when the database closes."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        await self.loop.stop()

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches(Table.SAFETY) or changes.touches(Table.ACCOUNTS):
            self.loop.wake()

    async def all(self) -> list[Copy]:
        """Return the copies, the newest first. Raises OSError."""
        return await asyncio.to_thread(copies, self._database.path)

    async def make(self, kind: str = "hand") -> Path:
        """Make a copy now and return where it is. Raises OSError, sqlite3.Error."""
        async with self._making:
            now, path = self._clock.now(), self._database.path
            made = await self._database.apart(
                lambda connection: snapshot(connection, path, kind, now, self._pause)
            )
        self._troubles.settle(What.NO_BACKUP, 0)
        self._notices.publish(Changes.of(Table.SAFETY))
        return made

    def _pause(self) -> None:
        """Let others at the disk between two steps; end the copy when the program ends."""
        if self._database.is_closing():
            raise sqlite3.OperationalError("interrupted")
        time.sleep(BREATH)

    async def _step(self) -> float:
        """Make the daily copy when it is due. A database in doubt would only push out good ones."""
        if self._book.all() and self._safety.may_send:
            left = DAY - await self._age()
            if left > timedelta():
                return min(left.total_seconds(), LOOK)
            await self.make("daily")
        return LOOK

    async def _age(self) -> timedelta:
        """Return how old the newest daily copy is; one from the future is none."""
        days = [one.made_at for one in await self.all() if one.kind == "daily"]
        now: datetime = self._clock.now()
        return min((now - at for at in days if at <= now), default=DAY)

    def _report(self, error: Exception | None) -> None:
        if error is None:
            self._troubles.settle(What.NO_BACKUP, 0)
        elif not self._database.is_closing():
            words = str(error) if isinstance(error, sqlite3.Error) else type(error).__name__
            self._troubles.report(What.NO_BACKUP, 0, words=words)
