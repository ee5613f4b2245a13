"""What customers pay: the charge in their currency, and a markup on it.

Price: charge × (1 + percent / 100), or charge + what is added to each thousand × quantity / 1000,
where undelivered pieces that were refunded are not counted. Margin: price - charge.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Context, Decimal
from enum import StrEnum

from xpanel_desktop.domain.exchange import Missing, Rate, Rates, alike, convert, rounded
from xpanel_desktop.domain.ledger import REFUNDING
from xpanel_desktop.domain.money import trim
from xpanel_desktop.domain.spending import ZERO, Part, Span
from xpanel_desktop.domain.state import State

_WIDE = Context(prec=60)
BEGINNING = date.min
"""A markup from this day on holds for all orders."""


class Way(StrEnum):
    """How a markup is reckoned."""

    NONE = "none"
    PERCENT = "percent"
    FIXED = "fixed"
    """Added to each thousand, in the customer's currency."""


@dataclass(frozen=True, slots=True)
class Markup:
    """What a customer pays from a local day on."""

    customer: str
    way: Way
    value: Decimal
    currency: str
    """The customer's; empty: as charged."""
    since: date
    at: datetime
    """When it was typed."""
    id: int = 0


class Markups:
    """Looks markups up by customer and day; of one day what was typed last counts."""

    def __init__(self, typed: Iterable[Markup]) -> None:
        days: dict[str, dict[date, Markup]] = {}
        for markup in sorted(typed, key=lambda one: one.id):
            days.setdefault(markup.customer, {})[markup.since] = markup
        self._of = {
            name: sorted(found.values(), key=lambda one: one.since, reverse=True)
            for name, found in days.items()
        }

    def days(self) -> set[date]:
        """Return the days from which on some markup holds."""
        return {one.since for found in self._of.values() for one in found}

    def names(self) -> list[str]:
        """Return the customers that were kept."""
        return list(self._of)

    def on(self, customer: str, day: date) -> Markup | None:
        """Return what a customer pays on a day, None when nothing was typed."""
        return next((one for one in self._of.get(customer, ()) if one.since <= day), None)

    def last(self, customer: str) -> Markup | None:
        """Return the markup that holds from the latest day on."""
        return next(iter(self._of.get(customer, ())), None)


@dataclass(frozen=True, slots=True)
class Price:
    """What something cost and what the customer pays, both in the customer's currency."""

    currency: str
    cost: Decimal
    price: Decimal

    @property
    def margin(self) -> Decimal:
        """What is left."""
        return trim(self.price - self.cost)


def price(
    cost: Decimal, currency: str, quantity: int, markup: Markup | None, rates: Rates, day: date
) -> tuple[Price, Rate | None] | Missing:
    """Return a price, not rounded, and the rate that it took; Missing when no rate was typed."""
    to = (markup.currency if markup else "") or currency
    rate = None
    if not alike(to, currency):
        rate = rates.on(currency, to, day)
        if rate is None:
            return Missing(currency, to, day)
        cost = convert(cost, rate, to)
    paid = cost
    if markup is not None and markup.way is Way.PERCENT:
        paid = _WIDE.add(cost, _WIDE.divide(_WIDE.multiply(cost, markup.value), Decimal(100)))
    elif markup is not None and markup.way is Way.FIXED:
        added = _WIDE.multiply(markup.value, Decimal(quantity))
        paid = _WIDE.add(cost, _WIDE.divide(added, Decimal(1000)))
    return Price(to, cost, paid), rate


def billable(state: State, quantity: int | None, remains: int | None, cost: Decimal | None) -> int:
    """Return the pieces that a customer pays for; those refunded undelivered are not among them."""
    whole = quantity or 0
    if state not in REFUNDING:
        return whole
    if remains is None:
        return whole if cost else 0
    return min(max(whole - remains, 0), whole)


@dataclass(frozen=True, slots=True)
class CustomerLine:
    """A customer in one currency over a range of days."""

    customer: str
    currency: str
    orders: int = 0
    cost: Decimal = ZERO
    price: Decimal | None = ZERO
    """None: no rate was typed for the conversion."""
    estimated: Decimal = ZERO
    missing: Missing | None = None

    @property
    def margin(self) -> Decimal | None:
        """Price less charge; None while the price is not known."""
        return None if self.price is None else trim(self.price - self.cost)


