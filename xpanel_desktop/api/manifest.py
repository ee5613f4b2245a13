"""The manifest of the newest release: fetched by its address, believed by its signature alone.

It is one JSON object: `signed`, a text that is itself JSON (program, version, page), and
`signature`, Ed25519 over the bytes of that text, in base64. No key and nothing of the operator's
leaves with the request. `packaging/manifest.py` writes and signs it.
"""

import asyncio
import base64
import json
from typing import TYPE_CHECKING

from xpanel_desktop import __version__
from xpanel_desktop.api.address import is_safe
from xpanel_desktop.domain.release import Release, release

if TYPE_CHECKING:
    import httpx

PROGRAM = "xpanel-desktop"
CAP = 64 * 1024
"""Bytes of a manifest; a longer one is none."""
DEADLINE = 20.0
"""Seconds for all of it."""
DONE = 200


class NoManifest(Exception):
    """Nothing was fetched: no answer, or no proper one."""


class NotSigned(Exception):
    """What was fetched is not what the holder of the key has signed, or says nothing of use."""


async def fetch(address: str) -> bytes:
    """Return what is at the address. Raises NoManifest."""
    import httpx  # slow: nobody waits for it here

    client = await asyncio.to_thread(_client)
    try:
        async with asyncio.timeout(DEADLINE):
            return await _read(client, address)
    except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError, TimeoutError) as error:
        raise NoManifest(type(error).__name__) from None
    finally:
        await client.aclose()


def _client() -> "httpx.AsyncClient":
    from xpanel_desktop.api.clients import make_reader

    return make_reader()


async def _read(client: "httpx.AsyncClient", address: str) -> bytes:
    head = {"Accept-Encoding": "identity", "User-Agent": f"XPanel-Desktop/{__version__}"}
    request = client.build_request("GET", address, headers=head)
    if not is_safe(request.url.scheme, request.url.host):
        raise NoManifest("address")
    answer = await client.send(request, stream=True, follow_redirects=False)
    try:
        if answer.status_code != DONE or "content-encoding" in answer.headers:
            raise NoManifest(f"status {answer.status_code}")
        body = bytearray()
        async for piece in answer.aiter_raw():
            body += piece
            if len(body) > CAP:
                await answer.aclose()
        if len(body) > CAP:
            raise NoManifest("too long")
        return bytes(body)
    finally:
        await answer.aclose()


def believed(body: bytes, key: bytes) -> Release:
    """Return the release that a manifest tells of, signed by the holder of `key`, 32 raw bytes.

    Raises NotSigned.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        told = json.loads(body)
        signed, signature = told["signed"].encode(), base64.b64decode(told["signature"])
        Ed25519PublicKey.from_public_bytes(key).verify(signature, signed)
        inner = json.loads(signed)
        if inner["program"] != PROGRAM:
            raise NotSigned("another program")
        return release(inner["version"], inner["page"])
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise NotSigned(type(error).__name__) from None
    except InvalidSignature:
        raise NotSigned("signature") from None
