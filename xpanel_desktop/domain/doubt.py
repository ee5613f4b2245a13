"""Why the data may not tell the whole truth: nothing is sent until the operator has looked."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Why(StrEnum):
    """What happened to the database; the words for it are the screen's."""

    DAMAGED = "damaged"
    """The check found faults in the file."""
    LOG_CUT = "log_cut"
    """The log of the last writes is damaged: what was written last may be missing."""
    NOT_AS_LEFT = "not_as_left"
    """The file is not the one that the program closed: changed, or put there, by something else."""
    RESTORED = "restored"
    """A backup took the file's place: what was sent after it was made is not in it."""
    ANEW = "anew"
    """An empty database took the file's place."""
    COPIED = "copied"
    """The folder is a copy: what is queued in it may be sent from the other one, too."""
    UNREADABLE = "unreadable"
    """There was a doubt, but the note of it cannot be read."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One such doubt, remembered until the operator has looked."""

    why: Why
    at: datetime
    detail: str = ""
    """What the check told, the name of the backup, or the folder that was copied."""
    aside: str = ""
    """The name of the file that was set aside; empty when none was."""
    to_hold: bool = True
    """Whether what is queued is still to be held: any of it may have been sent."""