@dataclass(frozen=True, slots=True)
class CustomerBook:
    """What a table of customers shows."""

    lines: tuple[CustomerLine, ...] = ()
    totals: tuple[CustomerLine, ...] = ()
    """One for each currency, of those lines whose price is known."""
    used: tuple[Rate, ...] = ()


def customers(
    parts: Sequence[Part], spans: Sequence[Span], markups: Markups, rates: Rates
) -> CustomerBook:
    """Return what each customer cost and pays; kept customers without orders are listed too."""
    sums: dict[tuple[str, str, bool], CustomerLine] = {}
    used: dict[int, Rate] = {}
    for part in parts:
        if not part.key:
            continue
        day = spans[part.span].day
        markup = markups.on(part.key, day)
        found = price(part.cost, part.currency, part.quantity, markup, rates, day)
        if isinstance(found, Missing):
            line = CustomerLine(
                part.key, part.currency, part.orders, part.cost, None, part.estimated, found
            )
        else:
            told, rate = found
            if rate is not None:
                used[rate.id] = rate
            guess = convert(part.estimated, rate, told.currency) if rate else part.estimated
            line = CustomerLine(part.key, told.currency, part.orders, told.cost, told.price, guess)
        at = (line.customer, line.currency, line.price is None)
        sums[at] = _plus(sums[at], line) if at in sums else line
    lines = [_rounded(line) for line in sums.values()]
    known = {line.customer for line in lines}
    for name in markups.names():
        last = markups.last(name)
        if name not in known and last is not None:
            lines.append(CustomerLine(name, last.currency))
    lines.sort(key=lambda one: (one.customer.casefold(), one.customer, one.currency))
    return CustomerBook(tuple(lines), tuple(_totals(lines)), tuple(used.values()))


def _plus(one: CustomerLine, other: CustomerLine) -> CustomerLine:
    price = None
    if one.price is not None and other.price is not None:
        price = trim(one.price + other.price)
    return CustomerLine(
        one.customer, one.currency, one.orders + other.orders, trim(one.cost + other.cost), price,
        trim(one.estimated + other.estimated), one.missing or other.missing,
    )  # fmt: skip


def _rounded(line: CustomerLine) -> CustomerLine:
    return CustomerLine(
        line.customer, line.currency, line.orders, rounded(line.cost),
        None if line.price is None else rounded(line.price), rounded(line.estimated), line.missing,
    )  # fmt: skip


def _totals(lines: Iterable[CustomerLine]) -> list[CustomerLine]:
    sums: dict[str, CustomerLine] = {}
    for line in lines:
        if line.price is not None and line.orders:
            start = sums.get(line.currency, CustomerLine("", line.currency))
            sums[line.currency] = _plus(start, line)
    return [sums[name] for name in sorted(sums)]


@dataclass(frozen=True, slots=True)
class Bought:
    """An order as a customer's statement names it."""

    order_id: int
    panel_id: str
    at: datetime
    day: date
    service: str
    link: str
    quantity: int
    state: State
    currency: str
    cost: Decimal | None
    estimated: bool


@dataclass(frozen=True, slots=True)
class StatementLine:
    """An order with its price; None: cost or rate is not known."""

    bought: Bought
    price: Price | None
    missing: Missing | None = None


def statement(
    bought: Iterable[Bought], customer: str, markups: Markups, rates: Rates
) -> list[StatementLine]:
    """Return the price of each order, rounded to the eighth decimal: totals are their sums."""
    lines: list[StatementLine] = []
    for one in bought:
        if one.cost is None:
            lines.append(StatementLine(one, None))
            continue
        markup = markups.on(customer, one.day)
        found = price(one.cost, one.currency, one.quantity, markup, rates, one.day)
        if isinstance(found, Missing):
            lines.append(StatementLine(one, None, found))
        else:
            told = found[0]
            paid = Price(told.currency, rounded(told.cost), rounded(told.price))
            lines.append(StatementLine(one, paid))
    return lines
