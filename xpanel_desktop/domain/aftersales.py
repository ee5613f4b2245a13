"""Whether an order may be cancelled or refilled: pass, warn or block, each with its reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from xpanel_desktop.domain.checks import Level
from xpanel_desktop.domain.guarantee import (
    Guarantee,
    guarantee_ends,
    suggested,
    within_guarantee,
)
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.requests import COUNTED, OPEN, Deed, Request, Stand
from xpanel_desktop.domain.service import Service
from xpanel_desktop.domain.state import FINISHED, PLACED, State

COOLDOWN = timedelta(hours=24)
"""How long after a request the next one of its kind waits, unless the operator says otherwise."""
MOST_COOLDOWN = timedelta(hours=720)
_REFILLED = frozenset({State.COMPLETED, State.PARTIAL})


class Why(StrEnum):
    """The reason of a verdict; the words for it are the screen's. `at` of the Reason may matter."""

    NOT_PLACED = "not_placed"
    """No panel has accepted it."""
    ENDED = "ended"
    """The panel is done with it: nothing is left to cancel."""
    NOT_ENDED = "not_ended"
    """It is still at work: nothing is there to be refilled."""
    NOT_DELIVERED = "not_delivered"
    """It was canceled, refunded or has failed."""
    NO_CANCEL = "no_cancel"
    NO_REFILL = "no_refill"
    """The panel says that this service does not allow it."""
    WITHDRAWN = "withdrawn"
    """Allowed when it was ordered, and no more: it was promised, and the panel decides."""
    FLAG_UNKNOWN = "flag_unknown"
    """The panel does not say whether the service allows it."""
    OPEN = "open"
    """A request is open; `at`: since when."""
    COOLING = "cooling"
    """The last request is too recent; `at`: when the next may go."""
    LOST = "lost"
    """The answer to the last request was lost; `at`: when it was asked."""
    GUARANTEE_OVER = "guarantee_over"
    """`at`: when it ended."""
    NO_GUARANTEE = "no_guarantee"
    SUGGESTED = "suggested"
    """The guarantee is only what the service's name suggests."""
    READ_ONLY = "read_only"
    """The operator only looks at the account."""
    PARTIAL = "partial"
    """Partly delivered and refunded: many panels refill only what is complete."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, with its weight and, where it has one, its moment (UTC)."""

    level: Level
    why: Why
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a deed may be asked for, and why not or with what thought."""

    reasons: tuple[Reason, ...] = ()

    @property
    def level(self) -> Level:
        """The weight of the heaviest reason."""
        return max((reason.level for reason in self.reasons), default=Level.PASS)

    @property
    def may(self) -> bool:
        """Whether it may be asked."""
        return self.level is not Level.BLOCK

    def has(self, why: Why) -> bool:
        """Tell whether a reason is among them."""
        return any(reason.why is why for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Terms:
    """What an order was sold with: flags of the panel, the guarantee. None: not known."""

    cancel: bool | None = None
    refill: bool | None = None
    withdrawn: frozenset[Deed] = frozenset()
    """What the service allowed then and does not now."""
    guarantee: Guarantee | None = None
    suggested: bool = False
    """Whether the guarantee was only read from the service's name."""


def terms_of(order: Order, service: Service | None, typed: Guarantee | None) -> Terms:
    """Return what an order was sold with.

    What its service allowed then holds on, whatever became of the service; what it allows now is
    worth asking for too. `service` is as it is sold now, None: it is not. `typed` is the operator's
    own word on the guarantee; without one the name at the time of the order suggests it.
    """
    sold = {Deed.CANCEL: order.cancel, Deed.REFILL: order.refill}
    now: dict[Deed, bool | None] = {}
    if service is not None:
        now = {Deed.CANCEL: service.cancel, Deed.REFILL: service.refill}
    name = order.service_name or (service.name if service else "")
    read = None if typed else suggested(name)
    return Terms(
        _either(order.cancel, now.get(Deed.CANCEL)),
        _either(order.refill, now.get(Deed.REFILL)),
        frozenset(deed for deed in now if sold[deed] and now[deed] is False),
        typed or read,
        suggested=read is not None,
    )


def _either(sold: bool | None, now: bool | None) -> bool | None:
    """Return whether a flag of then or now allows it."""
    if sold or now:
        return True
    return now if sold is None else False


@dataclass(frozen=True, slots=True)
class Candidate:
    """An order and the verdict on a deed for it."""

    order: Order
    verdict: Verdict
    terms: Terms = field(default_factory=Terms)


def may_cancel(
    order: Order, terms: Terms, before: Sequence[Request], now: datetime, cooldown: timedelta
) -> Verdict:
    """Judge a cancel. `before` are the order's requests, of any kind and in any order."""
    return Verdict(
        (
            *_cancel_state(order),
            *_flag(Deed.CANCEL, terms.cancel, terms, Why.NO_CANCEL),
            *_history(Deed.CANCEL, before, now, cooldown),
        )
    )


