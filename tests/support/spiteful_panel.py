"""A practice panel that puts what it likes into every text of its answers."""

import itertools
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

Words = Callable[[str], Sequence[str]]
"""The texts for an answer, made from the key of its request."""
LONG = 2000
"""Letters: longer texts stand where an answer may be long."""
TEXTS = ("name", "category", "desc", "average_time", "link")


class Spite:
    """Stands before a panel: what that answers is told with these words in it.

    An `add` whose link ends in "refused", "page" or "broken" is never seen by the panel.
    """

    def __init__(self, app: ASGIApp, words: Words) -> None:
        self._app, self._words = app, words
        self.answers = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        body, more = b"", True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        form = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        head = dict(scope["headers"])
        key = form.get("key") or head.get(b"x-api-key", b"").decode()
        words = list(self._words(key))
        answer = self._instead(form, words)
        if answer is None:
            status, told = await self._asked(scope, body)
            answer = status, "application/json", _spoilt(form, scope["path"], told, words)
        await self._tell(send, answer, words)

    def _instead(self, form: dict[str, str], words: list[str]) -> tuple[int, str, bytes] | None:
        link = form.get("link", "") if form.get("action") == "add" else ""
        short = [word for word in words if len(word) < LONG]
        if link.endswith("refused"):
            return 200, "application/json", json.dumps({"error": " ".join(short)}).encode()
        if link.endswith("page"):
            return 200, "text/html", f"<html><h1>{'<br>'.join(words)}".encode("utf-8", "replace")
        if link.endswith("broken"):
            told = {"order": None, "debug": short, words[0]: form}
            return 500, "application/json", json.dumps(told).encode()
        return None

    async def _asked(self, scope: Scope, body: bytes) -> tuple[int, bytes]:
        told: list[Message] = []

        async def again() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        async def keep(message: Message) -> None:
            told.append(message)

        await self._app(scope, again, keep)
        return told[0]["status"], b"".join(one.get("body", b"") for one in told[1:])

    async def _tell(self, send: Send, answer: tuple[int, str, bytes], words: list[str]) -> None:
        status, kind, body = answer
        self.answers += 1
        line = words[0].encode("ascii", "replace").replace(b"\n", b" ").replace(b"\0", b" ")
        said = line[:200].strip()  # h11 sends no header that ends in a space
        head = [(b"content-type", kind.encode() + b"; said=" + said), (b"x-said", said)]
        head.append((b"content-length", str(len(body)).encode()))
        await send({"type": "http.response.start", "status": status, "headers": head})
        await send({"type": "http.response.body", "body": body})


def _spoilt(form: dict[str, str], path: str, body: bytes, words: list[str]) -> bytes:
    """Return an answer with the words in it; every second text has all its letters escaped."""
    told: Any = json.loads(body)
    more, short = itertools.cycle(words), [word for word in words if len(word) < LONG]
    match form.get("action") or path.rpartition("/")[2]:
        case "services":
            for service in told:
                service.update({name: f"{service.get(name, '')} {next(more)}" for name in TEXTS})
        case "balance":
            told.update({"currency": next(more), "said": short, words[0]: "x"})
        case "status":
            entries = [told] if "status" in told else told.values()
            for entry in filter(lambda entry: isinstance(entry, dict), entries):
                entry.update({"status": next(more), "said": short})
            if "data_pools" in told:
                told["data_pools"] |= dict.fromkeys(words, 5)
        case "add":
            told["said"] = short
    pieces = json.dumps(told).encode().split(b'", "')
    escape = itertools.cycle([False, True])
    return b'", "'.join(_escaped(one) if next(escape) else one for one in pieces)


def _escaped(piece: bytes) -> bytes:
    name, colon, value = piece.partition(b'": "')
    letters: Iterator[bytes] = (
        b"\\u%04x" % one if one not in b'"\\/{}[],:' and one < 127 else bytes([one])
        for one in value
    )
    plain = not colon or b"\\" in value or b'"' in value or len(value) > LONG
    return piece if plain else name + colon + b"".join(letters)
