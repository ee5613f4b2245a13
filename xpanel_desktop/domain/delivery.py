"""How an order is delivered, and when it may end: from its own pace, or an honest reason why not.

The panel tells `remains` at each change; the last time of asking tells that nothing moved since. An
estimate is a range that two halves of the readings span; it is withheld wherever the readings
contradict themselves, and for whatever has ended.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate, pairwise

from xpanel_desktop.domain.history import Movement
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.state import FINISHED, PLACED, State
from xpanel_desktop.domain.ticket import size

FEWEST = 4
"""Readings below which a pace is guesswork."""
ENOUGH = 8
"""Readings from which a pace is no rough one any more."""
SPANS = (timedelta(hours=2), timedelta(hours=6), timedelta(days=1))
"""The recent time that a pace is taken from: the first one with enough readings."""
PATIENCE = timedelta(minutes=30)
"""Nothing delivered for so long, or for three times the usual gap, is standing still."""
FAR = timedelta(days=365)
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Reading:
    """What remained at a time."""

    at: datetime
    remains: int


class Told(StrEnum):
    """What can be said of the end."""

    PACE = "pace"
    """About `earliest` to `latest`, at the pace of the last `span`."""
    DRIP = "drip"
    """Between the runs of a drip-feed: the last one starts at `earliest` to `latest`."""
    NOT_PLACED = "not_placed"
    FINISHED = "finished"
    PAUSED = "paused"
    BY_POSTS = "by_posts"
    """A subscription: it ends with its posts, not by a pace."""
    NOT_TOLD = "not_told"
    """No quantity or no remains to go by."""
    NOT_BEGUN = "not_begun"
    TOO_FEW = "too_few"
    STILL = "still"
    """Nothing was delivered since `since`."""
    DELIVERED = "delivered"
    """Nothing remains, and the panel has not closed the order."""
    OVER = "over"
    """The panel tells of more than was ordered: remains below zero."""
    ROSE = "rose"
    """Remains rose at `since`, or were above the quantity."""
    START_MOVED = "start_moved"
    STALE = "stale"
    """By the last pace it would have ended by now: the readings are too old."""
    FAR = "far"
    """More than a year away at this pace."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What can be said of the end, and what it rests on."""

    told: Told
    readings: int = 0
    since: datetime | None = None
    earliest: datetime | None = None
    latest: datetime | None = None
    """None beside an `earliest`: it cannot be told how late it may get."""
    span: timedelta | None = None
    """How much time the pace was taken from."""
    rough: bool = False
    """Few readings, or a range wider than the time until it begins."""


def readings(order: Order, movements: Sequence[Movement]) -> list[Reading]:
    """Return what remained at each time that it was told, the last time of asking among them.

    A remains of 0 before anything else says nothing: panels report it from the start. What is
    dated later than what was told after it was dated by a clock that has been set back: left out.
    """
    found: list[Reading] = []
    for one in movements:
        said = one.remains is not None and (one.remains != 0 or found or one.state in FINISHED)
        if said and one.remains is not None:
            found.append(Reading(one.at, one.remains))
    asked = order.asked_at
    if found and asked is not None and asked > found[-1].at and order.state not in FINISHED:
        found.append(Reading(asked, found[-1].remains))
    latest = accumulate((one.at for one in reversed(found)), min)
    dated = zip(found, reversed(list(latest)), strict=True)
    return [one for one, no_later in dated if one.at <= no_later]


def delivered(order: Order, movements: Sequence[Movement]) -> int | None:
    """Return how much was delivered by the panel's own remains; None when that cannot be told."""
    found = readings(order, movements)
    if not found or not order.quantity:
        return None
    return order.quantity - found[-1].remains


def outlook(order: Order, movements: Sequence[Movement], now: datetime) -> Outlook:
    """Say when an order may end, or why that cannot be said."""
    fixed = _by_state(order)
    if fixed is not None:
        return fixed
    found = readings(order, movements)
    if not found:
        return Outlook(Told.TOO_FEW if movements else Told.NOT_TOLD)
    odd = _odd(order, found, movements)
    if odd is not None:
        return odd
    if found[-1].remains == 0:
        return Outlook(Told.DELIVERED, len(found), _last_drop(found))
    begun = _begun(order, found)
    if begun is None:
        return Outlook(Told.NOT_BEGUN, len(found), order.sent_at)
    return _under_way(order, found, begun, now)


def _by_state(order: Order) -> Outlook | None:
    """Return what is said by the state or the kind alone."""
    if order.state not in PLACED:
        return Outlook(Told.NOT_PLACED)
    if order.state in FINISHED:
        return Outlook(Told.FINISHED, since=order.moved_at)
    if order.ticket.kind is Kind.SUBSCRIPTIONS:
        return Outlook(Told.BY_POSTS)
    if order.state is State.PAUSED:
        return Outlook(Told.PAUSED, since=order.moved_at)
    return None if order.quantity else Outlook(Told.NOT_TOLD)


