"""What one's own orders tell of a service: how soon it starts, how fast, how often not in full.

Times are those at which the panel was asked, so each is known between two askings only; a time that
is too loosely known (the program was off) is left out rather than guessed. Medians and quartiles,
since one order that took a month would carry any mean away.
"""

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.state import FINISHED, State
from xpanel_desktop.domain.ticket import size

WINDOW = timedelta(days=90)
"""How far back orders count, by when they were sent."""
MOST = 1000
"""The newest orders of a service that count: enough for any quartile."""
FEWEST = 5
"""Orders below which a figure is none."""
LOOSE = timedelta(minutes=5)
"""A time may be this loosely known, or by a third of its length."""
CANCELED = frozenset({State.CANCELED, State.REFUNDED, State.FAILED})
_BEGUN = frozenset({State.IN_PROGRESS, State.ACTIVE, State.COMPLETED, State.PARTIAL})
_NOTHING = timedelta(0)
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Heard:
    """Something that happened after one asking and before the next."""

    after: datetime
    at: datetime

    @property
    def slack(self) -> timedelta:
        """How loosely the time is known."""
        return self.at - self.after


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one order so far, as far as a scorecard counts it."""

    sent_at: datetime
    quantity: int | None = None
    paced: bool = False
    """A drip-feed: how fast it goes is what was ordered, not what the service can do."""
    begun: Heard | None = None
    ended: Heard | None = None
    ending: State | None = None
    delivered: int | None = None
    """At its end."""
    stood: timedelta = _NOTHING
    """The longest time in which nothing moved, once it had begun."""
    counted: bool = False
    """The panel told a start count above 0."""


@dataclass(frozen=True, slots=True)
class Step:
    """One report of an order that moved something."""

    at: datetime
    asked_before: datetime
    """When it was asked last before, or sent."""
    moved_before: datetime
    state: State
    start_count: int | None
    remains: int | None


def begin(order: Order) -> Outcome | None:
    """Return the outcome of an order of which nothing is told yet; None where none is kept.

    Subscriptions end with their posts, and what was not sent here has no time to count from.
    """
    if order.sent_at is None or order.ticket.kind is Kind.SUBSCRIPTIONS:
        return None
    return Outcome(order.sent_at, order.quantity, size(order.ticket).runs > 1)


def follow(outcome: Outcome, step: Step) -> Outcome:
    """Return the outcome after one more report."""
    heard = Heard(min(step.asked_before, step.at), step.at)
    had_begun = outcome.begun is not None and outcome.ended is None
    begun = outcome.begun or (heard if _has_begun(outcome, step) else None)
    ended, ending = (outcome.ended or heard, step.state) if step.state in FINISHED else (None, None)
    stood = outcome.stood
    if had_begun and _precise(step.at - step.moved_before, heard.slack):
        stood = max(stood, step.at - step.moved_before)
    return dataclasses.replace(
        outcome,
        begun=begun,
        ended=ended,
        ending=ending,
        delivered=_delivered(outcome.quantity, step) if ended else None,
        stood=stood,
        counted=outcome.counted or bool(step.start_count and step.start_count > 0),
    )


def _has_begun(outcome: Outcome, step: Step) -> bool:
    """Tell whether delivery has begun; remains of 0 say nothing before the end."""
    if step.state in _BEGUN:
        return True
    return bool(outcome.quantity and step.remains and step.remains < outcome.quantity)


def _delivered(quantity: int | None, step: Step) -> int | None:
    if quantity is None:
        return None
    if step.remains is None:
        return quantity if step.state is State.COMPLETED else None
    return quantity - step.remains


def _precise(length: timedelta, slack: timedelta) -> bool:
    return slack <= max(LOOSE, length / 3)


@dataclass(frozen=True, slots=True)
class Spread:
    """How figures are spread: whole seconds, or pieces an hour."""

    low: int = 0
    """The lower quartile."""
    middle: int = 0
    """The median."""
    high: int = 0
    """The upper quartile."""
    top: int = 0
    """What nine in ten do not exceed."""
    sample: int = 0

    @property
    def tells(self) -> bool:
        """Whether there are enough orders to go by."""
        return self.sample >= FEWEST


NONE = Spread()


@dataclass(frozen=True, slots=True)
class Card:
    """The scorecard of a service of an account, by the orders of the window."""

    orders: int = 0
    ended: int = 0
    partial: int = 0
    canceled: int = 0
    begun: int = 0
    counted: int = 0
    """Of those begun, how many had a start count above 0."""
    start: Spread = NONE
    """Seconds from sending to the first movement."""
    speed: Spread = NONE
    """Pieces an hour while it was delivered; drip-feed left out."""
    completion: Spread = NONE
    """Seconds from sending to completion; drip-feed left out."""
    still: Spread = NONE
    """Seconds of the longest standstill of each order."""

    @property
    def tells(self) -> bool:
        """Whether the rates have enough ended orders to go by."""
        return self.ended >= FEWEST

    @property
    def partial_share(self) -> float | None:
        """The share of ended orders that were partial; None with too few."""
        return self.partial / self.ended if self.tells else None

    @property
    def cancel_share(self) -> float | None:
        """The share of ended orders that were canceled, refunded or failed; None with too few."""
        return self.canceled / self.ended if self.tells else None


EMPTY = Card()


def card(outcomes: Sequence[Outcome]) -> Card:
    """Return the scorecard that outcomes make."""
    ended = [one.ending for one in outcomes if one.ending is not None]
    begun = [one for one in outcomes if one.begun is not None]
    return Card(
        orders=len(outcomes),
        ended=len(ended),
        partial=sum(state is State.PARTIAL for state in ended),
        canceled=sum(state in CANCELED for state in ended),
        begun=len(begun),
        counted=sum(one.counted for one in begun),
        start=_spread(_start(one) for one in outcomes),
        speed=_spread(_speed(one) for one in outcomes),
        completion=_spread(_completion(one) for one in outcomes),
        still=_spread(_still(one) for one in outcomes),
    )


def _start(one: Outcome) -> int | None:
    return _since_sent(one, one.begun) if one.begun else None


def _completion(one: Outcome) -> int | None:
    completed = one.ended is not None and one.ending is State.COMPLETED and not one.paced
    return _since_sent(one, one.ended) if completed and one.ended else None


def _since_sent(one: Outcome, heard: Heard) -> int | None:
    length = heard.at - one.sent_at
    return _seconds(length) if length >= _NOTHING and _precise(length, heard.slack) else None


def _speed(one: Outcome) -> int | None:
    """Return pieces an hour; a single piece, like a package, has no speed."""
    if one.begun is None or one.ended is None or one.paced or not one.delivered:
        return None
    length = one.ended.at - one.begun.at
    slack = one.begun.slack + one.ended.slack
    if one.delivered < 2 or length <= _NOTHING or slack > length / 3:
        return None
    return max(round(one.delivered * (_HOUR / length)), 1)


def _still(one: Outcome) -> int | None:
    return _seconds(one.stood) if one.stood > _NOTHING and not one.paced else None


def _seconds(length: timedelta) -> int:
    return int(length.total_seconds())


def _spread(figures: Iterable[int | None]) -> Spread:
    known = sorted(one for one in figures if one is not None)
    if not known:
        return NONE
    low, middle, high, top = (_quantile(known, tenths) for tenths in (25, 50, 75, 90))
    return Spread(low, middle, high, top, len(known))


def _quantile(ordered: Sequence[int], per_cent: int) -> int:
    """Return a quantile on a straight line between its neighbours, in whole numbers."""
    place, part = divmod((len(ordered) - 1) * per_cent, 100)
    below = ordered[place]
    above = ordered[min(place + 1, len(ordered) - 1)]
    return below + ((above - below) * part + 50) // 100
