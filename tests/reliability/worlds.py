"""Simulated panels around one unknown order: who else orders, what the books show, how ids grow.

A world is drawn from a seed. Its time is simulated: the panel's books are a list of events, and
what the panel answers is read off them at the moment of asking. The program's own gathering,
search and verdict run against it, over a real database.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from tests.support.clock import START
from xpanel_desktop.domain.errors import NoSuchOrder, OtherRefusal, PanelError
from xpanel_desktop.domain.money import Money
from xpanel_desktop.domain.order import Report

PRICE = Decimal("0.90")
ORDERS_BEFORE = 6


@dataclass
class Placed:
    """An order in the panel's books."""

    number: int
    at: float
    charge: Decimal
    ours: bool
    """Of our account, by whichever client; other customers' orders are told to nobody else."""


@dataclass
class Traits:
    """What kind of world it is; the seed draws it."""

    placed: bool
    """The truth: whether the unknown order was taken."""
    shared: bool
    """Another client orders with the same key."""
    top_ups: bool
    late_refunds: bool
    charge_late: float
    """Seconds after which the charge of an order is told and taken off; 0: at once."""
    discount: Decimal
    stale_balance: bool
    """The panel goes on reporting the balance from before the unknown order."""
    gap: int
    """Ids grow by up to so many an order."""
    pace: float
    """Orders of other customers a second."""
    surge: float
    """How many times faster they come once the unknown order is sent."""
    omits: bool
    """Unknown ids are left out of an answer about several."""
    own_words: bool
    """The panel refuses unknown ids in words that are on no list."""
    books_late: float
    """Seconds until the unknown order is in the books; it gets its id then."""
    waits: float
    """Seconds after sending at which the operator gathers."""

    @property
    def as_assumed(self) -> bool:
        """Whether what "likely not placed" takes for granted holds in this world."""
        return self.surge <= 1 and self.books_late <= 30


def draw(dice: random.Random) -> Traits:
    """Draw a world; each trait is as likely as it needs to be for the rare ones to be met."""
    return Traits(
        placed=dice.random() < 0.5,
        shared=dice.random() < 0.3,
        top_ups=dice.random() < 0.15,
        late_refunds=dice.random() < 0.15,
        charge_late=dice.choice([0, 0, 0, 60, 600]),
        discount=dice.choice([Decimal(1), Decimal(1), Decimal("0.9"), Decimal("0.6")]),
        stale_balance=dice.random() < 0.25,
        gap=dice.choice([1, 1, 1, 1, 3, 8]),
        pace=dice.choice([0, 0, 0.001, 0.01, 0.1, 1.0]),
        surge=dice.choice([1, 1, 1, 1, 1, 1, 1, 1, 1, 30]),
        omits=dice.random() < 0.2,
        own_words=dice.random() < 0.2,
        books_late=dice.choice([0, 0, 0, 0, 0, 0, 0, 5, 25, 400]),
        waits=dice.choice([10, 130, 200, 600, 3600]),
    )


@dataclass
class World:
    """A panel, and the clock of its world."""

    seed: int
    dice: random.Random = field(init=False)
    traits: Traits = field(init=False)
    books: list[Placed] = field(default_factory=list)
    moves: list[tuple[float, Decimal]] = field(default_factory=list)
    """(time, amount): top-ups and refunds."""
    now_at: float = 0.0
    adds: int = 0
    sent_at: float = 0.0
    own: list[Placed] = field(default_factory=list)
    unknown: Placed | None = None
    asked: int = 0

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)
        self.traits = draw(self.dice)
        self._next = self.dice.randint(2_000, 4_000_000)
        self._live()

    # -- how it came about ---------------------------------------------------------------

    def _live(self) -> None:
        """Let the past happen: orders of ours, of another client, of other customers, then ours."""
        traits, dice = self.traits, self.dice
        spacing = dice.choice([20.0, 120.0, 900.0])
        own = [spacing * (n + dice.random()) for n in range(ORDERS_BEFORE)]
        self.sent_at = own[-1] + dice.choice([5.0, 60.0, 600.0])
        end = self.sent_at + traits.waits + 60
        times: list[tuple[float, str]] = [(at, "own") for at in own]
        times += [(at, "stranger") for at in self._arrivals(traits.pace, 0.0, self.sent_at)]
        times += [
            (at, "stranger") for at in self._arrivals(traits.pace * traits.surge, self.sent_at, end)
        ]
        if traits.shared:
            times += [(at, "client") for at in self._arrivals(1 / 300, 0.0, end)]
        if traits.placed:
            times.append((self.sent_at + 0.5 + traits.books_late, "unknown"))
        for at, who in sorted(times):
            self._book(at, who)
        if traits.top_ups:
            self.moves.append((dice.uniform(self.sent_at - 30, end), Decimal(50)))
        if traits.late_refunds:
            self.moves.append(
                (dice.uniform(self.sent_at - 30, end), dice.choice([PRICE, PRICE / 2]))
            )

    def _arrivals(self, pace: float, start: float, end: float) -> list[float]:
        times: list[float] = []
        at = start
        while pace and len(times) < 400:
            at += self.dice.expovariate(pace)
            if at >= end:
                break
            times.append(at)
        return times

    def _book(self, at: float, who: str) -> None:
        self._next += self.dice.randint(1, self.traits.gap)
        price = (
            PRICE
            if who in ("own", "unknown")
            else self.dice.choice([PRICE, Decimal("0.30"), Decimal("4.20"), Decimal("12.00")])
        )
        charge = (price * self.traits.discount).quantize(Decimal("0.00001"))
        order = Placed(self._next, at, charge, ours=who != "stranger")
        self.books.append(order)
        if who == "own":
            self.own.append(order)
        elif who == "unknown":
            self.unknown = order

    # -- the panel, as the program asks it -----------------------------------------------

    def now(self) -> datetime:
        return START + timedelta(seconds=self.now_at)

    async def sleep(self, seconds: float) -> None:
        self.now_at += seconds

    def balance_at(self, at: float) -> Decimal:
        """Return what the panel reports at a time."""
        hidden = self.unknown if self.traits.stale_balance else None
        spent = sum(
            (
                order.charge
                for order in self.books
                if order.ours and order is not hidden and order.at + self.traits.charge_late <= at
            ),
            Decimal(0),
        )
        return Decimal(500) - spent + sum((a for t, a in self.moves if t <= at), Decimal(0))

    async def balance(self) -> Money:
        self.now_at += 0.2
        return Money(self.balance_at(self.now_at), "USD")

    async def status(self, ids: Sequence[str]) -> dict[str, Report | PanelError]:
        self.now_at += 0.2
        self.asked += len(ids)
        known = {str(one.number): one for one in self.books if one.ours and one.at <= self.now_at}
        told: dict[str, Report | PanelError] = {}
        for one in ids:
            if one in known:
                told[one] = self._report(known[one])
            elif not (self.traits.omits and len(ids) > 1):
                told[one] = OtherRefusal("yok") if self.traits.own_words else NoSuchOrder("no")
        return told

    def _report(self, order: Placed) -> Report:
        late = order.at + self.traits.charge_late > self.now_at
        return Report("Pending", Decimal("0.00000") if late else order.charge, 0, 100)

    async def add(self, *_: object, **__: object) -> None:
        """Be asked to place an order: nothing under test may ever do that."""
        self.adds += 1
