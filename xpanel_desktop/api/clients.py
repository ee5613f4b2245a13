"""Builds the httpx clients of an account; slow to import, so it is done on a thread."""

import functools
import logging
import ssl
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx
import truststore

from xpanel_desktop.api.trouble import Trouble, Undone

TIMEOUT = httpx.Timeout(None, connect=15.0)
"""Deadlines are the transport's: a read timeout is per read and no deadline (measured)."""
READING = httpx.Limits(max_connections=8, max_keepalive_connections=8)
SENDING = httpx.Limits(max_connections=8, max_keepalive_connections=0)
"""A kept connection may be dead when the next order goes out, and there is no telling."""

for _name in ("httpx", "httpcore"):  # they log what a panel says, which may be the key (seen)
    logging.getLogger(_name).setLevel(logging.WARNING)


@functools.lru_cache(maxsize=8)
def trust(ca: str) -> ssl.SSLContext:
    """Return the TLS context for the system's certificates and the operator's own CA, as PEM.

    Made once for each `ca`: accounts share a context only where they trust the same. It ignores
    SSLKEYLOGFILE, which Python's ready-made contexts heed.
    """
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if ca:
        context.load_verify_locations(cadata=ca)
    return context


def make(proxy: str, ca: str) -> tuple[httpx.AsyncClient, httpx.AsyncClient]:
    """Return the reading and the sending client: no HTTP/2, no retries, no environment.

    No cookies either: a kept one with a letter beyond Latin-1 fails every later request (found by
    the fuzzer), and the API knows none.

    Raises Undone when the proxy's address is none or the operator's CA cannot be read.
    """
    try:
        context = trust(ca)
    except (OSError, ValueError, TypeError):  # ssl.SSLError is an OSError
        raise Undone(Trouble.CA) from None

    def client(limits: httpx.Limits) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            verify=context,
            http2=False,
            proxy=_proxy(proxy, context),
            mounts={"http://": None},  # plain http is for this machine: a proxy would read the key
            limits=limits,
            timeout=TIMEOUT,
            trust_env=False,
            follow_redirects=False,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
        )

    try:
        return client(READING), client(SENDING)
    except (ValueError, httpx.InvalidURL):
        raise Undone(Trouble.PROXY) from None


def make_reader() -> httpx.AsyncClient:
    """Return a client for what belongs to no account: the system's trust, nothing kept."""
    return httpx.AsyncClient(
        verify=trust(""),
        http2=False,
        limits=SENDING,
        timeout=TIMEOUT,
        trust_env=False,
        follow_redirects=False,
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
    )


def _proxy(address: str, context: ssl.SSLContext) -> httpx.Proxy | None:
    """Return the proxy at an address; one that speaks TLS itself is trusted as the panel is."""
    if not address:
        return None
    secure = address.lower().startswith("https:")
    return httpx.Proxy(address, ssl_context=context if secure else None)
