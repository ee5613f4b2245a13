"""The last requests of each account, in memory alone: for the operator who wants to see them."""

from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import count

from xpanel_desktop.api.passage import Passage, Watcher
from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.domain.changes import Changes, Table

KEPT = 100
"""Requests of each account that are kept."""
TEST = 0
"""Stands for an account in a test of a connection: there is none yet."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A request as it was seen: the number of it since the start, when it ended, and whose."""

    number: int
    at: datetime
    account_id: int
    passage: Passage

    @property
    def failed(self) -> bool:
        """Whether no proper answer came: none at all, or one with an HTTP error."""
        status = self.passage.status
        return bool(self.passage.trouble) or status is None or status >= 400

    @property
    def ahead(self) -> timedelta | None:
        """How far this machine's clock was ahead of the panel's; None when the panel told none."""
        try:
            told = parsedate_to_datetime(self.passage.date)
            aware = told if told.tzinfo else told.replace(tzinfo=UTC)
            return self.at - aware
        except (ValueError, TypeError, OverflowError, IndexError):
            return None


class Traffic:
    """Keeps what each account's transport tells. The newest push the oldest out."""

    def __init__(self, clock: Clock, notices: Notices) -> None:
        self._clock = clock
        self._notices = notices
        self._numbers = count(1)
        self._seen: dict[int, deque[Seen]] = {}

    def watcher(self, account_id: int) -> Watcher:
        """Return what an account's transport tells its requests to."""

        def watch(passage: Passage) -> None:
            kept = self._seen.setdefault(account_id, deque(maxlen=KEPT))
            kept.append(Seen(next(self._numbers), self._clock.now(), account_id, passage))
            self._notices.publish(Changes.of(Table.TRAFFIC, [account_id]))

        return watch

    def all(self) -> list[Seen]:
        """Return what is kept of every account, the newest first."""
        every = [one for kept in self._seen.values() for one in kept]
        return sorted(every, key=lambda one: -one.number)

    def last_answer(self, account_id: int) -> Seen | None:
        """Return an account's newest request that got a complete answer, an HTTP error or not."""
        kept = self._seen.get(account_id, ())
        return next((one for one in reversed(kept) if not one.passage.trouble), None)
