"""Random histories of the practice panel: every unit of the balance is explained or flagged.

The panel keeps its own books; the client here sees of it what a program sees: answers, late ones
too, and readings that fall between a booking and the answer that tells it.
"""

import random
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xpanel_desktop.domain.bookings import LATE, Told, bookings
from xpanel_desktop.domain.ledger import Kind, next_kind, says
from xpanel_desktop.domain.money import to_units
from xpanel_desktop.domain.reckoning import (
    FLAGGED,
    PATIENCE,
    Circumstances,
    Explanation,
    Reading,
    Verdict,
    explain,
    grain_of,
)
from xpanel_desktop.domain.state import ACTIVE, State, heard
from xpanel_desktop.practice.catalogue import make
from xpanel_desktop.practice.desk import Desk, Refused
from xpanel_desktop.practice.ledger import Ledger

HOUR = 3600.0
OFFERS = {number: offer for number, offer in make(60, 1).items() if offer.type == "Default"}


Prices = Callable[[Decimal], Decimal]
"""What a panel makes of rate and quantity."""


def exact(charge: Decimal) -> Decimal:
    return charge


def cents(charge: Decimal) -> Decimal:
    return charge.quantize(Decimal("0.01"))


def five_digits(charge: Decimal) -> Decimal:
    return charge.quantize(Decimal("0.00001"))


def discounted(charge: Decimal) -> Decimal:
    return (charge * Decimal("0.93")).quantize(Decimal("0.0001"))


class World:
    """A panel, a client that follows its own orders, and others who use the same balance."""

    def __init__(
        self, seed: int, *, others: bool, zero_first: bool = False, prices: Prices = exact
    ) -> None:
        self.dice = random.Random(seed)
        self.seconds = 1_000_000.0
        self.panel = Ledger(None, speed=1.0, deposit=Decimal(5000), wall=lambda: self.seconds)
        self.desk = Desk(self.panel, OFFERS)
        self.others = others
        self.zero_first = zero_first
        self.prices = prices
        self.told: defaultdict[int, list[Told]] = defaultdict(list)
        self.asked: dict[int, int] = {}
        self.states: dict[int, State] = {}
        self.readings: list[Reading] = []
        self.read()

    @property
    def now(self) -> int:
        return int(self.seconds * 1000)

    def wait(self, most: float) -> None:
        self.seconds += self.dice.uniform(0.001, most)

    def read(self) -> None:
        amount = to_units(self.panel.balance())
        self.readings.append(Reading(len(self.readings), 1, self.now, amount, "USD"))

    def maybe_read(self) -> None:
        if self.dice.random() < 0.3:
            self.wait(0.4)
            self.read()
            self.wait(0.4)

    def fields(self) -> dict[str, str]:
        offer = OFFERS[self.dice.choice(sorted(OFFERS))]
        quantity = self.dice.randint(offer.low, min(offer.high, offer.low * 20))
        link = f"https://example.com/{self.dice.random()}"
        values = {"service": str(offer.id), "link": link, "quantity": str(quantity)}
        return values | ({"choice": "1"} if "Poll" in offer.name else {})

    def place(self, at_once: int) -> None:
        """Send some orders; their answers come in any order, readings fall in between."""
        flying: list[tuple[int, int, int]] = []
        for _ in range(at_once):
            sent = self.now
            self.wait(0.5)
            self.maybe_read()
            try:
                number = int(str(self.desk.add(self.fields())["order"]))
            except Refused:
                continue
            order = self.panel.orders[number]
            flying.append((sent, number, to_units(order.charge)))
            order.charge = self.prices(order.charge)
            self.maybe_read()
        self.dice.shuffle(flying)
        for sent, number, cost in flying:
            self.wait(1.0)
            self.maybe_read()
            self.told[number].append(
                Told(number, Kind.EXPECTED, self.now, cost, cost, sent, self.now)
            )
            self.states[number] = State.PENDING

    def ask(self, share: float = 1.0) -> None:
        """Ask about our orders; the answer is a little old when it is heard."""
        wanted = [one for one in sorted(self.told) if self.dice.random() <= share]
        answers = {one: self.desk.status(str(one)) for one in wanted}
        self.wait(2.0)
        self.maybe_read()
        for number, answer in answers.items():
            self._hear(number, str(answer["status"]), Decimal(str(answer["charge"])))

    def _hear(self, number: int, word: str, charge: Decimal) -> None:
        state = heard(word)
        if self.zero_first and state is State.PENDING:
            charge = Decimal(0)
        last = self.told[number][-1]
        amount = None if last.amount is None else Decimal(last.amount)
        units = to_units(charge)
        kind = next_kind(last.kind, amount, state, Decimal(units)) if says(state, charge) else None
        if kind is not None:
            first = kind is Kind.CHARGE
            begin = last.booked_from if first else self.asked.get(number, last.booked_from)
            end = last.booked_by if first else self.now
            self.told[number].append(
                Told(number, kind, self.now, units, units - (last.amount or 0), begin, end)
            )
        self.asked[number] = self.now
        self.states[number] = state

    def elsewhere(self) -> None:
        if not self.others:
            return
        if self.dice.random() < 0.3:
            self.panel.deposit(Decimal(self.dice.randint(1, 50_000)) / 1000)
        else:
            self.desk.add(self.fields())

    def step(self) -> None:
        self.dice.choice(
            [
                lambda: self.place(self.dice.randint(1, 6)),
                lambda: self.ask(self.dice.random()),
                self.ask,
                self.read,
                self.elsewhere,
                self.cancel,
                lambda: self.wait(HOUR),
                lambda: self.wait(200),
            ]
        )()

    def cancel(self) -> None:
        if not self.told:
            return
        number = self.dice.choice(sorted(self.told))
        try:
            self.desk.cancel(str(number))
        except Refused:
            return

    def end(self) -> None:
        """Let everything end, hear of all of it, and read once more when all is booked."""
        self.seconds += 3 * HOUR
        self.ask()
        self.seconds += 2 * LATE / 1000
        self.read()

    def explained(self, now: int) -> list[Explanation]:
        working = [one for one, state in self.states.items() if state in ACTIVE]
        unasked = min((self.asked.get(one, 0) for one in working), default=None)
        grain = grain_of(one.amount for one in self.readings)
        told = [one for number in sorted(self.told) for one in self.told[number]]
        around = Circumstances(now, grain, unasked_since=unasked)
        return explain(self.readings, bookings(told), around)

    @property
    def moved_by_others(self) -> int:
        cost = sum(
            to_units(self.panel.standing(self.panel.orders[one]).charge) for one in self.told
        )
        return self.readings[-1].amount - self.readings[0].amount + cost


