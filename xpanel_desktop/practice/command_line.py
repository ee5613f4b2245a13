"""`python -m xpanel_desktop.practice`: the panel in a process of its own.

Its first line on standard output is its address and its key. With `--data` ledger, key and port
survive a restart.
"""

import argparse
import asyncio
import contextlib
import json
import logging
import math
import os
import secrets
import sys
import threading
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TextIO

import uvicorn

from xpanel_desktop.practice.app import Panel
from xpanel_desktop.practice.catalogue import make
from xpanel_desktop.practice.desk import Desk, Refused, no_money
from xpanel_desktop.practice.faults import BadSpec, Faults
from xpanel_desktop.practice.ledger import Ledger
from xpanel_desktop.practice.serving import address_of, listen, server_of


def parser() -> argparse.ArgumentParser:
    """Return the reader of the command line."""
    made = argparse.ArgumentParser(prog="xpanel_desktop.practice", description=__doc__)
    made.add_argument("--port", type=_port, default=0, help="0 takes a free one")
    made.add_argument("--services", type=_count, default=400, help="size of the catalogue")
    made.add_argument("--speed", type=_speed, default=1.0, help="how fast its clock runs")
    made.add_argument("--faults", default="", help="such as latency=150ms,429=0.05,add:cut=@3")
    made.add_argument("--seed", type=int, default=1)
    made.add_argument("--balance", type=_amount, default=Decimal(1000))
    made.add_argument("--per-minute", type=_count, default=0, help="most requests; 0 is no limit")
    made.add_argument("--busy-links", action="store_true", help="refuse a link that is active")
    made.add_argument("--other", action="store_true", help="as panels other than XPanel: no REST,"
                      " refills under ids of their own that take time")  # fmt: skip
    made.add_argument("--data", type=Path, help="folder for the ledger")
    made.add_argument("--with-parent", action="store_true", help="end with standard input")
    return made


def main(words: Sequence[str] | None = None) -> int:
    """Run the panel until it is ended; return the exit code."""
    options = parser().parse_args(words)
    try:
        faults = Faults(options.faults, options.seed)
    except BadSpec as error:
        say(sys.stderr, str(error))
        return 2
    key, port = _identity(options)
    path = options.data / "ledger.jsonl" if options.data else None
    ledger = Ledger(path, speed=options.speed, deposit=options.balance)
    offers = make(options.services, options.seed)
    desk = Desk(ledger, offers, busy_links=options.busy_links, xpanel=not options.other)
    panel = Panel(desk, key, faults, options.per_minute)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run(panel, key, port, options))
    return 0


def say(stream: TextIO, words: str) -> None:
    """Write a line at once; a program of Windows without a console has no stream at all."""
    if stream:
        stream.write(f"{words}\n")
        stream.flush()


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("a number of 0 or more")
    return number


def _port(text: str) -> int:
    number = _count(text)
    if number >= 2**16:
        raise argparse.ArgumentTypeError("a port from 1 to 65535, or 0")
    return number


def _speed(text: str) -> float:
    speed = float(text)
    if not 0 <= speed < math.inf:
        raise argparse.ArgumentTypeError("a clock that runs forward")
    return speed


def _amount(text: str) -> Decimal:
    try:
        return no_money(text)
    except Refused as error:
        raise argparse.ArgumentTypeError(error.words) from None


async def _run(panel: Panel, key: str, port: int, options: argparse.Namespace) -> None:
    bound = listen(port)
    server = server_of(panel)
    if options.data:
        kept = json.dumps({"key": key, "port": bound.getsockname()[1]})
        fresh = options.data / "identity.json.new"
        fresh.write_text(kept, "utf-8")
        fresh.replace(options.data / "identity.json")  # a kill leaves the old one or the new one
    say(sys.stdout, f"{address_of(bound)} {key}")
    if options.with_parent:
        loop = asyncio.get_running_loop()
        # a daemon of its own: the loop would wait for an executor's thread before it ends
        watch = threading.Thread(target=_until_parent_ends, args=(loop, server), daemon=True)
        watch.start()
    await server.serve([bound])


def _until_parent_ends(loop: asyncio.AbstractEventLoop, server: uvicorn.Server) -> None:
    """Block until standard input ends, then end the server, whatever it is at."""

    def end() -> None:
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # requests are left undone
        server.should_exit = True
        server.force_exit = True

    with contextlib.suppress(OSError):  # unbuffered: a daemon must not die holding stdin's lock
        while os.read(0, 4096):
            pass
    with contextlib.suppress(RuntimeError):  # the loop has ended already
        loop.call_soon_threadsafe(end)


def _identity(options: argparse.Namespace) -> tuple[str, int]:
    """Return the key and the port: those of the last run, where there was one."""
    fresh = (f"practice-{secrets.token_hex(12)}", options.port)
    if options.data is None:
        return fresh
    options.data.mkdir(parents=True, exist_ok=True)
    try:
        kept = json.loads((options.data / "identity.json").read_text("utf-8"))
        return str(kept["key"]), options.port or int(kept["port"])
    except (OSError, ValueError, KeyError):
        return fresh
