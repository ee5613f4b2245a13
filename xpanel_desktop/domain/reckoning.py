"""What moved the balance between two readings: every unit of it by our orders, or flagged.

A charge or a refund is told at one moment and booked by the panel at another, a little earlier or
later; a reading may fall in between. So what our orders moved is first laid where it was told, and
the sum up to each reading is compared with the balance. Where the two differ, the bookings that may
lie on either side of that reading are tried: if some of them make up the difference, it was timing.
What is left was moved elsewhere: by other clients of the key, on the panel's site, by a top-up.

Amounts are units of 10⁻⁸ and times milliseconds, as the store holds them: this runs over thousands.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate

from xpanel_desktop.domain.bookings import LATE, Booking

PATIENCE = 24 * 3600_000
"""How long a remainder stays open while something told later may explain it."""
LATER = 1000
"""How much less likely a booking after it was told is than one as long before: a panel books, and
is heard of it at the next question."""
CENT = 1_000_000
MOST_SUMS, FEW_SUMS = 4096, 64
AHEAD = 40
"""Readings looked ahead for one that is as our orders, as told, make it."""


class Verdict(StrEnum):
    """How a change of the balance is explained."""

    OURS = "ours"
    """By our orders' charges and refunds, to the last unit."""
    TIMING = "timing"
    """By our orders; the panel booked some a little earlier or later than they were told."""
    ROUNDED = "rounded"
    """By our orders, but for what the panel's rounding leaves."""
    ESTIMATED = "estimated"
    """By charges that are expected and not reported yet."""
    OPEN = "open"
    """Not yet: something told later may explain it."""
    TOPPED_UP = "topped_up"
    """More came in than our orders' refunds: a top-up, or a refund of orders of others."""
    ELSEWHERE = "elsewhere"
    """More went out than our orders cost."""
    LESS_TAKEN = "less_taken"
    """Our orders cost more than went out: a discount, or not booked at all."""


FLAGGED = frozenset({Verdict.TOPPED_UP, Verdict.ELSEWHERE, Verdict.LESS_TAKEN})


@dataclass(frozen=True, slots=True)
class Reading:
    """A balance as it was read."""

    id: int
    account_id: int
    at: int
    amount: int
    currency: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """One change: change = refunded − charged + timing + rounding + elsewhere."""

    reading: Reading
    since: int
    before: int
    change: int
    charged: int
    refunded: int
    timing: int
    rounding: int
    elsewhere: int
    late: int
    """The sum of timing up to here: what is told and not booked yet, or the other way round."""
    loose: int
    """The sum of rounding up to here."""
    orders: int
    estimated: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What an explanation goes by beside readings and bookings."""

    now: int
    grain: int = 1
    """The smallest step in which the panel tells its balance."""
    late: int = 0
    loose: int = 0
    """Both as they were at the first reading."""
    unsure: int = 0
    """How many amounts were not sure at the first reading: its rounding may be theirs."""
    unasked_since: int | None = None
    """The oldest moment at which an order still at work was last asked about; None: no order."""


def grain_of(amounts: Iterable[int]) -> int:
    """Return the smallest step that a panel's balances are told in, at most a cent."""
    step = CENT
    for amount in amounts:
        while amount % step:
            step //= 10
    return step


def explain(
    readings: Sequence[Reading], moves: Iterable[Booking], around: Circumstances
) -> list[Explanation]:
    """Explain every change between readings of one currency, the oldest first.

    Readings between which nothing happened have no explanation.
    """
    return _Reckoning(readings, sorted(moves, key=lambda one: one.told), around).run()


