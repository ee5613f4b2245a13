"""The outbox at 150 ms of latency, one and eight at once, with the journal on FULL.

The floor is a bare loop of the same client library that sends the same forms on the same fresh
connections to the same panel, and writes nothing.
"""

import asyncio
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path

import httpx

from tests.bench.cases import Case, Samples, interleave
from tests.reliability.scene import Scene, add_account, lying_panel, new_order, open_scene
from xpanel_desktop.app.connection import Link
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.query import OrderQuery
from xpanel_desktop.domain.state import State

LATENCY = 0.15
STILL = 30
"""Seconds beyond all latencies one after the other, after which nothing is sent any more."""


async def through_outbox(scene: Scene, orders: int) -> float:
    """Queue the orders while paused, let them go and return how many were accepted a second.

    Nothing is read meanwhile to see how far it is: that took as long as a third of an order.
    By then the panel was looked at, as it is before anything leaves whenever one comes online.
    """
    core = await open_scene(scene)
    account = await add_account(core, scene)
    await core.accounts.set_paused(account.id, paused=True)
    for number in range(orders):
        await core.tickets.send(new_order(account.id, f"https://example.com/{number}"))
    await core.sessions.start_all()
    while core.sessions.connection(account.id).link is not Link.ONLINE:  # noqa: ASYNC110 -- a bench
        await asyncio.sleep(LATENCY)
    await asyncio.sleep(2 * LATENCY)
    heard, done = Counter[int](), asyncio.Event()

    def hear(changes: Changes) -> None:
        heard.update(changes.of_table(Table.ORDERS))
        if all(heard[one] > 1 for one in range(1, orders + 1)):  # it leaves, and it is accepted
            done.set()

    core.notices.subscribe(hear)
    started = time.perf_counter()
    await core.accounts.set_paused(account.id, paused=False)
    await asyncio.wait_for(done.wait(), STILL + orders * LATENCY)
    spent = time.perf_counter() - started
    query = OrderQuery(states=frozenset({State.PENDING, State.IN_PROGRESS}))
    assert await core.orders.count(query) == orders
    await core.close()
    return orders / spent


async def bare(scene: Scene, orders: int) -> float:
    """Send the same forms in bare loops, a fresh connection each; return orders a second."""
    numbers = iter(range(orders))
    limits = httpx.Limits(max_keepalive_connections=0)

    async def worker() -> None:
        async with httpx.AsyncClient(limits=limits, trust_env=False) as client:
            for number in numbers:
                form = {"key": "k", "action": "add", "service": "1", "quantity": "100"}
                form["link"] = f"https://example.com/bare-{number}"
                answer = await client.post(f"http://127.0.0.1:{scene.port}/api/v2", data=form)
                assert "order" in answer.json()

    started = time.perf_counter()
    await asyncio.gather(*(worker() for _ in range(scene.parallel)))
    return orders / (time.perf_counter() - started)


def measure(parallel: int, orders: int, rounds: int) -> Samples:
    """Measure both in turns, each of ours on an empty folder."""
    with tempfile.TemporaryDirectory() as top:
        folders = (Path(top) / str(number) for number in range(1000))
        options = ("--faults", "0", "--latency", str(LATENCY))
        with lying_panel(Path(top) / "ledger.jsonl", *options) as port:

            def scene() -> Scene:
                return Scene(next(folders), Path(top) / "ledger.jsonl", port, parallel)

            return interleave(
                rounds,
                lambda: asyncio.run(through_outbox(scene(), orders)),
                lambda: asyncio.run(bare(scene(), orders)),
            )


FLOOR = "bare loop, fresh connections"
CASES = [
    Case(
        f"outbox at 150 ms, {parallel} at once",
        FLOOR,
        0.95,
        partial(measure, parallel, orders),
        rounds=3,
        unit="/s",
        at_least=True,
    )
    for parallel, orders in ((1, 24), (8, 192))
]
