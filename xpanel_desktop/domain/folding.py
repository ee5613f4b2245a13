"""Folding of text for search: İ, I, ı and i are one letter, accents do not count.

`str.casefold` turns İ into i with a combining dot and leaves ı alone, which loses a Turkish
operator's search either way; here all four fold to i, both in what is searched and in the query.
"""

import unicodedata

_TURKISH = str.maketrans(
    {"İ": "i", "I": "i", "ı": "i", "ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l"}
)


def fold(text: str) -> str:
    """Return `text` folded for search: lower case, no accents, blanks collapsed."""
    plain = text.translate(_TURKISH)
    if not plain.isascii():
        spread = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in spread if not unicodedata.combining(letter))
        plain = plain.translate(_TURKISH)
    return " ".join(plain.casefold().split())


def words(query: str) -> tuple[str, ...]:
    """Split a search into folded words, each of which must be found, in any order."""
    return tuple(dict.fromkeys(fold(query).split()))


def matches(folded: str, wanted: tuple[str, ...]) -> bool:
    """Tell whether already folded text holds every wanted word."""
    return all(word in folded for word in wanted)
