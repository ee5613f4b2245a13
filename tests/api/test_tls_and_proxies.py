"""Certificates and proxies, with real ones on loopback."""

import asyncio
import ssl
from collections.abc import Callable
from pathlib import Path

import pproxy
import pytest
import trustme

from tests.api.conftest import KEY
from tests.support.raw_server import Counted, Script, http, raw_server
from xpanel_desktop.api.transport import Call, Transport, Trouble, Undone
from xpanel_desktop.domain.secret import Secret

OK = http('{"order":1}')
Transports = Callable[..., Transport]


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def ca_file(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


def server_context(authority: trustme.CA, name: str = "127.0.0.1") -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def call(url: str) -> Call:
    return Call(url, Secret(KEY), form={"action": "add"})


async def test_the_operator_s_own_authority_is_good(
    transports: Transports, authority: trustme.CA, ca_file: Path
) -> None:
    async with raw_server(OK, tls=server_context(authority)) as server:
        intent = Counted(server)
        reply = await transports(ca_file=ca_file).send_once(call(server.url), intent)
        assert (reply.status, intent.times, intent.seen) == (200, 1, b"")


@pytest.mark.parametrize(("name", "trusted"), [("127.0.0.1", False), ("other.example", True)])
async def test_a_certificate_that_is_not_good_is_refused_before_the_moment(
    transports: Transports, authority: trustme.CA, ca_file: Path, name: str, trusted: bool
) -> None:
    async with raw_server(OK, tls=server_context(authority, name)) as server:
        intent = Counted(server)
        transport = transports(ca_file=ca_file if trusted else None)
        with pytest.raises(Undone) as caught:
            await transport.send_once(call(server.url), intent)
        assert (caught.value.trouble, intent.times) == (Trouble.CERTIFICATE, 0)
        assert b"".join(server.requests) == b""


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_through_a_proxy_the_intent_is_awaited_once_after_the_tunnel(
    transports: Transports, authority: trustme.CA, ca_file: Path, scheme: str
) -> None:
    proxy = pproxy.Server(f"{scheme}://127.0.0.1:0")
    listening = await proxy.start_server({"rserver": [pproxy.Connection("direct://")]})
    port = listening.sockets[0].getsockname()[1]
    async with raw_server(OK, tls=server_context(authority)) as server:
        intent = Counted(server)
        transport = transports(proxy=f"{scheme}://127.0.0.1:{port}", ca_file=ca_file)
        reply = await transport.send_once(call(server.url), intent)
        assert (reply.status, intent.times, intent.seen) == (200, 1, b"")
        assert len(server.requests) == 1
        await transport.close()
    listening.close()
    await listening.wait_closed()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    await asyncio.gather(*others, return_exceptions=True)


async def test_a_proxy_that_refuses_the_tunnel_is_before_the_moment(
    transports: Transports,
) -> None:
    async with raw_server(Script(http("no", 407))) as proxy:
        intent = Counted(proxy)
        transport = transports(proxy=f"http://127.0.0.1:{proxy.port}")
        with pytest.raises(Undone) as caught:
            await transport.send_once(call("https://127.0.0.1:1/api/v2"), intent)
        assert (caught.value.trouble, intent.times) == (Trouble.PROXY, 0)
        (request,) = proxy.requests
        assert request.startswith(b"CONNECT 127.0.0.1:1 ")
        assert KEY.encode() not in request
