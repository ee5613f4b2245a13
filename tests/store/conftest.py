"""A real database in a folder of its own, with one account."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.tickets import NOW, new_order
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.order import Ending, Order
from xpanel_desktop.domain.state import Event, State
from xpanel_desktop.store.accounts import AccountRows
from xpanel_desktop.store.database import Database
from xpanel_desktop.store.drafts import Drafts
from xpanel_desktop.store.journal import Journal
from xpanel_desktop.store.pages import Pages
from xpanel_desktop.store.queue import Queue
from xpanel_desktop.store.tracking import Tracking

ACCOUNT = Account(0, "Main", "https://panel.example/api/v2", "vault-1", currency="USD")


@dataclass
class Shop:
    """A database and what works on it."""

    database: Database
    account: Account

    def __post_init__(self) -> None:
        self.drafts = Drafts(self.database)
        self.journal = Journal(self.database)
        self.tracking = Tracking(self.database)
        self.pages = Pages(self.database)
        self.queue = Queue(self.database)
        self.accounts = AccountRows(self.database)
        self.clock = NOW
        self._ids = 100

    def tick(self) -> None:
        self.clock += timedelta(seconds=1)

    async def queued(self, link: str = "https://x.example/p/1") -> Order:
        self.tick()
        return await self.drafts.save_and_queue(
            new_order(link, account_id=self.account.id), self.clock
        )

    async def ready(self, most: int = 99) -> list[int]:
        """Return the ids of the orders that may go now, in the order of sending."""
        orders = await self.queue.ready(self.account.id, self.clock, most)
        return [order.id for order in orders]

    async def sending(self) -> Order:
        order = await self.queued()
        await self.journal.begin(order.id, self.clock, {"service": "1"})
        return order

    async def placed(self, panel_id: str = "") -> Order:
        order = await self.sending()
        self._ids += 1
        return await self.end(order, Ending.ACCEPTED, Event.ACCEPT, panel_id or str(self._ids))

    async def end(self, order: Order, ending: Ending, event: Event, panel_id: str = "") -> Order:
        return await self.journal.end(
            order.id, 1, self.clock, ending, event=event, panel_id=panel_id
        )

    async def get(self, order: Order) -> Order:
        (found,) = await self.pages.get([order.id])
        return found

    async def in_state(self, state: State) -> Order:
        """Bring an order into `state` by the ways that the program has."""
        if state is State.DRAFT:
            new = new_order(account_id=self.account.id)
            return await self.drafts.save(new, self.clock)
        if state in (State.QUEUED, State.HELD):
            order = await self.queued()
            if state is State.HELD:
                await self.drafts.move([order.id], Event.HOLD, self.clock)
            return await self.get(order)
        if state is State.SENDING:
            return await self.get(await self.sending())
        if state is State.REFUSED:
            return await self.end(await self.sending(), Ending.REFUSED, Event.REFUSE)
        if state in (State.UNKNOWN, State.NOT_PLACED):
            lost = await self.end(await self.sending(), Ending.UNKNOWN, Event.LOSE)
            if state is State.NOT_PLACED:
                return await self.journal.decide(lost.id, Event.DECLARE_NOT_PLACED, self.clock)
            return lost
        order = await self.placed()
        sql = "UPDATE orders SET state = ? WHERE id = ?"
        await self.database.write(lambda db: db.execute(sql, (state.value, order.id)).rowcount)
        return await self.get(order)


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Shop]:
    database = await Database.open(tmp_path / "xpanel.db")
    account = await AccountRows(database).add(ACCOUNT)
    yield Shop(database, account)
    await database.close()
