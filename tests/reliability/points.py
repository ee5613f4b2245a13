"""The places at which a sending process is killed, by name; each kills the process it is put into.

Nothing of this is in the program: a point wraps the program's own functions, or listens to httpx's
trace events, in a forked worker that dies there.
"""

import asyncio
import os
import signal
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from xpanel_desktop.api import transport, verdict
from xpanel_desktop.app.accounts import AccountBook
from xpanel_desktop.app.gate import Gate
from xpanel_desktop.app.outbox import Outbox
from xpanel_desktop.store import database
from xpanel_desktop.store.journal import Journal

UNREAD = 0.04
"""Seconds in which a panel answers, and the answer lies in the socket unread."""


class Phase(Enum):
    """What must be on disk when the process dies there."""

    BEFORE = "before"
    """Surely nothing left: the order is in the queue, as if it had never been taken."""
    OPEN = "open"
    """The intent is written, its ending is not."""
    WRITTEN = "written"
    """The ending is written."""


Put = Callable[[], None]


@dataclass(frozen=True)
class Point:
    """A place to die: `put` places it in this process."""

    phase: Phase
    put: Put
    again: bool = False
    """Whether it is in the second life: the first is killed with its answer unread."""


def die() -> None:
    """End this process as kill -9 does."""
    os.kill(os.getpid(), signal.SIGKILL)


def enter(owner: type, name: str) -> Put:
    """Die when a method is called, coroutine function or not."""

    def put() -> None:
        setattr(owner, name, lambda *_given, **_named: die())

    return put


def leave(owner: type, name: str) -> Put:
    """Die when a coroutine method returns."""

    def put() -> None:
        true = getattr(owner, name)

        async def run(*given: Any, **named: Any) -> None:
            await true(*given, **named)
            die()

        setattr(owner, name, run)

    return put


def event(name: str, wait: float = 0.0) -> Put:
    """Die at a trace event of the `add`, `wait` seconds after it."""

    def put() -> None:
        true = transport._Progress.trace

        async def trace(self: Any, event: str, info: Mapping[str, Any]) -> None:
            if event == name and self.intent is not None:
                await asyncio.sleep(wait)
                die()
            await true(self, event, info)

        transport._Progress.trace = trace  # type: ignore[method-assign]

    return put


def writing(method: str, *, at: str = "", committed: bool = False) -> Put:
    """Die on the writer's thread in a transaction of the journal.

    At the statement that begins with `at`, else before the commit, or right after it.
    """

    def put() -> None:
        true = database._in_transaction

        def run(db: sqlite3.Connection, work: Callable[[sqlite3.Connection], Any]) -> Any:
            if not work.__qualname__.startswith(f"Journal.{method}."):
                return true(db, work)
            if at:
                db.set_trace_callback(lambda sql: die() if sql.startswith(at) else None)
            result = true(db, work if committed or at else lambda db: (work(db), die()))
            die()
            return result

        database._in_transaction = run  # type: ignore[assignment]

    return put


def judging() -> None:
    """Die with the whole answer read and not judged."""
    verdict.judge = lambda _reply: die()  # type: ignore[assignment,return-value]


BEFORE, OPEN, WRITTEN = Phase
HEADERS, BODY = "http11.send_request_headers", "http11.send_request_body"
HEAD_IN, BODY_IN = "http11.receive_response_headers", "http11.receive_response_body"
POINTS = {
    "before the last look": Point(BEFORE, enter(Gate, "problem")),
    "before connecting": Point(BEFORE, event("connection.connect_tcp.started")),
    "connected": Point(BEFORE, event("connection.connect_tcp.complete")),
    "at the moment, nothing written": Point(BEFORE, enter(Journal, "begin")),
    "within the intent": Point(BEFORE, writing("begin", at="INSERT INTO attempts")),
    "before the intent's commit": Point(BEFORE, writing("begin")),
    "after the intent's commit": Point(OPEN, writing("begin", committed=True)),
    "before the first byte": Point(OPEN, leave(Journal, "begin")),
    "head sent": Point(OPEN, event(f"{HEADERS}.complete")),
    "before the body": Point(OPEN, event(f"{BODY}.started")),
    "body sent": Point(OPEN, event(f"{BODY}.complete")),
    "answer unread": Point(OPEN, event(f"{HEAD_IN}.started", UNREAD)),
    "head of the answer read": Point(OPEN, event(f"{HEAD_IN}.complete")),
    "before the answer's body": Point(OPEN, event(f"{BODY_IN}.started")),
    "body of the answer read": Point(OPEN, event(f"{BODY_IN}.complete")),
    "answer whole, not judged": Point(OPEN, judging),
    "answer judged": Point(OPEN, enter(Outbox, "ended")),
    "before the ending": Point(OPEN, enter(Journal, "end")),
    "within the ending": Point(OPEN, writing("end", at="UPDATE attempts")),
    "before the ending's commit": Point(OPEN, writing("end")),
    "after the ending's commit": Point(WRITTEN, writing("end", committed=True)),
    "before it is heeded": Point(WRITTEN, enter(Outbox, "_heed")),
    "after it is heeded": Point(WRITTEN, leave(Outbox, "_heed")),
    "at start, before recovery": Point(OPEN, enter(Journal, "recover"), again=True),
    "within recovery": Point(OPEN, writing("recover", at="UPDATE attempts"), again=True),
    "before recovery's commit": Point(OPEN, writing("recover"), again=True),
    "after recovery's commit": Point(OPEN, writing("recover", committed=True), again=True),
    "recovered, not yet stopped": Point(OPEN, enter(AccountBook, "heed_unknowns"), again=True),
}
"""Name → point, in the order in which an order passes them."""
FIRST_DEATH = "answer unread"
"""Where the first life ends when a point is in the second."""
