"""When to ask again: intervals of the poller, back-off after failure, batches of ids."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

BATCH = 100
"""The most ids one status request may carry (API v2)."""

SOONEST = timedelta(seconds=20)
"""No order is asked about more often by itself."""
_LADDER = (
    (timedelta(minutes=10), SOONEST),
    (timedelta(hours=1), timedelta(minutes=1)),
    (timedelta(hours=6), timedelta(minutes=4)),
    (timedelta(days=1), timedelta(minutes=15)),
    (timedelta(days=7), timedelta(hours=1)),
)
_SELDOM = timedelta(hours=6)
UNDATED = timedelta(minutes=15)
"""The wait where nothing tells since when: a clock that was far ahead dated it."""
_OF_AGE = 100
"""A wait is at least this part of an order's age: one that drips for weeks is not hurried after."""
_MOST_BY_AGE = timedelta(hours=1)
_OF_REST = 40
"""And at least this part of what its own pace needs yet."""
_MOST_BY_PACE = timedelta(minutes=15)
LATE_LOOKS = (timedelta(hours=1), timedelta(days=1), timedelta(days=7), timedelta(days=30))
"""When an ended order is looked at once more, counted from its last move; then never by itself.

Panels refund late, by hand: most within a day, some after a week. What moves then begins anew.
"""
_SPREAD = 8
"""Waits are lengthened by up to this part, block by block of orders."""
EARLY = 10
"""An order may be asked about this part of its wait too early, to fill a batch."""
_GOLDEN = 0.6180339887498949
FIRST_BACK_OFF = timedelta(seconds=2)
LONGEST_BACK_OFF = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides when to ask about an order again."""

    finished: bool
    age: timedelta
    """Since it was sent, or first followed."""
    still_for: timedelta
    """Since status, start count, remains or charge last changed."""
    ends_in: timedelta | None = None
    """What it needs yet by its own pace; None: not known."""


def when_still(still_for: timedelta) -> timedelta:
    """Return how long to wait before asking again about what has stood still for so long.

    Less than no time at all comes of a clock that has been set back since.
    """
    if still_for < -JUMP:
        return UNDATED
    return next((wait for within, wait in _LADDER if still_for <= within), _SELDOM)


def ask_after(standing: Standing) -> timedelta | None:
    """Return how long to wait before asking again; None: never by itself.

    Young and fast orders often, old, still and slow ones seldom. An order that is about to end by
    its own pace is asked about near its end. Of an ended one see LATE_LOOKS.
    """
    if standing.finished:
        return next((at - standing.still_for for at in LATE_LOOKS if at > standing.still_for), None)
    wait = max(when_still(standing.still_for), min(standing.age / _OF_AGE, _MOST_BY_AGE))
    rest = standing.ends_in
    if rest is None or rest <= timedelta(0):
        return wait
    wait = max(wait, min(rest / _OF_REST, _MOST_BY_PACE))
    return max(rest, SOONEST) if rest < wait else wait


def ends_in(remains: int | None, done: int, took: timedelta) -> timedelta | None:
    """Return what `remains` need at the pace of `done` in `took`; None where there is no pace.

    Coarse on purpose, since it only times a question; domain/delivery.py tells the operator.
    """
    if remains is None or remains <= 0 or done <= 0 or took <= timedelta(0):
        return None
    seconds = took.total_seconds() * remains / done
    return timedelta(seconds=min(seconds, timedelta(days=365).total_seconds()))


def spread(wait: timedelta, order_id: int) -> timedelta:
    """Lengthen a wait by up to an eighth, alike for each hundred neighbours by our id.

    A thousand orders that were placed together drift apart hundred by hundred, while each hundred
    stays one full request and one write of neighbouring rows.
    """
    return wait + wait / _SPREAD * (order_id // BATCH * _GOLDEN % 1.0)


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
