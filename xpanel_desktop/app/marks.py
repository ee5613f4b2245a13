"""Favourites, recents and what changed in the catalogues, told to screens when they move."""

from datetime import UTC, datetime

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.app.settings import Settings
from xpanel_desktop.domain.catalogue_changes import ServiceChange
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.service_filter import Marks
from xpanel_desktop.store.marks import MarkRows

SEEN = "changes.seen."
"""Followed by the account's id: until when the operator has looked at the changes, in ISO."""
FEED = 5000
"""Changes that a feed shows at most."""


class ServiceMarks:
    """What is known of each account's services beside the catalogue."""

    def __init__(self, rows: MarkRows, settings: Settings, clock: Clock, notices: Notices) -> None:
        self._rows, self._settings = rows, settings
        self._clock, self._notices = clock, notices

    async def load(self, account_id: int) -> Marks:
        """Return an account's marks; of changes those that the operator has not looked at."""
        return await self._rows.load(account_id, self.seen(account_id))

    async def favour(self, account_id: int, service_id: str, *, on: bool) -> None:
        """Make a service a favourite, or no longer."""
        await self._rows.favour(account_id, service_id, self._clock.now(), on=on)
        self._tell(account_id)

    async def feed(self, account_id: int) -> list[ServiceChange]:
        """Return the last changes, newest first."""
        return await self._rows.feed(account_id, FEED)

    def seen(self, account_id: int) -> datetime | None:
        """Return until when the operator has looked at the changes; None: never."""
        try:
            told = datetime.fromisoformat(self._settings.get(f"{SEEN}{account_id}", ""))
        except ValueError:
            return None
        return told if told.tzinfo else told.replace(tzinfo=UTC)

    async def see(self, account_id: int) -> None:
        """Take every change until now as looked at: its mark goes."""
        await self._settings.set(f"{SEEN}{account_id}", self._clock.now().isoformat())
        self._tell(account_id)

    def _tell(self, account_id: int) -> None:
        self._notices.publish(Changes.of(Table.MARKS, [account_id]))