class _Reckoning:
    """One pass over the readings. Sums are those since the first one."""

    def __init__(
        self, readings: Sequence[Reading], moves: Sequence[Booking], around: Circumstances
    ) -> None:
        self._readings = readings
        self._moves = moves
        self._around = around
        self._times = [one.at for one in readings]
        self._between: list[list[Booking]] = [[] for _ in range(len(readings) + 1)]
        for move in moves:
            self._between[bisect_left(self._times, move.told)].append(move)
        self._crossed = self._count_crossings()
        self._offsets = self._compare()
        self._elsewhere = 0
        self._unsure = 0
        self._vague: set[int] = set()
        """Places where too much may have been booked on either side to tell."""

    def _count_crossings(self) -> list[int]:
        """Return how many bookings straddle each reading."""
        steps = [0] * (len(self._times) + 1)
        for move in self._moves:
            first = bisect_right(self._times, move.earliest)
            end = bisect_left(self._times, move.latest)
            if first < end:
                steps[first] += 1
                steps[end] -= 1
        return list(accumulate(steps))

    def _compare(self) -> list[int]:
        """Return by how much each balance differs from what our orders, as told, make of it."""
        offsets: list[int] = []
        moved = 0
        for place, reading in enumerate(self._readings):
            if place:
                moved += sum(move.amount for move in self._between[place])
            change = reading.amount - self._readings[0].amount
            offsets.append(change - moved + self._around.late + self._around.loose)
        return offsets

    def run(self) -> list[Explanation]:
        found: list[Explanation] = []
        late, loose = self._around.late, self._around.loose
        for place in range(1, len(self._readings)):
            self._unsure += sum(map(_doubt, self._between[place]))
            now_late, now_loose, elsewhere = self._split(place, loose)
            self._elsewhere += elsewhere
            change = self._readings[place].amount - self._readings[place - 1].amount
            moved = (now_late - late, now_loose - loose, elsewhere)
            if change or self._between[place] or any(moved):
                found.append(self._explanation(place, moved, now_late, now_loose))
            late, loose = now_late, now_loose
        return found

    def _split(self, place: int, loose: int) -> tuple[int, int, int]:
        """Return timing and rounding up to a reading, and what was moved elsewhere before it."""
        left = self._offsets[place] - self._elsewhere
        room = max(self._around.grain, 1)
        if abs(left) < room:
            return 0, left, 0
        slack = self._slack(place)
        doubtful = self._around.unsure + self._unsure > 0 or slack
        loose = loose if doubtful or abs(loose) < room else 0
        left -= loose
        shift, conclusive = self._shift(place, left, room, MOST_SUMS)
        if shift is None and not conclusive and self._comes_right(place):
            shift = left
        if shift is None and (self._unsure or slack):
            shift = self._about(place, left, room + slack)
        if shift is not None:
            return shift, loose + left - shift, 0
        return self._others(place, left, loose, conclusive=conclusive and not slack)

    def _about(self, place: int, wanted: int, room: int) -> int | None:
        """Return a shift that comes near enough where amounts are not sure; None: there is none.

        Few are tried: among many sums one comes near anything.
        """
        return 0 if abs(wanted) < room else self._shift(place, wanted, room, FEW_SUMS)[0]

    def _others(
        self, place: int, left: int, loose: int, *, conclusive: bool
    ) -> tuple[int, int, int]:
        """Return what others moved, told from timing by the next reading that nothing straddles."""
        after = range(place + 1, len(self._times))
        ahead = next((at for at in after if not self._crossed[at]), None)
        if ahead is None:
            if not conclusive:
                self._vague.add(place)
            return 0, loose, left
        room = max(self._around.grain, 1)
        later = self._offsets[ahead] - self._elsewhere
        if not conclusive:  # what is not sure now is by then
            later = later if abs(later) >= room else 0
            return left - later, loose, later
        later -= loose
        shift = self._shift(place, left - later, room, MOST_SUMS)[0]
        if shift is None:
            return 0, loose, left
        return shift, loose + left - later - shift, later

    def _slack(self, place: int) -> int:
        """Return by how much the panel may have rounded, at a reading, what is not sure there."""
        at = self._times[place]
        near = sum(not move.sure for move in self._moves if move.earliest < at < move.latest)
        inside = any(not move.sure for move in self._between[place])
        return CENT * (near + (max(self._unsure, 0) if inside else 0))

    def _straddling(self, place: int) -> list[tuple[int, int]]:
        """Return (how near, what it would shift) of bookings on either side of a reading."""
        at = self._times[place]
        return [
            (move.told - at, move.amount)
            if move.told > at
            else (LATER * (at - move.told), -move.amount)
            for move in self._moves
            if move.earliest < at < move.latest
        ]

    def _shift(self, place: int, wanted: int, room: int, most: int) -> tuple[int | None, bool]:
        """Return a sum of straddling bookings that comes within `room` of `wanted`.

        The likeliest are tried first. None with True: there is none; with False: there are more
        sums than `most`, and what is found among so many tells nothing.
        """
        sums = {0}
        for _, amount in sorted(self._straddling(place)):
            more = {one + amount for one in sums} - sums
            if wanted in more:
                return wanted, True
            if room > 1:
                near = min(more, key=lambda one: abs(wanted - one), default=0)
                if abs(wanted - near) < room and near:
                    return near, True
            sums |= more
            if len(sums) > most:
                return None, False
        return None, True

    def _comes_right(self, place: int) -> bool:
        """Tell whether one of the next readings is as our orders, as told, make it."""
        ahead = self._offsets[place + 1 : place + 1 + AHEAD]
        return any(abs(one - self._elsewhere) < self._around.grain for one in ahead)

    def _explanation(
        self, place: int, moved: tuple[int, int, int], late: int, loose: int
    ) -> Explanation:
        before, reading = self._readings[place - 1], self._readings[place]
        inside = self._between[place]
        timing, rounding, elsewhere = moved
        charged = -sum(move.amount for move in inside if move.amount < 0)
        refunded = sum(move.amount for move in inside if move.amount > 0)
        estimated = sum(not move.reported for move in inside)
        found = Explanation(
            reading, before.at, before.amount, reading.amount - before.amount, charged, refunded,
            timing, rounding, elsewhere, late, loose, len(inside), estimated, Verdict.OURS,
        )  # fmt: skip
        return replace(found, verdict=self._verdict(place, found))

    def _verdict(self, place: int, found: Explanation) -> Verdict:
        if found.elsewhere and self._may_change(place, found):
            return Verdict.OPEN
        if found.elsewhere:
            return moved_elsewhere(found.elsewhere, found.change)
        if found.estimated:
            return Verdict.ESTIMATED
        if found.rounding:
            return Verdict.ROUNDED
        return Verdict.TIMING if found.timing else Verdict.OURS

    def _may_change(self, place: int, found: Explanation) -> bool:
        """Tell whether something told later may still explain what is left."""
        age = self._around.now - found.reading.at
        if age > PATIENCE:
            return False
        if found.estimated or place in self._vague or (age < LATE and self._crossed[place]):
            return True
        mixed = bool(self._crossed[place] or self._crossed[place - 1])
        asked = self._around.unasked_since
        unasked = asked is not None and asked < found.reading.at
        return unasked and (found.elsewhere > 0 or mixed)  # a refund may not be told yet


def moved_elsewhere(elsewhere: int, change: int) -> Verdict:
    """Return how a change is explained of which something, not zero, was not by our orders."""
    if elsewhere < 0:
        return Verdict.ELSEWHERE
    return Verdict.LESS_TAKEN if change <= 0 else Verdict.TOPPED_UP


def _doubt(move: Booking) -> int:
    """Return what a booking adds to the number of amounts that are not sure.

    Of an order whose first report told a refund, charge and refund together are sure again.
    """
    if move.sure:
        return 0
    return -1 if move.amount > 0 else 1


@dataclass(frozen=True, slots=True)
class Suspect:
    """An order that may or may not have been accepted, and may explain what is left."""

    order_id: int
    sent_at: int
    expected: int | None


def suspects(found: Explanation, unknown: Iterable[Suspect]) -> list[tuple[int, bool]]:
    """Return (order, whether its expected charge is what is left) of unknown orders in question.

    Evidence for a human, never a decision.
    """
    if found.elsewhere >= 0:
        return []
    begin, end = found.since - LATE, found.reading.at
    return [
        (one.order_id, one.expected is not None and abs(one.expected + found.elsewhere) < CENT)
        for one in unknown
        if begin <= one.sent_at <= end
    ]
