"""The panes that the first paint does without and that every day needs, built one by one after it.

What else there is waits until it is asked for: `rooms.py`.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui.palette.palette import Palette
from xpanel_desktop.ui.panes.orders import OrdersPane
from xpanel_desktop.ui.panes.ticket import TicketPane
from xpanel_desktop.ui.rooms import Rooms
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.piecemeal import in_turns

if TYPE_CHECKING:
    from xpanel_desktop.ui.panes.outbox import OutboxPane
    from xpanel_desktop.ui.panes.watch import WatchPane
    from xpanel_desktop.ui.window import MainWindow


@dataclass(frozen=True, slots=True)
class Later:
    """What comes after the first paint."""

    ticket: TicketPane
    orders: OrdersPane
    palette: Palette
    rooms: Rooms

    def wire(
        self, show_pane: Callable[[str], object], open_accounts: Callable[[int | None], object]
    ) -> None:
        """Let each pane's wishes be heard: no pane knows another."""

        def wire_watch(pane: "WatchPane") -> None:
            pane.orders_wanted.connect(lambda: show_pane("orders"))
            pane.order_wanted.connect(lambda order: self._open_order(order, show_pane))

        def wire_outbox(pane: "OutboxPane") -> None:
            pane.edit_wanted.connect(self.ticket.edit_draft)
            pane.unknown_wanted.connect(lambda _account: show_pane("unknown"))
            pane.account_wanted.connect(open_accounts)
            pane.services_wanted.connect(lambda: show_pane("services"))

        templates = self.rooms.templates
        self.rooms.outbox.then(wire_outbox)
        self.rooms.watch.then(wire_watch)
        templates.then(lambda dialog: dialog.when_used(lambda: show_pane("services")))
        self.ticket.body.header.templates_wanted.connect(self.rooms.open_templates)
        self.orders.shown_wanted.connect(lambda: show_pane("orders"))
        self.orders.state_wanted.connect(lambda state: self._open_state(state, show_pane))
        self.orders.services_wanted.connect(lambda: show_pane("services"))

    def _open_state(self, state: State, show_pane: Callable[[str], object]) -> None:
        if state is State.UNKNOWN:
            show_pane("unknown")
            return
        show_pane("outbox")
        self.rooms.outbox(lambda pane: pane.show_state(state))

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
    palette = Palette(core, tasks, window)
    await asyncio.sleep(0)
    return Later(ticket, orders, palette, Rooms(core, tasks, window))
