"""How many orders each saved view has: counted one after the other, late, and seldom enough."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from xpanel_desktop.app.orders import Orders
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.views import View, Wish
from xpanel_desktop.ui.models.order_wish import query_of
from xpanel_desktop.ui.tasks import Tasks

REST, PART = 1_000, 20
"""Milliseconds at least, and how often the time of the last counts, until they are taken again."""


class ViewCounts(QObject):
    """View id → orders. Read again after orders changed, and only while somebody looks.

    A count of a million can take seconds; it goes on beside everything else, and the old figures
    stand meanwhile.
    """

    changed = Signal()

    def __init__(
        self, orders: Orders, tasks: Tasks, today: Callable[[], date], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.now: dict[int, int] = {}
        self._orders, self._tasks, self._today = orders, tasks, today
        self._wishes: dict[int, Wish] = {}
        self._stale: list[int] = []
        self._reading = self._awake = False
        self._took = 0
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._start)

    @property
    def settled(self) -> bool:
        """Whether nothing is being counted; what rests until its turn comes is no hurry."""
        return not self._reading

    def show_views(self, views: Sequence[View]) -> None:
        """Count these views; those that ask for the same as before only when orders changed."""
        wishes = {view.id: view.wish for view in views}
        fresh = [one for one, wish in wishes.items() if self._wishes.get(one) != wish]
        self._wishes = wishes
        self.now = {one: number for one, number in self.now.items() if one in wishes}
        self._stale = [one for one in self._stale if one in wishes and one not in fresh] + fresh
        if fresh:
            self._start()

    def touch(self, changes: Changes) -> None:
        """Take note of facts."""
        if changes.touches(Table.ORDERS):
            self.count_again()

    def count_again(self) -> None:
        """Count every view again, after a rest."""
        self._stale = list(self._wishes)
        if self._awake and self._stale and not self._reading and not self._later.isActive():
            self._later.start(max(REST, PART * self._took))

    def wake(self, *, awake: bool) -> None:
        """Count only while somebody looks; on waking, count what was missed."""
        self._awake = awake
        if awake:
            self._start()

    def _start(self) -> None:
        if self._stale and self._awake and not self._reading:
            self._later.stop()
            self._reading = True
            self._tasks.start(self, self._read(), name="count views")

    async def _read(self) -> None:
        took = QElapsedTimer()
        took.start()
        wanted, self._stale = self._stale, []
        try:
            while wanted and self._awake:
                await self._count(wanted.pop(0))
        finally:
            self._stale += [one for one in wanted if one not in self._stale]
            self._reading = False
        self._took = took.elapsed()
        if self._stale and self._awake:
            self._later.start(max(REST, PART * self._took))

    async def _count(self, view_id: int) -> None:
        wish = self._wishes.get(view_id)
        if wish is None:
            return
        number = await self._orders.count(query_of(wish, self._today()))
        if self._wishes.get(view_id) == wish and self.now.get(view_id) != number:
            self.now[view_id] = number
            self.changed.emit()
