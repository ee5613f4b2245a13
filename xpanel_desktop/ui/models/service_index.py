"""A catalogue made ready for search and sort: pre-folded strings and lists of positions.

A proxy model filters 15,000 rows in some 60 ms and sorts them in seconds; an own list of positions
over folded strings needs one or two milliseconds. Nothing here knows of Qt.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from xpanel_desktop.domain.folding import fold, words
from xpanel_desktop.domain.service import Service

if TYPE_CHECKING:
    from xpanel_desktop.domain.scorecard import Card

KEPT = 500_000
"""Positions kept of earlier searches, some 4 MB: the same is looked for again and again."""
ENTRY = 100
"""Positions that a search counts for beside those it found."""
SLICE = 200
"""Services folded at once: some 5 ms, so that the window can paint in between."""
PLACED = 2_000
"""Services placed at once, some 3 ms."""


class ServiceColumn(IntEnum):
    """The columns of the table of services, in their order."""

    ID = 0
    NAME = 1
    TYPE = 2
    RATE = 3
    MINIMUM = 4
    MAXIMUM = 5
    REFILL = 6
    CANCEL = 7
    DRIPFEED = 8
    AVERAGE_TIME = 9
    CATEGORY = 10
    LINK = 11
    START = 12
    """From here on: by one's own orders."""
    SPEED = 13
    PARTIAL = 14


CARD_COLUMNS = frozenset({ServiceColumn.START, ServiceColumn.SPEED, ServiceColumn.PARTIAL})


Key = tuple[int, int | Decimal | float, str]
_fold_word = lru_cache(maxsize=4096)(fold)
"""For types, categories and times: few of them, told by thousands of services."""


def _number(value: Decimal | float | None) -> Key | None:
    return None if value is None else (0, value, "")


def _text(value: str) -> Key | None:
    return (0, 0, value) if value else None


def _id(value: str) -> Key:
    """Ids are text; those that are numbers sort as numbers, before the others."""
    return (0, int(value), "") if value.isdecimal() and len(value) < 30 else (1, 0, value)


_KEYS: dict[ServiceColumn, Callable[[Service], Key | None]] = {
    ServiceColumn.ID: lambda service: _id(service.id),
    ServiceColumn.TYPE: lambda service: _text(_fold_word(service.type)),
    ServiceColumn.CATEGORY: lambda service: _text(_fold_word(service.category)),
    ServiceColumn.RATE: lambda service: _number(service.rate),
    ServiceColumn.MINIMUM: lambda service: _number(service.minimum),
    ServiceColumn.MAXIMUM: lambda service: _number(service.maximum),
    ServiceColumn.REFILL: lambda service: _number(service.refill),
    ServiceColumn.CANCEL: lambda service: _number(service.cancel),
    ServiceColumn.DRIPFEED: lambda service: _number(service.dripfeed),
    ServiceColumn.AVERAGE_TIME: lambda service: _text(_fold_word(service.average_time)),
    ServiceColumn.LINK: lambda service: _text(service.link.casefold()),
}
_NO_CARDS: "Mapping[str, Card]" = {}


class _Places:
    """Where each service of a catalogue stands, and in which of its categories."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        """The categories in the panel's order, numbered."""
        self.category: list[int] = []
        self.all: list[int] = []
        """Every position in the panel's order: one list, and numbers that all others share."""
        self.positions: dict[str, int] = {}

    def take(self, some: Sequence[Service]) -> None:
        """Take in the services that come next."""
        numbers, start = self.numbers, len(self.category)
        for service in some:
            numbers.setdefault(service.category, len(numbers))
        self.category += [numbers[service.category] for service in some]
        self.all += range(start, len(self.category))
        ids = (service.id for service in some)
        self.positions.update(zip(ids, self.all[start:], strict=True))


