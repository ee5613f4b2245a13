"""Orders that were being sent when whoever sent them ended: what became of them is decided here.

So it is with each start of the program, and with each start of an account's session in one run: a
session that ended could not write an answer down, and its order still says that it is being sent.
"""

import contextlib
from collections.abc import AsyncIterator

from xpanel_desktop.app.clock import Clock
from xpanel_desktop.app.emergency import Emergency, Kept
from xpanel_desktop.app.stores import Stores
from xpanel_desktop.domain.order import Ending
from xpanel_desktop.domain.state import Event, IllegalMove, State
from xpanel_desktop.store.journal import IdHeld


async def recover(
    stores: Stores, emergency: Emergency, clock: Clock, account_id: int | None = None
) -> list[int]:
    """Make UNKNOWN what is SENDING, in one account or all; nothing may be on its way there.

    Of these, the answers that only the emergency file took are certain all the same. Return the
    orders that moved. Raises sqlite3.Error: what had moved by then stays so.
    """
    moved = [one async for one in _taken_over(stores, emergency, clock, account_id)]
    return moved + await stores.journal.recover(clock.now(), account_id)


async def _taken_over(
    stores: Stores, emergency: Emergency, clock: Clock, account_id: int | None
) -> AsyncIterator[int]:
    """Write down what only the emergency file knew; an order that has moved on is left alone."""
    for one in await emergency.read():
        orders = await stores.pages.get([one.order_id])
        if not orders or orders[0].state is not State.SENDING or orders[0].attempts != one.number:
            continue
        if account_id in (None, orders[0].ticket.account_id):
            with contextlib.suppress(IdHeld, IllegalMove):  # unknown, then: a human decides
                await _accept(stores, clock, one)
                yield one.order_id


async def _accept(stores: Stores, clock: Clock, one: Kept) -> None:
    await stores.journal.end(
        one.order_id, one.number, clock.now(), Ending.ACCEPTED, event=Event.ACCEPT,
        panel_id=one.panel_id, http_status=one.status, answer=one.text,
    )  # fmt: skip
