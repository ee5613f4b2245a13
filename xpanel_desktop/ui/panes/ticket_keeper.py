"""Saves what is typed in a ticket by itself, so that hardly anything is lost, whatever happens."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.order import Order
from xpanel_desktop.ui.panes import ticket_work as work
from xpanel_desktop.ui.panes.ticket_desk import Desk
from xpanel_desktop.ui.tasks import Tasks

KEEP_AFTER, KEEP_AT_MOST = 400, 1000
"""Milliseconds after the last keystroke, and after the first that is not kept yet; at once when the
pane is left. A kill loses what came since."""


class TicketKeeper(QObject):
    """Waits for a pause of typing, or for the focus to leave the pane."""

    kept = Signal(object, object)
    """Desk, and the order it is saved as; None when its draft was dropped."""
    failed = Signal(object)
    """Exception."""

    def __init__(self, core: Core, tasks: Tasks, pane: QWidget) -> None:
        super().__init__(pane)
        self._core, self._tasks, self._pane = core, tasks, pane
        self._desk: Desk | None = None
        self._timer = QTimer(self, singleShot=True, interval=KEEP_AFTER)
        self._timer.timeout.connect(self._save)
        self._since = QElapsedTimer()
        pane.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def touch(self, desk: Desk) -> None:
        """Something was typed on a desk."""
        self._desk = desk
        if not self._timer.isActive():
            self._since.start()
        left = KEEP_AT_MOST - self._since.elapsed()
        self._timer.start(max(0, min(KEEP_AFTER, left)))

    def leave(self, desk: Desk) -> None:
        """Save a desk that is put away, now."""
        self._timer.stop()
        self._desk = desk
        self._save()
        self._desk = None

    async def finish(self) -> None:
        """Save what is not saved yet, and wait for it; the program is about to end."""
        self._timer.stop()
        if self._desk is not None:
            await work.keep(self._core, self._desk, lambda _desk, _order: None)

    def _save(self) -> None:
        if self._desk is not None:
            kept = work.keep(self._core, self._desk, self._tell)
            self._tasks.start(self._pane, kept, name="keep ticket", on_error=self.failed.emit)

    def _tell(self, desk: Desk, order: Order | None) -> None:
        self.kept.emit(desk, order)

    def _soon(self) -> None:
        if self._timer.isActive():
            self._timer.start(0)

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._holds(before) and not self._holds(now):
            self._soon()

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is not None and self._pane.isAncestorOf(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save at once when another pane is shown; a window that closes is the program's end."""
        hidden = watched is self._pane and event.type() == QEvent.Type.Hide
        if hidden and self._pane.window().isVisible():
            self._soon()
        return super().eventFilter(watched, event)
