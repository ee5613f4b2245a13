"""Keeps what the ticket's check knows up to date: balance, same links, rate, pools."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.ui.panes import ticket_work as work
from xpanel_desktop.ui.panes.ticket_desk import Desk
from xpanel_desktop.ui.tasks import Tasks

LOOK_AFTER = 200
"""Milliseconds after the last keystroke at which the store is asked about this ticket."""
POOLS_EVERY = 60_000
WATCHED = (Table.ORDERS, Table.BALANCES, Table.SERVICES, Table.ACCOUNTS, Table.SCORECARDS)


class TicketWatch(QObject):
    """Asks again after a pause of typing, and when something that matters has changed."""

    learnt = Signal(object)
    """Desk, of which more is known now."""
    failed = Signal(object)
    """Exception."""

    def __init__(
        self, core: Core, tasks: Tasks, desk: Callable[[], Desk | None], pane: QWidget
    ) -> None:
        super().__init__(pane)
        self._core, self._tasks, self._desk, self._pane = core, tasks, desk, pane
        self._looking = QTimer(self, singleShot=True, interval=LOOK_AFTER)
        self._looking.timeout.connect(self.look)
        self._pooling = QTimer(self, interval=POOLS_EVERY)
        self._pooling.timeout.connect(self.ask_pools)
        self._pooling.start()
        unsubscribe = core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: unsubscribe())

    def soon(self) -> None:
        """Look once nothing has been typed for a moment."""
        self._looking.start()

    def look(self) -> None:
        """Look now."""
        desk = self._desk()
        if desk is not None:
            self._start(work.look(self._core, desk, self.learnt.emit), "situation")

    def ask_pools(self) -> None:
        """Have the pools' capacity asked, where there are pools and someone looks at them."""
        desk = self._desk()
        if desk is not None and desk.account.dialects.rest and self._pane.isVisible():
            self._start(work.ask_pools(self._core, desk, self.learnt.emit), "pools")

    def _start(self, coroutine: Coroutine[Any, Any, None], name: str) -> None:
        self._tasks.start(self._pane, coroutine, name=name, on_error=self.failed.emit)

    def _on_changes(self, changes: Changes) -> None:
        touched = any(changes.touches(table) for table in WATCHED)
        if self._desk() is not None and touched and not self._looking.isActive():
            self._looking.start()
