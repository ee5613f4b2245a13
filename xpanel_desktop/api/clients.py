"""Builds the httpx clients of an account; slow to import, so it is done on a thread."""

import functools
import ssl
from pathlib import Path

import httpx
import truststore

TIMEOUT = httpx.Timeout(None, connect=15.0)
"""Deadlines are the transport's: a read timeout is per read and no deadline (measured)."""
READING = httpx.Limits(max_connections=8, max_keepalive_connections=4)
SENDING = httpx.Limits(max_connections=8, max_keepalive_connections=0)
"""A kept connection may be dead when the next order goes out, and there is no telling."""


@functools.lru_cache(maxsize=8)
def trust(ca_file: Path | None) -> ssl.SSLContext:
    """Return the TLS context, made once: the system's certificates and the operator's own CA."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if ca_file is not None:
        context.load_verify_locations(ca_file)
    return context


def make(proxy: str, ca_file: Path | None) -> tuple[httpx.AsyncClient, httpx.AsyncClient]:
    """Return the reading and the sending client: no HTTP/2, no retries, no environment."""

    def client(limits: httpx.Limits) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            verify=trust(ca_file),
            http2=False,
            proxy=proxy or None,
            limits=limits,
            timeout=TIMEOUT,
            trust_env=False,
            follow_redirects=False,
        )

    return client(READING), client(SENDING)
