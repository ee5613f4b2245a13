"""Whether a panel can be reached, as the last requests found it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.errors import BadKey, PanelBroken, PanelError, Unreachable


class Link(StrEnum):
    """The state of a connection."""

    UNKNOWN = "unknown"
    ONLINE = "online"
    OFFLINE = "offline"
    REFUSED = "refused"
    """The panel is there and does not take the key, or there is no key."""


NO_KEY = "no_key"
"""The words of a connection whose key the vault does not hold."""
OFFLINE = "work_offline"
"""The words of a connection, or an error, when the operator works offline."""
SERVER_FAULT = 500


@dataclass(frozen=True, slots=True)
class Connection:
    """The state of an account's connection, since when, and the words that came with it."""

    link: Link
    since: datetime
    words: str = ""


class Reach:
    """Keeps one account's connection and tells when it changes."""

    def __init__(self, account_id: int, clock: Clock, notices: Notices) -> None:
        self._account_id = account_id
        self._clock = clock
        self._notices = notices
        self.connection = Connection(Link.UNKNOWN, clock.now())
        self.when_back: Callable[[], None] | None = None
        """Called when the panel answers after a time in which it did not."""

    @property
    def _works_offline(self) -> bool:
        """Whether the operator works offline: what was in flight then tells nothing of now."""
        return (self.connection.link, self.connection.words) == (Link.OFFLINE, OFFLINE)

    def heard(self) -> None:
        """Note that the panel answered."""
        if not self._works_offline:
            self.set(Link.ONLINE)

    def failed(self, error: PanelError) -> None:
        """Note that a request failed, and how."""
        if self._works_offline:
            return
        match error:
            case BadKey():
                self.set(Link.REFUSED, error.words)
            case Unreachable():
                self.set(Link.OFFLINE, error.words)
            case PanelBroken(status=int(status)) if status >= SERVER_FAULT:
                self.set(Link.OFFLINE, error.words)
            case _:
                self.set(Link.ONLINE, error.words)

    def set(self, link: Link, words: str = "") -> None:
        """Set the state; listeners are told when link or words differ from before."""
        before = self.connection
        if (before.link, before.words) == (link, words):
            return
        since = before.since if before.link is link else self._clock.now()
        self.connection = Connection(link, since, words)
        self._notices.publish(Changes.of(Table.CONNECTIONS, [self._account_id]))
        if link is Link.ONLINE and before.link is not link and self.when_back is not None:
            self.when_back()
