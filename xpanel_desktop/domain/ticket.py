"""A ticket: what is typed for one order, what it amounts to, and what goes over the wire."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from xpanel_desktop.domain.fields import COUNTED_BY, FLAT_RATE, RESERVED, Field, Shape, fields_of
from xpanel_desktop.domain.money import estimate, trim
from xpanel_desktop.domain.service import Kind, Service

MAX_COUNT = 10**12


def _no_values() -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Ticket:
    """What is typed: texts by field name, as typed. A saved ticket is a draft."""

    account_id: int
    service_id: str
    kind: Kind
    values: Mapping[str, str] = field(default_factory=_no_values)
    extra: Mapping[str, str] = field(default_factory=_no_values)
    """Free name/value fields, for types that we have not heard of."""

    def text(self, name: str) -> str:
        """Return what is typed in a field, stripped; empty when nothing is."""
        return self.values.get(name, "").strip()

    def count(self, name: str) -> int | None:
        """Return a field's whole number, None when it is empty or no number."""
        return parse_count(self.text(name))

    def lines(self, name: str) -> list[str]:
        """Return a field's non-blank lines, stripped."""
        return [line.strip() for line in self.values.get(name, "").splitlines() if line.strip()]


@dataclass(frozen=True, slots=True)
class Size:
    """How much a ticket orders. None where it cannot be told (yet, or at all)."""

    per_run: int | None
    runs: int
    total: int | None
    last_run_after: timedelta | None
    """When the last run of a drip-feed starts, counted from the first."""


def parse_count(text: str) -> int | None:
    """Parse a whole number of zero or more; blanks may group digits. None when it is none.

    A dot or a comma is refused: 1.000 is a thousand to one operator and one to another.
    """
    digits = "".join(text.split())
    if not digits.isascii() or not digits.isdecimal():
        return None
    number = int(digits) if len(digits) <= len(str(MAX_COUNT)) else MAX_COUNT + 1
    return number if number <= MAX_COUNT else None


def parse_day(text: str) -> date | None:
    """Parse a day written d/m/Y (also with dots or dashes). None when it is none."""
    try:
        return datetime.strptime(text.replace(".", "/").replace("-", "/"), "%d/%m/%Y").date()  # noqa: DTZ007 -- a calendar day has no zone
    except ValueError:
        return None


def size(ticket: Ticket) -> Size:
    """Return how much `ticket` orders: quantity is per run, total is quantity × runs."""
    runs = max(ticket.count("runs") or 1, 1)
    interval = ticket.count("interval")
    per_run = _per_run(ticket)
    last = _minutes((runs - 1) * interval) if runs > 1 and interval else None
    return Size(per_run, runs, None if per_run is None else per_run * runs, last)


def _minutes(number: int) -> timedelta | None:
    """Return a length of time; None for one of millions of years, which no clock can tell."""
    try:
        return timedelta(minutes=number)
    except OverflowError:
        return None


def _per_run(ticket: Ticket) -> int | None:
    counted = COUNTED_BY.get(ticket.kind)
    if counted is not None:
        return len(ticket.lines(counted)) or None
    if ticket.kind is Kind.PACKAGE:
        return 1
    if ticket.kind is Kind.SUBSCRIPTIONS:
        posts, most = ticket.count("posts"), ticket.count("max")
        return posts * most if posts and most else None
    return ticket.count("quantity")


def per_post(ticket: Ticket) -> tuple[int, int] | None:
    """Return the range that a subscription orders for each post; None before both are typed."""
    least, most = ticket.count("min"), ticket.count("max")
    if ticket.kind is not Kind.SUBSCRIPTIONS or not least or not most or least > most:
        return None
    return least, most


def charge(ticket: Ticket, service: Service) -> Decimal | None:
    """Return the estimated charge, for subscriptions the worst case. None: cannot be told."""
    if service.rate is None:
        return None
    if ticket.kind in FLAT_RATE:
        return trim(service.rate)
    total = size(ticket).total
    return None if total is None else estimate(service.rate, total)


def asked_fields(ticket: Ticket, *, xpanel: bool) -> tuple[Field, ...]:
    """Return the fields that this ticket asks for now: some depend on another's value."""
    return tuple(
        item
        for item in fields_of(ticket.kind, xpanel=xpanel)
        if item.needs is None or ticket.text(item.needs[0]) == item.needs[1]
    )


def request(ticket: Ticket, *, xpanel: bool) -> dict[str, str]:
    """Return the parameters of `add` beside key and action, exactly as they go over the wire.

    An empty optional field is not sent. A pool of "any" is the absence of `data_pool`.
    """
    wire = {"service": ticket.service_id}
    for item in asked_fields(ticket, xpanel=xpanel):
        text = _wire_text(ticket, item)
        if text:
            wire[item.name] = text
    for name, value in ticket.extra.items():
        if value.strip() and name.strip() and name.strip().lower() not in RESERVED:
            wire.setdefault(name.strip(), value.strip())
    return wire


def _wire_text(ticket: Ticket, item: Field) -> str:
    match item.shape:
        case Shape.LINES:
            return "\n".join(ticket.lines(item.name))
        case Shape.COUNT | Shape.WHOLE:
            number = ticket.count(item.name)
            return "" if number is None else str(number)
        case Shape.DATE:
            day = parse_day(ticket.text(item.name))
            return "" if day is None else f"{day.day:02}/{day.month:02}/{day.year}"
        case Shape.LINK | Shape.TEXT | Shape.CHOICE | Shape.POOL:  # pragma: no branch - all
            return ticket.text(item.name)
