"""The main window: assembles the panes, the ticket beside them, the rail and the status bar."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.service import Service
from xpanel_desktop.domain.state import ACTIVE, State
from xpanel_desktop.ui import actions
from xpanel_desktop.ui.dialogs.accounts import AccountsDialog
from xpanel_desktop.ui.models.order_counts import OrderCounts
from xpanel_desktop.ui.panes.orders import OrdersPane
from xpanel_desktop.ui.panes.outbox import OutboxPane
from xpanel_desktop.ui.panes.services import ServicesPane
from xpanel_desktop.ui.panes.settings import SettingsPane
from xpanel_desktop.ui.panes.ticket import TicketPane
from xpanel_desktop.ui.panes.unknown import UnknownPane
from xpanel_desktop.ui.scope import CHOSEN, Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.rail import Rail
from xpanel_desktop.ui.widgets.status_line import StatusLine
from xpanel_desktop.ui.widgets.top_bar import TopBar

GEOMETRY, PANE, SPLIT = "window.geometry", "window.pane", "window.split"
WITH_TICKET = frozenset({"services", "outbox"})
"""Panes that have the ticket beside them."""
_COUNTED = {
    "orders": ACTIVE,
    "outbox": frozenset({State.DRAFT, State.QUEUED, State.HELD, State.SENDING, State.REFUSED}),
    "unknown": frozenset({State.UNKNOWN}),
}


class MainWindow(QMainWindow):
    """One window of panes. It wires them and knows nothing of what they do."""

    closing = Signal()
    """The operator wants to quit."""

    def __init__(self, core: Core, tasks: Tasks) -> None:
        super().__init__()
        self._core, self._tasks = core, tasks
        self.scope = Scope(core, self)
        self.counts = OrderCounts(core.orders, tasks, self)
        self.actions_by_name = actions.make(self, self._calls())
        self.services = ServicesPane(core, tasks, self.scope)
        self.orders = OrdersPane(core, tasks, self.scope)
        self.outbox = OutboxPane(core, tasks, self.scope)
        self.unknown = UnknownPane(core, tasks, self.scope)
        self.settings = SettingsPane(core, tasks, self.scope)
        self.ticket = TicketPane(core, tasks, self.scope)
        self.accounts = AccountsDialog(core, tasks, self.scope, self)
        self.rail = Rail(self.actions_by_name, self)
        self.bar = TopBar(
            self.scope, self.actions_by_name["offline"], self.actions_by_name["accounts"], self
        )
        self.status = StatusLine(core, tasks, self.scope, self.counts, self)
        self._panes: dict[str, QWidget] = {name: getattr(self, name) for name in actions.PANES}
        self._lay_out()
        self._wire()
        self._stop_listening = core.notices.subscribe(self._on_changes)
        self.counts.wake(awake=True)
        self._restore()

    def _calls(self) -> dict[str, Callable[[], object]]:
        panes = {name: (lambda name=name: self.show_pane(name)) for name in actions.PANES}
        return {
            **panes,
            "accounts": lambda: self.open_accounts(self.scope.chosen or None),
            "offline": self._toggle_offline,
            "quit": self.close,
        }

    def _lay_out(self) -> None:
        self.stack = QStackedWidget(self)
        for pane in self._panes.values():
            self.stack.addWidget(pane)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.stack)
        self.split.addWidget(self.ticket)
        self.split.setStretchFactor(0, 1)
        self.ticket.setMinimumWidth(320)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(_rule(self, upright=True))
        middle.addWidget(self.split, 1)
        central = QWidget(self)
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(_rule(self, upright=False))
        column.addLayout(middle, 1)
        self.setCentralWidget(central)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self.status, 1)
        self.setMinimumSize(1024, 640)

    def _wire(self) -> None:
        self.rail.chosen.connect(self.show_pane)
        self.services.service_chosen.connect(self._open_ticket)
        self.services.account_wanted.connect(lambda: self.open_accounts(None))
        self.outbox.edit_wanted.connect(self._edit_draft)
        self.outbox.unknown_wanted.connect(lambda _account: self.show_pane("unknown"))
        self.outbox.account_wanted.connect(self.open_accounts)
        for pane in (self.outbox, self.orders):
            pane.services_wanted.connect(lambda: self.show_pane("services"))
        self.scope.changed.connect(self._keep_scope)
        self.counts.changed.connect(self._show_counts)

    def show_pane(self, name: str) -> None:
        """Show a pane and give it the focus."""
        self.stack.setCurrentWidget(self._panes[name])
        self.ticket.setVisible(name in WITH_TICKET)
        self.rail.mark(name)
        self._panes[name].setFocus()

    def open_accounts(self, account_id: int | None) -> None:
        """Open the accounts on one of them; None on a new one."""
        self.accounts.open_on(account_id)

    def _open_ticket(self, account_id: int, service: Service) -> None:
        self.ticket.open_service(account_id, service)

    def _edit_draft(self, order: Order) -> None:
        self.ticket.edit_draft(order)

    def _toggle_offline(self) -> None:
        offline = not self._core.sessions.offline
        self._tasks.start(self, self._core.sessions.set_offline(offline), name="work offline")

    def _on_changes(self, changes: Changes) -> None:
        self.counts.touch(changes)
        if changes.touches(Table.SETTINGS):
            self.actions_by_name["offline"].setChecked(self._core.sessions.offline)

    def _show_counts(self) -> None:
        for name, states in _COUNTED.items():
            counted = (n for (_, state), n in self.counts.now.items() if state in states)
            self.rail.show_count(name, sum(counted))

    def _keep_scope(self) -> None:
        keep = self._core.settings.set(CHOSEN, self.scope.chosen)
        self._tasks.start(self, keep, name="keep account")

    def _restore(self) -> None:
        settings = self._core.settings
        self.resize(1280, 800)
        self.split.setSizes([760, 344])
        self.restoreGeometry(QByteArray.fromBase64(settings.get(GEOMETRY, "").encode()))
        self.split.restoreState(QByteArray.fromBase64(settings.get(SPLIT, "").encode()))
        self.actions_by_name["offline"].setChecked(self._core.sessions.offline)
        pane = settings.get(PANE, "services")
        self.show_pane(pane if pane in self._panes else "services")
        self.retranslate()

    def layout_kept(self) -> dict[str, str]:
        """Return the settings that bring this layout back."""
        shown = self.stack.currentWidget()
        return {
            GEOMETRY: self.saveGeometry().toBase64().toStdString(),
            SPLIT: self.split.saveState().toBase64().toStdString(),
            PANE: next(name for name, pane in self._panes.items() if pane is shown),
        }

    def tell_waiting(self, in_flight: int) -> None:
        """Say that the program ends once the orders in flight are answered."""
        words = self.tr("Waiting for the answer to %n order(s)…", "", in_flight)
        self.statusBar().showMessage(words)

    def retranslate(self) -> None:
        """Set the texts and icons in the present language and colours."""
        self.setWindowTitle("XPanel Desktop")
        actions.dress(self.actions_by_name)
        self.rail.refresh()
        self.bar.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave the closing to the application, which waits for what is in flight."""
        event.ignore()
        self.closing.emit()


def _rule(parent: QWidget, *, upright: bool) -> QFrame:
    """Return a hairline."""
    line = QFrame(parent)
    line.setProperty("rule", "true")
    if upright:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line
