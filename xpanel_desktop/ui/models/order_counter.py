"""Counts the orders of a listing behind the table, and marks the way through them for jumps."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from xpanel_desktop.app.orders import Listing
from xpanel_desktop.ui.tasks import Tasks

TELL_EVERY = 100
"""Milliseconds between two figures while orders are being counted."""
REST, PART = 2_000, 20
"""Milliseconds at least, and how often the time of a count, until orders are counted again."""


class Counter(QObject):
    """One count at a time; another listing ends the one under way."""

    met = Signal(int)
    """So many orders were met so far."""
    done = Signal(int)
    """There are so many."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._listing: Listing | None = None
        self._took = 0
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._begin)
        self._waits: Listing | None = None

    @property
    def busy(self) -> bool:
        """Whether orders are being counted."""
        return self._listing is not None

    def start(self, listing: Listing) -> None:
        """Count now."""
        self.stop()
        self._listing = listing
        self._tasks.start(self, self._count(listing), name="count orders of a query")

    def again(self, listing: Listing) -> None:
        """Count once more in a while, seldom enough to cost little."""
        self._waits = listing
        if self._listing is None and not self._later.isActive():
            self._later.start(max(REST, PART * self._took))

    def stop(self) -> None:
        """Count no more."""
        self._listing = self._waits = None
        self._later.stop()

    def _begin(self) -> None:
        listing, self._waits = self._waits, None
        if listing is not None:
            self.start(listing)

    async def _count(self, listing: Listing) -> None:
        took, since = QElapsedTimer(), QElapsedTimer()
        took.start()
        since.start()

        def told(met: int) -> None:
            if self._listing is not listing:
                raise _Stopped
            if since.elapsed() >= TELL_EVERY:
                since.restart()
                self.met.emit(met)

        try:
            count = await listing.measure(told)
        except _Stopped:
            return
        finally:
            if self._listing is listing:
                self._listing = None
        self._took = took.elapsed()
        self.done.emit(count)
        if self._waits is not None:
            self.again(self._waits)


class _Stopped(Exception):
    """Nobody wants this count any more."""
