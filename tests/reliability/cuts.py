"""Answers cut at every byte, by FIN and by RST, in every framing: none is ever believed.

`python -m tests.reliability.cuts [--tls] [--mutant NAME]` prints one line of JSON and ends with 1
when a cut answer was taken for a certain one, or a whole one was not.
"""

import argparse
import asyncio
import json
import ssl
import sys
import time
from collections.abc import Callable

import trustme

from tests.reliability.mutants import MUTANTS
from tests.support.raw_server import End, Script, raw_server
from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.api.transport import Transport
from xpanel_desktop.domain.answer import Accepted, Limited, Lost, Refused
from xpanel_desktop.domain.secret import Secret


def by_length(body: bytes) -> bytes:
    """Frame a body by its length."""
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def in_chunks(body: bytes) -> bytes:
    """Frame a body in chunks of seven bytes."""
    parts = [body[at : at + 7] for at in range(0, len(body), 7)]
    chunks = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts)
    return b"Transfer-Encoding: chunked\r\n\r\n" + chunks + b"0\r\n\r\n"


def to_the_end(body: bytes) -> bytes:
    """Frame a body by the end of the connection."""
    return b"Connection: close\r\n\r\n" + body


FRAMINGS: dict[str, Callable[[bytes], bytes]] = {
    "length": by_length,
    "chunked": in_chunks,
    "to the end": to_the_end,
}
BODIES: dict[str, tuple[bytes, bytes, type]] = {
    "accepted": (b"200 OK", b'{"order":23501}', Accepted),
    "accepted at length": (b"200 OK", b'{"order":23501,"order_id":23501,"status":"x"}', Accepted),
    "refused": (b"200 OK", b'{"error":"Not enough funds"}', Refused),
    "limited": (b"429 Slow", b'{"error":"Too many requests"}', Limited),
    "a number": (b"200 OK", b"23501", Lost),
}
"""Name → status, body, and the answer that it is when it is whole."""


def whole(name: str, framing: str) -> bytes:
    """Return the bytes of a whole answer."""
    status, body, _ = BODIES[name]
    return b"HTTP/1.1 " + status + b"\r\n" + FRAMINGS[framing](body)


async def no_intent() -> None:
    """Write nothing: only the answer is looked at here."""


def panel_at(url: str, ca: str = "") -> Panel:
    """Return a client of a server of this harness."""
    limiter = Limiter(1_000_000)
    limiter.penalise = lambda _seconds, _left_at=None: None  # type: ignore[method-assign] # no rest between cuts
    return Panel(url, Secret("the-key"), transport=Transport(ca=ca), limiter=limiter)


async def cut(
    name: str, framing: str, end: End, tls: ssl.SSLContext | None, ca: str
) -> tuple[int, list[str]]:
    """Ask for every cut of one answer; return how many there were and what was believed."""
    answer, wanted = whole(name, framing), BODIES[name][2]
    scripts = [Script(answer[:length], end) for length in range(len(answer))]
    wrong: list[str] = []
    async with raw_server(*scripts, Script(answer), tls=tls) as server:
        panel = panel_at(server.url, ca)
        for script in (*scripts, Script(answer)):
            got = await panel.add({"link": "x"}, intent=no_intent, deadline=20)
            expected = wanted if script.answer == answer else Lost
            if type(got) is not expected:
                wrong.append(f"{name}, {framing}, {end}: {script.answer!r} is {got}")
        if server.connections != len(scripts) + 1:
            wrong.append(f"{name}, {framing}: {server.connections} connections")
        await panel._exchange._transport.close()
    return len(scripts), wrong


def certificates() -> tuple[ssl.SSLContext, str]:
    """Return a server's context for 127.0.0.1, and the authority behind it as PEM."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context, authority.cert_pem.bytes().decode()


async def run(*, tls: bool, stop: bool) -> tuple[int, list[str]]:
    """Cut every answer everywhere; return how many cuts there were, and what was believed."""
    cuts, wrong = 0, list[str]()
    context, ca = certificates() if tls else (None, "")
    for name in BODIES:
        for framing in FRAMINGS:
            for end in (End.FIN, End.RST):
                more, found = await cut(name, framing, end, context, ca)
                cuts += more
                wrong += found
                if wrong and stop:
                    return cuts, wrong
    return cuts, wrong


def main() -> int:
    """Run by command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--tls", action="store_true")
    parser.add_argument("--mutant", choices=sorted(MUTANTS))
    options = parser.parse_args()
    if options.mutant:
        MUTANTS[options.mutant].put()
    began = time.monotonic()
    cuts, wrong = asyncio.run(run(tls=options.tls, stop=bool(options.mutant)))
    seconds = round(time.monotonic() - began, 1)
    print(json.dumps({"cuts": cuts, "wrong": wrong[:20], "seconds": seconds}))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
