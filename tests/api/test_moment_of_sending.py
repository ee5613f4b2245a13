"""The intent: awaited once, before the first byte; what it raises means that nothing left."""

import asyncio
from collections.abc import Callable

import pytest

from tests.api.conftest import KEY
from tests.support.raw_server import Counted, End, Script, http, raw_server
from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.api.transport import Broken, Call, Transport, Trouble, Undone
from xpanel_desktop.domain.account import ReadOnly
from xpanel_desktop.domain.secret import Secret

OK = http('{"order":1}')
Transports = Callable[..., Transport]


def call(url: str, **parts: object) -> Call:
    return Call(url, Secret(KEY), form={"action": "add", "link": "https://x.example/ğ"}, **parts)  # type: ignore[arg-type]


async def test_the_intent_is_awaited_once_before_any_byte(transports: Transports) -> None:
    async with raw_server(OK) as server:
        intent = Counted(server)
        reply = await transports().send_once(call(server.url), intent)
        assert (intent.times, intent.seen) == (1, b"")
        assert (reply.status, reply.body) == (200, b'{"order":1}')
        (request,) = server.requests
        head, _, body = request.partition(b"\r\n\r\n")
        assert head.startswith(b"POST /api/v2 HTTP/1.1\r\n")
        assert KEY.encode() not in head
        assert body.startswith(b"key=" + KEY.encode() + b"&action=add&link=https%3A")


@pytest.mark.parametrize("error", [KeyError("stop"), OSError("disk"), TimeoutError("slow disk")])
async def test_what_the_intent_raises_comes_through_and_nothing_was_sent(
    transports: Transports, error: Exception
) -> None:
    async with raw_server(OK) as server:
        transport = transports()
        with pytest.raises(type(error)) as caught:
            await transport.send_once(call(server.url), Counted(server, error))
        assert caught.value is error
        await transport.close()
        assert b"".join(server.requests) == b""


async def test_an_intent_that_is_cancelled_sends_nothing(transports: Transports) -> None:
    async with raw_server(OK) as server:
        begun = asyncio.Event()

        async def intent() -> None:
            begun.set()
            await asyncio.Event().wait()

        transport = transports()
        sending = asyncio.create_task(transport.send_once(call(server.url), intent))
        await begun.wait()
        sending.cancel()
        with pytest.raises(asyncio.CancelledError):
            await sending
        await transport.close()
        assert b"".join(server.requests) == b""


async def test_each_order_goes_out_on_a_connection_of_its_own(transports: Transports) -> None:
    kept = OK.replace(b"Connection: close", b"Connection: keep-alive")
    async with raw_server(Script(kept, End.HANG)) as server:
        transport = transports()
        for _ in range(3):
            await transport.send_once(call(server.url), Counted(server))
        assert server.connections == 3


async def test_a_commit_that_takes_longer_than_the_deadline_is_not_cut_short(
    transports: Transports,
) -> None:
    async with raw_server(OK) as server:

        async def intent() -> None:
            await asyncio.sleep(0.3)  # the length is what is tested

        transport = transports()
        await transport.send_once(call(server.url), Counted(server))  # httpx is built now
        reply = await transport.send_once(call(server.url), intent, deadline=0.2)
        assert reply.status == 200


