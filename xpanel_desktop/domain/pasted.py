"""Order ids out of pasted text: one word each, with whatever stands between them."""

import re

MOST = 5000
"""Ids that are taken of one paste."""
MAX_ID = 64
_PARTS = re.compile(r"[\s,;|]+")


def pasted_ids(text: str) -> list[str]:
    """Return the ids in `text`, each once, in their order; a leading # is dropped."""
    words = (part.lstrip("#") for part in _PARTS.split(text))
    return list(dict.fromkeys(word for word in words if 0 < len(word) <= MAX_ID))
