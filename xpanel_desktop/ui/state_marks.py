"""Each state's mark: its shape of the set, and what the shape is tinted with."""

from xpanel_desktop.domain.state import State

_STATES = {
    State.DRAFT: ("draft", "quiet"),
    State.QUEUED: ("clock", "accent"),
    State.HELD: ("pause", "quiet"),
    State.SENDING: ("send", "accent"),
    State.UNKNOWN: ("unknown", "warn"),
    State.REFUSED: ("block", "bad"),
    State.NOT_PLACED: ("minus", "quiet"),
    State.PENDING: ("clock", "quiet"),
    State.PROCESSING: ("progress", "accent"),
    State.IN_PROGRESS: ("progress", "accent"),
    State.ACTIVE: ("progress", "accent"),
    State.PAUSED: ("pause", "quiet"),
    State.PARTIAL: ("partial", "warn"),
    State.COMPLETED: ("done", "good"),
    State.CANCELED: ("minus", "quiet"),
    State.REFUNDED: ("undo", "quiet"),
    State.EXPIRED: ("minus", "quiet"),
    State.FAILED: ("block", "bad"),
    State.UNHEARD: ("unheard", "quiet"),
}


def mark_of(state: str) -> tuple[str, str]:
    """Return the shape and the token of a state. Raises ValueError for a word that is none."""
    return _STATES[State(state)]
