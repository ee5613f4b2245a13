"""What our orders did to a balance, and between which moments, as the ledger tells it.

Amounts are units of 10⁻⁸ and times milliseconds, as the store holds them: there are thousands.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from xpanel_desktop.domain.ledger import Kind

LATE = 15 * 60_000
"""How long after it was told a panel may still book something."""
EARLY = 60_000
"""How long before the question that told the old charge the new one may have been booked: the
panel reckons an answer a little before it is heard."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an entry of the ledger says of one order, in units and milliseconds."""

    order_id: int
    kind: Kind
    at: int
    amount: int | None
    change: int
    booked_from: int
    booked_by: int


@dataclass(frozen=True, slots=True)
class Booking:
    """A move of the balance by one of our orders."""

    order_id: int
    amount: int
    """What it adds to the balance: negative for a charge."""
    earliest: int
    told: int
    """When it most likely was booked by."""
    latest: int
    sure: bool
    """The very amount was reported by the panel; else it is as expected."""
    reported: bool = True
    """The panel has reported a charge of the order by now."""


def bookings(told: Iterable[Told]) -> list[Booking]:
    """Return what entries, an order's side by side and in their order, did to the balance."""
    found: list[Booking] = []
    for _, entries in groupby(told, key=lambda one: one.order_id):
        found += _of_order(list(entries))
    return found


def unsure_at(told: Iterable[Told], moment: int) -> int:
    """Return of how many orders the first report told a refund, after a moment, and not before.

    Until then their charges are as expected.
    """
    found = 0
    for _, entries in groupby(told, key=lambda one: one.order_id):
        first, *later = entries
        if later and (first.kind, later[0].kind) == (Kind.EXPECTED, Kind.REFUND):
            found += first.booked_by <= moment < later[0].booked_by
    return found


def _without_zero(entries: list[Told]) -> list[Told]:
    """Return entries with a charge that was told as zero at first as it was told then."""
    for place in range(len(entries) - 1):
        one, after = entries[place : place + 2]
        if (one.kind, one.amount, after.kind) == (Kind.CHARGE, 0, Kind.RAISED):
            told = replace(one, at=after.at, amount=after.amount, change=one.change + after.change)
            return [*entries[:place], told, *entries[place + 2 :]]
    return entries


def _raised_from(entry: Told, first: Told) -> int:
    """Return since when a raise may have been booked: what was expected, since the acceptance.

    A panel may take it all at once, and tell only what it has delivered of it.
    """
    expected = (first.amount or 0) if first.kind is Kind.EXPECTED else 0
    if entry.kind is Kind.RAISED and (entry.amount or 0) <= expected:
        return min(first.booked_from, entry.booked_from)
    return entry.booked_from


def _of_order(entries: list[Told]) -> list[Booking]:
    entries = _without_zero(entries)
    found: list[Booking] = []
    before: Told | None = None
    for place, entry in enumerate(entries):
        after = entries[place + 1] if place + 1 < len(entries) else None
        if entry.kind is Kind.EXPECTED:
            reported = after if after is not None and after.kind is Kind.CHARGE else None
            amount = entry.amount if reported is None else reported.amount
            latest = entry.booked_by + LATE
            if reported is not None:  # some panels take the money only as they deliver
                latest = max(latest, reported.at)
            one = _booking(entry, -(amount or 0), latest, sure=reported is not None, slack=0)
            found.append(one if after is not None else replace(one, reported=False))
        elif entry.kind is Kind.CHARGE:
            if before is None:
                found.append(_booking(entry, -(entry.amount or 0), entry.booked_by + LATE))
        elif entry.kind is not Kind.FOLLOWED:
            sure = before is None or before.kind is not Kind.EXPECTED
            since = replace(entry, booked_from=_raised_from(entry, entries[0]))
            found.append(_booking(since, -entry.change, entry.booked_by + LATE, sure=sure))
        before = entry
    return found


def _booking(
    entry: Told, amount: int, latest: int, *, sure: bool = True, slack: int = EARLY
) -> Booking:
    earliest = entry.booked_from - slack
    return Booking(entry.order_id, amount, earliest, entry.booked_by, latest, sure)
