"""TLS before a server of plain HTTP: what comes in by TLS goes on as it is."""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import trustme


@dataclass
class Front:
    """What speaks TLS before a panel: its https address, and who came to it."""

    url: str = ""
    comers: set[tuple[int, int]] = field(default_factory=set)
    """The ports from which one came, each with its own."""

    @property
    def port(self) -> int:
        return urlsplit(self.url).port or 0


@contextlib.asynccontextmanager
async def tls_before(url: str, authority: trustme.CA) -> AsyncIterator[str]:
    """Serve what is at `url` by TLS too, and give its https address."""
    async with front_of(url, authority) as front:
        yield front.url


@contextlib.asynccontextmanager
async def front_of(url: str, authority: trustme.CA) -> AsyncIterator[Front]:
    """Serve what is at `url` by TLS too, and tell who came."""
    parts = urlsplit(url)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    writers: list[asyncio.StreamWriter] = []
    front = Front()

    async def flow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, ssl.SSLError):
            while part := await reader.read(65536):
                writer.write(part)
                await writer.drain()
        writer.close()

    async def come(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        front.comers.add((writer.get_extra_info("peername")[1], front.port))
        inner, outer = await asyncio.open_connection(parts.hostname, parts.port)
        writers.extend((writer, outer))
        await asyncio.gather(flow(reader, outer), flow(inner, writer))

    listening = await asyncio.start_server(come, "127.0.0.1", 0, ssl=context)
    port = listening.sockets[0].getsockname()[1]
    front.url = f"https://127.0.0.1:{port}{parts.path}"
    try:
        yield front
    finally:
        listening.close()
        for writer in writers:
            writer.transport.abort()
            with contextlib.suppress(OSError):
                await writer.wait_closed()
        await listening.wait_closed()
