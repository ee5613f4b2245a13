"""Certificates and proxies, with real ones on loopback."""

import asyncio
import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pproxy
import pytest
import trustme

from tests.api.conftest import KEY
from tests.support.raw_server import Counted, Script, http, raw_server
from xpanel_desktop.api.ca import read
from xpanel_desktop.api.clients import trust
from xpanel_desktop.api.transport import Call, Transport, Trouble, Undone
from xpanel_desktop.domain.errors import Unreachable
from xpanel_desktop.domain.secret import Secret

OK = http('{"order":1}')
Transports = Callable[..., Transport]


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def ca(authority: trustme.CA) -> str:
    return read(authority.cert_pem.bytes())


def server_context(
    authority: trustme.CA, name: str = "127.0.0.1", *, expired: bool = False
) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    now = datetime.now(UTC)
    last = now - timedelta(days=1) if expired else now + timedelta(days=1)
    issued = authority.issue_cert(name, not_before=now - timedelta(days=9), not_after=last)
    issued.configure_cert(context)
    return context


def call(url: str) -> Call:
    return Call(url, Secret(KEY), form={"action": "add"})


async def test_the_operator_s_own_authority_is_good(
    transports: Transports, authority: trustme.CA, ca: str
) -> None:
    async with raw_server(OK, tls=server_context(authority)) as server:
        intent = Counted(server)
        reply = await transports(ca=ca).send_once(call(server.url), intent)
        assert (reply.status, intent.times, intent.seen) == (200, 1, b"")


@pytest.mark.parametrize(
    ("name", "trusted", "expired", "trouble"),
    [
        ("127.0.0.1", False, False, Trouble.CERTIFICATE),
        ("other.example", True, False, Trouble.CERTIFICATE_NAME),
        ("127.0.0.2", True, False, Trouble.CERTIFICATE_NAME),
        ("127.0.0.1", True, True, Trouble.CERTIFICATE_DATE),
    ],
)
async def test_a_certificate_that_is_not_good_is_refused_before_the_moment(
    transports: Transports,
    authority: trustme.CA,
    ca: str,
    name: str,
    trusted: bool,
    expired: bool,
    trouble: Trouble,
) -> None:
    async with raw_server(OK, tls=server_context(authority, name, expired=expired)) as server:
        intent = Counted(server)
        transport = transports(ca=ca if trusted else "")
        with pytest.raises(Undone) as caught:
            await transport.send_once(call(server.url), intent)
        assert (caught.value.trouble, intent.times) == (trouble, 0)
        assert b"".join(server.requests) == b""


async def test_one_account_s_authority_is_not_another_s(
    transports: Transports, authority: trustme.CA, ca: str
) -> None:
    other = trustme.CA()
    pems = [ca, read(other.cert_pem.bytes()), ca, ""]
    async with raw_server(OK, tls=server_context(authority)) as server:
        told = []
        for pem in pems:  # in one process, one after the other: contexts are kept and shared
            try:
                told.append((await transports(ca=pem).ask(call(server.url))).status)
            except Unreachable as error:
                told.append(error.words)
        assert told == [200, "certificate", 200, "certificate"]


async def test_who_speaks_no_tls_is_told_apart(transports: Transports) -> None:
    async with raw_server(Script(b"HTTP/1.1 400 no\r\n\r\n", reads=False)) as server:
        with pytest.raises(Undone) as caught:
            await transports().send_once(
                call(server.url.replace("http:", "https:")), Counted(server)
            )
        assert caught.value.trouble is Trouble.HANDSHAKE


async def test_a_stored_authority_that_cannot_be_read_trusts_nobody(
    transports: Transports,
) -> None:
    for pem in ("nonsense", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "ş"):
        with pytest.raises(Unreachable) as caught:
            await transports(ca=pem).ask(call("https://127.0.0.1:1/api/v2"))
        assert caught.value.words == "ca"


async def test_the_environment_changes_nothing(
    transports: Transports,
    authority: trustme.CA,
    ca: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No proxy, no CA and no log of TLS keys comes from a variable."""
    keys = tmp_path / "keys.log"
    monkeypatch.setenv("SSLKEYLOGFILE", str(keys))
    async with raw_server(OK, tls=server_context(authority)) as server, raw_server(OK) as proxy:
        for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "HTTP_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        trust.cache_clear()
        reply = await transports(ca=ca).send_once(call(server.url), Counted(server))
        assert reply.status == 200
        assert proxy.requests == []
    assert not keys.exists()


async def test_a_proxy_that_speaks_tls_is_trusted_as_the_panel_is(
    transports: Transports,
    authority: trustme.CA,
    ca: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys = tmp_path / "keys.log"
    monkeypatch.setenv("SSLKEYLOGFILE", str(keys))
    async with raw_server(Script(http("no", 407)), tls=server_context(authority)) as proxy:
        address = f"https://127.0.0.1:{proxy.port}"
        for pem, heard in (("", 0), (ca, 1)):
            with pytest.raises(Undone):
                await transports(proxy=address, ca=pem).send_once(
                    call("https://127.0.0.1:1/api/v2"), Counted(proxy)
                )
            assert len([one for one in proxy.requests if one]) == heard
    assert not keys.exists(), "a proxy's connection is as private as the panel's"


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_through_a_proxy_the_intent_is_awaited_once_after_the_tunnel(
    transports: Transports, authority: trustme.CA, ca: str, scheme: str
) -> None:
    proxy = pproxy.Server(f"{scheme}://127.0.0.1:0")
    listening = await proxy.start_server({"rserver": [pproxy.Connection("direct://")]})
    port = listening.sockets[0].getsockname()[1]
    async with raw_server(OK, tls=server_context(authority)) as server:
        intent = Counted(server)
        transport = transports(proxy=f"{scheme}://127.0.0.1:{port}", ca=ca)
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
