"""What orders cost: an entry for each thing that was told of it, only ever added to.

An accepted order costs what was expected until the panel reports a charge; from then on what it
reports counts. Zero, while the panel is still at work, is no charge yet: many panels report it for
a while. A charge that falls is a refund. The triggers of the database hold the same rule.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from xpanel_desktop.domain.state import ACTIVE, State

Amount = TypeVar("Amount", Decimal, int)
"""In the currency, or in units as the store holds them."""
AT_WORK = ACTIVE - {State.UNHEARD}
"""States in which a charge of zero says nothing yet."""
REFUNDING = frozenset({State.PARTIAL, State.CANCELED, State.REFUNDED, State.FAILED})
"""States whose first reported charge, when it is lower than expected, was lowered by a refund."""


class Kind(StrEnum):
    """What an entry tells."""

    EXPECTED = "expected"
    """Accepted: rate × quantity / 1000, until the panel reports."""
    CHARGE = "charge"
    """The first charge that the panel reported."""
    RAISED = "raised"
    REFUND = "refund"
    FOLLOWED = "followed"
    """Placed elsewhere; what it cost when it was first followed here."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. Amounts in the account's currency, times UTC."""

    id: int
    account_id: int
    order_id: int
    at: datetime
    """When it was told."""
    kind: Kind
    amount: Decimal | None
    """What the order costs from here on; None: not known."""
    change: Decimal
    """By how much that is more than before."""
    currency: str
    booked_from: datetime
    booked_by: datetime
    """The panel moved the balance between these two, most likely."""
    movement_id: int | None = None
    """The report that told it; None: the acceptance."""


@dataclass(frozen=True, slots=True)
class Line:
    """An entry with what names its order on a screen."""

    entry: Entry
    panel_id: str
    service: str
    link: str
    state: State


@dataclass(frozen=True, slots=True)
class LedgerQuery:
    """Which entries are wanted; empty means all."""

    accounts: frozenset[int] = frozenset()
    kind: Kind | None = None
    order: str = ""
    """An order's number here or at the panel."""


def says(state: State, charge: Decimal | None) -> bool:
    """Tell whether a reported charge counts: zero does not while the panel is at work."""
    return charge is not None and (charge != 0 or state not in AT_WORK)


def next_kind(
    last: Kind | None, amount: Amount | None, state: State, charge: Amount
) -> Kind | None:
    """Return the kind of the entry that a report makes; None when it tells nothing new.

    `last` and `amount` are those of the order's last entry, None when there is none; `charge` must
    be one that `says` lets count.
    """
    first = last in (None, Kind.EXPECTED)
    if not first and amount is not None and charge == amount:
        return None
    fell = amount is not None and charge < amount
    if fell and (not first or state in REFUNDING):
        return Kind.REFUND
    if last is Kind.FOLLOWED and amount is None:
        return Kind.FOLLOWED
    return Kind.CHARGE if first else Kind.RAISED
