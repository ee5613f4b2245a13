"""What the operator, the panels and fate can do, drawn from a seed by weight."""

import random
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from tests.simulation.machine import Disk
from tests.simulation.world import ACCOUNTS, World
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.order import Order
from xpanel_desktop.store.drafts import NotDraft

LIMITS = (None, None, "0.95", "3", "20", "500")
PAUSES = (0.1, 1.0, 1.0, 3.0, 3.0, 10.0, 10.0, 40.0, 40.0, 120.0, 900.0)
MOST = 60
"""Open orders beyond which no more are made: the operator waits."""


class Trade:
    """A trader's days: `play` draws deeds by weight, and looks at everything after each."""

    def __init__(self, seed: int, **weights: int) -> None:
        self._weights = WEIGHTS | weights
        self.dice = random.Random(seed)
        self.world = World(seed)
        self.made = 0
        self.played: list[str] = []

    def play(self, steps: int) -> None:
        """Play so many deeds, then let everything come to an end. Raises AssertionError."""
        names, weights = zip(*self._weights.items(), strict=True)
        try:
            for name in self.dice.choices(names, weights, k=steps):
                self.played.append(name)
                getattr(self, name)()
                self.world.checks.after_step()
            self.world.drain()
            self.world.checks.after_step()
        finally:
            self.world.end()

    # --- Building and arranging -------------------------------------------------------------------

    def send(self) -> None:
        world, dice = self.world, self.dice
        account, link, later = self._account(), dice.randrange(8), dice.randrange(8)
        waiting = [row for row in world.checks.rows() if row["state"] in ("queued", "held")]
        for number in range(dice.randint(1, 12) if len(waiting) < MOST else 0):
            at = world.clock.now() + timedelta(minutes=3) if later == 3 else None
            new = world.order(account, link + number, not_before=at, after_link=later == 2)
            self._made(world.do(world.core.tickets.send(new)))

    def draft(self) -> None:
        new = self.world.order(self._account(), self.dice.randrange(8))
        self._made(self.world.do(self.world.core.tickets.save_draft(new)))

    def move(self) -> None:
        deed = self.dice.choice(("queue", "hold", "resume", "resume", "edit"))
        ids = self._picked()
        self.world.checks.touched(ids)
        self.world.do(getattr(self.world.core.tickets, deed)(ids))

    def rewrite(self) -> None:
        """Take an order out of the outbox, write something else, and send it again."""
        world, tickets = self.world, self.world.core.tickets
        ids, queue = self._picked()[:1], self.dice.random() < 0.8
        world.checks.touched(ids)
        world.do(tickets.edit(ids))
        for row in world.checks.rows("state = 'draft'"):
            if row["id"] in ids:
                account = world.core.accounts.get(row["account_id"])
                assert account is not None
                new = world.order(account, self.dice.randrange(8))
                try:
                    world.do((tickets.send if queue else tickets.save_draft)(new, row["id"]))
                except NotDraft:
                    raise AssertionError("a draft was no draft") from None

    def delete(self) -> None:
        gone = self.world.do(self.world.core.tickets.delete(self._picked()[:1]))
        self.world.checks.known -= set(gone)

    def arrange(self) -> None:
        ids, target = self._picked(), self._picked()
        self.world.do(self.world.core.line.arrange(ids, target[0] if target else None))

    def release(self) -> None:
        ids = self._picked(share=0.5)
        self.world.checks.touched(ids)
        self.world.do(self.world.core.line.release(ids))

    # --- Switches and limits ----------------------------------------------------------------------

    def offline(self) -> None:
        offline = self.dice.random() < 0.5
        self.world.do(self.world.core.sessions.set_offline(offline))

    def halt(self) -> None:
        halted = self.dice.random() < 0.5
        self.world.do(self.world.core.sessions.set_halted(halted=halted))

    def halt_late(self) -> None:
        """Stop all sending just as an order that was taken comes to leave, then let it go on."""
        world = self.world
        for _ in range(200):
            if any(not one.left for one in world.flights()) and world.loop.rests:
                world.loop.wake_next()
                break
            world.loop.turn()
        for _ in range(self.dice.randint(0, 2)):
            world.loop.turn()
        world.do(world.core.sessions.set_halted(halted=True))
        self.moments()
        world.do(world.core.sessions.set_halted(halted=False))

    def pause(self) -> None:
        account, paused = self._account(), self.dice.random() < 0.5
        self.world.do(self.world.core.accounts.set_paused(account.id, paused))

    def parallel(self) -> None:
        account = replace(self._account(), parallel=self.dice.choice((1, 1, 2, 3, 8)))
        self.world.do(self.world.core.accounts.edit(account))

    def limit(self) -> None:
        self._limit(self._account(), self.dice.choice(LIMITS), self.dice.choice(LIMITS))

    def _limit(self, account: Account, one: str | None, day: str | None) -> None:
        world = self.world
        caution = world.core.caution
        world.do(caution.set_order_limit(account.id, Decimal(one) if one else None))
        world.do(caution.set_daily_limit(account.id, Decimal(day) if day else None))

    def rest(self) -> None:
        self.world.do(self.world.core.caution.set_rest(self.dice.choice((0, 0, 10))))

    def price(self) -> None:
        rate = Decimal(self.dice.choice(("0.9", "0.9", "0.8", "1.1")))
        self.world.desk(self._account()).rate = rate

    def mood(self) -> None:
        self.world.desk(self._account()).faults = self.dice.choice((0.0, 0.1, 0.3, 0.9))

    # --- The operator looks -----------------------------------------------------------------------

    def lift(self) -> None:
        self._lift(self._account())

    def _lift(self, account: Account) -> None:
        self.world.do(self.world.core.accounts.lift_stop(account.id))

    def decide(self) -> None:
        self.world.decide()

    def tidy(self) -> None:
        """Put every switch back and look at every stop."""
        world = self.world
        world.do(world.core.sessions.set_offline(False))
        world.do(world.core.sessions.set_halted(halted=False))
        world.decide()
        for account in world.accounts:
            world.do(world.core.accounts.set_paused(account.id, paused=False))
            self._limit(account, None, None)
            self._lift(account)
            world.desk(account).faults = 0.1
        asking = [row["id"] for row in world.checks.rows("state = 'queued' AND asks = 1")]
        world.checks.touched(asking)
        world.do(world.core.line.release(asking))

    # --- Fate -------------------------------------------------------------------------------------

    def time_passes(self) -> None:
        self.world.loop.advance(self.dice.choice(PAUSES))

    def moments(self) -> None:
        """Let the program come on by a few steps: what follows meets it in the middle."""
        for _ in range(self.dice.randint(1, 120)):
            self.world.loop.turn()

    def sleep(self) -> None:
        world, slept = self.world, timedelta(minutes=self.dice.choice((2, 600)))
        world.checks.sleeps(world.clock.now() + slept)
        world.slept += slept
        world.clock.slept = world.slept

    def crash(self) -> None:
        self.moments()
        self.world.crash()

    def restart(self) -> None:
        self.world.restart()

    def disk(self) -> None:
        Disk.failing = self.dice.randint(1, 3)

    def _made(self, order: Order) -> None:
        self.made += 1
        self.world.checks.known.add(order.id)

    def _account(self) -> Account:
        return self.world.account(self.dice.randrange(ACCOUNTS))

    def _picked(self, share: float = 0.1) -> list[int]:
        """Return some orders that are open, in any order."""
        rows = self.world.checks.rows("state IN ('draft', 'queued', 'held', 'refused')")
        ids = [row["id"] for row in rows if self.dice.random() < share]
        self.dice.shuffle(ids)
        return ids


WEIGHTS = {
    "send": 24, "draft": 2, "move": 5, "rewrite": 4, "delete": 2, "arrange": 3, "release": 2,
    "offline": 1, "halt": 1, "halt_late": 1, "pause": 1, "parallel": 3, "limit": 3,
    "rest": 1, "price": 1, "mood": 2, "lift": 3, "decide": 5, "tidy": 8, "time_passes": 16,
    "moments": 8, "sleep": 1, "crash": 2, "restart": 1, "disk": 2,
}  # fmt: skip
"""How often each deed comes, among all."""
