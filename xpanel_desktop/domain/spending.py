"""What orders cost, summed by day, service, category, customer or account.

An order costs what the panel reported, else what was expected (`domain/ledger.py` says when a
report counts); the expected part is told apart. Currencies are never summed together: they stand
in lines of their own, or are converted by rates that hold on the day of the order.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from xpanel_desktop.domain.exchange import Missing, Rate, Rates, alike, convert, rounded
from xpanel_desktop.domain.money import trim

ZERO = Decimal("0.00")


class By(StrEnum):
    """What spending is grouped by."""

    DAY = "day"
    SERVICE = "service"
    CATEGORY = "category"
    CUSTOMER = "customer"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Span:
    """Whole local days, the last one not included; within it no rate and no markup changes."""

    day: date
    """The first one."""
    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Part:
    """What the orders of one group, currency and span cost."""

    span: int
    key: str
    name: str
    currency: str
    orders: int
    cost: Decimal
    estimated: Decimal = ZERO
    """The part of the cost that is expected, not reported."""
    guesses: int = 0
    """Orders whose cost is expected, not reported."""
    unpriced: int = 0
    """Orders of which nothing is known: no report, and no rate when they were placed."""
    quantity: int = 0
    """What was ordered, less what was refunded undelivered."""


@dataclass(frozen=True, slots=True)
class Line:
    """One group in one currency."""

    key: str
    name: str
    currency: str
    orders: int = 0
    cost: Decimal = ZERO
    estimated: Decimal = ZERO
    unpriced: int = 0
    converted: bool = False

    def plus(self, other: "Line") -> "Line":
        """Return both in one; they are in one currency, and the other is the newer."""
        return replace(
            self,
            name=other.name or self.name,
            orders=self.orders + other.orders,
            cost=trim(self.cost + other.cost),
            estimated=trim(self.estimated + other.estimated),
            unpriced=self.unpriced + other.unpriced,
            converted=self.converted or other.converted,
        )


@dataclass(frozen=True, slots=True)
class Spending:
    """What a table of spending shows."""

    by: By
    lines: tuple[Line, ...] = ()
    totals: tuple[Line, ...] = ()
    """One for each currency: the sum of its lines."""
    used: tuple[Rate, ...] = ()
    """The rates that converted something, the earliest first."""
    missing: tuple[Missing, ...] = ()
    """What stayed in its own currency since no rate was typed."""
    days: tuple[date, ...] = field(default=(), compare=False)
    """The first day of the range and the last."""


def spans_of(
    days: Sequence[date], starts: Sequence[datetime], breaks: Iterable[date]
) -> list[Span]:
    """Cut days into spans at `breaks`. `starts` are the days' midnights and that of the day after.

    Raises ValueError unless there is one midnight more than days.
    """
    if len(starts) != len(days) + 1:
        raise ValueError("one midnight more than days is needed")
    cut = set(breaks)
    firsts = [at for at, day in enumerate(days) if at == 0 or day in cut]
    return [
        Span(days[at], starts[at], starts[after])
        for at, after in zip(firsts, [*firsts[1:], len(days)], strict=True)
    ]


def days_between(first: date, last: date) -> list[date]:
    """Return every day from the first to the last; none when the last is earlier."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def spending(
    by: By, parts: Sequence[Part], spans: Sequence[Span], rates: Rates, to: str = ""
) -> Spending:
    """Sum parts by group and currency; into the currency `to` where a rate is known, if given."""
    sums: dict[tuple[str, str], Line] = {}
    used: dict[int, Rate] = {}
    missing: dict[tuple[str, str], Missing] = {}
    for part in sorted(parts, key=lambda one: one.span):  # a name is what it was called last
        key = spans[part.span].day.isoformat() if by is By.DAY else part.key
        line = Line(
            key, part.name, part.currency, part.orders, part.cost, part.estimated, part.unpriced
        )
        if to and alike(part.currency, to):
            line = replace(line, currency=to)
        elif to:
            day = spans[part.span].day
            rate = rates.on(part.currency, to, day)
            if rate is None:
                missing.setdefault((part.currency, to), Missing(part.currency, to, day))
            else:
                used[rate.id] = rate
                line = _converted(line, rate, to)
        at = (line.key, line.currency)
        sums[at] = sums[at].plus(line) if at in sums else line
    lines = [
        replace(line, cost=rounded(line.cost), estimated=rounded(line.estimated))
        for line in sums.values()
    ]
    lines.sort(key=lambda one: (one.key, one.currency) if by is By.DAY else (one.name.casefold(),))
    if by is not By.DAY:
        lines.sort(key=lambda one: (one.currency, -one.cost))
    return Spending(
        by,
        tuple(lines),
        tuple(totals_of(lines)),
        tuple(sorted(used.values(), key=lambda one: (one.base, one.quote, one.since))),
        tuple(sorted(missing.values(), key=lambda one: (one.base, one.day))),
    )


def totals_of(lines: Iterable[Line]) -> list[Line]:
    """Return the sum of the lines of each currency, the currencies by name."""
    sums: dict[str, Line] = {}
    for line in lines:
        start = sums.get(line.currency, Line("", "", line.currency))
        sums[line.currency] = replace(start.plus(line), name="")
    return [sums[name] for name in sorted(sums)]


def _converted(line: Line, rate: Rate, to: str) -> Line:
    return replace(
        line,
        currency=to,
        cost=convert(line.cost, rate, to),
        estimated=convert(line.estimated, rate, to),
        converted=True,
    )
