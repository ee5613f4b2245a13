"""What became of the orders that were sent, told to screen readers in one breath."""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.state import PLACED, State
from xpanel_desktop.ui.announcing import announce
from xpanel_desktop.ui.tasks import Tasks

BREATH = 1500
"""Milliseconds of facts that are told together, however fast they come."""
_GOING = frozenset({State.QUEUED, State.SENDING})


class OrderVoice(QObject):
    """Follows orders from the queue to the panel's answer; news tell the rest.

    Reads nothing while no screen reader listens.
    """

    def __init__(self, core: Core, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._source = parent
        self._core, self._tasks = core, tasks
        self._going: set[int] = set()
        self._touched: set[int] = set()
        self._since = core.clock.now()
        self._soon = QTimer(self, singleShot=True, interval=BREATH)
        self._soon.timeout.connect(self._read)
        stop = core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: stop())

    def _on_changes(self, changes: Changes) -> None:
        ids = changes.of_table(Table.ORDERS)
        if ids and QAccessible.isActive():
            self._touched |= ids
            if not self._soon.isActive():
                self._since = self._core.clock.now() - timedelta(milliseconds=BREATH)
                self._soon.start()

    def _read(self) -> None:
        self._tasks.start(self, self._tell(), name="tell what became of orders")

    async def _tell(self) -> None:
        touched, self._touched = self._touched, set()
        told: Counter[State] = Counter()
        for order in await self._core.orders.get(sorted(touched)):
            if order.state in _GOING:
                self._going.add(order.id)
                continue
            sent = order.sent_at is not None and order.sent_at >= self._since
            if sent or order.id in self._going:
                told[State.PENDING if order.state in PLACED else order.state] += 1
            self._going.discard(order.id)
        urgent = bool(told[State.UNKNOWN] or told[State.REFUSED])
        announce(self._source, self.words(told), urgent=urgent)

    def words(self, told: Mapping[State, int]) -> str:
        """Return how many orders the panel accepted, refused, or left in doubt."""
        parts = {
            State.UNKNOWN: lambda n: self.tr("%Ln order(s) unknown: decide", "", n),
            State.REFUSED: lambda n: self.tr("%Ln order(s) refused", "", n),
            State.HELD: lambda n: self.tr("%Ln order(s) held", "", n),
            State.PENDING: lambda n: self.tr("%Ln order(s) accepted", "", n),
        }
        return ", ".join(say(told[state]) for state, say in parts.items() if told.get(state))
