"""How long a balance lasts at the pace of the last days, and when it is low."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from statistics import median

DAYS = 14
"""Whole days that the pace rests on."""
ENOUGH = 5
"""Days since the first order below which no pace is told."""
MOST = 3650
"""Days beyond which the number says nothing any more."""


@dataclass(frozen=True, slots=True)
class Runway:
    """What is known of a balance's future. Amounts are in the balance's currency."""

    balance: Decimal
    currency: str
    pace: Decimal | None
    """The median of what was spent a day; None: not enough days."""
    over: int
    """The whole days that it rests on."""

    @property
    def days(self) -> int | None:
        """Whole days that are left; None: no pace, or nothing was spent on most days."""
        if self.pace is None or self.pace <= 0:  # less than nothing, too: a panel may tell it
            return None
        left = max(self.balance, Decimal(0)) / self.pace
        return int(min(left.to_integral_value(ROUND_FLOOR), Decimal(MOST)))


def runway(balance: Decimal, currency: str, daily: Sequence[Decimal]) -> Runway:
    """Return a runway from what was spent on each whole day, idle days included, the last last.

    The median: a day on which ten times as much was ordered does not shift it.
    """
    last = list(daily)[-DAYS:]
    pace = median(last) if len(last) >= ENOUGH else None
    return Runway(balance, currency, pace, len(last))


@dataclass(frozen=True, slots=True)
class Threshold:
    """Below which amount, or with how few days left, a balance is low. None: never."""

    amount: Decimal | None = None
    days: int | None = None


def is_low(threshold: Threshold, left: Runway) -> bool:
    """Tell whether a balance is below what the operator set."""
    if threshold.amount is not None and left.balance < threshold.amount:
        return True
    return threshold.days is not None and left.days is not None and left.days < threshold.days
