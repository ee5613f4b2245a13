"""Text from anywhere made plain: no controls, no tricks with direction, capped."""

import re

MAX_NAME = 300
MAX_DESCRIPTION = 2000
_TRICKS = (
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufeff\ud800-\udfff\ue000-\uf8ff\ufff9-\uffff"
)
"""Marks that turn the direction of what follows, half characters and private ones."""
_DROPPED = f"[{_TRICKS}]"
_BLANK = r"[\s\x00-\x1f\x7f-\x9f]+"
_ODD = re.compile(rf"  |[^\S ]|[\x00-\x1f\x7f-\x9f{_TRICKS}]")
_ODD_LINES = rf"  | \n|\n |[^\S \n]|[\x00-\x09\x0b-\x1f\x7f-\x9f{_TRICKS}]"
"""Compiled when first met, since no start needs them, and kept by `re`; `_ODD` is."""


def plain(text: str, most: int = MAX_NAME) -> str:
    """Return one line of plain text, at most `most` characters."""
    text = text[: most * 4]
    if _ODD.search(text):  # most texts are plain, and a catalogue has a hundred thousand
        text = re.sub(_BLANK, " ", re.sub(_DROPPED, "", text))
    return text.strip()[:most].rstrip()


def plain_lines(text: str, most: int = MAX_DESCRIPTION) -> str:
    """Return plain text that keeps its lines, at most `most` characters."""
    text = text[: most * 2]
    if re.search(_ODD_LINES, text):
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        text = "\n".join(plain(line, most) for line in lines)
    return text.strip()[:most]
