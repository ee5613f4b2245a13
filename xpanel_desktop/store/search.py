"""How the words of a search become a look into the index of three letters in a row.

The index knows no places (detail=none), so it offers candidates; the text itself decides.
"""

from xpanel_desktop.domain.folding import words
from xpanel_desktop.domain.query import SHORTEST

TEXT = "(instr(orders.found_by, ?) OR instr(orders.id, ?))"
"""Holds when an order's texts, or our number, have a word, which is bound twice."""
MOST_PARTS = 8
"""Parts of a word that are looked up: enough to leave few candidates."""
LONG_NUMBER = 6
"""Digits from which on the last ones decide: ids of one panel begin alike for years."""


def long_words(search: str) -> tuple[str, ...]:
    """Return the folded words that the index can look up."""
    return tuple(word for word in words(search) if len(word) >= SHORTEST)


def short_words(search: str) -> tuple[str, ...]:
    """Return the folded words that are too short for the index."""
    return tuple(word for word in words(search) if len(word) < SHORTEST)


def expression(wanted: tuple[str, ...]) -> str:
    """Return what every candidate's parts must be, as FTS5 reads it; empty without words."""
    parts = dict.fromkeys(part for word in wanted for part in _parts(word))
    return " AND ".join('"' + part.replace('"', '""') + '"' for part in parts)


def _parts(word: str) -> list[str]:
    """Cut a word into threes side by side; the last one overlaps, so that no letter is left out.

    Of a long number the last six digits are enough, and what its beginning finds is very long
    (measured among a million: 117,000 with "234", half of what the whole search takes).
    """
    if len(word) >= LONG_NUMBER and word.isdecimal():
        return [word[-3:], word[-6:-3], word[-4:-1]]
    starts = [*range(0, len(word) - 2, 3), len(word) - 3]
    return [word[start : start + 3] for start in dict.fromkeys(starts)][:MOST_PARTS]
