"""The main window: assembles the panes, the ticket beside them, the rail and the status bar."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.service import Service
from xpanel_desktop.ui import actions, layout
from xpanel_desktop.ui.help_desk import HelpDesk
from xpanel_desktop.ui.models.order_counts import OrderCounts
from xpanel_desktop.ui.panes.services import ServicesPane
from xpanel_desktop.ui.postponed import Postponed
from xpanel_desktop.ui.safety_desk import SafetyDesk
from xpanel_desktop.ui.scope import CHOSEN, Scope
from xpanel_desktop.ui.switches import Switches
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.frame import framed
from xpanel_desktop.ui.widgets.middle import Middle
from xpanel_desktop.ui.widgets.rail import Rail
from xpanel_desktop.ui.widgets.status_line import StatusLine
from xpanel_desktop.ui.widgets.top_bar import TopBar
from xpanel_desktop.ui.widgets.trouble_bar import TroubleBar

if TYPE_CHECKING:
    from xpanel_desktop.ui.later import Later

WITH_TICKET = frozenset({"services", "outbox"})
"""Panes that have the ticket beside them."""


class MainWindow(QMainWindow):
    """One window of panes, services first, the rest by `complete`; it wires and knows no more."""

    closing = Signal()
    """The operator wants to quit."""
    practice_wanted = Signal()
    """The operator wants to try the practice panel."""

    def __init__(self, core: Core, tasks: Tasks) -> None:
        super().__init__()
        self._core, self._tasks = core, tasks
        self.scope = Scope(core, self)
        self.counts = OrderCounts(core.orders, tasks, self)
        self.switches = Switches(core, tasks, self)
        self.actions_by_name = actions.make(self, self._calls())
        frame = QWidget(self)
        self.middle = Middle(frame)
        self.services = ServicesPane(core, tasks, self.scope, self.middle.stack)
        self.middle.add("services", self.services)
        self.rail = Rail(self.actions_by_name, self)
        self.bar = TopBar(self.scope, self.actions_by_name, self)
        self.troubles = TroubleBar(core, self)
        self.safety = SafetyDesk(core, tasks, self)
        self.help = HelpDesk(core, tasks, self)
        self.status = StatusLine(core, tasks, self.scope, self.counts, self)
        self._once_complete = Postponed()
        self._lay_out(frame)
        self._wire()
        self._stop_listening = core.notices.subscribe(self._on_changes)
        self.counts.wake(awake=True)
        self._restore()

    def _calls(self) -> dict[str, Callable[[], object]]:
        return {
            **{name: (lambda name=name: self.show_pane(name)) for name in actions.PANES},
            **{name: (lambda name=name: self._once_complete(lambda: self.orders.does(name)))
               for name in actions.OF_ORDERS},
            "ticket": self._begin_ticket,
            "templates": lambda: self._once_complete(lambda: self.templates.open()),
            "accounts": lambda: self.open_accounts(self.scope.chosen or None),
            "offline": self.switches.turn_offline,
            "halt": self.switches.turn_halt,
            "help": lambda: self.help.open(),
            "quit": self.close,
        }  # fmt: skip

    def _lay_out(self, frame: QWidget) -> None:
        self.setCentralWidget(framed(frame, (self.bar, self.troubles), self.rail, self.middle))
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self.status, 1)
        self.setMinimumSize(1024, 640)
        self.setWindowTitle("XPanel Desktop")

    def _wire(self) -> None:
        self.rail.chosen.connect(self.show_pane)
        self.services.service_chosen.connect(self._open_ticket)
        self.services.account_wanted.connect(lambda: self.open_accounts(None))
        self.services.blank.practice_wanted.connect(self.practice_wanted)
        self.scope.changed.connect(self._turn_to_account)
        self.troubles.look_wanted.connect(self.safety.look)
        self.safety.pane_wanted.connect(self.show_pane)
        self.help.wanted.connect(self._help_out)
        self.counts.changed.connect(lambda: self.rail.show_counts(self.counts.now))

    def complete(self, later: "Later") -> None:
        """Take in what the first paint did without, and do what was asked for meanwhile."""
        self.ticket, self.orders, self.outbox = later.ticket, later.orders, later.outbox
        self.unknown, self.watch, self.money = later.unknown, later.watch, later.money
        self.bulk, self.settings, self.accounts = later.bulk, later.settings, later.accounts
        self.templates = later.templates
        for name in actions.PANES[1:]:
            self.middle.add(name, getattr(self, name))
        self.middle.put_beside(self.ticket)
        watched = self.watch.count
        watched.changed.connect(lambda: self.rail.show_count("watch", watched.total))
        later.wire(self.show_pane, self.open_accounts)
        self.settings.backups.wanted.connect(self.safety.open_backups)
        self.settings.help.wanted.connect(self.help.open)
        self._once_complete.release()

    def _help_out(self, deed: str) -> None:
        """Open what a button of help asks for: "doubt", "backups", or "account <id>"."""
        if deed.startswith("account "):
            self.open_accounts(int(deed.removeprefix("account ")))
        elif deed == "doubt":
            self.safety.look()
        else:
            self.safety.open_backups()

    def show_pane(self, name: str) -> None:
        """Show a pane and give it the focus."""
        if name not in self.middle:
            self._once_complete(lambda: self.show_pane(name))
            return
        self.middle.turn_to(name)
        self._show_ticket()
        self.rail.mark(name)
        self.middle.focus()

    @property
    def pane(self) -> str:
        """The name of the pane that is shown."""
        return self.middle.shown

    def _show_ticket(self) -> None:
        """Show the ticket beside the panes that have one, once there is an account to order on."""
        self.middle.show_beside(shown=self.pane in WITH_TICKET and self.scope.account is not None)

    def open_accounts(self, account_id: int | None) -> None:
        """Open the accounts on one of them; None on a new one."""
        self._once_complete(lambda: self.accounts.open_on(account_id))

    def _open_ticket(self, account_id: int, service: Service) -> None:
        self._once_complete(lambda: self.ticket.open_service(account_id, service))

    def _begin_ticket(self) -> None:
        """Open a ticket for the service that is chosen; without one, let it be searched."""
        self.show_pane("services")
        if not self.services.choose_current():
            self.services.focus_search()

    def _on_changes(self, changes: Changes) -> None:
        self.counts.touch(changes)
        if changes.touches(Table.SETTINGS):
            self.switches.mark(self.actions_by_name)

    def _turn_to_account(self) -> None:
        self._show_ticket()
        kept = self._core.settings.set(CHOSEN, self.scope.chosen)
        self._tasks.start(self, kept, name="keep account")

    def _restore(self) -> None:
        pane = layout.restore(self, self.middle, self._core.settings)
        self.switches.mark(self.actions_by_name)
        for name in ("services", *({pane} & {*actions.PANES})):
            self.show_pane(name)
        self.retranslate()

    def layout_kept(self) -> dict[str, str]:
        """Return the settings that bring this layout back."""
        return layout.kept(self, self.middle, self.pane)

    async def keep_typed(self) -> None:
        """Save the ticket that is being typed; before the window is complete there is none."""
        if hasattr(self, "ticket"):
            await self.ticket.keep_typed()

    def tell_no_practice(self, error: Exception) -> None:
        """Say that the practice panel did not start; the log has the reason."""
        del error
        self.services.blank.offer_practice()
        self.troubles.say(
            lambda: self.tr("The practice panel did not start; the log tells more. Try it again.")
        )

    def tell_waiting(self, in_flight: int) -> None:
        """Say that the program ends once the orders in flight are answered."""
        self.statusBar().showMessage(
            self.tr("Waiting for the answer to %n order(s)…", "", in_flight)
        )

    def retranslate(self) -> None:
        """Set the texts and icons in the present language and colours."""
        actions.dress(self.actions_by_name)
        self.rail.refresh()
        self.bar.refresh()
        self.rail.show_counts(self.counts.now)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave the closing to the application, which waits for what is in flight."""
        event.ignore()
        self.closing.emit()
