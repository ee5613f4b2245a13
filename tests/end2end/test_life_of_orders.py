"""Orders of every type through their life: placed, followed, cancelled, refilled, compared.

The practice panel keeps a ledger of its own, in no line shared with the program: at the end every
order's state, charge, start count and remains, and the balance, must be the panel's own. So must be
each refill, where the panel works on it as most panels do. Time is the test's on both sides.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.app.kit import account_on, all_orders, opened
from tests.support.clock import VirtualClock
from tests.support.practice import Practice, practice
from xpanel_desktop.app.aftersales import MOST, Result
from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.aftersales import Candidate
from xpanel_desktop.domain.checks import Level, Situation, check
from xpanel_desktop.domain.fields import COUNTED_BY
from xpanel_desktop.domain.guarantee import LIFETIME
from xpanel_desktop.domain.order import NewOrder, Order, written
from xpanel_desktop.domain.query import OrderQuery
from xpanel_desktop.domain.requests import Deed, Request, Stand
from xpanel_desktop.domain.service import Service, suggested_kind
from xpanel_desktop.domain.state import FINISHED, PLACED, State, heard
from xpanel_desktop.domain.ticket import Ticket
from xpanel_desktop.practice.desk import CANCEL_TAKES
from xpanel_desktop.practice.refills import WAIT, WORK

LONG = 7 * 86400.0
"""Seconds of the panel's clock after which every order has ended."""
TEXTS = {
    "quantity": "1000",
    "runs": "2",
    "interval": "5",
    "keywords": "bir\niki",
    "comments": "güzel 🌿\nharika & iyi = 100%\n" * 5,
    "usernames": "a\nb\n" * 10,
    "hashtags": "x\ny",
    "hashtag": "x",
    "username": "birisi",
    "media": "https://x.example/m",
    "answer_number": "2",
    "choice": "2",
    "listen_duration": "30",
    "groups": "https://t.me/bir",
    "min": "100",
    "max": "100",
    "posts": "2",
    "delay": "0",
    "country": "TR",
    "device": "1",
    "type_of_traffic": "2",
    "referring_url": "https://x.example/r",
}


class Life:
    """A core and a panel, and the orders between them."""

    def __init__(self, core: Core, place: Practice, clock: VirtualClock) -> None:
        self.core, self.place, self.clock = core, place, clock

    async def queue(self, account: Account, services: Sequence[Service], number: int) -> None:
        """Queue orders of every service in turn."""
        for at in range(number):
            service, rest = services[at % len(services)], account.dialects.rest
            await self.core.tickets.send(new_order(account.id, service, at, xpanel=rest))

    async def until(self, there: Callable[[], Awaitable[bool]], seconds: float) -> None:
        """Let virtual time go on until something holds; fails when real time is over."""
        async with asyncio.timeout(seconds):
            while not await there():
                self.clock.advance(30.0)
                await asyncio.sleep(0.02)

    async def all_in(self, states: frozenset[State]) -> bool:
        counts = await self.core.orders.counts()
        return all(state in states for _, state in counts)

    async def refill_of(self, order_id: int) -> Request:
        """Return the one refill that was asked for an order."""
        records = await self.core.aftersales.history(order_id)
        (found,) = [one.request for one in records if one.request.deed is Deed.REFILL]
        return found

    async def all_refilled(self, results: Sequence[Result]) -> bool:
        stands = [(await self.refill_of(one.order.id)).stand for one in results]
        return Stand.FOLLOWING not in stands

    async def ask(self, deed: Deed, orders: Sequence[Order]) -> list[Result]:
        after = self.core.aftersales
        results: list[Result] = []
        for start in range(0, len(orders), MOST):
            judged = await after.check(deed, orders[start : start + MOST])
            results += await after.carry_out(after.begin(deed, judged))
        return results


def only_on_xpanel(service: Service) -> bool:
    """Tell whether it is ordered by fields that other panels do not know: choice, Spaces."""
    return suggested_kind(service, xpanel=True) is not suggested_kind(service, xpanel=False)


def new_order(account_id: int, service: Service, at: int, *, xpanel: bool) -> NewOrder:
    """Return an order of a service; whatever its kind, the check lets it through."""
    kind = suggested_kind(service, xpanel=xpanel)
    quantity = max(service.minimum or 1, min(1000, service.maximum or 1000))
    texts = dict(TEXTS, link=f"https://x.example/{at}", quantity=str(quantity))
    if kind in COUNTED_BY:
        del texts["quantity"]
    if not service.dripfeed or at % 3:
        del texts["runs"], texts["interval"]
    ticket = Ticket(account_id, service.id, kind, texts)
    verdict = check(ticket, service, Situation(xpanel=xpanel))
    assert verdict.level is not Level.BLOCK, (service, verdict.problems)
    return written(ticket, service, "USD")


