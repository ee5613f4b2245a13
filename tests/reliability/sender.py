"""The process that is killed: the real store, client and outbox, and an operator who decides.

The operator knows the truth from the panel's ledger and decides each unknown order by it, once the
panel has nothing under way; new orders are queued all the while.
"""

import asyncio
import itertools
import os
from collections.abc import Callable

from tests.reliability.oracle import read_ledger
from tests.reliability.scene import (
    Scene,
    is_idle,
    new_order,
    open_scene,
    wait_until_idle,
)
from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.query import OrderQuery
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.stops import Stop

QUEUE = 12
"""Orders that wait in the queue at any time."""


async def all_orders(core: Core, *states: State) -> list[Order]:
    """Return every order in these states; all of them when none is named."""
    query = OrderQuery(states=frozenset(states))
    return await core.orders.window(query, 0, await core.orders.count(query))


async def decide(core: Core, scene: Scene) -> None:
    """Decide each unknown order by the truth, once the panel has nothing under way."""
    unknown = await all_orders(core, State.UNKNOWN)
    if not unknown or not await asyncio.to_thread(is_idle, scene):
        return
    ledger = read_ledger(scene.ledger)
    for order in unknown:
        ids = ledger.get(order.link, [])
        if ids:
            await core.reconciling.attach(order.id, ids[0])
        else:
            await core.reconciling.declare_not_placed(order.id)


async def look(core: Core) -> None:
    """Lift the stop that a refusal made: the operator has looked at it, or filled the account."""
    for account in core.accounts.all():
        if account.stop_reason in (Stop.REFUSED_TWICE, Stop.KEY_REFUSED, Stop.FUNDS_SHORT):
            await core.accounts.lift_stop(account.id)


async def top_up(core: Core, uids: Callable[[], str]) -> None:
    """Queue new orders until QUEUE of them wait; failed ones are left as they are."""
    waiting = await core.orders.count(OrderQuery(states=frozenset({State.QUEUED})))
    account = core.accounts.all()[0]
    for _ in range(QUEUE - waiting):
        await core.tickets.send(new_order(account.id, f"https://example.com/{uids()}"))


async def send(scene: Scene, round_number: int, ready: Callable[[], object]) -> None:
    """Send, decide and top up for as long as the process lives; `ready` is told at the start."""
    numbers = itertools.count()
    core = await open_scene(scene)
    await decide(core, scene)
    await look(core)
    await top_up(core, lambda: f"{round_number}-{next(numbers)}")
    await core.sessions.start_all()
    ready()
    while True:
        await asyncio.sleep(0.005)
        if core.safety.doubt is not None:
            raise RuntimeError(f"a kill alone brought the database in doubt: {core.safety.doubt}")
        await decide(core, scene)
        await look(core)
        await top_up(core, lambda: f"{round_number}-{next(numbers)}")


async def settle(scene: Scene) -> list[Order]:
    """After the last round: decide what is unknown and return every order."""
    await asyncio.to_thread(wait_until_idle, scene)
    core = await open_scene(scene)
    await decide(core, scene)
    orders = await all_orders(core)
    await core.close()
    return orders


def child(scene: Scene, round_number: int, ready_fd: int) -> None:
    """Run a round in this process until it is killed; what goes wrong ends it with code 1."""
    asyncio.run(send(scene, round_number, lambda: os.write(ready_fd, b".")))
