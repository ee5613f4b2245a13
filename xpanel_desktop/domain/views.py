"""Saved views: what an operator asks the table of orders for, under a name.

A wish keeps days as they are worded: "today" of a saved view is the day on which it is looked at.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from xpanel_desktop.domain.folding import fold
from xpanel_desktop.domain.plain import plain
from xpanel_desktop.domain.query import Column, OrderFilter

LONGEST_NAME = 60
"""Letters that the name of a view has at most."""
MOST_DAYS = 3650
Layout = Mapping[str, object]
"""Columns, their order and their widths, as the table words them; empty: as it is at first."""


class NameTaken(ValueError):
    """Another view has this name, but for case and accents."""


class NameMissing(ValueError):
    """A view needs a name."""


@dataclass(frozen=True, slots=True)
class Sent:
    """When orders were sent, by days of this place. Without anything: at any time."""

    within: int = 0
    """Days back from the present one, which is the first of them; 0: does not matter."""
    first: date | None = None
    last: date | None = None
    """From one day to another, both among them."""

    @property
    def is_open(self) -> bool:
        """Whether it lets everything through."""
        return self == Sent()

    def bounds(self, today: date) -> tuple[date | None, date | None]:
        """Return the first day, and the first day that is too late; None: no such bound."""
        if self.within:
            return today - timedelta(days=min(self.within, MOST_DAYS) - 1), None
        last = self.last
        return self.first, None if last is None or last == date.max else last + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the operator asks for: states, whose, words, filters, days, and how it is sorted."""

    group: str = "all"
    """The name of a line of the side list."""
    accounts: frozenset[int] = frozenset()
    search: str = ""
    filter: OrderFilter = field(default_factory=OrderFilter)
    """Without its moments: those come of `sent` when it is looked at."""
    sent: Sent = field(default_factory=Sent)
    sort: Column = Column.CREATED
    descending: bool = True


def _nothing() -> Layout:
    return {}


@dataclass(frozen=True, slots=True)
class View:
    """A wish under a name, with the columns that it is looked at in."""

    id: int
    name: str
    wish: Wish
    whose: str = ""
    """What the accounts of the wish were called when it was saved: one may be removed since."""
    place: int = 0
    """Views stand in the order of these."""
    layout: Layout = field(default_factory=_nothing)


@dataclass(frozen=True, slots=True)
class Gone:
    """What a wish asks for and is not there any more."""

    accounts: frozenset[int] = frozenset()
    """Removed; their orders are kept."""
    services: frozenset[str] = frozenset()
    """In no catalogue of the accounts asked for."""

    def __bool__(self) -> bool:
        return bool(self.accounts or self.services)


def named(name: str) -> str:
    """Return a name as it is kept: plain, capped. Raise NameMissing when nothing is left of it."""
    kept = plain(name, LONGEST_NAME)
    if not fold(kept):
        raise NameMissing(name)
    return kept
