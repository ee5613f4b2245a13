"""How many orders each account has in each state: one live reading that panes share by asking."""

from PySide6.QtCore import QObject, QTimer, Signal

from xpanel_desktop.app.orders import Orders
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui.tasks import Tasks

GATHER = 60
"""Milliseconds in which facts are gathered before the counts are read again."""


class OrderCounts(QObject):
    """The counts, read again after orders changed and only while somebody looks."""

    changed = Signal()

    def __init__(self, orders: Orders, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now: dict[tuple[int, State], int] = {}
        self._orders = orders
        self._tasks = tasks
        self._reading = False
        self._stale = True
        self._awake = False
        self._soon = QTimer(self, singleShot=True, interval=GATHER)
        self._soon.timeout.connect(self._start)

    @property
    def settled(self) -> bool:
        """Whether nothing is left to read."""
        return not (self._reading or self._stale)

    def touch(self, changes: Changes) -> None:
        """Take note of facts."""
        if changes.touches(Table.ORDERS):
            self._stale = True
            if self._awake and not self._soon.isActive():
                self._soon.start()

    def wake(self, *, awake: bool) -> None:
        """Read only while somebody looks; on waking, read what was missed."""
        self._awake = awake
        if awake and self._stale:
            self._start()

    def _start(self) -> None:
        if self._stale and not self._reading:
            self._reading = True
            self._tasks.start(self, self._read(), name="count orders")

    async def _read(self) -> None:
        try:
            while self._stale:
                self._stale = False
                counts = await self._orders.counts()
                if counts != self.now:
                    self.now = counts
                    self.changed.emit()
        finally:
            self._reading = False
