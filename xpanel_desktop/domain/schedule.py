"""When to ask again: intervals of the poller, back-off after failure, batches of ids."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

BATCH = 100
"""The most ids one status request may carry (API v2)."""

_LADDER = (
    (timedelta(minutes=10), timedelta(seconds=20)),
    (timedelta(hours=1), timedelta(minutes=1)),
    (timedelta(hours=6), timedelta(minutes=4)),
    (timedelta(days=1), timedelta(minutes=15)),
    (timedelta(days=7), timedelta(hours=1)),
)
_SELDOM = timedelta(hours=6)
FIRST_BACK_OFF = timedelta(seconds=2)
LONGEST_BACK_OFF = timedelta(minutes=5)


def ask_after(still_for: timedelta) -> timedelta:
    """Return how long to wait before asking again about an order that last moved so long ago."""
    return next((wait for within, wait in _LADDER if still_for <= within), _SELDOM)


def back_off(failures: int, jitter: float = 0.5) -> timedelta:
    """Return the wait after `failures` failures in a row; `jitter` is 0 to 1, from the caller.

    Doubles from two seconds to five minutes; the last half is spread by the jitter.
    """
    full = min(FIRST_BACK_OFF * 2 ** min(max(failures - 1, 0), 16), LONGEST_BACK_OFF)
    return full / 2 + full / 2 * jitter


def retry_after(seconds: float | None) -> timedelta:
    """Return the wait that a panel asked for with Retry-After, clamped to 1 s … 5 min."""
    wanted = FIRST_BACK_OFF.total_seconds() if seconds is None else seconds
    return timedelta(seconds=min(max(wanted, 1.0), LONGEST_BACK_OFF.total_seconds()))


def batches(ids: Sequence[str], most: int = BATCH) -> Iterator[list[str]]:
    """Split ids into lists of at most `most`, in the order given (the store's row order)."""
    rest = iter(ids)
    while batch := list(islice(rest, most)):
        yield batch


JUMP = timedelta(minutes=1)
"""By how much wall clock and time awake may drift apart between two looks."""


@dataclass(slots=True)
class ClockWatch:
    """Tells a sleep of the machine, or a clock that was set, from time that passed."""

    at: datetime
    """The wall clock at the last look, UTC."""
    awake: float
    """How long the machine had been awake then, seconds; it stands still in sleep."""

    def drift(self, now: datetime, awake: float) -> timedelta:
        """Return by how much the wall went ahead of the time awake since the last look."""
        return (now - self.at) - timedelta(seconds=awake - self.awake)

    def has_jumped(self, now: datetime, awake: float) -> bool:
        """Tell whether the clocks drifted apart since the last look, without looking."""
        return abs(self.drift(now, awake)) > JUMP

    def jumped(self, now: datetime, awake: float) -> datetime | None:
        """Look again; None while the clocks went alike.

        Else return the latest wall clock that may have been read before the jump: what is dated up
        to then was there before it. After a clock that was set back that is the last look.
        """
        drift, before = self.drift(now, awake), self.at
        jumped = self.has_jumped(now, awake)
        self.at, self.awake = now, awake
        return max(before, now - drift) if jumped and drift > JUMP else before if jumped else None


def day_began(now: datetime) -> datetime:
    """Return when the operator's day began, by the machine's own time zone."""
    return now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
