"""The ways in which a panel can treat an `add`: what it commits and what it answers are two things.

Each way is a row of a table, so that a fault matrix can walk all of them by name.
"""

import gzip
import json
from dataclasses import dataclass
from enum import Enum, StrEnum


class Commit(StrEnum):
    """When the panel writes the order to its ledger, if at all."""

    NEVER = "never"
    FIRST = "first"
    """Before it answers."""
    LATE = "late"
    """Some milliseconds after the connection has ended."""


class Finish(Enum):
    """How the connection ends after the bytes of the answer."""

    FIN = "fin"
    RST = "rst"
    HANG = "hang"
    """It stays open and silent until the client gives up."""


class Certain(StrEnum):
    """What a client may conclude. It may always conclude less: `unknown` is never wrong."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    QUEUED = "queued"
    """Surely refused for rate: it goes back into the queue."""
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Way:
    """One way to treat an `add`."""

    commit: Commit
    certain: Certain
    status: int = 200
    body: str = ""
    """`%ID` stands for the order's id, `%OLD` for an id given to an earlier order."""
    head: tuple[str, ...] = ()
    finish: Finish = Finish.FIN
    keep: float = 1.0
    """The share of the answer's bytes that is written before the finish."""
    framing: str = "length"
    """length, chunked or close (no length: the end of the connection is the end)."""
    packed: bool = False
    before: bytes = b""
    """Bytes before the head of the answer."""
    off: int = 0
    """By how much Content-Length is more than the body has."""
    drip: float = 0.0
    """Seconds between the single bytes of the answer; 0: all at once."""

    def answer(self, order_id: int, old_id: int) -> bytes:
        """Return the bytes of the answer, cut where the way cuts them."""
        body = self.body.replace("%ID", str(order_id)).replace("%OLD", str(old_id)).encode()
        if self.packed:
            body = gzip.compress(body)
        head = [f"HTTP/1.1 {self.status} Status", "Content-Type: application/json", *self.head]
        if self.packed:
            head.append("Content-Encoding: gzip")
        if self.framing == "length":
            head.append(f"Content-Length: {len(body) + self.off}")
        elif self.framing == "chunked":
            head.append("Transfer-Encoding: chunked")
            body = f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"
        head.append("Connection: close" if self.finish is not Finish.HANG else "X-Stays: open")
        whole = self.before + "\r\n".join(head).encode() + b"\r\n\r\n" + body
        return whole[: round(len(whole) * self.keep)]


OK = '{"order":%ID}'
HTML = "<html><body><h1>Something went wrong</h1></body></html>"
HINTS = b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n"
FIRST, LATE, NEVER = Commit.FIRST, Commit.LATE, Commit.NEVER
ACCEPTED, REFUSED, QUEUED, UNKNOWN = Certain


def error(words: str) -> str:
    """Return a panel's error object."""
    return json.dumps({"error": words})