@pytest.mark.parametrize("xpanel", [True, False], ids=["XPanel", "most panels"])
@pytest.mark.parametrize(
    "number",
    [
        pytest.param(300, marks=pytest.mark.reliability),
        pytest.param(5000, marks=pytest.mark.long),
    ],
)
@pytest.mark.timeout(3600)
async def test_every_order_ends_as_the_panels_own_ledger_says(
    tmp_path: Path, number: int, xpanel: bool
) -> None:
    patience = 120 + number / 5
    began = time.monotonic()
    clock = VirtualClock()
    async with (
        practice(services=60, balance=10_000_000, xpanel=xpanel) as place,
        opened(tmp_path, clock=clock) as core,
    ):
        life = Life(core, place, clock)
        account = await account_on(core, place, parallel=8)
        await core.sessions.start_all()
        offered = (await core.catalogs.sync(account.id)).services
        services = [one for one in offered if xpanel or not only_on_xpanel(one)]
        assert account.dialects.rest is xpanel
        await life.queue(account, services, number)
        await life.until(lambda: life.all_in(PLACED), patience)
        orders = await all_orders(core)
        assert len(orders) == number == len(place.panel.desk.ledger.orders)
        assert len({order.ticket.kind for order in orders}) >= (17 if xpanel else 16)

        requested = await life.ask(Deed.CANCEL, orders[::5])
        assert {one.stand for one in requested} == {Stand.REQUESTED}
        place.panel.desk.ledger.advance(CANCEL_TAKES + 1)
        place.panel.desk.ledger.advance(LONG)
        await life.until(lambda: life.all_in(FINISHED), patience)

        for service in services:
            await core.aftersales.set_guarantee(account.id, service.id, LIFETIME)
        able: list[Candidate] = await core.aftersales.refillable(OrderQuery(), core.orders.window)
        completed = [one for one in await all_orders(core) if one.state is State.COMPLETED]
        by_id = {service.id: service for service in services}
        allowed = {one.id for one in completed if by_id[one.ticket.service_id].refill}
        assert {one.order.id for one in able} == allowed
        refilled = await life.ask(Deed.REFILL, [one.order for one in able])
        assert {one.stand for one in refilled} == {
            Stand.ACKNOWLEDGED if xpanel else Stand.FOLLOWING
        }
        assert await life.ask(Deed.REFILL, [one.order for one in able]) == []

        if not xpanel:
            place.panel.desk.ledger.advance(WAIT + WORK + 1)
            await life.until(lambda: life.all_refilled(refilled), patience)
            await compare_refills(life, refilled)
        await compare(life, requested)
        balance = await core.balances.refresh(account.id)
        assert balance.money.amount == place.panel.desk.ledger.balance()
        print(f"{number} orders in {time.monotonic() - began:.0f} s")


async def compare_refills(life: Life, refilled: Sequence[Result]) -> None:
    """Compare what became of every refill with the panel's word of it."""
    desk = life.place.panel.desk
    ended: Counter[str] = Counter()
    for one in refilled:
        asked = await life.refill_of(one.order.id)
        word = desk.refill_status(asked.refill_id)
        assert asked.stand is {"Completed": Stand.COMPLETED, "Rejected": Stand.REJECTED}[word]
        ended[word] += 1
    assert len(desk.ledger.refills) == len(refilled) == sum(ended.values())
    assert len(ended) == 2, ended


async def compare(life: Life, requested: Sequence[Result]) -> None:
    """Compare every order with the panel's ledger, and every cancel with what became of it."""
    told: Any = life.place.panel.desk.report()
    ledger = {str(entry["id"]): entry for entry in told["orders"]}
    ours = await all_orders(life.core)
    assert {order.panel_id for order in ours} == set(ledger)
    for order in ours:
        entry = ledger[order.panel_id]
        theirs = (
            heard(entry["status"]),
            Decimal(entry["charge"]),
            int(entry["start_count"]),
            int(entry["remains"]),
        )
        assert (order.state, order.charge, order.start_count, order.remains) == theirs
    ended = Counter(order.state for order in ours)
    assert {State.COMPLETED, State.CANCELED} <= set(ended), ended
    states = {order.id: order.state for order in ours}
    for one in requested:
        (request,) = [
            record.request
            for record in await life.core.aftersales.history(one.order.id)
            if record.request.deed is Deed.CANCEL
        ]
        cancelled = states[one.order.id] in (State.CANCELED, State.PARTIAL)
        assert request.stand is (Stand.COMPLETED if cancelled else Stand.OVERTAKEN)
