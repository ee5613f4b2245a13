"""The lives of a cell's process: one that sends until it dies, one that looks and goes on.

Each runs in a forked worker and tells by a pipe; what goes wrong in it ends it with code 1.
"""

import asyncio
import contextlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from tests.reliability.oracle import judge, lied_ids, read_ledger
from tests.reliability.points import die
from tests.reliability.scene import Scene, ask_panel, is_idle, new_order, open_scene, template_link
from tests.reliability.sender import all_orders, look
from tests.reliability.ways import SLAMMED, Finish, Way
from xpanel_desktop.api import transport
from xpanel_desktop.app import outbox, sending
from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.state import State

PATIENCE = 60.0
"""Seconds after which a life that has not come to its end is stuck."""
BACKED_OFF = 8.0
"""Seconds after which an order counts as kept from leaving by a slammed door, where it may be."""
SOON, IN_TIME = 0.25, 15.0
"""Seconds that an answer is waited for: of a panel that hangs, and of one that answers."""
MOVING = (State.QUEUED, State.SENDING)


@dataclass(frozen=True)
class Told:
    """What a process found when it opened the folder of one that was killed."""

    state: str
    endings: list[str | None]
    """How the order's attempts ended, as the journal has it."""
    tries: int
    """How many requests for it the panel has seen."""


async def the_order(core: Core, link: str) -> Order:
    """Return the cell's order; the folder holds one more, which was placed beforehand."""
    (order,) = [one for one in await all_orders(core) if one.link == link]
    return order


def set_deadline(way: Way) -> None:
    """Wait for an answer only as long as makes sense with this way.

    Until the moment of sending there is time in any case: a busy machine is slow to connect.
    """
    outbox.DEADLINE = sending.DEADLINE = IN_TIME
    if way.finish is not Finish.HANG:
        return
    true = transport._Progress.trace

    async def trace(self: Any, event: str, info: Mapping[str, Any]) -> None:
        self.deadline = SOON
        await true(self, event, info)

    transport._Progress.trace = trace  # type: ignore[method-assign]


async def send_to(core: Core, port: int) -> Account:
    """Let the account send to a port of the panel."""
    (account,) = core.accounts.all()
    url = f"http://127.0.0.1:{port}/api/v2"
    if account.url == url:
        return account
    key = await core.accounts.key_of(account)
    await core.accounts.edit(replace(account, url=url), key)
    await core.accounts.set_paused(account.id, paused=False)  # it is the same panel
    (account,) = core.accounts.all()
    return account


async def _until_ended(core: Core, link: str) -> Order:
    """Wait until the first attempt has its ending and the queue has heeded it."""
    while True:
        order = await the_order(core, link)
        if order.state not in MOVING or (order.attempts and order.state is State.QUEUED):
            await asyncio.sleep(0.05)
            return order
        await asyncio.sleep(0.002)


async def _knock(core: Core, account_id: int) -> None:
    """Try again and again, as an operator does who has no patience with a slammed door."""
    while True:
        await asyncio.sleep(0.2)
        await core.sessions.retry(account_id)


async def first_life(scene: Scene, link: str, way: Way, patience: float) -> None:
    """Queue the order and send it; the point kills this process, or the end of the attempt does.

    At a slammed door an order counts as kept from leaving after `patience` seconds.
    """
    set_deadline(way)
    core = await open_scene(scene)
    account = await send_to(core, scene.door)
    await core.tickets.send(new_order(account.id, link))
    await core.sessions.start_all()
    if way not in SLAMMED.values():
        async with asyncio.timeout(PATIENCE):
            await _until_ended(core, link)
        return
    knocking = asyncio.create_task(_knock(core, account.id))
    with contextlib.suppress(TimeoutError):  # an order that cannot even leave backs off
        async with asyncio.timeout(patience):
            await _until_ended(core, link)
    knocking.cancel()


async def again(scene: Scene) -> None:
    """Open the folder once more and die in it."""
    await open_scene(scene)


async def look_and_go_on(scene: Scene, link: str, way: Way) -> dict[str, object]:
    """Open the folder of a killed process, tell how the order stands, and work until it is over.

    The operator decides by the panel's ledger what is unknown.
    """
    set_deadline(way)
    core = await open_scene(scene)
    order = await the_order(core, link)
    endings = [one.ending for one in await core.orders.attempts(order.id)]
    tries = (await asyncio.to_thread(ask_panel, scene, link))["tries"]
    told = Told(order.state.value, [one and one.value for one in endings], tries)
    if order.state is State.SENDING:  # nothing would ever move it on
        return {"told": asdict(told), "clean": True, "found": "", "spare": 0}
    await send_to(core, scene.port)  # at a slammed door it might back off without end
    await core.sessions.start_all()
    async with asyncio.timeout(PATIENCE):
        while (order := await the_order(core, link)).state in (*MOVING, State.UNKNOWN):
            await decide_one(core, scene, order)
            await look(core)
            await asyncio.sleep(0.005)
    while not await asyncio.to_thread(is_idle, scene, link):  # noqa: ASYNC110
        await asyncio.sleep(0.005)
    held = read_ledger(scene.ledger)
    ledger = {one: ids for one, ids in held.items() if one in (link, template_link())}
    finding = judge(ledger, await all_orders(core), lied_ids(scene.ledger))
    tries = (await asyncio.to_thread(ask_panel, scene, link))["tries"]
    spare = tries - len(await core.orders.attempts(order.id))
    await core.close()
    return {"told": asdict(told), "clean": finding.clean, "found": finding.told(), "spare": spare}


async def decide_one(core: Core, scene: Scene, order: Order) -> None:
    """Decide an unknown order by the truth, once the panel has nothing under way of it."""
    if order.state is not State.UNKNOWN:
        return
    if not await asyncio.to_thread(is_idle, scene, order.link):
        return
    ids = read_ledger(scene.ledger).get(order.link, [])
    if ids:
        await core.reconciling.attach(order.id, ids[0])
    else:
        await core.reconciling.declare_not_placed(order.id)


def run_first(scene: Scene, link: str, way: Way, pipe: int, patience: float) -> None:
    """Live the first life in this process; tell by the pipe if it came past its point."""
    asyncio.run(_to_the_end(scene, link, way, pipe, patience))


async def _to_the_end(scene: Scene, link: str, way: Way, pipe: int, patience: float) -> None:
    await first_life(scene, link, way, patience)
    os.write(pipe, b"past")
    die()


def run_again(scene: Scene, pipe: int) -> None:
    """Live a second life that dies while it opens."""

    async def live() -> None:
        await again(scene)
        os.write(pipe, b"past")
        die()

    asyncio.run(live())


def run_last(scene: Scene, link: str, way: Way, pipe: int) -> None:
    """Live the last life and tell what it found."""
    told = asyncio.run(look_and_go_on(scene, link, way))
    os.write(pipe, json.dumps(told).encode())
    os._exit(0)
