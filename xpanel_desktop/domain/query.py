"""What a table of orders asks for: which orders, found by which words, in which order."""

from dataclasses import dataclass
from enum import StrEnum

from xpanel_desktop.domain.state import State


class Column(StrEnum):
    """What a table of orders can be sorted by: indexed, so that a million rows sort at once."""

    CREATED = "created"
    """Our own number: the order of writing."""
    QUEUED = "queued"
    """The order of sending."""
    SENT = "sent"
    ASKED = "asked"
    MOVED = "moved"
    CHARGE = "charge"


@dataclass(frozen=True, slots=True)
class OrderQuery:
    """Which orders to show. Empty sets and an empty search mean all."""

    states: frozenset[State] = frozenset()
    accounts: frozenset[int] = frozenset()
    search: str = ""
    """Words, all of which must be found in link, ids, service, label, customer or note."""
    sort: Column = Column.CREATED
    descending: bool = True
