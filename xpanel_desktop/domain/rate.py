"""The request rate of an account: the operator's ceiling, and what the panel's refusals teach.

A refusal for rate lowers it by a factor, at most once for what left before it was lowered; quiet
time raises it again, slowly, up to the ceiling (additive increase, multiplicative decrease).
"""

import math
from dataclasses import dataclass, replace

LOWERED_BY = 0.7
RECOVERY = 60.0
"""Minutes without a refusal in which it climbs from nothing to the ceiling."""
SMALLEST_STEP = 0.5
"""Requests a minute that a quiet minute gives back at least."""
LEAST = 1.0


@dataclass(frozen=True, slots=True)
class Rate:
    """Requests a minute. Times are seconds of a clock that only grows."""

    ceiling: float
    now: float
    since: float = 0.0
    """Up to when quiet time was counted."""
    lowered_at: float = -math.inf

    @property
    def learnt(self) -> bool:
        """Whether it stands below the ceiling: the panel taught it."""
        return self.now < self.ceiling


def full(per_minute: int) -> Rate:
    """Return the rate of an account whose panel refused nothing yet."""
    ceiling = max(per_minute, LEAST)
    return Rate(ceiling, ceiling)


def resumed(per_minute: int, learnt: float, quiet: float, at: float) -> Rate:
    """Return a rate that was kept as `learnt`, `quiet` seconds ago; `at` is now."""
    ceiling = full(per_minute).ceiling
    kept = min(max(learnt, LEAST), ceiling)
    return raised(Rate(ceiling, kept, at - max(quiet, 0.0)), at)


def lowered(rate: Rate, left_at: float, at: float) -> Rate:
    """Return the rate after a refusal of a request that left at `left_at`.

    What left before the last lowering was refused by the old rate: it teaches nothing new.
    """
    if left_at < rate.lowered_at:
        return rate
    return Rate(rate.ceiling, max(raised(rate, at).now * LOWERED_BY, LEAST), at, at)


def raised(rate: Rate, at: float) -> Rate:
    """Return the rate with what the quiet time up to `at` gives back."""
    minutes = max(at - rate.since, 0.0) / 60
    if not rate.learnt or not minutes:
        return rate
    step = max(rate.ceiling / RECOVERY, SMALLEST_STEP)
    return replace(rate, now=min(rate.now + minutes * step, rate.ceiling), since=at)
