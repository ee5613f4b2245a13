"""The practice panel on a real socket of this process, with a door that a test can hold shut."""

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from decimal import Decimal
from urllib.parse import parse_qs

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.practice.app import Panel
from xpanel_desktop.practice.catalogue import make
from xpanel_desktop.practice.desk import Desk
from xpanel_desktop.practice.ledger import Ledger
from xpanel_desktop.practice.serving import serve

KEY = "practice-key-of-the-tests"


@dataclass
class Door:
    """Stands before the panel: remembers requests, holds `add`s, answers some in its stead."""

    app: ASGIApp
    asked: list[dict[str, str]] = field(default_factory=list)
    """The form of each request; for REST its path under the name "path"."""
    instead: deque[Response] = field(default_factory=deque)
    """Answers to the next `add`s, which the panel then never sees."""
    answers: dict[str, deque[Response | None]] = field(default_factory=dict)
    """Answers by action to the next requests, in the panel's stead; None: as the panel answers."""
    at_once: int = 0
    most_at_once: int = 0
    busy: int = 0
    """Requests of any kind under way."""
    _open: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self._open.set()

    def shut(self) -> None:
        """Hold every `add` from now on."""
        self._open.clear()

    def open(self) -> None:
        """Let the held `add`s in."""
        self._open.set()

    def forms(self, action: str) -> list[dict[str, str]]:
        """Return the requests of one action."""
        return [form for form in self.asked if form.get("action") == action]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        body = b""
        more = True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        form = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        form.pop("key", None)
        self.asked.append(form or {"path": scope["path"]})
        told = deque[Message]([{"type": "http.request", "body": body, "more_body": False}])

        async def again() -> Message:
            return told.popleft() if told else await receive()

        self.busy += 1
        try:
            if form.get("action") == "add":
                await self._add(scope, again, send)
            else:
                played = self.answers.get(form.get("action", ""))
                instead = played.popleft() if played else None
                await (instead or self.app)(scope, again, send)
        finally:
            self.busy -= 1

    async def _add(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await self._open.wait()
            answer: ASGIApp = self.instead.popleft() if self.instead else self.app
            await answer(scope, receive, send)
        finally:
            self.at_once -= 1


@dataclass(frozen=True)
class Practice:
    """A running practice panel."""

    url: str
    panel: Panel
    door: Door

    @property
    def key(self) -> Secret:
        return Secret(self.panel.key)

    @property
    def links(self) -> list[str]:
        """The links of the orders that it really holds, in their order."""
        orders = self.panel.desk.ledger.orders
        return [order.link for order in orders.values()]


@contextlib.asynccontextmanager
async def practice(
    *,
    services: int = 30,
    balance: int = 1000,
    key: str = KEY,
    spec: str = "",
    port: int = 0,
    wall: Callable[[], float] = time.time,
    xpanel: bool = True,
    currency: str = "USD",
) -> AsyncIterator[Practice]:
    """Serve a practice panel until the end of the block; `wall` is its clock.

    Without `xpanel` it answers as most other panels do.
    """
    ledger = Ledger(None, speed=1.0, deposit=Decimal(balance), wall=wall)
    panel = Panel(Desk(ledger, make(services, 1), xpanel=xpanel, currency=currency), key)
    panel.faults.set(spec)
    door = Door(panel.app)
    panel.app = door  # type: ignore[assignment]
    async with serve(panel, port) as url:
        yield Practice(url, panel, door)
        door.open()


async def until(condition: Callable[[], object], *, seconds: float = 10.0) -> None:
    """Wait until a condition holds; fails when it does not in time."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0.001)
