"""Refills whose answer was lost: all that there are, and what the operator declares of many."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.notices import Notices
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.requests import Request, Stand, Turn, turned
from xpanel_desktop.store.pages import Pages
from xpanel_desktop.store.requests import Requests

MOST = 5000
"""Lost refills that are shown at once, the last ones asked for: settled ones let others come up."""
CHUNK = 250
"""Refills that one transaction settles: others that write wait no longer for it than 20 ms."""


@dataclass(frozen=True, slots=True)
class LostRefill:
    """A refill that the panel may or may not have, and its order."""

    request: Request
    order: Order


@dataclass(frozen=True, slots=True)
class Settled:
    """Where a refill stands now that it was to be settled."""

    stand: Stand
    otherwise: bool = False
    """Whether it had been settled already, perhaps as something else: it was left so."""


Told = Callable[[Mapping[int, Settled]], None]
"""Hears request id → what became of it, after each chunk."""


class LostRefills:
    """What nothing asks again by itself. Settling asks no panel either."""

    def __init__(self, requests: Requests, pages: Pages, clock: Clock, notices: Notices) -> None:
        self._requests = requests
        self._pages = pages
        self._clock = clock
        self._notices = notices

    async def all(self) -> list[LostRefill]:
        """Return the lost refills of every account, at most MOST, the last one asked for first."""
        lost = await self._requests.lost_refills(MOST)
        orders = await self._pages.get(one.order_id for one in lost)
        by_id = {order.id: order for order in orders}
        return [LostRefill(one, by_id[one.order_id]) for one in lost]

    async def settle(self, lost: Sequence[LostRefill], turn: Turn, told: Told) -> None:
        """Declare what became of refills, chunk by chunk; what is settled meanwhile is left so.

        Raises IllegalTurn for what cannot happen to a lost one. A failure of the store ends it:
        what `told` heard of is settled then, and nothing else.
        """
        declared = turned(Stand.UNKNOWN, turn)
        for first in range(0, len(lost), CHUNK):
            chunk = [one.request for one in lost[first : first + CHUNK]]
            ids = [one.id for one in chunk]
            moved_on = await self._requests.settle_lost(ids, turn, self._clock.now())
            orders = [one.order_id for one in chunk]
            self._notices.publish(
                Changes.of(Table.REQUESTS, orders) | Changes.of(Table.ORDERS, orders)
            )
            told(
                {
                    one: Settled(moved_on[one], otherwise=True)
                    if one in moved_on
                    else Settled(declared)
                    for one in ids
                }
            )
