"""Two accounts with one balance, orders of every end, a clock that is set: no false flag."""

import random
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal

import pytest

from tests.store.conftest import ACCOUNT, Shop
from tests.store.test_reckoning import COST, Till
from xpanel_desktop.domain.order import Order

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

    async def end(self) -> None:
        if self.told:
            word, charge = self.dice.choice(ENDINGS)
            order = self.told.pop(self.dice.randrange(len(self.told)))
            self.balance += COST - Decimal(charge)
            await self.till.told(order, word, charge)
            await self.read()

    async def explain(self) -> None:
        await self.till.explain()


@pytest.mark.parametrize("seed", range(24))
async def test_no_false_flag_on_a_shared_balance(shop: Shop, seed: int) -> None:
    till = Till(shop)
    twin = await shop.accounts.add(replace(ACCOUNT, name="Twin", vault_name="vault-2"))
    till.ids = [shop.account.id, twin.id]
    player = Player(till, random.Random(seed), till.ids)
    await player.read()
    steps = (player.place, player.ask, player.end, player.read, player.explain)
    moment = player.dice.randrange(40) if seed % 2 else None
    for step in range(40):
        if step == moment:
            shop.clock += timedelta(minutes=player.dice.choice(SET))
            await player.read()
        await player.dice.choice(steps)()
    shop.clock += timedelta(hours=5)
    await player.read()
    shop.clock += timedelta(hours=30)
    await player.read()
    found = await till.explain()
    assert [one for one in found if one.elsewhere] == []