def whole(world: World, found: list[Explanation]) -> None:
    """Check that rows add up, each by itself and all together."""
    for one in found:
        sums = one.refunded - one.charged + one.timing + one.rounding + one.elsewhere
        assert one.change == sums
    assert sum(one.change for one in found) == (
        world.readings[-1].amount - world.readings[0].amount
    )


@settings(max_examples=100, deadline=None)
@given(
    seed=st.integers(0, 10**9),
    steps=st.integers(1, 60),
    zero=st.booleans(),
    prices=st.sampled_from([exact, cents, five_digits]),
)
def test_no_false_flag_where_only_our_orders_moved_it(
    seed: int, steps: int, zero: bool, prices: Prices
) -> None:
    world = World(seed, others=False, zero_first=zero, prices=prices)
    for _ in range(steps):
        world.step()
    for one in world.explained(world.now):
        assert one.verdict not in FLAGGED, one
    world.end()
    found = world.explained(world.now + PATIENCE)
    whole(world, found)
    assert world.moved_by_others == 0
    for one in found:
        assert one.elsewhere == 0, one
        plain = (Verdict.OURS, Verdict.TIMING)
        assert one.verdict in (plain if prices is exact else (*plain, Verdict.ROUNDED)), one
    assert sum(one.timing for one in found) == 0


@settings(max_examples=100, deadline=None)
@given(seed=st.integers(0, 10**9), steps=st.integers(1, 60))
def test_a_hidden_discount_is_no_flag_once_the_charge_is_reported(seed: int, steps: int) -> None:
    world = World(seed, others=False, prices=discounted)
    for _ in range(steps):
        world.step()
        world.ask()  # as the program does: what was accepted is due at once
    world.end()
    found = world.explained(world.now + PATIENCE)
    whole(world, found)
    assert all(one.elsewhere == 0 for one in found)


@settings(max_examples=100, deadline=None)
@given(seed=st.integers(0, 10**9), steps=st.integers(1, 60))
def test_what_others_moved_is_flagged_to_the_last_unit(seed: int, steps: int) -> None:
    world = World(seed, others=True)
    for _ in range(steps):
        world.step()
    world.end()
    found = world.explained(world.now + PATIENCE)
    whole(world, found)
    assert sum(one.elsewhere for one in found) == world.moved_by_others
    assert all((one.verdict in FLAGGED) == (one.elsewhere != 0) for one in found)


@pytest.mark.parametrize("seed", range(3))
def test_a_top_up_alone_is_one(seed: int) -> None:
    world = World(seed, others=True)
    world.seconds += 60
    world.panel.deposit(Decimal("12.34567"))
    world.read()
    (found,) = world.explained(world.now)
    assert (found.verdict, found.elsewhere) == (Verdict.TOPPED_UP, 1_234_567_000)
