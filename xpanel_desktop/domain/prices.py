"""How a service's rate moved: by what its catalogue told, and by the rates of one's own orders."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, DecimalException

from xpanel_desktop.domain.catalogue_changes import ServiceChange, What


@dataclass(frozen=True, slots=True)
class Price:
    """A rate per 1000, since when it is known to hold."""

    at: datetime
    rate: Decimal


def prices(
    own: Sequence[Price], changes: Sequence[ServiceChange], since: datetime
) -> tuple[Price, ...]:
    """Return each rate since `since` that differs from the one before it, the oldest first.

    `own` are the rates at which orders were sent. What a change was before it holds from `since`.
    """
    told = [found for one in changes for found in _told(one) if found.at >= since]
    first = _first_before(changes, since)
    points = sorted([*first, *told, *(one for one in own if one.at >= since)], key=_when)
    moved: list[Price] = []
    for one in points:
        if not moved or moved[-1].rate != one.rate:
            moved.append(one)
    return tuple(moved)


def _when(one: Price) -> datetime:
    return one.at


def _told(change: ServiceChange) -> list[Price]:
    rate = _rate(change, change.after)
    return [Price(change.at, rate)] if rate is not None and change.at is not None else []


def _first_before(changes: Sequence[ServiceChange], since: datetime) -> list[Price]:
    """Return the rate before the first change within the time."""
    known = [one for one in changes if one.what is What.RATE and one.at and one.at >= since]
    first = min(known, key=lambda one: one.at or since, default=None)
    rate = _rate(first, first.before) if first else None
    return [] if rate is None else [Price(since, rate)]


def _rate(change: ServiceChange, text: str) -> Decimal | None:
    """Return a rate that a change told; None for other changes and for no number."""
    if change.what is not What.RATE:
        return None
    try:
        found = Decimal(text)
    except DecimalException:
        return None
    return found if found.is_finite() else None
