"""What the tests of the pane of money have at hand: a real core with orders that cost money."""

import contextlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests.support.clock import VirtualClock
from tests.support.tickets import new_order
from xpanel_desktop.app.core import Core, open_core
from xpanel_desktop.app.stores import stores_of
from xpanel_desktop.domain.account import Account, Dialects
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.money import Money
from xpanel_desktop.domain.order import Ending, Order, Report
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.domain.snapshot import Probe
from xpanel_desktop.domain.state import Event
from xpanel_desktop.ui.panes.money import MoneyPane
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.vault import Vault


@dataclass
class Till:
    """A core with an account on a virtual clock; what it does tells the screens, as sessions do."""

    core: Core
    clock: VirtualClock
    account: Account
    tasks: Tasks = field(default_factory=Tasks)

    def __post_init__(self) -> None:
        self.stores = stores_of(self.core.database)

    def tick(self, seconds: float = 1.0) -> datetime:
        self.clock.advance(seconds)
        return self.clock.now()

    def _tell(self, table: Table, ids: list[int]) -> None:
        self.core.notices.publish(Changes.of(table, ids))

    async def placed(self, panel_id: str, *, quantity: str = "100") -> Order:
        new = new_order(
            f"https://a.example/{panel_id}", account_id=self.account.id, quantity=quantity
        )
        order = await self.stores.drafts.save_and_queue(new, self.tick())
        await self.stores.journal.begin(order.id, self.tick(), {"service": "1"})
        done = await self.stores.journal.end(
            order.id, 1, self.tick(), Ending.ACCEPTED, event=Event.ACCEPT, panel_id=panel_id
        )
        self._tell(Table.ORDERS, [order.id])
        return done

    async def told(self, order: Order, word: str, charge: str) -> None:
        report = Report(word, Decimal(charge))
        await self.stores.tracking.apply({order.id: report}, self.tick())
        self._tell(Table.ORDERS, [order.id])

    async def read(self, amount: str, *, after: float = 60.0) -> None:
        """Read a balance, as a session does every few minutes."""
        at = self.tick(after)
        await self.stores.balances.record(self.account.id, at, Money(Decimal(amount), "USD"))
        self._tell(Table.BALANCES, [self.account.id])


@contextlib.asynccontextmanager
async def till(folder: Path, *, balance: str = "100.00") -> AsyncIterator[Till]:
    """Open a core with one account whose balance was read once."""
    clock = VirtualClock()
    core = await open_core(folder, clock=clock, vault=Vault(memory_only=True))
    try:
        probe = Probe(dialects=Dialects(), money=Money(Decimal(balance), "USD"), services=1)
        account = await core.accounts.add(
            name="Main shop",
            url="http://127.0.0.1:1/api/v2",
            key=Secret("a-key-of-the-tests"),
            colour="blue",
            probe=probe,
        )
        made = Till(core, clock, account)
        yield made
        await made.tasks.close()
    finally:
        await core.close()


@contextlib.contextmanager
def pane_on(made: Till, *, size: tuple[int, int] = (1072, 640)) -> Iterator[MoneyPane]:
    """Show the pane of money until the end of the block."""
    scope = Scope(made.core)
    pane = MoneyPane(made.core, made.tasks, scope)
    pane.resize(*size)
    pane.show()
    try:
        yield pane
    finally:
        scope.close()
        pane.close()
        pane.deleteLater()


def focused(widget: QWidget) -> QWidget:
    """Return what has the focus in a widget's window."""
    found = widget.window().focusWidget()
    assert found is not None
    return found
