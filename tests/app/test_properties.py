"""Properties: notices tell the rows that moved; the outbox never doubles, loses or invents."""

import asyncio
import random
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.app.kit import Play, Rig, account_on, all_orders, opened, rigged
from tests.support.clock import VirtualClock
from tests.support.tickets import new_order
from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.answer import Accepted, Limited, Lost, Raw, Refused, Unsent
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.errors import BadKey, BadLink, ShortFunds
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.state import PLACED, State

RAW = Raw(200, "{}")
DEEDS = ("draft", "send", "queue", "hold", "resume", "edit", "delete", "rewrite")


async def do(core: Core, account_id: int, deed: str, picked: list[int]) -> None:
    """Do one thing of the operator's; what cannot be done is no deed."""
    order = new_order(f"https://x/{deed}", account_id=account_id)
    match deed:
        case "draft":
            await core.tickets.save_draft(order)
        case "send":
            await core.tickets.send(order)
        case "rewrite":
            drafts = [one.id for one in await all_orders(core) if one.state is State.DRAFT]
            if drafts:
                await core.tickets.save_draft(order, drafts[0])
        case _:
            await getattr(core.tickets, deed)(picked)


async def by_id(core: Core) -> dict[int, Order]:
    return {order.id: order for order in await all_orders(core)}


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(DEEDS), st.sets(st.integers(1, 6))), max_size=12))
def test_notices_tell_exactly_the_orders_that_changed(deeds: list[tuple[str, set[int]]]) -> None:
    async def play() -> None:
        with tempfile.TemporaryDirectory() as folder:
            async with opened(Path(folder), clock=VirtualClock()) as core:
                account = await account_on(core)
                told: list[Changes] = []
                core.notices.subscribe(told.append)
                for deed, picked in deeds:
                    before = await by_id(core)
                    told.clear()
                    await do(core, account.id, deed, sorted(picked))
                    after = await by_id(core)
                    moved = {one for one in before | after if before.get(one) != after.get(one)}
                    named = {one for notice in told for one in notice.of_table(Table.ORDERS)}
                    if deed == "rewrite":  # the same content again is told, and moves nothing
                        assert moved <= named
                    else:
                        assert named == moved
                    assert len(told) <= 1

    asyncio.run(play())


PLAYS: tuple[tuple[str, int], ...] = (
    ("accept", 8), ("refuse", 2), ("limit", 1), ("unsent", 2), ("lose", 2), ("lose late", 1),
    ("break", 1), ("bad key", 1), ("short", 1),
)  # fmt: skip


class World:
    """A panel that commits and answers independently, and an operator who knows the truth."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.held: dict[str, list[str]] = {}
        """Link → ids of what the panel really holds."""
        self._next = 5000

    def play(self, link: str) -> Play:
        """Return what is answered to an `add` that has left, and commit it or not."""
        names, weights = zip(*PLAYS, strict=True)
        match self.dice.choices(names, weights)[0]:
            case "refuse":
                return Refused(BadLink("Bad Link"), RAW)
            case "bad key":
                return Refused(BadKey("Invalid API key"), RAW)
            case "short":
                return Refused(ShortFunds("Not enough funds"), RAW)
            case "limit":
                return Limited(self.dice.choice([None, 1.0, 30.0]), RAW)
            case "lose":
                return Lost("cut", RAW)
            case "lose late":
                self.commit(link)
                return Lost("deadline", RAW)
            case "break":
                self.commit(link)
                return RuntimeError("a fault of ours")
            case _:
                return None

    def commit(self, link: str) -> str:
        self._next += 1
        self.held.setdefault(link, []).append(str(self._next))
        return str(self._next)


async def simulate(folder: Path, seed: int, parallel: int, orders: int, kills: int) -> None:
    """Queue orders and play the world until all have an end, with kills in between."""
    world, clock = World(seed), VirtualClock()
    queued = 0
    for round_number in range(kills + 1):
        async with rigged(folder, parallel=parallel, clock=clock) as rig:
            connect(rig, world)
            share = orders - queued if round_number == kills else orders // (kills + 1)
            await rig.queue(*(str(queued + one) for one in range(share)))
            queued += share
            last = round_number == kills
            await work(rig, world, steps=100_000 if last else world.dice.randrange(1, 40))
            if not last:
                kill(rig)
    async with opened(folder, clock=clock) as core:
        judge(await all_orders(core), world, orders)


def connect(rig: Rig, world: World) -> None:
    """Let the scripted panel answer as the world will have it."""
    panel = rig.panel

    async def add(request: dict[str, str], *, intent: object, deadline: float) -> object:
        for _ in range(world.dice.randrange(3)):
            await asyncio.sleep(0)
        if world.dice.random() < 0.1:
            return Unsent("connect")
        await intent()  # type: ignore[operator]
        link = request["link"]
        panel.sent.append(link)
        for _ in range(world.dice.randrange(4)):
            await asyncio.sleep(0)
        play = world.play(link)
        if isinstance(play, Exception):
            raise play
        if play is None:
            return Accepted(world.commit(link), RAW)
        return play

    panel.add = add  # type: ignore[method-assign, assignment]


async def work(rig: Rig, world: World, steps: int) -> None:
    """Let time pass; the operator decides by the truth and lifts stops; until nothing is left."""
    open_states = (State.QUEUED, State.SENDING, State.UNKNOWN)
    for _ in range(steps):
        orders = await all_orders(rig.core)
        if not any(order.state in open_states for order in orders):
            return
        for order in orders:
            if order.state is State.UNKNOWN and not rig.outbox.in_flight:
                ids = world.held.get(order.link, [])
                if ids:
                    await rig.core.reconciling.attach(order.id, ids[0])
                else:
                    await rig.core.reconciling.declare_not_placed(order.id)
        if world.dice.random() < 0.3:
            await rig.core.accounts.lift_stop(rig.account.id)
        if rig.clock.next_in is not None:
            rig.clock.advance(rig.clock.next_in)
        await asyncio.sleep(0)
    assert steps < 100_000, "the queue does not come to an end"


def kill(rig: Rig) -> None:
    """End every flight as a kill would: no answer is written any more."""
    for flight in rig.outbox._flights.values():
        flight.task.cancel()


def judge(orders: list[Order], world: World, number: int) -> None:
    """Compare every order with what the panel really holds."""
    assert len(orders) == number
    assert Counter(order.link for order in orders).most_common(1)[0][1] == 1
    for order in orders:
        ids = world.held.get(order.link, [])
        assert len(ids) <= 1, f"double: {order.link}"
        if order.state in PLACED:
            assert order.panel_id in ids, f"phantom: {order.link}"
        else:
            assert order.state in (State.REFUSED, State.NOT_PLACED)
            assert not ids, f"lost: {order.link} is {order.state}"


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    seed=st.integers(0, 2**32),
    parallel=st.sampled_from([1, 2, 8]),
    orders=st.integers(1, 25),
    kills=st.integers(0, 2),
)
def test_simulated_orders_are_never_doubled_lost_or_invented(
    seed: int, parallel: int, orders: int, kills: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(simulate(Path(folder), seed, parallel, orders, kills))