def _odd(order: Order, found: Sequence[Reading], moves: Sequence[Movement]) -> Outlook | None:
    """Return what contradicts itself in the readings, None when nothing does."""
    quantity = order.quantity or 0
    for before, one in zip((None, *found), found, strict=False):
        if one.remains < 0:
            return Outlook(Told.OVER, len(found), one.at)
        if one.remains > (quantity if before is None else before.remains):
            return Outlook(Told.ROSE, len(found), one.at)
    start = 0
    for move in moves:
        if start and move.start_count is not None and move.start_count != start:
            return Outlook(Told.START_MOVED, len(found), move.at)
        start = start or move.start_count or 0
    return None


def _last_drop(found: Sequence[Reading]) -> datetime | None:
    pairs = pairwise(found)
    return max((b.at for a, b in pairs if b.remains < a.remains), default=None)


def _begun(order: Order, found: Sequence[Reading]) -> tuple[datetime, datetime] | None:
    """Return between which two times delivery began; None when it has not."""
    quantity = order.quantity or 0
    for at, one in enumerate(found):
        if one.remains < quantity:
            before = found[at - 1].at if at else order.sent_at or one.at
            return before, one.at
    return None


def _under_way(
    order: Order, found: Sequence[Reading], begun: tuple[datetime, datetime], now: datetime
) -> Outlook:
    amount = size(order.ticket)
    last, runs = amount.last_run_after, amount.runs
    if last is None and runs > 1 and order.ticket.count("interval"):
        return Outlook(Told.FAR, len(found))  # so long that no clock can tell it
    usual = PATIENCE if last is None else max(PATIENCE, min(last / (runs - 1), FAR) * 3 / 2)
    dropped = _last_drop(found) or begun[1]
    if found[-1].at - dropped > max(usual, 3 * _gap(found)):
        return Outlook(Told.STILL, len(found), dropped)
    if last is not None:
        try:
            starts = begun[0] + last, begun[1] + last
        except OverflowError:
            return Outlook(Told.FAR, len(found))
        if now < starts[1]:
            return Outlook(Told.DRIP, len(found), None, *starts)
        found = [one for one in found if one.at >= starts[1]]
    return _by_pace(found, now)


def _gap(found: Sequence[Reading]) -> timedelta:
    """Return the mean time between two readings at which something had been delivered."""
    drops = [b.at for a, b in pairwise(found) if b.remains < a.remains]
    return (drops[-1] - drops[0]) / (len(drops) - 1) if len(drops) > 1 else timedelta(0)


def _by_pace(found: Sequence[Reading], now: datetime) -> Outlook:
    """Return the range that the paces of two halves of the recent readings span."""
    for span in SPANS:
        recent = [one for one in found if one.at >= found[-1].at - span]
        if len(recent) >= FEWEST and recent[0].remains > recent[-1].remains:
            return _projected(recent, now)
    return Outlook(Told.TOO_FEW, len(found))


def _projected(recent: Sequence[Reading], now: datetime) -> Outlook:
    first, last = recent[0], recent[-1]
    length = last.at - first.at
    middle = first.at + length / 2
    turned = _remains_at(recent, middle)
    halves = (first.remains - turned, turned - last.remains)
    half = Fraction(length // _SECOND, 2) or Fraction(1, 2)
    soon, late = (_after(last.remains, half, pace) for pace in (max(halves), min(halves)))
    if soon is None:
        return Outlook(Told.FAR, len(recent), span=length)
    earliest = last.at + soon
    latest = None if late is None else last.at + late + length / (len(recent) - 1)
    if (latest or earliest) <= now:
        return Outlook(Told.STALE, len(recent), last.at, span=length)
    earliest = max(earliest, now)
    wide = latest is None or latest - earliest > earliest - now
    rough = wide or len(recent) < ENOUGH
    return Outlook(Told.PACE, len(recent), None, earliest, latest, length, rough)


def _remains_at(recent: Sequence[Reading], at: datetime) -> Fraction:
    """Return what remained at a time between the first reading and the last, on a straight line."""
    for a, b in pairwise(recent):
        if a.at <= at < b.at:
            part = Fraction((at - a.at) // _SECOND, max((b.at - a.at) // _SECOND, 1))
            return a.remains + (b.remains - a.remains) * min(part, Fraction(1))
    return Fraction(recent[-1].remains)


def _after(remains: int, seconds: Fraction, pace: Fraction) -> timedelta | None:
    """Return how long what remains takes at `pace` per `seconds`; None for more than a year."""
    if pace <= 0:
        return None
    needed = remains * seconds / pace
    return None if needed > FAR // _SECOND else int(needed) * _SECOND
