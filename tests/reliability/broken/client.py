"""Mutants of the client: the transport, the exchange and the verdict."""

import functools
import gzip
import json
import re
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx

from xpanel_desktop.api import clients, strict, transport, verdict
from xpanel_desktop.api.exchange import Exchange
from xpanel_desktop.api.transport import Broken, Call, Intent, Reply, Transport, Undone
from xpanel_desktop.domain.answer import Accepted, Answer, Limited, Lost, Refused
from xpanel_desktop.domain.errors import OtherRefusal

Judge = Callable[[Reply], Answer]


def _client(**changed: Any) -> None:
    """Build every client with other options."""
    true = httpx.AsyncClient

    class Changed(true):  # type: ignore[misc,valid-type]
        def __init__(self, **options: Any) -> None:
            super().__init__(**{**options, **changed})

    clients.httpx.AsyncClient = Changed  # type: ignore[misc]


def keep_connections() -> None:
    clients.SENDING = clients.READING


def offer_http2() -> None:
    true = httpx.AsyncHTTPTransport.__init__

    def init(self: Any, **options: Any) -> None:
        true(self, **options)
        self._pool._http2 = True

    httpx.AsyncHTTPTransport.__init__ = init  # type: ignore[method-assign,assignment]


def keep_cookies() -> None:
    clients.CookieJar = lambda _policy: None  # type: ignore[assignment,misc,return-value]


def connect_again() -> None:
    true = httpx.AsyncHTTPTransport.__init__

    def init(self: Any, **options: Any) -> None:
        true(self, **{**options, "retries": 2})

    httpx.AsyncHTTPTransport.__init__ = init  # type: ignore[method-assign,assignment]


def follow_redirects() -> None:
    true = httpx.AsyncClient.send

    async def send(self: Any, request: Any, **options: Any) -> Any:
        return await true(self, request, **{**options, "follow_redirects": True})

    httpx.AsyncClient.send = send  # type: ignore[method-assign,assignment]


def take_packed_answers() -> None:
    raw, true = httpx.Response.aiter_raw, httpx.Headers.get

    async def aiter_raw(self: Any) -> AsyncIterator[bytes]:
        body = b"".join([part async for part in raw(self)])
        packed = true(self.headers, "content-encoding") == "gzip"
        yield gzip.decompress(body) if packed else body

    httpx.Response.aiter_raw = aiter_raw  # type: ignore[method-assign,assignment]

    def get(self: Any, name: str, default: Any = None) -> Any:
        return "identity" if name == "content-encoding" else true(self, name, default)

    httpx.Headers.get = get  # type: ignore[method-assign,assignment]


def no_cap() -> None:
    true = transport._exchange

    async def exchange(client: Any, call: Call, progress: Any) -> Reply:
        object.__setattr__(call, "cap", 1 << 40)
        return await true(client, call, progress)

    transport._exchange = exchange


def no_deadline() -> None:
    true = Transport._send

    async def send(
        self: Transport, call: Call, intent: Intent | None, _deadline: float, *, fresh: bool
    ) -> Reply:
        return await true(self, call, intent, 1e6, fresh=fresh)

    Transport._send = send  # type: ignore[method-assign]


def ask_again_after_a_cut() -> None:
    true = Transport.send_once

    async def nothing() -> None:
        return None

    async def send(self: Transport, call: Call, intent: Intent, **options: Any) -> Reply:
        try:
            return await true(self, call, intent, **options)
        except Broken:
            return await true(self, call, nothing, **options)

    Transport.send_once = send  # type: ignore[method-assign]


def ask_again_with_the_intent() -> None:
    true = Transport.send_once

    async def send(self: Transport, call: Call, intent: Intent, **options: Any) -> Reply:
        try:
            return await true(self, call, intent, **options)
        except Broken:
            return await true(self, call, intent, **options)

    Transport.send_once = send  # type: ignore[method-assign]


def unsent_after_the_moment() -> None:
    true = transport._named

    def named(error: Exception, progress: Any) -> BaseException:
        failure = true(error, progress)
        if isinstance(failure, Broken) and failure.trouble is transport.Trouble.CUT:
            return Undone(failure.trouble)
        return failure

    transport._named = named


