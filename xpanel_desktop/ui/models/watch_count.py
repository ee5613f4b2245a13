"""How many findings of each kind are shown: one live reading, for the rail and the pane."""

from PySide6.QtCore import QObject, QTimer, Signal

from xpanel_desktop.app.watch import Watch
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.watch import What
from xpanel_desktop.ui.tasks import Tasks

GATHER = 60
"""Milliseconds in which facts are gathered before the counts are read again."""


class WatchCount(QObject):
    """The counts, read again after findings changed."""

    changed = Signal()

    def __init__(self, watch: Watch, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self.now: dict[tuple[int, What], int] = {}
        self._watch, self._tasks = watch, tasks
        self._reading, self._stale = False, True
        self._soon = QTimer(self, singleShot=True, interval=GATHER)
        self._soon.timeout.connect(self._start)
        self._soon.start()

    @property
    def total(self) -> int:
        """How many there are in all accounts."""
        return sum(self.now.values())

    def of(self, accounts: frozenset[int]) -> dict[What, int]:
        """Return how many of each kind some accounts have; none named means all."""
        found: dict[What, int] = {}
        for (account_id, what), number in self.now.items():
            if not accounts or account_id in accounts:
                found[what] = found.get(what, 0) + number
        return found

    def touch(self, changes: Changes) -> None:
        """Take note of facts."""
        if changes.touches(Table.WATCH) or changes.touches(Table.ACCOUNTS):
            self._stale = True
            if not self._soon.isActive():
                self._soon.start()

    def _start(self) -> None:
        if self._stale and not self._reading:
            self._reading = True
            self._tasks.start(self, self._read(), name="count findings")

    async def _read(self) -> None:
        try:
            while self._stale:
                self._stale = False
                counts = await self._watch.counts()
                if counts != self.now:
                    self.now = counts
                    self.changed.emit()
        finally:
            self._reading = False
