"""One thing that the palette finds, and how well it answers what was typed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import IntEnum

from xpanel_desktop.domain.folding import fold, words

MOST = 40
"""Rows that the palette shows at most."""
EACH = 8
"""Rows of a kind, so that none pushes the others out."""


class Kind(IntEnum):
    """What is found, in the order in which equals stand."""

    ACTION = 0
    ACCOUNT = 1
    SETTING = 2
    SERVICE = 3
    DRAFT = 4
    ORDER = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """What is found: plain, capped words, and what choosing it does."""

    kind: Kind
    title: str
    detail: str
    run: Callable[[], object]
    keys: str = ""
    icon: str = ""
    also: tuple[str, ...] = field(default=())
    """Other words it is found by: ids before all."""

    def tier(self, query: "Query") -> int | None:
        """Return how well it answers, 0 best; None: it does not."""
        tiers = [query.tier(fold(text)) for text in (self.title, *self.also)]
        found = [tier for tier in tiers if tier is not None]
        if found:
            return min(found)
        return query.tier(fold(" ".join((self.title, self.detail, *self.also))))


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, folded once: İ, ı, i and I are one letter."""

    whole: str
    words: tuple[str, ...]

    @classmethod
    def of(cls, typed: str) -> "Query":
        """Fold what was typed; what is beyond 200 letters finds nothing anyway."""
        return cls(fold(typed[:200]), words(typed[:200]))

    def tier(self, text: str) -> int | None:
        """Return 0 for exact, 1 for a beginning, 2 for beginnings of words, 3 within; or None."""
        if not all(word in text for word in self.words):
            return None
        if text == self.whole:
            return 0
        if text.startswith(self.whole):
            return 1
        spaced = f" {text}"
        return 2 if all(f" {word}" in spaced for word in self.words) else 3


def ranked(entries: Iterable[Entry], query: Query) -> list[Entry]:
    """Return what answers, the best first, bounded; equals stay in the order they came in."""
    told = [(tier, one) for one in entries if (tier := one.tier(query)) is not None]
    told.sort(key=lambda pair: (pair[0], pair[1].kind))
    found: list[Entry] = []
    counts = dict.fromkeys(Kind, 0)
    for _, one in told:
        if counts[one.kind] < EACH or not query.words:
            counts[one.kind] += 1
            found.append(one)
    return found[:MOST]
