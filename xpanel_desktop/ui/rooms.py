"""The panes and dialogs that are built when they are first asked for, and how each is built."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from xpanel_desktop.ui.room import Room
from xpanel_desktop.ui.stepwise import import_in_turns
from xpanel_desktop.ui.widgets.piecemeal import in_turns

if TYPE_CHECKING:
    from xpanel_desktop.app.core import Core
    from xpanel_desktop.ui.dialogs.accounts import AccountsDialog
    from xpanel_desktop.ui.dialogs.templates import TemplatesDialog
    from xpanel_desktop.ui.panes.bulk import BulkPane
    from xpanel_desktop.ui.panes.money import MoneyPane
    from xpanel_desktop.ui.panes.outbox import OutboxPane
    from xpanel_desktop.ui.panes.settings import SettingsPane
    from xpanel_desktop.ui.panes.unknown import UnknownPane
    from xpanel_desktop.ui.panes.watch import WatchPane
    from xpanel_desktop.ui.tasks import Tasks
    from xpanel_desktop.ui.window import MainWindow

P = TypeVar("P", bound=QObject)
D = TypeVar("D", bound=QDialog)
PANES, DIALOGS = "xpanel_desktop.ui.panes", "xpanel_desktop.ui.dialogs"


class Rooms(QObject):
    """One room for each of them. Each imports what it is made of only then."""

    def __init__(self, core: "Core", tasks: "Tasks", window: "MainWindow") -> None:
        super().__init__(window)
        self._core, self._tasks, self._window = core, tasks, window
        self._scope, self._stack = window.scope, window.middle.stack
        self.outbox: Room[OutboxPane] = self._room(self._outbox)
        self.unknown: Room[UnknownPane] = self._room(self._unknown)
        self.watch: Room[WatchPane] = self._room(self._watch)
        self.bulk: Room[BulkPane] = self._room(self._bulk)
        self.money: Room[MoneyPane] = self._room(self._money)
        self.settings: Room[SettingsPane] = self._room(self._settings)
        self.accounts: Room[AccountsDialog] = self._room(self._accounts)
        self.templates: Room[TemplatesDialog] = self._room(self._templates)

    @property
    def panes(self) -> "tuple[Room[QWidget], ...]":
        """The rooms of panes: what can be done in them is found in them."""
        return (self.outbox, self.unknown, self.watch, self.bulk, self.money, self.settings)

    def enter(self, name: str) -> None:
        """Show a pane once it is there, unless another one was asked for meanwhile.

        Until then keys go nowhere: those meant for it must do nothing to the pane before it. That
        one is shown on where the other cannot be built.
        """

        def show(shown: str) -> None:
            if self._window.asked_for == name:
                self._window.show_pane(shown)

        if name in self._window.middle:
            show(name)
        else:
            room: Room[QWidget] = getattr(self, name)
            self._let_go()
            room(lambda _pane: show(name), lambda: show(self._window.pane))

    def open_accounts(self, account_id: int | None) -> None:
        """Open the accounts on one of them; None on a new one."""
        self._open(self.accounts, lambda dialog: dialog.open_on(account_id))

    def open_templates(self) -> None:
        """Open the templates."""
        self._open(self.templates, lambda dialog: dialog.open())

    def _open(self, room: Room[D], deed: Callable[[D], object]) -> None:
        """Open a dialog once it is there.

        Until then keys go nowhere, as with a pane; then they go again where they went.
        """
        held = None if room.is_built else self._let_go()

        def take_back() -> None:
            if held is not None and isValid(held) and self._window.focusWidget() is None:
                held.setFocus()

        def open_it(dialog: D) -> None:
            take_back()  # where the dialog leaves it to when it is closed
            deed(dialog)

        room(open_it, take_back)

    def _let_go(self) -> QWidget | None:
        """Take the focus from who has it in the window, and return who that was."""
        held = self._window.focusWidget()
        if held is not None:
            held.clearFocus()
        return held

    def _room(self, build: Callable[[], Coroutine[Any, Any, P]]) -> Room[P]:
        return Room(build, self._tasks, self)

    async def _outbox(self) -> "OutboxPane":
        await import_in_turns(f"{PANES}.outbox")
        from xpanel_desktop.ui.panes.outbox import OutboxPane

        pane = OutboxPane(self._core, self._tasks, self._scope, self._stack, piecemeal=True)
        await in_turns(pane.pieces)
        return pane

    async def _unknown(self) -> "UnknownPane":
        await import_in_turns(f"{PANES}.unknown")
        from xpanel_desktop.ui.panes.unknown import UnknownPane

        return UnknownPane(self._core, self._tasks, self._scope, self._stack)

    async def _watch(self) -> "WatchPane":
        await import_in_turns(f"{PANES}.watch", f"{PANES}.watch_aftersales")
        from xpanel_desktop.ui.panes.watch import WatchPane
        from xpanel_desktop.ui.panes.watch_aftersales import WatchAftersales

        core, tasks = self._core, self._tasks
        pane = WatchPane(core, tasks, self._scope, self._window.findings, self._stack)
        await asyncio.sleep(0)
        WatchAftersales(core, tasks, pane)
        return pane

    async def _bulk(self) -> "BulkPane":
        await import_in_turns(f"{PANES}.bulk")
        from xpanel_desktop.ui.panes.bulk import BulkPane

        return BulkPane(self._core, self._tasks, self._scope, self._stack)

    async def _money(self) -> "MoneyPane":
        await import_in_turns(f"{PANES}.money")
        from xpanel_desktop.ui.panes.money import MoneyPane

        return MoneyPane(self._core, self._tasks, self._scope, self._stack)

    async def _settings(self) -> "SettingsPane":
        await import_in_turns(f"{PANES}.settings")
        from xpanel_desktop.ui.panes.settings import SettingsPane

        pane = SettingsPane(self._core, self._tasks, self._scope, self._stack, piecemeal=True)
        await in_turns(pane.pieces)
        return pane

    async def _accounts(self) -> "AccountsDialog":
        await import_in_turns(f"{DIALOGS}.accounts")
        from xpanel_desktop.ui.dialogs.accounts import AccountsDialog

        dialog = AccountsDialog(self._core, self._tasks, self._scope, self._window, piecemeal=True)
        await in_turns(dialog.pieces)
        return dialog

    async def _templates(self) -> "TemplatesDialog":
        await import_in_turns(f"{DIALOGS}.templates")
        from xpanel_desktop.ui.dialogs.templates import TemplatesDialog

        ticket = self._window.ticket
        return TemplatesDialog(self._core, self._tasks, self._scope, ticket, self._window)
