"""What needs a human: an order, its service's scorecard and the time give findings.

A reason is a code with values; the words are the screen's. Times count to the last asking, not to
now: what nobody asked about may well have moved.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.scorecard import EMPTY, FEWEST, Card, Spread
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.state import ACTIVE, FINISHED, State
from xpanel_desktop.domain.ticket import size

TIMES = 3
"""So many times what nine in ten orders of the service need is much longer than usual."""
START_FLOOR = timedelta(hours=1)
STILL_FLOOR = timedelta(hours=2)
SLOW_FLOOR = timedelta(hours=6)
"""Sooner than these nothing is called stuck or slow, however quick the service usually is."""
STILL_RULE = timedelta(hours=24)
SLOW_RULE = timedelta(days=7)
"""The general rules, where the history of the service is too small."""
KNOWN_BY = timedelta(minutes=10)
"""A panel may need so long after it took an order until all of it knows the order."""
LATELY = timedelta(days=14)
"""How long an end, or a refusal, asks for attention."""
TOLD_MOSTLY = 80
"""Per cent of a service's orders with a start count from which a 0 is odd."""
FAR = timedelta(days=365)
WILD = 10
"""A start count beyond so many times what was to be expected, or below a half, is odd."""
SMALL = 100
"""Differences of start counts up to this are none."""
_MINUTE = timedelta(minutes=1)
_BEGUN = frozenset({State.IN_PROGRESS, State.ACTIVE, State.PARTIAL, State.COMPLETED})


class What(StrEnum):
    """The kind of a finding; filters go by it."""

    DISOWNED = "disowned"
    STUCK = "stuck"
    SLOW = "slow"
    PARTIAL = "partial"
    CANCELED = "canceled"
    FAILED = "failed"
    UNHEARD = "unheard"
    ODD_START = "odd_start"
    OVER = "over"
    REFUSED = "refused"
    HELD = "held"


class Why(StrEnum):
    """The reason, with its values."""

    DISOWNED = "disowned"
    """The panel does not know the order any more; its words are kept beside the finding."""
    NOT_BEGUN = "not_begun"
    """since, usual and top in seconds, sample; by the general rule: since, rule."""
    STANDS = "stands"
    """since, usual and top in seconds, sample; by the general rule: since, rule."""
    LONG = "long"
    """since, usual and top in seconds, sample; by the general rule: since, rule."""
    ENDED = "ended"
    """delivered and quantity, where they are known; the state tells how it ended."""
    WORD = "word"
    """The panel's word is not on our list."""
    START_ZERO = "start_zero"
    """counted and begun: of so many orders begun, so many had a start count."""
    START_OFF = "start_off"
    """start, expected and before: what the link's last order of the service started with."""
    OVER = "over"
    """over, and quantity where it is known."""
    REFUSED = "refused"
    HELD = "held"


def _nothing() -> Mapping[str, int]:
    return {}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about one order that a human should look at."""

    what: What
    why: Why
    values: Mapping[str, int] = field(default_factory=_nothing)
    """Whole numbers by name; times are seconds, `since` is seconds since 1970, UTC."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The last order of the same service for the same link that had a start count."""

    start_count: int
    delivered: int


@dataclass(frozen=True, slots=True)
class Around:
    """What is known beside the order."""

    card: Card = EMPTY
    earlier: Earlier | None = None
    disowned: bool = False
    """The panel's last word was that it does not know the order."""
    taken_up: bool = False
    """An order or draft of its own was made from it: a human has seen to it."""


def look(order: Order, around: Around, now: datetime) -> tuple[Finding, ...]:
    """Return what needs a human about an order, at most one finding of each kind."""
    if around.taken_up:
        return ()
    return tuple(_found(order, around, now))


def _found(order: Order, around: Around, now: datetime) -> Iterator[Finding]:
    if around.disowned and order.state not in FINISHED and _should_be_known(order):
        yield Finding(What.DISOWNED, Why.DISOWNED)
    elif order.state in ACTIVE and order.state is not State.PAUSED:
        yield from _slowness(order, around.card)
    if order.state is State.UNHEARD:
        yield Finding(What.UNHEARD, Why.WORD)
    if order.state is State.HELD:
        yield Finding(What.HELD, Why.HELD)
    lately = now - (order.moved_at or order.created_at) <= LATELY
    if lately and not order.ended_unseen:
        yield from _ending(order)
        yield from _numbers(order, around)


def _should_be_known(order: Order) -> bool:
    """Tell whether the panel had the time to know it: at once where it was placed elsewhere."""
    if order.sent_at is None or order.asked_at is None:
        return True
    return order.asked_at - order.sent_at >= KNOWN_BY


