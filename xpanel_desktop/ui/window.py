"""The main window: assembles the panes, the ticket beside them, the rail and the status bar."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from xpanel_desktop.ui import actions, layout
from xpanel_desktop.ui.panes.service_face import LAYOUT, ServicesFace
from xpanel_desktop.ui.postponed import Postponed
from xpanel_desktop.ui.widgets.frame import framed, take_in
from xpanel_desktop.ui.widgets.middle import Middle
from xpanel_desktop.ui.widgets.rail import Rail
from xpanel_desktop.ui.widgets.top_bar import TopBar
from xpanel_desktop.ui.window_calls import calls_of

if TYPE_CHECKING:
    from xpanel_desktop.app.core import Core
    from xpanel_desktop.domain.service import Service
    from xpanel_desktop.store.glimpse import Glimpse
    from xpanel_desktop.ui.later import Later
    from xpanel_desktop.ui.tasks import Tasks

WITH_TICKET = frozenset({"services", "outbox"})
"""Panes that have the ticket beside them."""


class MainWindow(QMainWindow):
    """One window of panes; it wires and knows no more.

    It can be painted with the first services by `show_first` before there is a core; it works once
    `begin` hands it one, and has all its panes by `complete`. What is asked for too early waits.
    """

    closing = Signal()
    """The operator wants to quit."""
    practice_wanted = Signal()
    """The operator wants to try the practice panel."""
    first_steps_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.once_begun, self.once_complete = Postponed(), Postponed()
        self._has_account = self._laid_out = False
        self.asked_for = "services"
        self.actions_by_name = actions.make(self, calls_of(self))
        self._frame = QWidget(self)
        self.middle = Middle(self._frame)
        self._face = ServicesFace(self.middle.stack)
        self.middle.add("services", self._face)
        self.rail = Rail(self.actions_by_name, self)
        self.bar = TopBar(self.actions_by_name, self)
        self._lay_out()
        self.rail.chosen.connect(self.show_pane)
        self.bar.chosen.connect(lambda one: self.once_begun(lambda: self.scope.choose(one)))
        self._show_ticket()
        self.rail.mark("services")

    def _lay_out(self) -> None:
        self.setCentralWidget(framed(self._frame, (self.bar,), self.rail, self.middle))
        self.statusBar().setSizeGripEnabled(False)
        self.setMinimumSize(1024, 640)
        self.setWindowTitle("XPanel Desktop")

    def show_first(self, seen: "Glimpse") -> None:
        """Show what is known before the store is open; nothing works on it yet."""
        self._restore(seen.settings.get)
        self.bar.show_accounts(seen.accounts, seen.account.id)
        self._face.show_first(seen.account, seen.services, seen.settings.get(LAYOUT, ""))
        self._has_account = True
        self._show_ticket()

    async def begin(self, core: "Core", tasks: "Tasks") -> None:
        """Take in the core and all that needs one, in pieces; from here on the window works."""
        from xpanel_desktop.ui.window_wiring import wire
        from xpanel_desktop.ui.workings import Workings

        self._core, self._tasks = core, tasks
        parts = Workings(core, tasks, self._face, self)
        self.scope, self.services = parts.scope, parts.services
        await parts.build()
        held = self.focusWidget()
        self.counts, self.switches, self.status = parts.counts, parts.switches, parts.status
        self.findings = parts.findings
        self.troubles, self.safety, self.help = parts.troubles, parts.safety, parts.help
        self.key_desk = parts.key_desk
        take_in(self._frame, self.troubles)
        self.statusBar().addWidget(self.status, 1)
        wire(self, core)
        self.counts.wake(awake=True)
        self._show_accounts()
        asked, left = self.asked_for, self._restore(core.settings.get)
        self.switches.mark(self.actions_by_name)
        for name in ("services", *({left if asked == "services" else asked} & {*actions.PANES})):
            self.show_pane(name)
        self.retranslate()
        if held is not None and self._face.isAncestorOf(held):
            held.setFocus()
        self.once_begun.release()

    def complete(self, later: "Later") -> None:
        """Take in what the first paint did without, and do what was asked for meanwhile."""
        from xpanel_desktop.ui.window_wiring import wire_later

        self.ticket, self.orders, self.rooms = later.ticket, later.orders, later.rooms
        self.middle.put_beside(self.ticket)
        wire_later(self, later)
        self.once_complete.release()

    def show_pane(self, name: str) -> None:
        """Show a pane and give it the focus; one that is not built yet, as soon as it is."""
        self.asked_for = name
        if name not in self.middle:
            self.once_complete(lambda: self.rooms.enter(name))
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
        self.middle.show_beside(shown=self.pane in WITH_TICKET and self._has_account)

    def open_accounts(self, account_id: int | None) -> None:
        """Open the accounts on one of them; None on a new one."""
        self.once_complete(lambda: self.rooms.open_accounts(account_id))

    def open_ticket(self, account_id: int, service: "Service") -> None:
        """Open a ticket for a service."""
        self.once_complete(lambda: self.ticket.open_service(account_id, service))

    def turn_to_account(self) -> None:
        """Show and keep the account that is chosen."""
        from xpanel_desktop.ui.scope import CHOSEN

        self._show_accounts()
        self._show_ticket()
        kept = self._core.settings.set(CHOSEN, self.scope.chosen)
        self._tasks.start(self, kept, name="keep account")

    def _show_accounts(self) -> None:
        self._has_account = self.scope.account is not None
        self.bar.show_accounts(self.scope.accounts, self.scope.chosen)

    def _restore(self, read: layout.Read) -> str:
        """Bring the kept layout back, once; return the pane that was shown."""
        if self._laid_out:
            return str(read(layout.PANE, ""))
        self._laid_out = True
        self.middle.splits.take(read(layout.SPLITS, dict[str, object]()))
        return layout.restore(self, self.middle, read)

    def layout_kept(self) -> dict[str, object]:
        """Return the settings that bring this layout back; a pane counts once it is asked for."""
        return layout.kept(self, self.middle, self.asked_for, self.middle.splits.kept())

    async def keep_typed(self) -> None:
        """Save the ticket that is being typed; before the window is complete there is none."""
        if hasattr(self, "ticket"):
            await self.ticket.keep_typed()

    def tell_no_practice(self, _error: Exception) -> None:
        """Say that the practice panel did not start; the log has the reason."""
        self.services.blank.offer_practice()
        self.troubles.say(
            lambda: self.tr("The practice panel did not start; the log tells more. Try it again.")
        )

    def tell_waiting(self, in_flight: int) -> None:
        """Say that the program ends once the orders in flight are answered."""
        self.statusBar().showMessage(
            self.tr("Waiting for the answer to %Ln order(s)…", "", in_flight)
        )

    def retranslate(self) -> None:
        """Set the texts and icons in the present language and colours."""
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
