"""Two accounts with one balance, orders of every end, a clock that is set: no false flag."""

import random
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal

import pytest

from tests.store.conftest import ACCOUNT, Shop
from tests.store.test_reckoning import COST, Till
from tests.store.test_runs import follow, spent
from tests.store.test_spending import WHOLE
from xpanel_desktop.domain.closing import Period
from xpanel_desktop.domain.order import Order, Report

ENDINGS = (("Partial", "0.0271"), ("Partial", "0.05"), ("Canceled", "0"), ("Completed", "0.09"))
SET = (-180, -61, -10, 45, 180)
"""Minutes by which a clock is set."""


@dataclass
class Player:
    """Places, asks and reads as the program does: after what is accepted it reads."""

    till: Till
    dice: random.Random
    accounts: list[int]
    balance: Decimal = Decimal(10)
    open: list[Order] = field(default_factory=list)
    told: list[Order] = field(default_factory=list)
    beside: dict[int, Order] = field(default_factory=dict)
    """Our order → its row in the other account, where that follows it, too."""
    heard_late: list[tuple[Order, Report]] = field(default_factory=list)

    async def read(self) -> None:
        minutes = self.dice.choice((1, 3, 3, 20))
        await self.till.read(str(self.balance), minutes, self.dice.choice(self.accounts))

    async def place(self) -> None:
        shop = self.till.shop
        shop.account = replace(shop.account, id=self.dice.choice(self.accounts))
        for _ in range(self.dice.randint(1, 3)):
            self.open.append(await shop.placed())
            self.balance -= COST
        await self.read()

    async def ask(self) -> None:
        for order in self.open:
            await self.till.told(order, "In progress", str(COST))
        self.told += self.open
        self.open.clear()

    async def follow(self) -> None:
        """Let the other account follow an order that was placed in one."""
        shop = self.till.shop
        alone = [one for one in (*self.open, *self.told) if one.id not in self.beside]
        if alone:
            order = self.dice.choice(alone)
            (other,) = [one for one in self.accounts if one != order.ticket.account_id]
            shop.account = replace(shop.account, id=other)
            told = {order.panel_id: Report("In progress", COST)}
            (self.beside[order.id],) = await follow(shop, told)

    async def end(self) -> None:
        if self.told:
            word, charge = self.dice.choice(ENDINGS)
            order = self.told.pop(self.dice.randrange(len(self.told)))
            self.balance += COST - Decimal(charge)
            rows = [order, *filter(None, [self.beside.get(order.id)])]
            self.dice.shuffle(rows)
            report = Report(word, Decimal(charge))
            self.heard_late += [(one, report) for one in rows[1:]]
            await self.till.told(rows[0], word, charge)
            await self.read()

    async def hear(self) -> None:
        """Let what one account has heard be heard by the other."""
        for order, report in self.heard_late:
            await self.till.shop.tracking.apply({order.id: report}, self.till.shop.clock)
        self.heard_late.clear()

    async def explain(self) -> None:
        await self.till.explain()


async def shared(shop: Shop) -> Till:
    till = Till(shop)
    twin = await shop.accounts.add(replace(ACCOUNT, name="Twin", vault_name="vault-2"))
    till.ids = [shop.account.id, twin.id]
    return till


async def over(player: Player) -> None:
    """Let so much time go by that all is told and nothing stays open."""
    await player.hear()
    for hours in (5, 30):
        player.till.shop.clock += timedelta(hours=hours)
        await player.read()


@pytest.mark.parametrize("seed", range(24))
async def test_no_false_flag_on_a_shared_balance(shop: Shop, seed: int) -> None:
    till = await shared(shop)
    player = Player(till, random.Random(seed), till.ids)
    await player.read()
    steps = (player.place, player.ask, player.end, player.read, player.explain)
    moment = player.dice.randrange(40) if seed % 2 else None
    for step in range(40):
        if step == moment:
            shop.clock += timedelta(minutes=player.dice.choice(SET))
            await player.read()
        await player.dice.choice(steps)()
    await over(player)
    found = await till.explain()
    assert [one for one in found if one.elsewhere] == []


@pytest.mark.parametrize("seed", range(16))
async def test_an_order_that_both_accounts_follow_counts_once(shop: Shop, seed: int) -> None:
    till = await shared(shop)
    player = Player(till, random.Random(seed), till.ids)
    await player.read()
    steps = (player.place, player.ask, player.end, player.read, player.explain, player.follow)
    for _ in range(50):
        await player.dice.choice((*steps, player.hear, player.follow))()
    await over(player)
    assert player.beside
    assert [one for one in await till.explain() if one.elsewhere] == []
    day = WHOLE.begins
    (statement,) = await till.closes.statements(
        till.ids, [Period("2026-11", day - timedelta(days=20), day + timedelta(days=20))]
    )
    sums, gone = statement.sums, Decimal(10) - player.balance
    assert sums.charged - sums.refunded == gone
    assert await spent(shop) == (gone, sums.placed)
