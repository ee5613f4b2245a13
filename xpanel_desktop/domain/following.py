"""Following orders that were placed elsewhere: ids out of pasted text, and what came of asking."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.service import Kind

MOST_IDS = 5000
"""Ids of one paste: fifty requests."""
LONGEST_ID = 40
_ID = re.compile(r"[0-9A-Za-z]+(?:[-_][0-9A-Za-z]+)*")


@dataclass(frozen=True, slots=True)
class Pasted:
    """The ids of a text, each once, in its order; how many more there were, and why."""

    ids: tuple[str, ...]
    repeated: int = 0
    left_out: int = 0
    """Beyond MOST_IDS."""


def ids_of(text: str) -> Pasted:
    """Read order ids out of a text, whatever stands between them.

    An id holds a digit: words of a heading or of a sentence are none.
    """
    found = [one for one in _ID.findall(text) if len(one) <= LONGEST_ID and re.search(r"\d", one)]
    ids = tuple(dict.fromkeys(found))
    return Pasted(ids[:MOST_IDS], len(found) - len(ids), max(len(ids) - MOST_IDS, 0))


class Standing(StrEnum):
    """What is known of an id that was pasted."""

    FOUND = "found"
    ALREADY = "already"
    """Followed by this account already: not asked about."""
    BESIDE = "beside"
    """Followed, or placed, by another account of the same balance: not asked about."""
    UNKNOWN = "unknown"
    """The panel says that it has no such order of this account."""
    UNHEARD = "unheard"
    """The panel gave no answer that says anything about it."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One id, and what came of looking; a report only where it was found."""

    panel_id: str
    standing: Standing
    report: Report | None = None
    words: str = ""
    """The panel's own, where it had any; of what is followed beside, the name of the account."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What the operator says of the orders; the service may stay unsaid, the rest too."""

    service_id: str = ""
    service_name: str = ""
    category: str = ""
    kind: Kind = Kind.DEFAULT
    label: str = ""
    customer: str = ""


def found(looked: Iterable[Looked]) -> list[tuple[str, Report]]:
    """Return (panel id, report) of what can be followed."""
    return [
        (one.panel_id, one.report)
        for one in looked
        if one.standing is Standing.FOUND and one.report is not None
    ]
