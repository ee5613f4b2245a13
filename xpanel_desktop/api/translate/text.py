"""Text from a panel made plain: no controls, no tricks with direction, capped."""

import re

MAX_NAME = 300
MAX_DESCRIPTION = 4000
MAX_WORDS = 300
_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_DROPPED = re.compile(
    "[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ue000-\uf8ff\ufff9-\uffff]"
)
"""Marks that turn the direction of what follows, half characters and private ones."""


def plain(text: str, most: int = MAX_NAME) -> str:
    """Return one line of plain text, at most `most` characters."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()[:most]
    kept = _DROPPED.sub("", text[: most * 4])
    return _BLANK.sub(" ", kept).strip()[:most]


def plain_lines(text: str, most: int = MAX_DESCRIPTION) -> str:
    """Return plain text that keeps its lines, at most `most` characters."""
    lines = text[: most * 2].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(plain(line, most) for line in lines).strip()[:most]
