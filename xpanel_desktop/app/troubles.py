"""What goes wrong behind the windows and is not over yet, for the screen to show."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.domain.changes import Changes, Table


class What(StrEnum):
    """The kind of a trouble; the words for it are the screen's."""

    LOOP_FAILED = "loop_failed"
    """A background loop failed and will try again; it is about the loop of that name."""
    NOT_SENT = "not_sent"
    """Orders do not leave, as something of ours fails first: mostly a full or read-only disk."""
    ANSWER_NOT_KEPT = "answer_not_kept"
    """The panel answered and that cannot be written yet; it is about the order of that number,
    and the words hold the id that the panel gave, if it gave one."""
    NO_BACKUP = "no_backup"
    """The daily backup failed; it is of no account (0)."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that goes wrong, since when, and in which account."""

    what: What
    since: datetime
    account_id: int
    about: str = ""
    words: str = ""


class Troubles:
    """Keeps what is wrong just now. Whoever reported a trouble settles it."""

    def __init__(self, clock: Clock, notices: Notices) -> None:
        self._clock = clock
        self._notices = notices
        self._open: dict[tuple[What, int, str], Trouble] = {}

    def open(self) -> tuple[Trouble, ...]:
        """Return what is wrong just now, the oldest first."""
        return tuple(self._open.values())

    def report(self, what: What, account_id: int, *, about: str = "", words: str = "") -> None:
        """Tell that something is wrong; said again, only new words are news."""
        before = self._open.get((what, account_id, about))
        if before is not None and before.words == words:
            return
        since = self._clock.now() if before is None else before.since
        self._open[what, account_id, about] = Trouble(what, since, account_id, about, words)
        self._tell()

    def settle(self, what: What, account_id: int, *, about: str = "") -> None:
        """Tell that it is over; when nothing was wrong, that is no news."""
        if self._open.pop((what, account_id, about), None) is not None:
            self._tell()

    def reporter(self, loop: str, account_id: int = 0) -> Callable[[Exception | None], None]:
        """Return what tells of a loop that fails, and that it is well again; 0: of no account."""

        def report(error: Exception | None) -> None:
            if error is None:
                self.settle(What.LOOP_FAILED, account_id, about=loop)
            else:
                words = type(error).__name__
                self.report(What.LOOP_FAILED, account_id, about=loop, words=words)

        return report

    def forget(self, account_id: int) -> None:
        """Drop what was wrong in an account whose work has ended."""
        gone = [key for key in self._open if key[1] == account_id]
        for key in gone:
            del self._open[key]
        if gone:
            self._tell()

    def _tell(self) -> None:
        self._notices.publish(Changes.of(Table.TROUBLES))
