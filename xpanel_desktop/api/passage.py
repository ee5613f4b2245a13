"""What went over the wire, told once a request has ended: for the operator's eyes, in memory alone.

The key cannot be in it: it joins a request only as that leaves, what is told is the request before,
and the answer is told as the transport gives it out, with the key blotted out. An operator may have
pasted the key into a link: each value of the form is looked through too.
"""

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from xpanel_desktop.domain.secret import Secret

BEGINNING = 4000
"""Bytes of an answer that are told."""
MOST_VALUE = 2000
"""Letters of each value of a form that are told."""
_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Passage:
    """One request and what came of it. Times in seconds; None where it did not come so far."""

    method: str
    url: str
    """Without the query: what it asks for stands in the form."""
    action: str
    """The form's action; by REST the last parts of the path."""
    form: tuple[tuple[str, str], ...]
    status: int | None
    size: int
    """Bytes of the answer that came."""
    beginning: bytes
    trouble: str
    """A value of Trouble, or the name of what kept the request back; empty when all went well."""
    connecting: float | None
    """Up to the moment of sending. Near nothing where a connection was kept open."""
    waiting: float | None
    reading: float | None
    lasted: float
    date: str
    """The panel's own clock, as its Date header has it; empty when it told none."""


Watcher = Callable[[Passage], None]


@dataclass(slots=True)
class Stamps:
    """When a request came how far, by a clock that only grows."""

    began: float
    sending: float | None = None
    left: float | None = None
    answered: float | None = None

    @classmethod
    def begin(cls) -> "Stamps":
        """Start to measure."""
        return cls(time.monotonic())

    def spans(self, ended: float) -> tuple[float | None, float | None, float | None]:
        """Return the seconds of connecting, waiting and reading."""
        if self.sending is None:
            return None, None, None
        left = self.sending if self.left is None else self.left
        if self.answered is None:
            return self.sending - self.began, None, None
        return self.sending - self.began, self.answered - left, ended - self.answered


def shown(values: Mapping[str, str], key: Secret) -> tuple[tuple[str, str], ...]:
    """Return the values of a form or query, capped, without the key."""
    return tuple((name, key.hide_in(value)[:MOST_VALUE]) for name, value in values.items())


def tell(watcher: Watcher, passage: Passage) -> None:
    """Tell a watcher. What it raises is logged: it must never change what an answer means."""
    try:
        watcher(passage)
    except Exception:
        _logger.exception("a request was not noted")
