"""Fuzzed answers to an `add`: never accepted without a valid id, never refused without a word.

`python -m tests.reliability.fuzz --answers 20000 --seed 1 [--mutant NAME]` prints one line of JSON.
Each answer goes over a real socket through the real client. What it may be taken for is judged
apart, from the bytes alone, by code that shares nothing with the client's.
"""

import argparse
import asyncio
import json
import random
import sys
import time

from tests.reliability.cuts import FRAMINGS, no_intent, panel_at
from tests.reliability.mutants import MUTANTS
from tests.reliability.plain_reading import may_be_accepted, may_be_refused
from tests.reliability.ways import WAYS, Finish
from xpanel_desktop.domain.answer import Accepted, Answer, Limited, Refused, Unsent

VALUES = (
    *("23501", "23501", "1", '"23501"', "0", '"0"', "-1", "true", "false", "null"),
    *('""', '" "', "1.5", "1e3"),
    *("1e999", "NaN", "[]", "{}", "[23501]", '{"id":23501}', '"abc"', '"00000"', "9" * 40),
    *('"65f1c0ffee65f1c0ffee65f1"', '"123e4567-e89b-12d3-a456-426614174000"', '"١٢٣"', "0x1F"),
    *('"23501 "', '"23501\\u0000"', '"\\ud800"', '"neworder.error.link_duplicate"', '"Busy"'),
    *('"Too many requests"', '["a","b"]', '{"message":"no"}', "9" * 5000, "[" * 3000),
)
NAMES = ("order", "order_id", "error", "errors", "status", "Order", "id", "key", "")
STATUSES = (200,) * 30 + (201, 202, 204, 205, 206, 301, 307, 400, 401, 403, 404, 408, 409, 422)
STATUSES += (429, 429, 451, 500, 502, 503, 504, 100, 101, 199, 299, 600, 999, 0)
HEADS = (
    *("Content-Encoding: gzip", "Content-Encoding: identity", "Content-Type: text/html"),
    *(
        "Content-Length: 3",
        "Transfer-Encoding: gzip",
        "Retry-After: 99999999999",
        "X: " + "y" * 999,
    ),
    *("Retry-After: -1", "Set-Cookie: a=b", "Connection: upgrade", "Trailer: order", "Bad Head"),
)
AROUND = ("",) * 16 + ("\n", " ", "\ufeff", "<br />", "callback(", "//", "\x00", "[", "23501")


def some_object(dice: random.Random) -> str:
    """Return something like the JSON of an answer, true or not."""
    count = dice.choice((1, 1, 1, 2, 2, 3))
    names = NAMES[:4] if dice.random() < 0.7 else NAMES
    pairs = [f'"{dice.choice(names)}":{dice.choice(VALUES)}' for _ in range(count)]
    inner = dice.choice(("%s",) * 8 + ("%s,", '"data":{%s}')) % ",".join(pairs)
    return dice.choice(AROUND) + "{" + inner + "}" + dice.choice(AROUND)


def some_answer(dice: random.Random) -> bytes:
    """Return the bytes of an answer: of the table of ways, or made up, and often spoilt."""
    if dice.random() < 0.25:
        answer = WAYS[dice.choice(sorted(WAYS))].answer(23501, 1001)[:20_000]
    else:
        body = some_object(dice).encode("utf-8", "surrogatepass")
        lines = [f"HTTP/1.1 {dice.choice(STATUSES)} Status"]
        lines += [dice.choice(HEADS) for _ in range(dice.choice((0, 0, 0, 0, 0, 1, 2)))]
        head = "\r\n".join(lines).encode() + b"\r\n"
        answer = head + FRAMINGS[dice.choice(sorted(FRAMINGS))](body)
    for _ in range(dice.choice((0, 0, 0, 0, 1, 1, 2, 5))):
        answer = spoil(answer, dice)
    return answer


def spoil(answer: bytes, dice: random.Random) -> bytes:
    """Change an answer by a byte or a part."""
    at = dice.randrange(len(answer) + 1)
    to = min(at + dice.choice((1, 1, 2, 8, 40)), len(answer))
    match dice.randrange(6):
        case 0:
            return answer[:at] + bytes([dice.randrange(256)]) + answer[at + 1 :]
        case 1:
            return answer[:at] + answer[to:]
        case 2:
            return answer[:to] + answer[at:]
        case 3:
            return (
                answer[:at] + dice.choice((b"\r\n", b"\x00", b'"', b"}", b"{", b",")) + answer[at:]
            )
        case 4:
            return answer[:at]
        case _:
            return answer[:at] + str(dice.choice((0, 1, 9, 2**31, 10**18))).encode() + answer[to:]


def wrong(sent: bytes, got: Answer) -> str:
    """Return why an answer must not be taken for what it was; empty when it may."""
    match got:
        case Accepted(panel_id, _) if not may_be_accepted(sent, panel_id):
            return f"accepted as {panel_id!r}"
        case Refused() | Limited() if not may_be_refused(sent):
            return f"taken for {type(got).__name__}"
        case Unsent(reason):
            return f"nothing leaves any more ({reason}): an answer before this spoilt the client"
        case _:
            return ""


class Server:
    """Answers each connection with the bytes that are next, and closes it."""

    def __init__(self) -> None:
        self.next = b""
        self.end = Finish.FIN

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Read one request whole and answer it."""
        head = await reader.readuntil(b"\r\n\r\n")
        size = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
        await reader.readexactly(size)
        writer.write(self.next)
        writer.close()


async def run(answers: int, seed: int, *, stop: bool) -> dict[str, object]:
    """Send one order for each answer; return how they were taken, and which wrongly."""
    dice, server = random.Random(seed), Server()
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
    panel = panel_at(f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/api/v2")
    taken: dict[str, int] = {}
    bad: list[str] = []
    for _ in range(answers):
        server.next = some_answer(dice)
        try:
            got = await panel.add({"link": "x"}, intent=no_intent, deadline=20)
            name, why = type(got).__name__, wrong(server.next, got)
        except Exception as error:  # noqa: BLE001 - a crash of the client is what is looked for
            name, why = "crash", f"{type(error).__name__}: {error}"
        taken[name] = taken.get(name, 0) + 1
        if why:
            bad.append(f"{server.next[:400]!r} {why}")
            if stop:
                break
    await panel._exchange._transport.close()
    listening.close()
    return {"answers": sum(taken.values()), "taken": taken, "wrong": bad[:20]}


def main() -> int:
    """Run by command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--answers", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mutant", choices=sorted(MUTANTS))
    options = parser.parse_args()
    if options.mutant:
        MUTANTS[options.mutant].put()
    began = time.monotonic()
    found = asyncio.run(run(options.answers, options.seed, stop=bool(options.mutant)))
    print(json.dumps(found | {"seconds": round(time.monotonic() - began, 1)}))
    return 1 if found["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
