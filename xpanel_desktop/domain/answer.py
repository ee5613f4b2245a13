"""What can come of one attempt to send an order: five endings, told apart by certainty alone."""

from dataclasses import dataclass

from xpanel_desktop.domain.errors import Refusal


@dataclass(frozen=True, slots=True)
class Raw:
    """The raw answer as evidence: HTTP status and capped text. None: no answer came."""

    status: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    """Surely accepted: a complete JSON object with a valid new id and no error."""

    panel_id: str
    raw: Raw


@dataclass(frozen=True, slots=True)
class Refused:
    """Surely not accepted, in the panel's own words."""

    error: Refusal
    raw: Raw


@dataclass(frozen=True, slots=True)
class Limited:
    """Surely refused for rate: may be sent again, as a new attempt, after `retry_after` s."""

    retry_after: float | None
    raw: Raw


@dataclass(frozen=True, slots=True)
class Unsent:
    """Surely not sent: it failed before the moment of sending."""

    reason: str


@dataclass(frozen=True, slots=True)
class Lost:
    """Anything else after the moment of sending: may or may not have been accepted."""

    reason: str
    raw: Raw


Answer = Accepted | Refused | Limited | Unsent | Lost