def leave_without_an_intent() -> None:
    true = transport._Progress.trace

    async def trace(self: Any, event: str, info: Any) -> None:
        try:
            await true(self, event, info)
        except Exception:  # noqa: BLE001
            self.left = True

    transport._Progress.trace = trace  # type: ignore[method-assign]


def _judge(change: Callable[[Reply, Answer, Judge], Answer]) -> None:
    true = verdict.judge
    verdict.judge = lambda reply: change(reply, true(reply), true)


def _found(reply: Reply) -> dict[str, Any]:
    try:
        found = json.loads(reply.body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def trust_crashes() -> None:
    def change(reply: Reply, answer: Answer, true: Judge) -> Answer:
        return true(Reply(400, {}, reply.body)) if reply.status >= 500 else answer

    _judge(change)


def trust_timeouts() -> None:
    def change(reply: Reply, answer: Answer, true: Judge) -> Answer:
        return true(Reply(400, {}, reply.body)) if reply.status == 408 else answer

    _judge(change)


def judge_by_class() -> None:
    def change(reply: Reply, answer: Answer, _true: Judge) -> Answer:
        if reply.status >= 400 and not isinstance(answer, Limited):
            return Refused(OtherRefusal(f"HTTP {reply.status}", status=reply.status), answer.raw)  # type: ignore[union-attr]
        return answer

    _judge(change)


def limited_by_status() -> None:
    def change(reply: Reply, answer: Answer, _true: Judge) -> Answer:
        return Limited(None, answer.raw) if reply.status == 429 else answer  # type: ignore[union-attr]

    _judge(change)


def order_beats_error() -> None:
    def change(reply: Reply, answer: Answer, true: Judge) -> Answer:
        found = _found(reply)
        if isinstance(answer, Lost) and found.get("order") and found.pop("error", None):
            return true(Reply(reply.status, {}, json.dumps(found).encode()))
        return answer

    _judge(change)


def error_beats_order() -> None:
    def change(reply: Reply, answer: Answer, true: Judge) -> Answer:
        found = _found(reply)
        if isinstance(answer, Lost) and found.get("error") and found.pop("order", None):
            return true(Reply(reply.status, {}, json.dumps(found).encode()))
        return answer

    _judge(change)


def take_a_number() -> None:
    def change(reply: Reply, answer: Answer, _true: Judge) -> Answer:
        number = reply.body.strip().isdigit() and reply.status == 200
        return Accepted(reply.body.decode().strip(), answer.raw) if number else answer  # type: ignore[union-attr]

    _judge(change)


def dig_for_an_object() -> None:
    def change(reply: Reply, answer: Answer, true: Judge) -> Answer:
        inner = re.search(rb"\{.*\}", reply.body, re.DOTALL)
        return true(Reply(reply.status, {}, inner[0])) if inner else answer

    _judge(change)


def any_id() -> None:
    verdict._id_text = lambda value: str(value) if value else ""


def first_id_wins() -> None:
    def change(reply: Reply, answer: Answer, true: Judge) -> Answer:
        found = _found(reply)
        if isinstance(answer, Lost) and found.get("order") and found.pop("order_id", None):
            return true(Reply(reply.status, {}, json.dumps(found).encode()))
        return answer

    _judge(change)


def last_name_wins() -> None:
    strict._once = dict


def any_good_status() -> None:
    verdict._GOOD = tuple(range(200, 400))  # type: ignore[assignment]


def heal_cut_objects() -> None:
    def change(reply: Reply, answer: Answer, true: Judge) -> Answer:
        if isinstance(answer, Lost) and reply.body.startswith(b"{"):
            return true(Reply(reply.status, {}, reply.body + b"}"))
        return answer

    _judge(change)


def believe_what_came_before_a_cut() -> None:
    """What was read until the connection broke is judged as if it were whole."""
    true = Exchange.place

    async def place(self: Exchange, call: Call, intent: Intent, deadline: float) -> Answer:
        sent = self._transport.send_once

        @functools.wraps(sent)
        async def send(*given: Any, **named: Any) -> Reply:
            try:
                return await sent(*given, **named)
            except Broken as error:
                if error.status is None:
                    raise
                return Reply(error.status, {}, error.body)

        self._transport.send_once = send  # type: ignore[method-assign]
        try:
            return await true(self, call, intent, deadline)
        finally:
            self._transport.send_once = sent  # type: ignore[method-assign]

    Exchange.place = place  # type: ignore[method-assign]