class ServiceIndex:
    """Services by position, folded for search; made by `index_of`."""

    def __init__(
        self, services: Sequence[Service], folded: list[str], places: _Places | None = None
    ) -> None:
        self.services = services
        self._folded = folded
        if places is None:
            places = _Places()
            places.take(services)
        self.places = places
        """Taken over by the index of the same services, once they are folded."""
        self.categories = tuple(places.numbers)
        """The categories in the panel's order."""
        self._category, self._positions = places.category, places.positions
        self._order = places.all
        self._texts = folded
        self._last: tuple[tuple[str, ...], list[int]] | None = None
        self._found: dict[tuple[str, ...], list[int]] = {}
        self._held = 0
        self.searchable = any(folded) or not services
        """Whether a search finds anything: not before the catalogue is folded."""

    def position(self, service_id: str) -> int | None:
        """Return where a service stands, None when the catalogue has none of that id."""
        return self._positions.get(service_id)

    def text(self, position: int) -> str:
        """Return the text that a search looks into, `narrow`; it begins with the name."""
        return self._folded[position]

    def sort(
        self,
        column: ServiceColumn | None,
        *,
        descending: bool = False,
        cards: "Mapping[str, Card]" = _NO_CARDS,
    ) -> None:
        """Sort what `find` returns; None is the panel's own order. What is not known is last."""
        if column is ServiceColumn.NAME:
            keys: list[Key | None] = [_text(text) for text in self._folded]
            self._order = _sorted(keys, descending)
        elif column is not None and column in CARD_COLUMNS:
            self._order = _sorted(_card_keys(self.services, column, cards), descending)
        elif column is not None:
            key = _KEYS[column]
            self._order = _sorted([key(service) for service in self.services], descending)
        else:
            self._order = self.places.all
        as_told = column is None
        self._texts = self._folded if as_told else [self._folded[at] for at in self._order]
        self._last = None
        self._found.clear()
        self._held = 0

    def find(self, query: str) -> list[int]:
        """Return the positions that hold every word of `query`, in the present order.

        What was found is kept: words are taken back letter by letter, and typed again.
        """
        wanted = tuple(sorted(map(narrow, words(query)), key=len, reverse=True))
        found = self._found.get(wanted)
        if found is None:
            found = self._search(wanted)
            self._keep(wanted, found)
        self._last = (wanted, found)
        return found

    def _keep(self, wanted: tuple[str, ...], found: list[int]) -> None:
        """Keep what was found; the oldest goes."""
        self._found[wanted] = found
        self._held += len(found) + ENTRY
        while self._held > KEPT and len(self._found) > 1:
            self._held -= len(self._found.pop(next(iter(self._found)))) + ENTRY

    def _search(self, wanted: tuple[str, ...]) -> list[int]:
        found = self._found_before(wanted)
        folded = self._folded
        for word in wanted:
            if found is None:
                found = [
                    at for at, text in zip(self._order, self._texts, strict=True) if word in text
                ]
            else:
                found = [at for at in found if word in folded[at]]
        return self._order if found is None else found

    def _found_before(self, wanted: tuple[str, ...]) -> list[int] | None:
        """Return what the last search found when this one can only narrow it."""
        if self._last is None or not self._last[0]:
            return None
        last, found = self._last
        return found if all(any(old in new for new in wanted) for old in last) else None

    def within(self, positions: Iterable[int], categories: frozenset[int]) -> list[int]:
        """Return those of `positions` that are in one of the numbered categories."""
        category = self._category
        return [at for at in positions if category[at] in categories]

    def counts(self, positions: Iterable[int]) -> Counter[int]:
        """Return how many of `positions` are in each numbered category."""
        return Counter(map(self._category.__getitem__, positions))


def _sorted(keys: Sequence[Key | None], descending: bool) -> list[int]:
    known = [(key, at) for at, key in enumerate(keys) if key is not None]
    known.sort(key=lambda pair: pair[0], reverse=descending)
    return [at for _, at in known] + [at for at, key in enumerate(keys) if key is None]


def _card_keys(
    services: Sequence[Service], column: ServiceColumn, cards: "Mapping[str, Card]"
) -> list[Key | None]:
    """Return the keys of a column of what one's own orders tell."""
    from xpanel_desktop.domain.scorecard import EMPTY

    def key(card: "Card") -> Key | None:
        if column is ServiceColumn.PARTIAL:
            return _number(card.partial_share)
        figure = card.start if column is ServiceColumn.START else card.speed
        return _number(figure.middle if figure.tells else None)

    return [key(cards.get(service.id, EMPTY)) for service in services]


def _searched(service: Service) -> str:
    """Return what a search looks into; it starts with the name, so that it sorts by it."""
    category, kind = _fold_word(service.category), _fold_word(service.type)
    return narrow(f"{fold(service.name)} {category} {kind} {service.id.casefold()}")


def narrow(text: str) -> str:
    """Return a text with each byte of its UTF-8 as a letter: it sorts and is found as before.

    One emoji makes Python hold four bytes for every letter, and look through all of them.
    """
    return text if text.isascii() else text.encode("utf-8", "surrogatepass").decode("latin-1")


async def index_of(services: Sequence[Service], before: ServiceIndex | None = None) -> ServiceIndex:
    """Fold a catalogue in slices, breathing in between, and return its index.

    `before` is an index of the very same services, not folded yet, where there is one.
    """
    import asyncio

    folded: list[str] = []
    for start in range(0, len(services), SLICE):
        folded.extend(_searched(service) for service in services[start : start + SLICE])
        await asyncio.sleep(0)
    return ServiceIndex(services, folded, before.places if before else await _placed(services))


def unfolded(services: Sequence[Service]) -> ServiceIndex:
    """Return an index that shows a few services at once; a search finds nothing in it yet."""
    return ServiceIndex(services, [""] * len(services))


async def unfolded_in_turns(services: Sequence[Service]) -> ServiceIndex:
    """Return the same of a whole catalogue, breathing in between."""
    return ServiceIndex(services, [""] * len(services), await _placed(services))


async def _placed(services: Sequence[Service]) -> _Places:
    import asyncio

    places = _Places()
    for start in range(0, len(services), PLACED):
        places.take(services[start : start + PLACED])
        await asyncio.sleep(0)
    return places
