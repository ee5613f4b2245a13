"""An import: a paste or a file on its way into the queue, kept until every line is dealt with."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Import:
    """What is known of an import as a whole."""

    id: int
    account_id: int
    name: str
    """The file's name; empty for a paste."""
    digest: str
    """SHA-256 of what was read: the same file is known again."""
    columns: tuple[str, ...]
    """What each column means; empty: the order of a pasted line."""
    at: datetime
    lines: int
    queued: int
    """How many lines have become orders."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A line of an import as it is kept."""

    number: int
    cells: tuple[str, ...]
    order_id: int | None
    """The order that it became; None: not yet."""
