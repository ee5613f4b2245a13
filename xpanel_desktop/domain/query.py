"""What a table of orders asks for: which orders, found by which words, in which order."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from xpanel_desktop.domain.folding import words
from xpanel_desktop.domain.state import State

SHORTEST = 3
"""Letters that a word needs to be looked for in texts; shorter ones find whole ids alone."""


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
class OrderFilter:
    """What orders must be like. An empty set lets all through, and so does a missing date."""

    services: frozenset[str] = frozenset()
    """Ids of services, of whatever account."""
    categories: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    customers: frozenset[str] = frozenset()
    colours: frozenset[str] = frozenset()
    pools: frozenset[str] = frozenset()
    since: datetime | None = None
    """Sent at this moment or later."""
    until: datetime | None = None
    """Sent before this moment."""

    @property
    def is_open(self) -> bool:
        """Whether it lets everything through."""
        return self == OrderFilter()


@dataclass(frozen=True, slots=True)
class OrderQuery:
    """Which orders to show. Empty sets and an empty search mean all."""

    states: frozenset[State] = frozenset()
    accounts: frozenset[int] = frozenset()
    search: str = ""
    """Words, all of which must be found in link, ids, service, label, customer or note."""
    sort: Column = Column.CREATED
    descending: bool = True
    filter: OrderFilter = field(default_factory=OrderFilter)

    @property
    def only_ids(self) -> bool:
        """Whether every word is too short to be looked for in texts: whole ids are found then."""
        wanted = words(self.search)
        return bool(wanted) and all(len(word) < SHORTEST for word in wanted)


@dataclass(frozen=True, slots=True)
class Offered:
    """What the orders there are offer a filter to choose from, in alphabetical order."""

    services: tuple[tuple[str, str], ...] = ()
    """Id and name."""
    categories: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    customers: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    pools: tuple[str, ...] = ()
