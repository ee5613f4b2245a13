"""A field of lines, each an item: what there is of them, and what can be put right by itself.

Lines are counted as tickets count them: blank ones not at all, the others without the blanks about
them. Whatever ends a line when it was pasted, it ends with a newline afterwards.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """What a text of lines holds."""

    items: int
    """Lines that count."""
    blank: int
    doubles: int
    """Lines that stand there already, further up."""


def tally(text: str) -> Tally:
    """Count the lines of a text."""
    lines = [line.strip() for line in text.splitlines()]
    items = [line for line in lines if line]
    return Tally(len(items), len(lines) - len(items), len(items) - len(set(items)))


def without_blank(text: str) -> str:
    """Return a text without its blank lines, the others as they are."""
    return "\n".join(line for line in text.splitlines() if line.strip())


def without_doubles(text: str) -> str:
    """Return a text with the first of each line only; blank lines stay where they are."""
    seen = set[str]()
    kept: list[str] = []
    for line in text.splitlines():
        item = line.strip()
        if not item or item not in seen:
            kept.append(line)
            seen.add(item)
    return "\n".join(kept)
