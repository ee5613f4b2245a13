"""Folding of text for search: İ, I, ı and i are one letter, accents do not count.

`str.casefold` turns İ into i with a combining dot and leaves ı alone, which loses a Turkish
operator's search either way; here all four fold to i, both in what is searched and in the query.
"""

import unicodedata

_OWN = {"İ": "i", "I": "i", "ı": "i", "ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l"}
"""Letters that Unicode does not take apart, or not as an operator would."""
_OWN["\0"] = " "  # a pasted text may hold one; no word of SQLite's index of words can


class _Letters(dict[int, str]):
    """Folds letter by letter, each computed once: thousands of names fold in milliseconds."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        spread = unicodedata.normalize("NFKD", _OWN.get(letter, letter))
        bare = (part for part in spread if not unicodedata.combining(part))
        folded = "".join(_OWN.get(part, part.casefold()) for part in bare)
        self[code] = folded
        return folded


_LETTERS = _Letters()


def fold(text: str) -> str:
    """Return `text` folded for search: lower case, no accents, blanks collapsed."""
    return " ".join(text.translate(_LETTERS).split())


def words(query: str) -> tuple[str, ...]:
    """Split a search into folded words, each of which must be found, in any order."""
    return tuple(dict.fromkeys(fold(query).split()))


def matches(folded: str, wanted: tuple[str, ...]) -> bool:
    """Tell whether already folded text holds every wanted word."""
    return all(word in folded for word in wanted)
