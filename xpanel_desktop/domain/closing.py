"""Closing a day or a month: what was there, what went out and came in, what is there, what is left.

Days are the operator's, from midnight to midnight of the local clock: 23 or 25 hours where the
clocks change. Once closed a period is kept as it was told; what is told later is a correction.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from xpanel_desktop.domain.ledger import Line
from xpanel_desktop.domain.reckoning import Verdict

Begins = Callable[[date], datetime]
"""Returns the moment (UTC) at which a local day begins."""
TOLERANCE = Decimal("0.01")
"""Up to this share of the expected charge, or this much money, a reported one is no mismatch."""


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """The newest of something, and how many older ones there are besides."""

    rows: list[T]
    left_out: int = 0


class Span(StrEnum):
    """How long a period is."""

    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Period:
    """A local day or month. `key` is 2026-11-25 or 2026-11."""

    key: str
    begins: datetime
    ends: datetime
    """The first moment after it."""


def day_of(day: date, begins: Begins) -> Period:
    """Return a day."""
    return Period(day.isoformat(), begins(day), begins(day + timedelta(days=1)))


def month_of(day: date, begins: Begins) -> Period:
    """Return the month that a day is in."""
    first = day.replace(day=1)
    following = (first + timedelta(days=32)).replace(day=1)
    return Period(f"{first:%Y-%m}", begins(first), begins(following))


def periods(span: Span, first: date, last: date, begins: Begins, most: int) -> list[Period]:
    """Return the periods from the one of `last` back to the one of `first`, at most so many."""
    found: list[Period] = []
    day = last
    while day >= first and len(found) < most:
        if span is Span.DAY:
            found.append(day_of(day, begins))
            day -= timedelta(days=1)
        else:
            found.append(month_of(day, begins))
            day = day.replace(day=1) - timedelta(days=1)
            first = first.replace(day=1)
    return found


def neighbours(key: str) -> tuple[str, str]:
    """Return the keys of the periods before and after the one of `key`."""
    day = date.fromisoformat(key if len(key) > len("2026-11") else f"{key}-01")
    if len(key) > len("2026-11"):
        step = timedelta(days=1)
        return (day - step).isoformat(), (day + step).isoformat()
    return f"{day - timedelta(days=1):%Y-%m}", f"{day + timedelta(days=31):%Y-%m}"


def number_of_periods(span: Span, first: date, last: date) -> int:
    """Return how many periods there are from the one of `first` to the one of `last`."""
    if span is Span.DAY:
        return max((last - first).days + 1, 0)
    return max((last.year - first.year) * 12 + last.month - first.month + 1, 0)


@dataclass(frozen=True, slots=True)
class Sums:
    """What happened to a balance in a period."""

    opening: Decimal | None
    """The last reading before it; None: there is none."""
    closing: Decimal | None
    placed: int
    """Orders accepted."""
    charged: Decimal
    refunded: Decimal
    topped_up: Decimal
    elsewhere: Decimal
    """What others took, as it is told: above zero, or below when less was taken than we cost."""

    @property
    def difference(self) -> Decimal | None:
        """Return what is left: timing at either end, rounding, what was not read."""
        if self.opening is None or self.closing is None:
            return None
        moved = self.refunded + self.topped_up - self.charged - self.elsewhere
        return self.closing - self.opening - moved


@dataclass(frozen=True, slots=True)
class Statement:
    """A period with its sums."""

    period: Period
    currency: str
    sums: Sums
    closed_at: datetime | None = None
    """None: open, and the sums are those of now."""
    corrections: int = 0
    """Entries of the ledger that were told after it was closed."""


class Question(StrEnum):
    """What does not agree."""

    CHARGE = "charge"
    """The reported charge is not the expected one."""
    RAISED = "raised"
    """A reported charge was raised, above the expected one."""
    FOLLOWED = "followed"
    """A charge of an order that was not placed here."""
    BALANCE = "balance"
    """The balance moved by more, or less, than our orders moved it."""
    CORRECTION = "correction"
    """Told after its period was closed."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Something to look at, with the operator's word on it, if any."""

    question: Question
    subject: int
    """The entry's id; of BALANCE the reading's."""
    at: datetime
    amount: Decimal
    """By how much it does not agree."""
    currency: str
    line: Line | None = None
    """The entry; None for BALANCE."""
    verdict: Verdict | None = None
    note: str | None = None
    """None: not acknowledged, or for another amount."""


def agrees(expected: Decimal | None, change: Decimal) -> bool:
    """Tell whether a first reported charge, `change` away from the expected, is near enough."""
    if expected is None:
        return True
    return abs(change) <= max(TOLERANCE, abs(expected) * TOLERANCE)
