"""How an order goes on: a pure function of the order and the time, so that nothing has to tick."""

import functools
import random
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

WAIT = 300.0
"""Seconds that an order is pending, at speed 1."""
WORK = 1500.0
"""Seconds that a run takes to be delivered."""


class Fate(StrEnum):
    """How an order will end."""

    COMPLETED = "Completed"
    PARTIAL = "Partial"
    CANCELED = "Canceled"


@dataclass
class Placed:
    """An accepted order. Times are seconds of the panel's own clock."""

    id: int
    service: int
    link: str
    quantity: int
    """The total over all runs."""
    charge: Decimal
    at: float
    runs: int = 1
    interval: float = 0.0
    cancel_at: float | None = None
    fields: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Standing:
    """Where an order stands."""

    status: str
    start_count: int
    remains: int
    charge: Decimal
    """What it costs after what was refunded."""
    runs_done: int
    finished: bool


def fate(order: Placed) -> tuple[Fate, float]:
    """Return how an order will end and the share that is delivered then."""
    drawn, share = _drawn(order.id)
    if drawn < 0.80 or (drawn < 0.92 and order.quantity < 2):  # one piece has no part
        return Fate.COMPLETED, 1.0
    return (Fate.PARTIAL, share) if drawn < 0.92 else (Fate.CANCELED, 0.0)


@functools.lru_cache(maxsize=100_000)
def _drawn(number: int) -> tuple[float, float]:
    """Return what was drawn for an order's fate, and for its share."""
    dice = random.Random(f"fate-{number}")
    return dice.random(), 0.1 + 0.8 * dice.random()


def ends_at(order: Placed) -> float:
    """Return when an order ends by itself, on the panel's clock."""
    if fate(order)[0] is Fate.CANCELED:
        return order.at + WAIT + WORK / 3
    return order.at + WAIT + (order.runs - 1) * order.interval + WORK


def start_count(order: Placed) -> int:
    """Return the count that was met when delivery began."""
    return _start(order.id)


@functools.lru_cache(maxsize=100_000)
def _start(number: int) -> int:
    return random.Random(f"start-{number}").randrange(0, 50_000)


def standing(order: Placed, now: float) -> Standing:
    """Return where an order stands at `now`."""
    end, share = fate(order)
    end_at = ends_at(order)
    if order.cancel_at is not None and order.cancel_at < end_at and now >= order.cancel_at:
        before = _delivered(order, order.cancel_at, share)
        return _ended(order, "Canceled" if not before else "Partial", before)
    if now >= end_at:
        return _ended(order, end.value, max(int(order.quantity * share), 1) if share else 0)
    spent = now - order.at
    if spent < WAIT:
        return Standing("Pending", 0, order.quantity, order.charge, 0, finished=False)
    done = _delivered(order, now, share)
    runs = min(order.runs, 1 + int((spent - WAIT) // order.interval)) if order.interval else 1
    remains = order.quantity - done
    return Standing("In progress", start_count(order), remains, order.charge, runs, finished=False)


def _delivered(order: Placed, now: float, share: float) -> int:
    """Return how much is delivered, run by run."""
    per_run = order.quantity * share / order.runs
    spent = now - order.at - WAIT
    parts = ((spent - run * order.interval) / WORK for run in range(order.runs))
    return int(sum(per_run * min(max(part, 0.0), 1.0) for part in parts))


def _ended(order: Placed, status: str, done: int) -> Standing:
    """Return the end; what was not delivered is refunded, to the last digit."""
    if status == Fate.COMPLETED:
        return Standing(status, start_count(order), 0, order.charge, order.runs, finished=True)
    cost = order.charge * done / order.quantity if order.quantity else Decimal(0)
    cost = min(cost.quantize(Decimal("0.00001")), order.charge)
    remains = order.quantity - done
    begun = start_count(order) if done else 0
    return Standing(status, begun, remains, cost, order.runs, finished=True)
