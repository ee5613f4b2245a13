"""TLS before a server of plain HTTP: what comes in by TLS goes on as it is."""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import trustme


@contextlib.asynccontextmanager
async def tls_before(url: str, authority: trustme.CA) -> AsyncIterator[str]:
    """Serve what is at `url` by TLS too, and give its https address."""
    parts = urlsplit(url)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    writers: list[asyncio.StreamWriter] = []

    async def flow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, ssl.SSLError):
            while part := await reader.read(65536):
                writer.write(part)
                await writer.drain()
        writer.close()

    async def come(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner, outer = await asyncio.open_connection(parts.hostname, parts.port)
        writers.extend((writer, outer))
        await asyncio.gather(flow(reader, outer), flow(inner, writer))

    listening = await asyncio.start_server(come, "127.0.0.1", 0, ssl=context)
    port = listening.sockets[0].getsockname()[1]
    try:
        yield f"https://127.0.0.1:{port}{parts.path}"
    finally:
        listening.close()
        for writer in writers:
            writer.transport.abort()
            with contextlib.suppress(OSError):
                await writer.wait_closed()
        await listening.wait_closed()