def may_refill(
    order: Order, terms: Terms, before: Sequence[Request], now: datetime, cooldown: timedelta
) -> Verdict:
    """Judge a refill. `before` are the order's requests, of any kind and in any order."""
    return Verdict(
        (
            *_refill_state(order),
            *_flag(Deed.REFILL, terms.refill, terms, Why.NO_REFILL),
            *_guarantee(order, terms, now),
            *_history(Deed.REFILL, before, now, cooldown),
        )
    )


def judge(
    deed: Deed,
    order: Order,
    terms: Terms,
    before: Sequence[Request],
    now: datetime,
    cooldown: timedelta,
) -> Verdict:
    """Judge a deed of either kind."""
    may = may_cancel if deed is Deed.CANCEL else may_refill
    return may(order, terms, before, now, cooldown)


def looked_at_only(verdict: Verdict) -> Verdict:
    """Return a verdict on an order of an account that the operator only looks at."""
    return Verdict((Reason(Level.BLOCK, Why.READ_ONLY), *verdict.reasons))


def can_be_refilled(one: Candidate, now: datetime) -> bool:
    """Tell whether "refill all that can be" takes it.

    A drop cannot be known through the API, so it takes what is complete, within its guarantee,
    over its cooldown, and of a service of which the panel says that it refills.
    """
    order = one.order
    if order.state is not State.COMPLETED or one.terms.refill is not True:
        return False
    return one.verdict.may and within_guarantee(order, one.terms.guarantee, now)


def _cancel_state(order: Order) -> Iterator[Reason]:
    if not order.panel_id or order.state not in PLACED:
        yield Reason(Level.BLOCK, Why.NOT_PLACED)
    elif order.state in FINISHED:
        yield Reason(Level.BLOCK, Why.ENDED, order.moved_at)


def _refill_state(order: Order) -> Iterator[Reason]:
    if not order.panel_id or order.state not in PLACED:
        yield Reason(Level.BLOCK, Why.NOT_PLACED)
    elif order.state not in FINISHED and order.state is not State.UNHEARD:
        yield Reason(Level.BLOCK, Why.NOT_ENDED)
    elif order.state in FINISHED - _REFILLED:
        yield Reason(Level.BLOCK, Why.NOT_DELIVERED)
    elif order.state is State.PARTIAL:
        yield Reason(Level.WARN, Why.PARTIAL)


def _flag(deed: Deed, allowed: bool | None, terms: Terms, why: Why) -> Iterator[Reason]:
    if deed in terms.withdrawn:
        yield Reason(Level.WARN, Why.WITHDRAWN)
    elif allowed is False:
        yield Reason(Level.BLOCK, why)
    elif allowed is None:
        yield Reason(Level.WARN, Why.FLAG_UNKNOWN)


def _guarantee(order: Order, terms: Terms, now: datetime) -> Iterator[Reason]:
    """Tell of the guarantee: a thought, not a lock, since the panel decides."""
    if terms.guarantee is None or order.state not in _REFILLED:
        return
    if not terms.guarantee.given:
        yield Reason(Level.WARN, Why.NO_GUARANTEE)
        return
    ends = guarantee_ends(order, terms.guarantee)
    if ends is not None and ends <= now:
        yield Reason(Level.WARN, Why.GUARANTEE_OVER, ends)
    elif terms.suggested:
        yield Reason(Level.WARN, Why.SUGGESTED, ends)


def _history(
    deed: Deed, before: Sequence[Request], now: datetime, cooldown: timedelta
) -> Iterator[Reason]:
    """Tell of an open request, of one whose answer was lost, and of the cooldown.

    A lost cancel may be asked again at once (asking twice cancels once); a lost refill is an action
    that the operator settles first. What is open on the word of a cancel, or was made elsewhere,
    holds as long as the cooldown: a panel may never act on it. A cooldown of nothing holds nothing,
    not even what a clock that was set back dates into the future.
    """
    made = [one for one in before if one.deed is deed and one.stand in COUNTED]
    last = max(made, key=lambda one: (one.asked_at, one.id), default=None)
    if last is None:
        return
    if last.stand is Stand.UNKNOWN:
        level = Level.BLOCK if deed is Deed.REFILL else Level.WARN
        yield Reason(level, Why.LOST, last.asked_at)
        return
    held = last.stand in (Stand.ASKED, Stand.FOLLOWING)
    until = last.asked_at + cooldown
    cooling = bool(cooldown) and now < until
    if held or (last.stand in OPEN and cooling):
        yield Reason(Level.BLOCK, Why.OPEN, last.asked_at)
    elif cooling:
        yield Reason(Level.BLOCK, Why.COOLING, until)
