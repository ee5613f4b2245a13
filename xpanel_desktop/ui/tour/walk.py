"""What every step of the tour has at hand: the windows, the panel behind them, the album."""

from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from xpanel_desktop.app.practice_child import PracticeChild
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.query import OrderQuery
from xpanel_desktop.domain.state import PLACED, State
from xpanel_desktop.ui.application import Program
from xpanel_desktop.ui.tour.album import Album
from xpanel_desktop.ui.tour.hands import click, expect, press, until, write
from xpanel_desktop.ui.window import MainWindow

W = TypeVar("W", bound=QWidget)


@dataclass
class Walk:
    """One tour under way."""

    program: Program
    child: PracticeChild
    album: Album
    links: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def window(self) -> MainWindow:
        """The main window."""
        return self.program.window

    def find(self, kind: type[W], name: str, inside: QWidget | None = None) -> W:
        """Return a widget by its object name. Raises StepFailed when there is none."""
        found = (inside or self.window).findChild(kind, name)
        expect(found is not None, f"there is no {kind.__name__} {name}")
        assert found is not None
        return found

    def take(self, title: str, **facts: object) -> None:
        """Take a picture of the main window with facts that hold."""
        self.album.take(self.window, title, **facts)

    async def go(self, pane: str) -> None:
        """Go to a pane by its button in the rail."""
        await click(self.window.rail.buttons[pane])
        await until(lambda: self.window.pane == pane, f"the pane {pane}")

    async def orders(self, *states: State) -> list[Order]:
        """Return the orders in these states, all of them without any."""
        return await self.program.core.orders.window(OrderQuery(frozenset(states)), 0, 500)

    async def by_link(self, link: str) -> Order | None:
        """Return the newest order with a link."""
        return next((order for order in await self.orders() if order.link == link), None)

    async def until_placed(self, link: str) -> Order:
        """Wait until the order with this link was accepted; return it."""

        async def placed() -> bool:
            order = await self.by_link(link)
            return order is not None and order.state in PLACED

        await until(placed, f"the order for {link} is accepted")
        order = await self.by_link(link)
        assert order is not None
        return order

    async def ledger(self) -> dict[str, Any]:
        """Return the panel's own ledger."""
        return await self.child.control("ledger")

    async def open_ticket(self, service_id: str) -> None:
        """Find a service by typing its id, and open a ticket with Enter in the table."""
        pane = self.window.services
        await self.go("services")
        await write(pane.bar.search, service_id)
        await until(lambda: pane.model.row_of(service_id) is not None, f"service {service_id}")
        row = pane.model.row_of(service_id)
        assert row is not None
        pane.table.selectRow(row)
        await press(pane.table, Qt.Key.Key_Return)
        desk = self.window.ticket
        await until(
            lambda: desk.desk is not None and desk.desk.service is not None
            and desk.desk.service.id == service_id,
            f"the ticket for service {service_id}",
        )  # fmt: skip
