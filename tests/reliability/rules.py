"""Rules that need no kill: each plays one scene on the real parts and the panel in its process.

`python -m tests.reliability.rules [--only A;B] [--mutant NAME]` prints one line of JSON and ends
with 1 when a rule is broken.
"""

import argparse
import asyncio
import json
import ssl
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import trustme

from tests.reliability.alone import Alone, alone
from tests.reliability.cuts import no_intent, panel_at
from tests.reliability.mutants import MUTANTS
from tests.reliability.oracle import read_ledger
from tests.reliability.scene import Scene, ask_panel, doors, place_the_first, prepare_folder
from tests.support.raw_server import Script, http, raw_server
from xpanel_desktop.api import transport
from xpanel_desktop.app import outbox, sending
from xpanel_desktop.domain.state import State

DEADLINE = 0.3
PATIENCE = 15.0
Rule = Callable[[Alone], Awaitable[str]]
"""Plays a scene; returns what was broken, empty when nothing was."""


async def settled(stage: Alone, *orders: Any, states: tuple[State, ...] = ()) -> list[State]:
    """Wait until the orders are neither queued nor being sent (or in `states`); return theirs."""
    async with asyncio.timeout(PATIENCE):
        while True:
            found = [(await stage.order(one)).state for one in orders]
            if all(one in states or one not in (State.QUEUED, State.SENDING) for one in found):
                return found
            await asyncio.sleep(0.005)


def tries(stage: Alone, order: Any) -> int:
    """Return how many requests for an order the panel has seen."""
    return ask_panel(stage.scene, order.link)["tries"]


async def a_halt_at_the_last_moment_holds(stage: Alone) -> str:
    """Stop all sending once an order is connected: it must not leave."""
    true = transport._Progress.trace
    pressed = asyncio.Event()

    async def trace(self: Any, event: str, info: Mapping[str, Any]) -> None:
        if event == "connection.connect_tcp.complete" and self.intent is not None:
            await stage.core.caution.set_halted(halted=True)
            pressed.set()
        await true(self, event, info)

    transport._Progress.trace = trace  # type: ignore[method-assign]
    try:
        order = await stage.queue("halted")
        stage.outbox.loop.start()
        await asyncio.wait_for(pressed.wait(), PATIENCE)
        while stage.outbox._flights:  # noqa: ASYNC110
            await asyncio.sleep(0.005)
    finally:
        transport._Progress.trace = true  # type: ignore[method-assign]
    state = (await stage.order(order)).state
    left = tries(stage, order)
    return "" if (state, left) == (State.QUEUED, 0) else f"it is {state}, {left} left"


async def a_price_that_moved_is_held(stage: Alone) -> str:
    """Let the price that the order was written for be another than the catalogue's."""
    order = await stage.queue("dear")
    await stage.core.database.write(
        lambda db: (
            db.execute("DROP TRIGGER orders_snapshot"),
            db.execute("UPDATE orders SET rate = rate / 10 WHERE id = ?", (order.id,)),
        )
    )
    stage.outbox.loop.start()
    (state,) = await settled(stage, order)
    return "" if (state, tries(stage, order)) == (State.HELD, 0) else f"it is {state}"


async def no_more_at_once_than_allowed(stage: Alone) -> str:
    """Let the panel be slow and queue more than may be in flight."""
    stage.account = await stage.core.accounts.edit(replace(stage.account, parallel=2))
    orders = [await stage.queue(f"many-{number}", "ok, kept open") for number in range(6)]
    stage.outbox.loop.start()
    await settled(stage, *orders)
    most = ask_panel(stage.scene)["most"]
    return "" if most <= 2 else f"{most} were in flight at once"


async def an_unknown_order_stops_the_account(stage: Alone) -> str:
    """Let the first of three orders have no answer: the others must stay."""
    orders = [await stage.queue(f"u-{number}", "silent fin") for number in range(3)]
    stage.outbox.loop.start()
    await settled(stage, orders[0])
    await asyncio.sleep(0.3)  # what would slip through does so by now
    seen = sum(tries(stage, order) for order in orders)
    return "" if seen == 1 else f"{seen} requests although the first is unknown"


async def an_answer_that_never_comes_is_not_waited_for(stage: Alone) -> str:
    """Let the panel hang: by the deadline the order is unknown."""
    order = await stage.queue("hang", "hang")
    stage.outbox.loop.start()
    try:
        (state,) = await settled(stage, order)
    except TimeoutError:
        return "it is waited for without end"
    return "" if state is State.UNKNOWN else f"it is {state}"


async def each_order_has_a_connection_of_its_own(stage: Alone) -> str:
    """Let the panel keep connections open: none is used again."""
    orders = [await stage.queue(f"kept-{number}", "ok, kept open") for number in range(3)]
    stage.outbox.loop.start()
    await settled(stage, *orders)
    await stage.outbox.stop()
    again = ask_panel(stage.scene)["reused"]
    return "" if not again else f"{again} connections were used again"


async def an_attempt_connects_once(stage: Alone) -> str:
    """Let nothing listen: one attempt is one connect."""
    true, connects = transport._Progress.trace, 0

    async def trace(self: Any, event: str, info: Mapping[str, Any]) -> None:
        nonlocal connects
        connects += event == "connection.connect_tcp.started"
        await true(self, event, info)

    transport._Progress.trace = trace  # type: ignore[method-assign]
    panel = panel_at("http://127.0.0.1:9/api/v2")
    try:
        await panel.add({"link": "x"}, intent=no_intent)
    finally:
        transport._Progress.trace = true  # type: ignore[method-assign]
    return "" if connects == 1 else f"{connects} connects for one attempt"


