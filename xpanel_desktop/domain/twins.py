"""One order of a panel that several accounts hear of: what they told of it, as of one order.

A panel has each order once, whoever follows it. What one account heard first the others hear too,
and that tells nothing new: the first word on each change counts, against the last word before it.
"""

from collections.abc import Iterable
from dataclasses import replace

from xpanel_desktop.domain.bookings import Told
from xpanel_desktop.domain.ledger import Kind, next_kind
from xpanel_desktop.domain.state import State

Numbered = tuple[int, Told]
"""An entry of the ledger with its number, which tells what was told first."""


def as_one(entries: Iterable[Numbered]) -> list[Numbered]:
    """Return what the entries of one order's rows tell, each thing once; numbers are kept."""
    accepted_first = sorted(entries, key=lambda one: (one[1].kind is not Kind.EXPECTED, one[0]))
    kept: list[Numbered] = []
    for number, one in accepted_first:
        told = _after(kept[-1][1], one) if kept else one
        if told is not None:
            kept.append((number, told))
    return kept


def _after(last: Told, one: Told) -> Told | None:
    """Return what an entry tells after the last one; None: nothing new."""
    if one.amount is None or one.kind is Kind.EXPECTED:
        return None
    if one.kind is Kind.FOLLOWED and (last.kind is Kind.EXPECTED or one.amount == 0):
        return None  # zero may be no charge yet, less than expected may be a refund: a report says
    # whether a first report that is lower tells a refund was known when it was told
    state = State.CANCELED if one.kind is Kind.REFUND else State.COMPLETED
    kind = next_kind(last.kind, last.amount, state, one.amount)
    if kind is None:
        return None
    begins, ends = one.booked_from, one.booked_by
    if kind is Kind.CHARGE:
        begins, ends = last.booked_from, last.booked_by  # with the acceptance
    elif one.kind in (Kind.CHARGE, Kind.FOLLOWED):  # it says nothing of when
        begins, ends = last.at, max(last.at, one.at)
    change = one.amount - (last.amount or 0)
    return replace(
        one, order_id=last.order_id, kind=kind, change=change, booked_from=begins, booked_by=ends
    )