@pytest.mark.parametrize(
    ("script", "trouble", "status"),
    [
        (Script(http('{"order":1}') + b"", End.HANG, drip=0.05), Trouble.DEADLINE, None),
        (Script(b"", End.HANG), Trouble.DEADLINE, None),
        (Script(http('{"order":1}', length=99), End.HANG), Trouble.DEADLINE, 200),
        (Script(b"", End.FIN), Trouble.CUT, None),
        (Script(b"", End.RST), Trouble.CUT, None),
        (Script(http('{"order":1}', length=99), End.FIN), Trouble.CUT, 200),
        (Script(b"HTTP/1.1 2", End.FIN), Trouble.CUT, None),
        (Script(b"SSH-2.0-x\r\n\r\n", End.FIN), Trouble.CUT, None),
        (Script(http("x" * 2000), End.FIN), Trouble.TOO_LONG, 200),
        (Script(http("x", 200, "Content-Encoding: gzip")), Trouble.ENCODED, 200),
        (Script(http("x", 200, "Content-Encoding: br")), Trouble.ENCODED, 200),
    ],
)
async def test_after_the_moment_of_sending_every_failure_may_have_been_accepted(
    transports: Transports, script: Script, trouble: Trouble, status: int | None
) -> None:
    async with raw_server(script) as server:
        transport = transports()
        intent = Counted(server)
        loop = asyncio.get_running_loop()
        with pytest.raises(Broken) as caught:
            await transport.send_once(call(server.url, cap=1000), intent, deadline=0.4)
        assert (caught.value.trouble, caught.value.status) == (trouble, status)
        assert intent.times == 1
        before = loop.time()
        await transport.close()
        assert loop.time() - before < 5


async def test_a_deadline_holds_against_a_server_that_drips(transports: Transports) -> None:
    async with raw_server(OK, Script(http("x" * 5000), drip=0.02)) as server:
        transport = transports()
        await transport.send_once(call(server.url), Counted(server))
        loop = asyncio.get_running_loop()
        before = loop.time()
        with pytest.raises(Broken) as caught:
            await transport.send_once(call(server.url), Counted(server), deadline=0.5)
        assert caught.value.trouble is Trouble.DEADLINE
        assert 0.4 < loop.time() - before < 5


@pytest.mark.parametrize(
    ("url", "trouble"),
    [
        ("http://panel.example/api/v2", Trouble.ADDRESS),
        ("http://192.0.2.1/api/v2", Trouble.ADDRESS),
        ("http://127.0.0.1.example/api/v2", Trouble.ADDRESS),
        ("ftp://127.0.0.1/api/v2", Trouble.ADDRESS),
        ("https://127.0.0.1:99999/api/v2", Trouble.OTHER),
        ("http://127.0.0.1:1/api/v2", Trouble.CONNECT),
    ],
)
async def test_what_fails_before_the_moment_was_surely_not_sent(
    transports: Transports, url: str, trouble: Trouble
) -> None:
    async with raw_server(OK) as server:
        intent = Counted(server)
        with pytest.raises(Undone) as caught:
            await transports().send_once(call(url), intent)
        assert (caught.value.trouble, intent.times) == (trouble, 0)
        assert KEY not in repr(caught.value)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_an_answer_and_not_followed(
    transports: Transports, status: int
) -> None:
    async with raw_server(OK) as other, raw_server() as server:
        server.scripts = [Script(http("", status, f"Location: {other.url}"))]
        reply = await transports().send_once(call(server.url), Counted(server))
        assert (reply.status, server.connections, other.connections) == (status, 1, 0)


@pytest.mark.parametrize("late", [False, True])
async def test_nothing_leaves_of_an_account_that_is_only_looked_at(
    transports: Transports, late: bool
) -> None:
    """`late`: the operator says so while the intent is being written."""
    may = late

    async def intent() -> None:
        nonlocal may
        assert late, "an intent was written that nobody may have"
        may = False

    async with raw_server(OK) as server:
        panel = Panel(
            server.url,
            Secret(KEY),
            transport=transports(),
            limiter=Limiter(1_000_000),
            may_change=lambda: may,
        )
        for ask in (
            lambda: panel.add({"service": "1"}, intent=intent),
            lambda: panel.cancel(["1"], intent=intent),
            lambda: panel.refill(["1"], intent=intent),
            lambda: panel.rest.add({"service": "1"}, intent=intent),
            lambda: panel.rest.cancel("1", intent=intent),
        ):
            may = late
            with pytest.raises(ReadOnly):
                await ask()
        assert b"".join(server.requests) == b""
