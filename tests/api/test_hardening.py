"""What the transport does not do, whatever its surroundings or the panel would have it do."""

import gzip
import logging
import ssl
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme

from tests.api.conftest import KEY
from tests.support.raw_server import Counted, End, Script, http, raw_server
from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.api.transport import CAP_ADD, CAP_READ, CAP_SERVICES, Call, Transport
from xpanel_desktop.domain.answer import Lost, Unsent
from xpanel_desktop.domain.errors import PanelBroken, PanelError, Unreachable
from xpanel_desktop.domain.secret import Secret

Transports = Callable[..., Transport]
Panels = Callable[..., Panel]
OK = http('{"order":1}')


def call(url: str) -> Call:
    return Call(url, Secret(KEY), form={"action": "add"})


def panel_at(url: str, transport: Transport) -> Panel:
    return Panel(url, Secret(KEY), transport=transport, limiter=Limiter(1_000_000))


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"proxy": "ftp://proxy.example"}, "proxy"),
        ({"proxy": "no address"}, "proxy"),
        ({"proxy": "socks5://[::1"}, "proxy"),
        ({"ca": "this is no certificate"}, "ca"),
    ],
)
async def test_what_is_set_wrongly_is_surely_not_sent(
    transports: Transports, options: dict[str, Any], reason: str
) -> None:
    async with raw_server(OK) as server:
        intent = Counted(server)
        panel = panel_at(server.url, transports(**options))
        for _ in range(2):
            assert await panel.add({"link": "x"}, intent=intent) == Unsent(reason)
            with pytest.raises(Unreachable, match=reason):
                await panel.balance()
        assert (intent.times, server.connections) == (0, 0)


async def test_the_environment_names_no_proxy(
    transports: Transports, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with raw_server(OK) as proxy, raw_server(OK) as server:
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        transport = transports()
        await transport.ask(call(server.url))
        await transport.send_once(call(server.url), Counted(server))
        assert (server.connections, proxy.connections) == (2, 0)


async def test_plain_http_to_this_machine_is_never_shown_to_a_proxy(
    transports: Transports,
) -> None:
    async with raw_server(OK) as proxy, raw_server(OK) as server:
        transport = transports(proxy=f"http://127.0.0.1:{proxy.port}")
        reply = await transport.send_once(call(server.url), Counted(server))
        assert (reply.status, server.connections, proxy.connections) == (200, 1, 0)


async def test_only_http_1_is_offered_and_the_session_s_keys_are_not_written(
    transports: Transports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "keys"))
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    context.set_alpn_protocols(["h2", "http/1.1"])
    async with raw_server(OK, tls=context) as server:
        ca = authority.cert_pem.bytes().decode()
        reply = await transports(ca=ca).send_once(call(server.url), Counted(server))
        assert reply.status == 200
        assert server.requests[0].startswith(b"POST /api/v2 HTTP/1.1\r\n")
    assert not (tmp_path / "keys").exists()


async def test_a_bomb_is_not_unpacked(panels: Panels) -> None:
    bomb = gzip.compress(b'{"order":1}' + b" " * 200_000_000, compresslevel=1)
    async with raw_server(http(bomb, 200, "Content-Encoding: gzip")) as server:
        answer = await panels(server).add({"link": "x"}, intent=Counted(server))
        assert isinstance(answer, Lost)
        assert answer.reason == "encoded"
        with pytest.raises(PanelBroken, match="encoded"):
            await panels(server).services()


@pytest.mark.parametrize(
    ("read", "cap"),
    [(lambda panel: panel.balance(), CAP_READ), (lambda panel: panel.services(), CAP_SERVICES)],
)
async def test_an_endless_answer_is_cut_off_at_its_cap(
    panels: Panels, read: Callable[[Panel], Awaitable[object]], cap: int
) -> None:
    async with raw_server(http(b"[" + b" " * cap + b"]")) as server:
        with pytest.raises(PanelBroken, match="too_long"):
            await read(panels(server))