# -- time -------------------------------------------------------------------------------


def _slowness(order: Order, card: Card) -> Iterator[Finding]:
    """Yield that an order is stuck or slow; a subscription waits for its posts."""
    asked, sent = order.asked_at, order.sent_at
    if asked is None or sent is None or order.ticket.kind is Kind.SUBSCRIPTIONS:
        return
    between, last = _pace(order)
    if not _has_begun(order):
        found = _overdue(What.STUCK, Why.NOT_BEGUN, sent, asked, card.start, START_FLOOR)
    else:
        moved = order.moved_at or sent
        spread = Spread() if between else card.still
        found = _overdue(What.STUCK, Why.STANDS, moved, asked, spread, STILL_FLOOR, between)
        if found is None:
            spread = Spread() if between else card.completion
            found = _overdue(What.SLOW, Why.LONG, sent, asked, spread, SLOW_FLOOR, last)
    if found is not None:
        yield found


def _has_begun(order: Order) -> bool:
    if order.state in _BEGUN:
        return True
    return bool(order.quantity and order.remains and order.remains < order.quantity)


def _pace(order: Order) -> tuple[timedelta, timedelta]:
    """Return the time between two runs of a drip-feed and until its last; 0 for one that is none.

    What is longer than a year counts as a year.
    """
    amount = size(order.ticket)
    if amount.runs <= 1:
        return timedelta(0), timedelta(0)
    interval = min(order.ticket.count("interval") or 0, FAR // _MINUTE)
    return interval * _MINUTE, min(amount.last_run_after or FAR, FAR)


def _overdue(
    what: What,
    why: Why,
    since: datetime,
    asked: datetime,
    usual: Spread,
    floor: timedelta,
    grace: timedelta = timedelta(0),
) -> Finding | None:
    """Return a finding when it takes much longer than usual, or than the general rule allows."""
    took, start = asked - since, int(since.timestamp())
    if usual.tells:
        if took <= max(floor, TIMES * timedelta(seconds=usual.top)):
            return None
        told = {"usual": usual.middle, "top": usual.top, "sample": usual.sample}
        return Finding(what, why, {"since": start, **told})
    rule = (SLOW_RULE if what is What.SLOW else STILL_RULE) + grace
    if took <= rule:
        return None
    return Finding(what, why, {"since": start, "rule": int(rule.total_seconds())})


# -- ends -------------------------------------------------------------------------------

_ENDS = {
    State.PARTIAL: What.PARTIAL,
    State.CANCELED: What.CANCELED,
    State.REFUNDED: What.CANCELED,
    State.EXPIRED: What.CANCELED,
    State.FAILED: What.FAILED,
}


def _ending(order: Order) -> Iterator[Finding]:
    """Yield an end that is not completion, and a refusal."""
    if order.state is State.REFUSED:
        yield Finding(What.REFUSED, Why.REFUSED)
    what = _ENDS.get(order.state)
    if what is not None:
        values: dict[str, int] = {}
        if order.quantity and order.remains is not None:
            done = max(order.quantity - order.remains, 0)
            values = {"delivered": done, "quantity": order.quantity}
        yield Finding(what, Why.ENDED, values)


# -- numbers ----------------------------------------------------------------------------


def _numbers(order: Order, around: Around) -> Iterator[Finding]:
    """Yield start counts and remains that cannot be right."""
    over = -(order.remains or 0)
    if over > 0 and order.panel_id:
        ordered = {"quantity": order.quantity} if order.quantity else {}
        yield Finding(What.OVER, Why.OVER, {"over": over, **ordered})
    if order.state in _BEGUN and order.start_count is not None:
        odd = _odd_start(order.start_count, around)
        if odd is not None:
            yield odd


def _odd_start(start: int, around: Around) -> Finding | None:
    card, earlier = around.card, around.earlier
    if earlier is not None and earlier.start_count > 0:
        expected = earlier.start_count + max(earlier.delivered, 0)
        apart = min(abs(start - expected), abs(start - earlier.start_count)) > SMALL
        if apart and (start * 2 < earlier.start_count or start > expected * WILD):
            values = {"start": start, "expected": expected, "before": earlier.start_count}
            return Finding(What.ODD_START, Why.START_OFF, values)
        return None
    mostly = card.begun >= FEWEST and card.counted * 100 >= card.begun * TOLD_MOSTLY
    if start == 0 and mostly:
        values = {"counted": card.counted, "begun": card.begun}
        return Finding(What.ODD_START, Why.START_ZERO, values)
    return None
