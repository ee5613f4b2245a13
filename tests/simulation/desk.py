"""The panels of the simulation, in place of the socket: they commit and answer independently."""

import asyncio
import json
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from tests.reliability.ways import WAYS, Commit, Finish, Way, error
from xpanel_desktop.api.transport import Call, Intent, Reply
from xpanel_desktop.api.trouble import Broken, Trouble, Undone
from xpanel_desktop.domain.errors import Unreachable

NEVER, REFUSED, QUEUED = Commit.NEVER, WAYS["refused"].certain, WAYS["limited"].certain
FAMILIES = {
    "bad key": Way(NEVER, REFUSED, 401, error("Invalid API key")),
    "short": Way(NEVER, REFUSED, body=error("Not enough funds on balance")),
    "bad link": Way(NEVER, REFUSED, body=error("Incorrect link")),
    "bad service": Way(NEVER, REFUSED, body=error("Incorrect service ID")),
    "bad quantity": Way(NEVER, REFUSED, 422, error("neworder.error.min_quantity")),
    "own words": Way(NEVER, REFUSED, body=error("Bugün olmaz")),
    "limited long": Way(
        NEVER, QUEUED, 429, error("Too many requests"), ("Retry-After: 90",)
    ),
    "limited in words": Way(NEVER, QUEUED, body=error("Rate limit exceeded")),
    "limited, and an order": Way(Commit.FIRST, WAYS["empty"].certain, 429, '{"order":%ID}'),
}  # fmt: skip
ALL_WAYS = WAYS | FAMILIES
GOOD = ("ok", "ok xpanel")
LATE_BY = 50.0
LASTS = 300.0
"""Seconds after which an order is completed."""


@dataclass
class Desk:
    """One panel: its ledger, its prices, its moods. It lives on whatever becomes of the client."""

    number: int
    seed: int
    faults: float = 0.0
    rate: Decimal = Decimal("0.9")
    open: int = 0
    """Requests for an order that have left the client and are not answered yet."""
    ledger: dict[int, list[str]] = field(default_factory=dict)
    """uid → ids of what is really ordered."""
    late: list[tuple[float, int, str]] = field(default_factory=list)
    """When, uid, id: ordered then, whatever was answered."""
    lied: set[int] = field(default_factory=set)
    """uids that were answered with an earlier order's id."""
    since: dict[str, float] = field(default_factory=dict)
    """id → when it was ordered."""
    tries: dict[int, int] = field(default_factory=dict)
    next_id: int = 1000

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{9000 + self.number}/api/v2"

    def way(self, uid: int) -> Way:
        """Draw how an order is treated, by seed, uid and attempt."""
        attempt = self.tries[uid] = self.tries.get(uid, 0) + 1
        dice = random.Random(f"{self.seed}:{self.number}:{uid}:{attempt}")
        names = sorted(ALL_WAYS) if dice.random() < self.faults else GOOD
        return ALL_WAYS[dice.choice(names)]

    def commit(self, uid: int, order_id: str, at: float) -> None:
        self.ledger.setdefault(uid, []).append(order_id)
        self.since[order_id] = at

    def catch_up(self, now: float) -> None:
        """Order what is late and due."""
        for at, uid, order_id in [one for one in self.late if one[0] <= now]:
            self.commit(uid, order_id, at)
        self.late = [one for one in self.late if one[0] > now]

    def holds(self, uid: int) -> list[str]:
        """Return the ids that it holds for an order, or will."""
        return self.ledger.get(uid, []) + [order_id for _, one, order_id in self.late if one == uid]

    def read(self, form: Mapping[str, str], now: float) -> object:
        """Answer a question."""
        match form["action"]:
            case "services":
                return [self._service()]
            case "balance":
                return {"balance": "1000000", "currency": "USD"}
            case "status":
                ids = form.get("orders", form.get("order", "")).split(",")
                return {one: self._status(one, now) for one in ids}
            case _:
                return {"error": "Incorrect request"}

    def _service(self) -> dict[str, object]:
        return {
            "service": "1", "name": "Followers", "type": "Default", "category": "Test",
            "rate": str(self.rate), "min": "10", "max": "100000000",
        }  # fmt: skip

    def _status(self, order_id: str, now: float) -> dict[str, str]:
        if order_id not in self.since:
            return {"error": "Incorrect order ID"}
        done = now - self.since[order_id] >= LASTS
        word = "Completed" if done else "In progress"
        return {"charge": "0.00000", "start_count": "0", "status": word, "remains": "0"}


@dataclass
class Street:
    """All panels, and whoever watches what leaves for them."""

    desks: dict[str, Desk]
    dice: random.Random
    watch: Callable[[Desk, int], None] = lambda _desk, _uid: None


class ScriptedTransport:
    """Stands for api.transport.Transport: the same promises, no socket."""

    street: Street

    def __init__(
        self, *, proxy: str = "", ca: str = "", deadline: float = 30.0, watcher: object = None
    ) -> None:
        self._deadline = deadline

    async def ask(self, call: Call) -> Reply:
        street, desk = self.street, self.street.desks[call.url]
        await asyncio.sleep(street.dice.random())
        if street.dice.random() < desk.faults / 4:
            raise Unreachable("connect")
        now = asyncio.get_running_loop().time()
        desk.catch_up(now)
        return Reply(200, {}, json.dumps(desk.read(call.form or {}, now)).encode())

    async def send_once(
        self, call: Call, intent: Intent, *, deadline: float | None = None
    ) -> Reply:
        street, desk = self.street, self.street.desks[call.url]
        await asyncio.sleep(street.dice.choice((0.0, 0.1, 2.0)))
        if street.dice.random() < desk.faults / 4:
            raise Undone(Trouble.CONNECT)
        await intent()
        assert call.form is not None
        uid = int(call.form["quantity"])
        desk.open += 1
        try:
            street.watch(desk, uid)
            return await self._answered(desk, uid, deadline or self._deadline)
        finally:
            desk.open -= 1

    async def _answered(self, desk: Desk, uid: int, deadline: float) -> Reply:
        """Let the panel do what it will, and return or raise what the client sees of it."""
        way = desk.way(uid)
        desk.next_id += 1
        order_id = str(desk.next_id)
        now = asyncio.get_running_loop().time()
        old = next(iter(desk.since), order_id)
        if way.commit is Commit.FIRST:
            desk.commit(uid, order_id, now)
        elif way.commit is Commit.LATE:
            desk.late.append((now + LATE_BY, uid, order_id))
        if "%OLD" in way.body:
            desk.lied.add(uid)
        takes = self.street.dice.choice((0.0, 0.05, 1.0, 20.0, 45.0 if desk.faults else 0.0))
        if way.finish is Finish.HANG or takes > deadline:
            await asyncio.sleep(deadline)
            raise Broken(Trouble.DEADLINE, None, b"")
        await asyncio.sleep(takes)
        return seen(way, way.body.replace("%ID", order_id).replace("%OLD", old).encode())

    async def close(self) -> None:
        return None


def seen(way: Way, body: bytes) -> Reply:
    """Return what a client reads of an answer; raises Broken when it is cut or packed."""
    if way.packed:
        raise Broken(Trouble.ENCODED, way.status, b"")
    if way.finish is Finish.RST or (way.keep < 1 and way.framing != "close"):
        raise Broken(Trouble.CUT, way.status if way.keep else None, b"")
    if way.keep < 1:
        body = body[:-2]
    heads = dict(line.lower().split(": ", 1) for line in way.head)
    return Reply(way.status, heads, body)