async def test_an_order_s_answer_is_capped_and_its_beginning_kept(panels: Panels) -> None:
    body = b'{"order":23501}' + f" {KEY} ".encode() + b" " * CAP_ADD
    async with raw_server(http(body)) as server:
        answer = await panels(server).add({"link": "x"}, intent=Counted(server))
    assert isinstance(answer, Lost)
    assert (answer.reason, answer.raw.status) == ("too_long", 200)
    assert answer.raw.text.startswith('{"order":23501}')
    assert KEY not in answer.raw.text


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and everything that it drags along."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


@pytest.mark.parametrize("script", [Script(b"", End.RST), Script(b"", End.FIN), Script(b"x" * 99)])
async def test_what_is_raised_drags_no_request_along(panels: Panels, script: Script) -> None:
    async with raw_server(script) as server:
        with pytest.raises(PanelError) as caught:
            await panels(server).balance()
    for error in chain(caught.value):
        assert type(error).__module__.startswith("xpanel_desktop.")
        assert not any(KEY in repr(part) for part in (*error.args, *vars(error).values()))


@pytest.mark.parametrize("cookie", ["a=b", "\xd5=b; Path=/", "a=\xff\xfe; Max-Age=99999"])
async def test_no_cookie_is_kept(transports: Transports, cookie: str) -> None:
    head = f"HTTP/1.1 200 OK\r\nSet-Cookie: {cookie}\r\nContent-Length: 2\r\n\r\n{{}}"
    async with raw_server(Script(head.encode("latin-1"))) as server:
        transport = transports()
        for _ in range(2):
            await transport.ask(call(server.url))
            await transport.send_once(call(server.url), Counted(server))
    assert len(server.requests) == 4
    assert not any(b"cookie" in request.lower() for request in server.requests)


async def test_what_the_panel_says_in_its_head_is_neither_logged_nor_kept(
    transports: Transports, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    answer = f"HTTP/1.1 200 {KEY}\r\nX-Echo: {KEY}\r\nContent-Length: 2\r\n\r\n{{}}"
    async with raw_server(answer.encode()) as server:
        reply = await transports().ask(call(server.url))
    assert KEY not in caplog.text + repr(reply)


@pytest.mark.parametrize("key", ['a+b/c="ğ', "two words", "100%41"])
async def test_an_echo_of_the_form_is_blotted_out(transports: Transports, key: str) -> None:
    """A debugging page repeats the form as it came, in JSON, and decoded."""
    async with raw_server(OK) as server:
        await transports().ask(Call(server.url, Secret(key), form={}))
        form = server.requests[0].partition(b"\r\n\r\n")[2]
    assert form.startswith(b"key=")
    coded = form.removeprefix(b"key=")
    for echo in (coded, coded.lower(), key.encode(), key.replace('"', '\\"').encode()):
        async with raw_server(http(b"<html>" + echo + b"</html>")) as server:
            reply = await transports().ask(Call(server.url, Secret(key), form={}))
        assert reply.body == "<html>•••</html>".encode()


FRAMINGS = {
    "length": lambda body: b"Content-Length: %d\r\n\r\n%b" % (len(body), body),
    "chunked": lambda body: (
        b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
    ),
    "to the end": lambda body: b"Connection: close\r\n\r\n" + body,
}


@pytest.mark.parametrize("end", [End.FIN, End.RST])
@pytest.mark.parametrize("framing", FRAMINGS)
async def test_an_answer_cut_at_any_byte_is_never_believed(
    panels: Panels, framing: str, end: End
) -> None:
    whole = b"HTTP/1.1 200 OK\r\n" + FRAMINGS[framing](b'{"order":23501}')
    cuts = [Script(whole[:length], end) for length in range(len(whole))]
    async with raw_server(*cuts) as server:
        panel = panels(server)
        for cut in cuts:
            answer = await panel.add({"link": "x"}, intent=Counted(server))
            assert isinstance(answer, Lost), cut.answer
        assert server.connections == len(cuts)
