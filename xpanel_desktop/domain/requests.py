"""A request after the sale (a cancel or a refill): its states, and the one table of moves."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from xpanel_desktop.domain.state import State


class Deed(StrEnum):
    """What can be asked of a panel about an order that it has accepted."""

    CANCEL = "cancel"
    REFILL = "refill"


class Stand(StrEnum):
    """Where a request stands. Requested is not done."""

    ASKED = "asked"
    """Written down; it left, or is just about to, and is not answered yet."""
    REQUESTED = "requested"
    """The panel took a cancel: the order is cancelled when its status says so."""
    FOLLOWING = "following"
    """The panel took a refill under an id: its status is asked until an end."""
    ACKNOWLEDGED = "acknowledged"
    """The panel verified the record of the order and promises nothing more (XPanel's refill)."""
    ALREADY = "already"
    """The panel says that a request is open: made elsewhere, or one whose answer was lost."""
    COMPLETED = "completed"
    """The panel's own word says that it is done."""
    OVERTAKEN = "overtaken"
    """A cancel: the order ended in another way."""
    REJECTED = "rejected"
    """The panel said no; its words are kept."""
    NOT_TAKEN = "not_taken"
    """Surely not taken: too many requests, or not several at once. May be asked again."""
    UNKNOWN = "unknown"
    """The answer was lost. Nothing asks again by itself; the operator decides."""
    NOT_MADE = "not_made"
    """The operator declared that the panel has no such request."""


class Turn(StrEnum):
    """What can happen to a request."""

    TAKE = "take"
    FOLLOW = "follow"
    ACKNOWLEDGE = "acknowledge"
    FIND_OPEN = "find_open"
    REJECT = "reject"
    NOT_TAKE = "not_take"
    LOSE = "lose"
    COMPLETE = "complete"
    OVERTAKE = "overtake"
    DECLARE_MADE = "declare_made"
    DECLARE_NOT_MADE = "declare_not_made"


TURNS = {
    (Stand.ASKED, Turn.TAKE): Stand.REQUESTED,
    (Stand.ASKED, Turn.FOLLOW): Stand.FOLLOWING,
    (Stand.ASKED, Turn.ACKNOWLEDGE): Stand.ACKNOWLEDGED,
    (Stand.ASKED, Turn.FIND_OPEN): Stand.ALREADY,
    (Stand.ASKED, Turn.REJECT): Stand.REJECTED,
    (Stand.ASKED, Turn.NOT_TAKE): Stand.NOT_TAKEN,
    (Stand.ASKED, Turn.LOSE): Stand.UNKNOWN,
    (Stand.REQUESTED, Turn.COMPLETE): Stand.COMPLETED,
    (Stand.REQUESTED, Turn.OVERTAKE): Stand.OVERTAKEN,
    (Stand.ALREADY, Turn.COMPLETE): Stand.COMPLETED,
    (Stand.ALREADY, Turn.OVERTAKE): Stand.OVERTAKEN,
    (Stand.UNKNOWN, Turn.COMPLETE): Stand.COMPLETED,
    (Stand.UNKNOWN, Turn.OVERTAKE): Stand.OVERTAKEN,
    (Stand.FOLLOWING, Turn.COMPLETE): Stand.COMPLETED,
    (Stand.FOLLOWING, Turn.ACKNOWLEDGE): Stand.ACKNOWLEDGED,
    (Stand.FOLLOWING, Turn.REJECT): Stand.REJECTED,
    (Stand.UNKNOWN, Turn.DECLARE_MADE): Stand.ACKNOWLEDGED,
    (Stand.UNKNOWN, Turn.DECLARE_NOT_MADE): Stand.NOT_MADE,
    (Stand.ALREADY, Turn.DECLARE_NOT_MADE): Stand.NOT_MADE,
    (Stand.FOLLOWING, Turn.DECLARE_MADE): Stand.ACKNOWLEDGED,
    (Stand.FOLLOWING, Turn.DECLARE_NOT_MADE): Stand.NOT_MADE,
}
OPEN = frozenset({Stand.ASKED, Stand.REQUESTED, Stand.FOLLOWING, Stand.ALREADY, Stand.UNKNOWN})
"""Not at an end, as far as anybody knows."""
COUNTED = frozenset(Stand) - {Stand.REJECTED, Stand.NOT_TAKEN, Stand.NOT_MADE}
"""What a cooldown counts from: a request that the panel has, or may have."""
FOLLOWED = frozenset({Stand.REQUESTED, Stand.FOLLOWING})
"""Asked about at the poller's pace until an end."""

_CANCELED = frozenset({State.CANCELED, State.PARTIAL, State.REFUNDED})
_ENDED_OTHERWISE = frozenset({State.COMPLETED, State.EXPIRED, State.FAILED})
_REFILLS = {
    "completed": Turn.COMPLETE,
    "complete": Turn.COMPLETE,
    "success": Turn.COMPLETE,
    "rejected": Turn.REJECT,
    "reject": Turn.REJECT,
    "canceled": Turn.REJECT,
    "cancelled": Turn.REJECT,
    "declined": Turn.REJECT,
    "error": Turn.REJECT,
    "fail": Turn.REJECT,
    "failed": Turn.REJECT,
}


class IllegalTurn(ValueError):
    """A move that the table does not hold."""


@dataclass(frozen=True, slots=True)
class Step:
    """One move of a request: append-only."""

    at: datetime
    stand: Stand
    words: str = ""
    """The panel's words, or a reason of ours; plain and capped."""


@dataclass(frozen=True, slots=True)
class Request:
    """One cancel or refill that was asked of a panel. Times are UTC."""

    id: int
    order_id: int
    deed: Deed
    asked_at: datetime
    stand: Stand
    at: datetime
    """When it came to stand there."""
    words: str = ""
    refill_id: str = ""
    """The panel's id of a refill, text as it came."""
    heard: str = ""
    """The last word that the panel said of a refill under way."""


def turned(stand: Stand, turn: Turn) -> Stand:
    """Return where a request stands after `turn`. Raise IllegalTurn."""
    try:
        return TURNS[stand, turn]
    except KeyError:
        raise IllegalTurn(f"{turn} cannot happen to a request that is {stand}") from None


def can_turn(stand: Stand, turn: Turn) -> bool:
    """Tell whether `turn` can happen to a request that stands there."""
    return (stand, turn) in TURNS


def cancel_came_to(state: State) -> Turn | None:
    """Return what an order's state means for a cancel that was requested; None: nothing yet."""
    if state in _CANCELED:
        return Turn.COMPLETE
    return Turn.OVERTAKE if state in _ENDED_OTHERWISE else None


def refill_came_to(word: str) -> Turn | None:
    """Return what a word of refill_status means; None: it goes on, also for a word unheard of."""
    return _REFILLS.get("".join(letter for letter in word.lower() if letter.isalnum()))
