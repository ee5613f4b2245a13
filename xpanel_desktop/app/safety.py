"""Whether the data can be trusted enough to send by: checked at each start.

Sending waits for the check. A doubt keeps sending off in every account, over restarts too, until
the operator has looked; orders are followed all the same. What is queued when a doubt comes up is
held, since it may have been sent.
"""

import asyncio
import logging
import sqlite3

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.stores import Stores
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.checks import Code, Level, Problem, kept
from xpanel_desktop.domain.doubt import Doubt
from xpanel_desktop.domain.state import Event
from xpanel_desktop.store.doubts import clear_doubt, read_doubt, write_doubt
from xpanel_desktop.store.evidence import log_of
from xpanel_desktop.store.files import write_whole

_logger = logging.getLogger(__name__)
_MAY_BE_SENT = kept(Problem(Level.BLOCK, Code.MAY_BE_SENT))


class Safety:
    """Checks the database once, holds what is in doubt, and tells whether orders may leave."""

    def __init__(self, stores: Stores, clock: Clock, notices: Notices) -> None:
        self._stores = stores
        self._database = stores.database
        self._folder = stores.database.path.parent
        self._clock = clock
        self._notices = notices
        self._checked = False
        self.doubt: Doubt | None = None
        """Why the operator must look first; None when there is no doubt."""

    @property
    def is_checked(self) -> bool:
        """Whether the check of this start is done, with what followed from it."""
        return self._checked

    @property
    def may_send(self) -> bool:
        """Whether the check is done and nothing is in doubt."""
        return self._checked and self.doubt is None

    async def begin(self) -> None:
        """Take up a doubt that was noted; holds what is queued where that is still to be done.

        Raises OSError, sqlite3.Error.
        """
        self.doubt = await asyncio.to_thread(read_doubt, self._folder)
        if self.doubt is not None and self.doubt.to_hold:
            await self._hold(self.doubt)

    async def check(self) -> None:
        """Check the database, once; to be awaited after the first paint. Closing ends it."""
        if self._checked:
            return
        try:
            found = await self._database.check()
        except sqlite3.Error:
            if self._database.is_closing():
                return
            raise
        if found is not None and self.doubt is None:
            why, detail = found
            _logger.error("the database is in doubt: %s %s", why, detail)
            await self._doubt(Doubt(why, self._clock.now(), detail))
        self._checked = True
        self._notices.publish(Changes.of(Table.SAFETY))

    async def _doubt(self, doubt: Doubt) -> None:
        """Stop sending, set aside what tells of the doubt, note it, and hold what is queued."""
        self.doubt = doubt
        try:
            aside = await asyncio.to_thread(self._keep_log)
            doubt = self.doubt = Doubt(doubt.why, doubt.at, doubt.detail, aside)
            await asyncio.to_thread(write_doubt, self._folder, doubt)
            await self._hold(doubt)
        except (OSError, sqlite3.Error):  # it is off for this run; the next start checks again
            _logger.exception("the doubt is not noted, or what is queued is not held")

    def _keep_log(self) -> str:
        """Set aside a copy of the log as it was found; what could be read of it is in use."""
        log = self._database.log_as_found
        if not log:
            return ""
        path = self._database.path
        name = f"{path.stem}-set-aside-{self._clock.now():%Y%m%dT%H%M%S}-log.db-wal"
        write_whole(log_of(path).with_name(name), log)
        return name

    async def _hold(self, doubt: Doubt) -> None:
        ids = await self._stores.queue.waiting()
        now = self._clock.now()
        moved = await self._stores.drafts.move(ids, Event.HOLD, now, _MAY_BE_SENT)
        held = Doubt(doubt.why, doubt.at, doubt.detail, doubt.aside, to_hold=False)
        await asyncio.to_thread(write_doubt, self._folder, held)
        self.doubt = held
        if moved:
            self._notices.publish(Changes.of(Table.ORDERS, moved))

    async def lift(self) -> None:
        """Let sending go on: the operator has looked. Raises OSError when that cannot be noted."""
        await asyncio.to_thread(clear_doubt, self._folder)
        self.doubt = None
        self._notices.publish(Changes.of(Table.SAFETY))
