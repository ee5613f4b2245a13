"""The order of sending, by keys and by mouse, and the word that what was queued offline awaits."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.order import Order
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.models.orders import OrdersModel
from xpanel_desktop.ui.panes.outbox_confirm import sum_words
from xpanel_desktop.ui.panes.outbox_review import Sum
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.bars import Notice, Remedy
from xpanel_desktop.ui.widgets.line_table import LineTable


class OutboxLine(QObject):
    """Moves what is selected in the queue; tells who waits for the operator's word."""

    def __init__(
        self,
        core: Core,
        tasks: Tasks,
        model: OrdersModel,
        table: LineTable,
        changed: Callable[[], None],
    ) -> None:
        super().__init__(table)
        self._core, self._tasks = core, tasks
        self._model, self._table = model, table
        self._changed = changed
        self._asking: list[Order] = []
        table.dropped.connect(self._drop)

    def add_keys(self, within: QWidget) -> None:
        """Let Alt with the arrows, Home and End move what is selected."""
        keys.shortcut("outbox.up", within, self.up)
        keys.shortcut("outbox.down", within, self.down)
        keys.shortcut("outbox.front", within, self.to_front)
        keys.shortcut("outbox.end", within, self.to_end)

    def up(self) -> None:
        """Move what is selected one place up."""
        spans = self._table.spans()
        if spans and spans[0][0] > 0:
            self._drop(spans[0][0] - 1)

    def down(self) -> None:
        """Move what is selected one place down."""
        spans = self._table.spans()
        if spans:
            first, length = spans[-1]
            self._drop(first + length + 1)

    def to_front(self) -> None:
        """Let what is selected go first."""
        self._drop(0)

    def to_end(self) -> None:
        """Let what is selected go last."""
        self._drop(self._model.rowCount())

    def _drop(self, row: int) -> None:
        """Put what is selected before a row."""
        chosen = self._table.orders()
        if not self._table.movable or not chosen:
            return
        before = self._model.order(row) if row < self._model.rowCount() else None
        ids = [order.id for order in chosen]
        work = self._core.line.arrange(ids, before.id if before else None)
        self._tasks.start(self, work, name="arrange")

    def look(self) -> None:
        """Read again who waits for the operator's word."""
        self._tasks.start(self, self._look(), name="queued offline")

    async def _look(self) -> None:
        asking = await self._core.line.asking()
        if asking != self._asking:
            self._asking = asking
            self._changed()

    def notices(self, accounts: set[int]) -> list[Notice]:
        """Return what to say of orders that were queued offline and can be sent now."""
        able = [
            order
            for order in self._asking
            if order.ticket.account_id in accounts
            and not self._core.sessions.cannot_send(order.ticket.account_id)
        ]
        if not able:
            return []
        words = self.tr(
            "%Ln order(s) were queued while nothing could be sent. Send them now?", "", len(able)
        )
        ids = [order.id for order in able]
        send = self.tr("Send {count} · {sum}").format(count=len(able), sum=sum_words(Sum.of(able)))
        release = Remedy(send, "outbox.release", lambda: self._release(ids))
        hold = Remedy(self.tr("Hold them"), "outbox.hold_offline", lambda: self._hold(ids))
        return [Notice("clock", words, (release, hold), "warn")]

    def _release(self, ids: list[int]) -> None:
        self._tasks.start(self, self._core.line.release(ids), name="send what was queued offline")

    def _hold(self, ids: list[int]) -> None:
        self._tasks.start(self, self._core.tickets.hold(ids), name="hold what was queued offline")
