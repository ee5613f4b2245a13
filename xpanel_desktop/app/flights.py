"""The orders of one account that were taken from its queue and have not landed yet."""

import asyncio
from dataclasses import dataclass, field

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.gate import AsLookedAt

LOOK_HOLDS = 0.5
"""Seconds after which an order that waited for a landing is looked at once more."""


@dataclass(slots=True)
class Flight:
    """One order on its way."""

    task: "asyncio.Task[None]"
    bounds: AsLookedAt
    """What the last look held the order against."""
    looked_at: float
    """The monotonic clock's seconds when the last look at it was over."""
    cleared: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when it may take off: fewer others than are allowed have not landed then."""
    left: bool = False
    """Whether the moment of sending has come: from then on it is waited for."""
    twice: bool = False
    """Whether it was refused for what the last one that the panel judged was refused for."""
    heard: bool = False
    """Whether its answer came and lets the queue go on; it is being written down."""

    async def may_take_off(self, clock: Clock) -> bool:
        """Wait for a place in the air; tell whether the last look at the order still holds then."""
        await self.cleared.wait()
        return clock.monotonic() - self.looked_at <= LOOK_HOLDS


class Flights(dict[int, Flight]):
    """By the number of their order, in the order in which they were taken."""

    @property
    def left(self) -> int:
        """How many have left and have not landed."""
        return sum(flight.left for flight in self.values())

    @property
    def unheard(self) -> int:
        """How many have no answer yet that lets the queue go on."""
        return sum(not flight.heard for flight in self.values())

    def clear_first(self, room: int) -> None:
        """Let the first ones take off, as many as there is `room` for at the same time."""
        for flight in list(self.values())[:room]:
            flight.cleared.set()
