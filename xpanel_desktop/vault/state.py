"""Where keys are kept just now, and why not in the keyring when they are not."""

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where keys are kept."""

    UNKNOWN = "unknown"
    """Not asked yet: the keyring is first used when a key is needed."""
    KEYRING = "keyring"
    MEMORY = "memory"
    """In this program's memory, until it ends."""


class Held(StrEnum):
    """Where one key is, as it was last found."""

    UNKNOWN = "unknown"
    """Not needed yet."""
    KEYRING = "keyring"
    MEMORY = "memory"
    """In this program's memory, until it ends."""
    MISSING = "missing"
    """The keyring answered and has none."""
    UNREADABLE = "unreadable"
    """The keyring could not be asked."""


class Reason(StrEnum):
    """Why the keyring is not used."""

    NONE = "none"
    NO_BACKEND = "no_backend"
    NOT_ALLOWED = "not_allowed"
    """The backend is not on our list: some write plain files, one throws keys away."""
    LOCKED = "locked"
    TIMEOUT = "timeout"
    """It did not answer: mostly a prompt that waits to be answered."""
    NOT_KEPT = "not_kept"
    """What was read back is not what was written."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class VaultState:
    """Where keys are kept, and why it is not the keyring.

    `backend` is the library's name of the keyring that would keep them; empty: none is known.
    """

    place: Place
    backend: str
    reason: Reason
