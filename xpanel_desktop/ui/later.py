"""The panes that the first paint does without: imported on a thread, built one by one after it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui.dialogs.accounts import AccountsDialog
from xpanel_desktop.ui.dialogs.templates import TemplatesDialog
from xpanel_desktop.ui.palette.palette import Palette
from xpanel_desktop.ui.panes.bulk import BulkPane
from xpanel_desktop.ui.panes.money import MoneyPane
from xpanel_desktop.ui.panes.orders import OrdersPane
from xpanel_desktop.ui.panes.outbox import OutboxPane
from xpanel_desktop.ui.panes.settings import SettingsPane
from xpanel_desktop.ui.panes.ticket import TicketPane
from xpanel_desktop.ui.panes.unknown import UnknownPane
from xpanel_desktop.ui.panes.watch import WatchPane
from xpanel_desktop.ui.panes.watch_aftersales import WatchAftersales
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.piecemeal import in_turns

if TYPE_CHECKING:
    from xpanel_desktop.ui.window import MainWindow


@dataclass(frozen=True, slots=True)
class Later:
    """What comes after the first paint."""

    ticket: TicketPane
    orders: OrdersPane
    outbox: OutboxPane
    unknown: UnknownPane
    watch: WatchPane
    bulk: BulkPane
    money: MoneyPane
    settings: SettingsPane
    accounts: AccountsDialog
    templates: TemplatesDialog
    palette: Palette

    def wire(
        self, show_pane: Callable[[str], object], open_accounts: Callable[[int | None], object]
    ) -> None:
        """Let each pane's wishes be heard: no pane knows another."""
        self.outbox.edit_wanted.connect(self.ticket.edit_draft)
        self.outbox.unknown_wanted.connect(lambda _account: show_pane("unknown"))
        self.outbox.account_wanted.connect(open_accounts)
        self.watch.orders_wanted.connect(lambda: show_pane("orders"))
        self.watch.order_wanted.connect(lambda order: self._open_order(order, show_pane))
        self.ticket.body.header.templates_wanted.connect(self.templates.open)
        self.templates.when_used(lambda: show_pane("services"))
        self.orders.shown_wanted.connect(lambda: show_pane("orders"))
        self.orders.state_wanted.connect(lambda state: self._open_state(state, show_pane))
        for pane in (self.outbox, self.orders):
            pane.services_wanted.connect(lambda: show_pane("services"))

    def _open_state(self, state: State, show_pane: Callable[[str], object]) -> None:
        if state is State.UNKNOWN:
            show_pane("unknown")
            return
        show_pane("outbox")
        self.outbox.show_state(state)

    def _open_order(self, order: Order, show_pane: Callable[[str], object]) -> None:
        show_pane("orders")
        self.orders.opening.open(order)


async def build(core: Core, tasks: Tasks, scope: Scope, window: "MainWindow") -> Later:
    """Build them one by one; the window paints and answers in between."""
    stack = window.middle.stack
    ticket = TicketPane(core, tasks, scope, window.middle.beside, piecemeal=True)
    await in_turns(ticket.pieces)
    orders = OrdersPane(core, tasks, scope, stack, piecemeal=True)
    await in_turns(orders.pieces)
    outbox = OutboxPane(core, tasks, scope, stack, piecemeal=True)
    await in_turns(outbox.pieces)
    unknown = UnknownPane(core, tasks, scope, stack)
    await asyncio.sleep(0)
    watch = WatchPane(core, tasks, scope, stack)
    await asyncio.sleep(0)
    WatchAftersales(core, tasks, watch)
    await asyncio.sleep(0)
    bulk = BulkPane(core, tasks, scope, stack)
    await asyncio.sleep(0)
    money = MoneyPane(core, tasks, scope, stack)
    await asyncio.sleep(0)
    settings = SettingsPane(core, tasks, scope, stack, piecemeal=True)
    await in_turns(settings.pieces)
    accounts = AccountsDialog(core, tasks, scope, window, piecemeal=True)
    await in_turns(accounts.pieces)
    templates = TemplatesDialog(core, tasks, scope, ticket, window)
    await asyncio.sleep(0)
    palette = Palette(core, tasks, window)
    await asyncio.sleep(0)
    return Later(
        ticket, orders, outbox, unknown, watch, bulk, money, settings, accounts, templates, palette
    )
