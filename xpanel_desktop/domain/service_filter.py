"""Which services the operator wants to see, beside what is searched for in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter

from xpanel_desktop.domain.catalogue_changes import What
from xpanel_desktop.domain.fields import Shape, fields_of
from xpanel_desktop.domain.service import Kind, Service, kind_of

Test = Callable[[Service], bool]


@dataclass(frozen=True, slots=True)
class Marks:
    """What is known of an account's services beside the catalogue; ids of services."""

    favourites: frozenset[str] = frozenset()
    recents: tuple[str, ...] = ()
    """Those that were ordered last, newest first."""
    changed: Mapping[str, frozenset[What]] = field(default_factory=dict[str, frozenset[What]])
    """What changed since the operator looked."""


@dataclass(frozen=True, slots=True)
class ServiceFilter:
    """Every wish holds at once; None and False: no such wish."""

    type: str | None = None
    """The panel's word for the type."""
    refill: bool | None = None
    cancel: bool | None = None
    dripfeed: bool | None = None
    least_rate: Decimal | None = None
    most_rate: Decimal | None = None
    pools: bool = False
    """Only what takes a data pool."""
    changed: bool = False
    favourite: bool = False
    recent: bool = False

    @property
    def is_open(self) -> bool:
        """Whether everything passes."""
        return self == ServiceFilter()

    def tests(self, marks: Marks, *, xpanel: bool) -> tuple[Test, ...]:
        """Return a test for each wish; a service that passes all is wanted.

        A flag that the panel did not tell is no yes, and a rate it did not tell is in no range.
        """
        found: list[Test] = []
        if self.favourite:
            found.append(lambda service: service.id in marks.favourites)
        if self.recent:
            recents = frozenset(marks.recents)
            found.append(lambda service: service.id in recents)
        if self.changed:
            found.append(lambda service: service.id in marks.changed)
        if self.type is not None:
            found.append(lambda service: service.type == self.type)
        for wish, told in ((self.refill, _refill), (self.cancel, _cancel), (self.dripfeed, _drip)):
            if wish is not None:
                found.append(_flagged(wish, told))
        if self.least_rate is not None or self.most_rate is not None:
            found.append(_in_range(self.least_rate, self.most_rate))
        if self.pools:
            found.append(lambda service: takes_pool(service.type, xpanel=xpanel))
        return tuple(found)

    def passes(self, service: Service, marks: Marks, *, xpanel: bool) -> bool:
        """Tell whether a service is wanted."""
        return all(test(service) for test in self.tests(marks, xpanel=xpanel))


_refill, _cancel, _drip = attrgetter("refill"), attrgetter("cancel"), attrgetter("dripfeed")


def _flagged(wish: bool, told: Callable[[Service], bool | None]) -> Test:
    return lambda service: bool(told(service)) is wish


def _in_range(low: Decimal | None, high: Decimal | None) -> Test:
    def test(service: Service) -> bool:
        rate = service.rate
        return rate is not None and (low is None or rate >= low) and (high is None or rate <= high)

    return test


@lru_cache(maxsize=256)
def takes_pool(type_word: str, *, xpanel: bool) -> bool:
    """Tell whether an order of a service of this type may name a data pool."""
    kind = kind_of(type_word)
    if xpanel and kind is Kind.POLL:
        kind = Kind.POLL_CHOICE
    return any(item.shape is Shape.POOL for item in fields_of(kind, xpanel=xpanel))
