"""The line of queued orders: in what order they go, and which wait for the operator's word."""

from collections.abc import Iterable, Sequence

from xpanel_desktop.app.notices import Notices
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.order import Order
from xpanel_desktop.store.queue import Queue


class Line:
    """What the operator does with the queue as a whole."""

    def __init__(self, queue: Queue, notices: Notices) -> None:
        self._queue = queue
        self._notices = notices

    async def arrange(self, ids: Sequence[int], before: int | None) -> list[int]:
        """Put queued orders before another one, or at the end; return those that moved."""
        return self._told(await self._queue.arrange(ids, before))

    async def asking(self) -> list[Order]:
        """Return the orders that were queued offline and wait for the operator's word."""
        return await self._queue.asking()

    async def release(self, ids: Iterable[int]) -> list[int]:
        """Give the word: these may be sent. Return those that waited for it."""
        return self._told(await self._queue.release(ids))

    def _told(self, ids: list[int]) -> list[int]:
        if ids:
            self._notices.publish(Changes.of(Table.ORDERS, ids))
        return ids
