"""Refills on a panel that works on them: each has an id of its own and goes on with the clock.

XPanel only verifies the record of the order, and answers with the order's id. Most other panels
take a request, say "Pending", and complete or reject it in hours.
"""

import functools
import random
from dataclasses import dataclass

FIRST_ID = 700
WAIT = 600.0
"""Seconds of the panel's clock that a refill is pending."""
WORK = 3000.0
"""Seconds that it takes then."""
REJECTED = 0.15
"""The share of refills that the panel rejects after a look."""


@dataclass(frozen=True)
class Refill:
    """A request that was taken."""

    id: int
    order: int
    at: float


def word(refill: Refill, now: float) -> str:
    """Return where a refill stands at `now`, in the panel's words."""
    spent = now - refill.at
    if spent < WAIT:
        return "Pending"
    if _drawn(refill.id) < REJECTED:
        return "Rejected"
    return "In progress" if spent < WAIT + WORK else "Completed"


def is_open(refill: Refill, now: float) -> bool:
    """Tell whether it is still to be done."""
    return word(refill, now) in ("Pending", "In progress")


@functools.lru_cache(maxsize=10_000)
def _drawn(number: int) -> float:
    return random.Random(f"refill-{number}").random()