async def only_http_1_is_offered(stage: Alone) -> str:
    """Let the server prefer HTTP/2, which sends POSTs again by itself."""
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca = authority.cert_pem.bytes().decode()
    authority.issue_cert("127.0.0.1").configure_cert(context)
    context.set_alpn_protocols(["h2", "http/1.1"])
    async with raw_server(http('{"order":1}'), tls=context) as server:
        answer = await panel_at(server.url, ca).add({"link": "x"}, intent=no_intent)
        spoken = server.requests[0][:14] if server.requests else b""
    return "" if spoken == b"POST /api/v2 H" else f"{answer}, {spoken!r}"


async def no_redirect_is_followed(stage: Alone) -> str:
    """Let the panel send the order elsewhere: the form with the key stays here."""
    async with raw_server(http('{"order":1}')) as other, raw_server() as server:
        server.scripts = [Script(http("", 307, f"Location: {other.url}"))]
        await panel_at(server.url).add({"link": "x"}, intent=no_intent)
        return "" if not other.connections else "the key went to another place"


async def what_cannot_be_written_does_not_leave(stage: Alone) -> str:
    """Let the database refuse the intent."""
    order = await stage.queue("unwritten")
    await stage.outbox._recover()  # which writes as well, and would fail before it
    spoil = "PRAGMA query_only=ON"
    await stage.core.database._writer.run(lambda db: db.execute(spoil).fetchall())
    stage.outbox.loop.start()
    async with asyncio.timeout(PATIENCE):
        while not stage.core.troubles.open() and not tries(stage, order):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    await stage.core.database._writer.run(lambda db: db.execute("PRAGMA query_only=OFF").fetchall())
    left = tries(stage, order)
    return "" if not left else f"{left} left without an intent"


async def two_takers_send_once(stage: Alone) -> str:
    """Let the same order be taken twice at once."""
    order = await stage.queue("twice")
    stage.outbox.leaving = lambda _order: None  # type: ignore[method-assign]
    stage.outbox._bounds_hold = lambda _order: True  # type: ignore[method-assign]
    attempt = stage.outbox._sending.attempt
    takers = (attempt(stage.account, order) for _ in range(2))
    await asyncio.gather(*takers, return_exceptions=True)
    ids = read_ledger(stage.scene.ledger).get(order.link, [])
    return "" if len(ids) == 1 else f"the panel holds {len(ids)} orders"


async def two_like_refusals_stop_the_account(stage: Alone) -> str:
    """Let the panel refuse every order: the third must stay."""
    orders = [await stage.queue(f"no-{number}", "refused") for number in range(4)]
    stage.outbox.loop.start()
    await settled(stage, *orders[:2])
    await asyncio.sleep(0.3)  # what would slip through does so by now
    seen = sum(tries(stage, order) for order in orders)
    return "" if seen == 2 else f"{seen} requests"


async def an_order_is_tracked_under_one_id(stage: Alone) -> str:
    """Let the panel give an id that another order bears: it is unknown, and no second one's."""
    order = await stage.queue("held-id", "an id already held")
    stage.outbox.loop.start()
    (state,) = await settled(stage, order)
    return "" if state is State.UNKNOWN else f"it is {state}"


RULES: dict[str, Rule] = {
    rule.__name__.replace("_", " "): rule
    for rule in (
        a_halt_at_the_last_moment_holds,
        a_price_that_moved_is_held,
        no_more_at_once_than_allowed,
        an_unknown_order_stops_the_account,
        an_answer_that_never_comes_is_not_waited_for,
        each_order_has_a_connection_of_its_own,
        an_attempt_connects_once,
        only_http_1_is_offered,
        no_redirect_is_followed,
        what_cannot_be_written_does_not_leave,
        two_takers_send_once,
        two_like_refusals_stop_the_account,
        an_order_is_tracked_under_one_id,
    )
}


async def play(name: str) -> str:
    """Play one rule in a folder of its own; return what was broken."""
    sending.DEADLINE = outbox.DEADLINE = DEADLINE if "never comes" in name else PATIENCE
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "ledger.jsonl"
        with doors(ledger, "--latency", "0.05") as ports:
            scene = Scene(Path(folder) / "data", ledger, ports[0])
            await prepare_folder(scene)
            await place_the_first(scene)
            async with alone(scene) as stage:
                return await RULES[name](stage)


def main() -> int:
    """Run by command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default="", help="names, with ; between them")
    parser.add_argument("--mutant", choices=sorted(MUTANTS))
    options = parser.parse_args()
    if options.mutant:
        MUTANTS[options.mutant].put()
    began = time.monotonic()
    names = [name for name in options.only.split(";") if name] or list(RULES)
    broken: dict[str, str] = {}
    for name in names:
        try:
            told = asyncio.run(play(name))
        except Exception as error:  # noqa: BLE001 - a scene that cannot be played shows nothing
            told = f"{type(error).__name__}: {error}"
        if told:
            broken[name] = told
    seconds = round(time.monotonic() - began, 1)
    print(json.dumps({"rules": len(names), "wrong": broken, "seconds": seconds}))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
