"""The states of an order from draft to end, and the one table of moves between them."""

from enum import StrEnum


class State(StrEnum):
    """Where an order stands. Up to NOT_PLACED it is ours, after that it is the panel's."""

    DRAFT = "draft"
    QUEUED = "queued"
    HELD = "held"
    SENDING = "sending"
    UNKNOWN = "unknown"
    """May or may not have been accepted: a human's decision."""
    REFUSED = "refused"
    """Surely not accepted; the panel's words are kept."""
    NOT_PLACED = "not_placed"
    """Was UNKNOWN; the operator declared that it was not accepted."""
    PENDING = "pending"
    PROCESSING = "processing"
    IN_PROGRESS = "in_progress"
    ACTIVE = "active"
    PAUSED = "paused"
    PARTIAL = "partial"
    COMPLETED = "completed"
    CANCELED = "canceled"
    REFUNDED = "refunded"
    EXPIRED = "expired"
    FAILED = "failed"
    UNHEARD = "unheard"
    """The panel's word is not on our list; it is kept and shown. Unheard is not failed."""


class Event(StrEnum):
    """What can happen to an order that is not yet, or not surely, the panel's."""

    QUEUE = "queue"
    HOLD = "hold"
    RESUME = "resume"
    EDIT = "edit"
    SEND = "send"
    ACCEPT = "accept"
    REFUSE = "refuse"
    UNSENT = "unsent"
    """Surely not sent, or surely refused for rate: the one way back into the queue."""
    LOSE = "lose"
    ATTACH = "attach"
    DECLARE_NOT_PLACED = "declare_not_placed"


class IllegalMove(ValueError):
    """A move that the table does not hold."""


MOVES = {
    (State.DRAFT, Event.QUEUE): State.QUEUED,
    (State.QUEUED, Event.HOLD): State.HELD,
    (State.QUEUED, Event.EDIT): State.DRAFT,
    (State.HELD, Event.RESUME): State.QUEUED,
    (State.HELD, Event.EDIT): State.DRAFT,
    (State.QUEUED, Event.SEND): State.SENDING,
    (State.SENDING, Event.ACCEPT): State.PENDING,
    (State.SENDING, Event.REFUSE): State.REFUSED,
    (State.SENDING, Event.UNSENT): State.QUEUED,
    (State.SENDING, Event.LOSE): State.UNKNOWN,
    (State.UNKNOWN, Event.ATTACH): State.PENDING,
    (State.UNKNOWN, Event.DECLARE_NOT_PLACED): State.NOT_PLACED,
    (State.REFUSED, Event.QUEUE): State.QUEUED,
    (State.REFUSED, Event.EDIT): State.DRAFT,
}

FINISHED = frozenset(
    {
        State.PARTIAL,
        State.COMPLETED,
        State.CANCELED,
        State.REFUNDED,
        State.EXPIRED,
        State.FAILED,
    }
)
"""The panel is done with it: not asked about again by itself."""
ACTIVE = frozenset(
    {
        State.PENDING,
        State.PROCESSING,
        State.IN_PROGRESS,
        State.ACTIVE,
        State.PAUSED,
        State.UNHEARD,
    }
)
"""The panel works on it: followed by the poller."""
PLACED = ACTIVE | FINISHED
OUTBOX = frozenset({State.QUEUED, State.HELD, State.SENDING, State.UNKNOWN, State.REFUSED})
DELETABLE = frozenset({State.DRAFT, State.QUEUED, State.HELD, State.REFUSED})
"""Surely never accepted, and nothing under way."""

_WORDS = {
    "pending": State.PENDING,
    "processing": State.PROCESSING,
    "inprogress": State.IN_PROGRESS,
    "active": State.ACTIVE,
    "paused": State.PAUSED,
    "partial": State.PARTIAL,
    "completed": State.COMPLETED,
    "complete": State.COMPLETED,
    "canceled": State.CANCELED,
    "cancelled": State.CANCELED,
    "refunded": State.REFUNDED,
    "expired": State.EXPIRED,
    "fail": State.FAILED,
    "failed": State.FAILED,
    "error": State.FAILED,
}


def move(state: State, event: Event) -> State:
    """Return the state after `event`. Raise IllegalMove when the table holds no such move."""
    try:
        return MOVES[state, event]
    except KeyError:
        raise IllegalMove(f"{event} cannot happen to an order that is {state}") from None


def can(state: State, event: Event) -> bool:
    """Tell whether `event` can happen to an order in `state`."""
    return (state, event) in MOVES


def heard(word: str) -> State:
    """Normalise a panel's status word, in any case and with blanks, _ or -."""
    return _WORDS.get("".join(letter for letter in word.lower() if letter.isalnum()), State.UNHEARD)


def advance(state: State, word: str) -> State:
    """Return the state after the panel reported `word`. Raise IllegalMove before acceptance.

    The panel's word is the truth about its orders: any of its states can follow any other (a
    completed order is refunded later, a canceled one revived). An empty word says nothing.
    """
    if state not in PLACED:
        raise IllegalMove(f"a status cannot be reported of an order that is {state}")
    return heard(word) if word.strip() else state