BUSY = error("neworder.error.link_duplicate")
WAYS = {
    "ok": Way(FIRST, ACCEPTED, body=OK),
    "ok xpanel": Way(
        FIRST, ACCEPTED, body='{"order":%ID,"order_id":%ID,"status":"processing","quantity":100}'
    ),
    "ok chunked": Way(FIRST, ACCEPTED, body=OK, framing="chunked"),
    "ok to the end": Way(FIRST, ACCEPTED, body=OK, framing="close"),
    "ok 201": Way(FIRST, ACCEPTED, 201, OK),
    "ok, by drops": Way(FIRST, ACCEPTED, body=OK, drip=0.0005),
    "ok, kept open": Way(FIRST, ACCEPTED, body=OK, finish=Finish.HANG),
    "ok after hints": Way(FIRST, ACCEPTED, body=OK, before=HINTS),
    "refused": Way(NEVER, REFUSED, body=BUSY),
    "key refused": Way(NEVER, REFUSED, 401, error("Invalid API key")),
    "short of funds": Way(NEVER, REFUSED, body=error("Not enough funds")),
    "refused 400": Way(NEVER, REFUSED, 400, BUSY),
    "limited": Way(NEVER, QUEUED, 429, error("Rate limit exceeded"), ("Retry-After: 1",)),
    "limited, in words": Way(NEVER, QUEUED, body=error("Too many requests, slow down")),
    "limited by page": Way(FIRST, UNKNOWN, 429, HTML),
    "limited, but ordered": Way(FIRST, UNKNOWN, 429, OK),
    "limited, empty": Way(NEVER, UNKNOWN, 429),
    "crash after": Way(FIRST, UNKNOWN, 500, HTML),
    "crash before": Way(NEVER, UNKNOWN, 500, error("Internal error")),
    "gateway": Way(FIRST, UNKNOWN, 502, HTML),
    "unavailable, in words": Way(FIRST, UNKNOWN, 503, error("Try later")),
    "page instead of answer": Way(FIRST, UNKNOWN, body=HTML),
    "challenge": Way(NEVER, UNKNOWN, 403, HTML),
    "empty": Way(FIRST, UNKNOWN, body=""),
    "silent fin": Way(FIRST, UNKNOWN, keep=0),
    "silent rst": Way(FIRST, UNKNOWN, keep=0, finish=Finish.RST),
    "rst, nothing done": Way(NEVER, UNKNOWN, keep=0, finish=Finish.RST),
    "cut by fin": Way(FIRST, UNKNOWN, body=OK, keep=0.97),
    "cut without length": Way(FIRST, UNKNOWN, body=OK, keep=0.97, framing="close"),
    "cut by rst": Way(FIRST, UNKNOWN, body=OK, keep=0.8, finish=Finish.RST),
    "hang": Way(FIRST, UNKNOWN, keep=0, finish=Finish.HANG),
    "hang in the body": Way(FIRST, UNKNOWN, body=OK, keep=0.9, finish=Finish.HANG),
    "order and error": Way(FIRST, UNKNOWN, body='{"order":%ID,"error":"Not enough funds"}'),
    "no id": Way(FIRST, UNKNOWN, body='{"order":0}'),
    "an id already held": Way(FIRST, UNKNOWN, body='{"order":%OLD}'),
    "id true": Way(FIRST, UNKNOWN, body='{"order":true}'),
    "id with a fraction": Way(FIRST, UNKNOWN, body='{"order":%ID.5}'),
    "id told twice": Way(FIRST, UNKNOWN, body='{"order":7,"order":%ID}'),
    "order in a list": Way(FIRST, UNKNOWN, body='[{"order":%ID}]'),
    "two ids": Way(FIRST, UNKNOWN, body='{"order":%ID,"order_id":7}'),
    "a number": Way(FIRST, UNKNOWN, body="%ID"),
    "redirect": Way(NEVER, UNKNOWN, 307, head=("Location: /elsewhere",)),
    "timeout, in words": Way(FIRST, UNKNOWN, 408, error("Timeout")),
    "redirect, but ordered": Way(FIRST, UNKNOWN, 301, OK, ("Location: /elsewhere",)),
    "taken on, 202": Way(FIRST, UNKNOWN, 202, OK),
    "mark before": Way(FIRST, UNKNOWN, body="\ufeff" + OK),
    "too long": Way(FIRST, UNKNOWN, body=OK + " " * 300_000),
    "longer than said": Way(FIRST, UNKNOWN, body=OK, off=-2),
    "shorter than said": Way(FIRST, UNKNOWN, body=OK, off=5),
    "two lengths": Way(FIRST, UNKNOWN, body=OK, head=("Content-Length: 3",)),
    "another protocol": Way(FIRST, UNKNOWN, body=OK, before=b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    "rst in the head": Way(FIRST, UNKNOWN, body=OK, keep=0.3, finish=Finish.RST),
    "packed": Way(FIRST, UNKNOWN, body=OK, packed=True),
    "warning before": Way(FIRST, UNKNOWN, body="<br /><b>Warning</b>: x" + OK),
    "late, after a cut": Way(LATE, UNKNOWN, keep=0, finish=Finish.RST),
    "late, after a page": Way(LATE, UNKNOWN, 504, HTML),
    "late, after a timeout in words": Way(LATE, UNKNOWN, 408, error("Timeout")),
    "late, after the client has left": Way(LATE, UNKNOWN, keep=0, finish=Finish.HANG),
}
"""Name → way. `certain` is the most that may be concluded from it."""

SLAMMED = {
    "slammed by rst": Way(NEVER, UNKNOWN, keep=0, finish=Finish.RST),
    "slammed by fin": Way(NEVER, UNKNOWN, keep=0),
}
"""Connections that are ended at once, the request unread: each has a door (a port) of its own."""
