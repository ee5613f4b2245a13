"""What is on record of one order: every change told by the panel, its parts, its relatives."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from xpanel_desktop.domain.order import Attempt, Order
from xpanel_desktop.domain.state import State


@dataclass(frozen=True, slots=True)
class Movement:
    """What the panel told when something of it had changed. None: not told."""

    at: datetime
    state: State
    word: str
    """The panel's raw word."""
    start_count: int | None = None
    remains: int | None = None
    charge: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """What the panel tells of a drip-feed or a subscription beside its status."""

    at: datetime
    """When it last changed."""
    runs: str = ""
    """Runs done, or posts, as the panel words them."""
    expiry: str = ""
    children: tuple[str, ...] = ()
    """Panel ids of the orders that it has placed: the panel's own, not ours."""


@dataclass(frozen=True, slots=True)
class History:
    """Everything on record of an order, oldest first."""

    order: Order
    attempts: tuple[Attempt, ...] = ()
    movements: tuple[Movement, ...] = ()
    left_out: int = 0
    """Older movements that were not read."""
    parts: Parts | None = None
    parent: Order | None = None
    descendants: tuple[Order, ...] = ()
    """Orders that name this one as their parent, the newest first."""
    part_of: Order | None = None
    """The drip-feed or subscription whose run or post this is, by the panel's word."""
    runs: tuple[Order, ...] = ()
    """Its runs or posts that are followed by ids of their own, the newest first."""

    @property
    def shown(self) -> frozenset[int]:
        """Our ids of all the orders of which it tells: the order itself and its relatives."""
        one = (self.order, self.parent, self.part_of, *self.descendants, *self.runs)
        return frozenset(order.id for order in one if order is not None)


class What(StrEnum):
    """What an event of the timeline is about."""

    WRITTEN = "written"
    QUEUED = "queued"
    ATTEMPT = "attempt"
    ANSWER = "answer"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the timeline."""

    at: datetime
    what: What
    movement: Movement | None = None
    before: Movement | None = None
    """The movement before this one: the two tell what changed."""
    attempt: Attempt | None = None


def timeline(history: History) -> list[Event]:
    """Return the events of an order in the order of their times; ties as they must have come."""
    order = history.order
    events = [Event(order.created_at, What.WRITTEN)]
    if order.queued_at is not None:
        events.append(Event(order.queued_at, What.QUEUED))
    for attempt in history.attempts:
        events.append(Event(attempt.started_at, What.ATTEMPT, attempt=attempt))
        if attempt.ended_at is not None:
            events.append(Event(attempt.ended_at, What.ANSWER, attempt=attempt))
    before: Movement | None = None
    for movement in history.movements:
        events.append(Event(movement.at, What.MOVED, movement, before))
        before = movement
    return sorted(events, key=lambda event: event.at)


def states_met(movements: Sequence[Movement]) -> list[Movement]:
    """Return the movements at which the state became another one, the first one among them."""
    met: list[Movement] = []
    for movement in movements:
        if not met or met[-1].state is not movement.state:
            met.append(movement)
    return met
