"""A loopback server that answers with exactly the bytes it is told, and remembers what it read."""

import asyncio
import contextlib
import socket
import ssl
import struct
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import Enum


class End(Enum):
    """How a connection ends after the bytes of the answer."""

    FIN = "fin"
    RST = "rst"
    HANG = "hang"


@dataclass(frozen=True)
class Script:
    """What is answered to one request."""

    answer: bytes = b""
    end: End = End.FIN
    drip: float = 0.0
    """Seconds between single bytes; 0: all at once."""
    reads: bool = True
    """Whether the request is read before the answer."""


def http(
    body: bytes | str = b"", status: int = 200, *head: str, length: int | None = None
) -> bytes:
    """Return a whole HTTP answer."""
    raw = body.encode() if isinstance(body, str) else body
    size = len(raw) if length is None else length
    lines = [f"HTTP/1.1 {status} Status", *head, f"Content-Length: {size}", "Connection: close"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + raw


@dataclass
class RawServer:
    """Answers connection n by script n; the last script is for all that follow."""

    scripts: Sequence[Script]
    requests: list[bytes] = field(default_factory=list)
    """What was read of each connection, the bytes as they came."""
    connections: int = 0
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    port: int = 0
    tls: bool = False
    _open: set["asyncio.Task[None]"] = field(default_factory=set)
    _writers: list[asyncio.StreamWriter] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}/api/v2"

    def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.append(writer)
        task = asyncio.get_running_loop().create_task(self._serve(reader, writer))
        self._open.add(task)
        task.add_done_callback(self._open.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        number = self.connections
        self.connections += 1
        self.requests.append(b"")
        script = self.scripts[min(number, len(self.scripts) - 1)]
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            if script.reads:
                await self._read(number, reader)
            await _write(script, writer)
            if script.end is End.HANG:
                await reader.read()
        if script.end is End.RST:
            end = writer.get_extra_info("socket")
            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()
        writer.close()

    async def _read(self, number: int, reader: asyncio.StreamReader) -> None:
        while b"\r\n\r\n" not in self.requests[number]:
            if not await self._take(number, reader):
                return
        head, _, body = self.requests[number].partition(b"\r\n\r\n")
        lengths = [
            int(line.split(b":")[1])
            for line in head.lower().split(b"\r\n")
            if line.startswith(b"content-length:")
        ]
        while lengths and len(body) < lengths[0]:
            if not await self._take(number, reader):
                return
            body = self.requests[number].partition(b"\r\n\r\n")[2]

    async def _take(self, number: int, reader: asyncio.StreamReader) -> bytes:
        part = await reader.read(65536)
        self.requests[number] += part
        self.arrived.set()
        return part

    async def close(self) -> None:
        for task in list(self._open):
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)
        for writer in self._writers:
            with contextlib.suppress(AttributeError):  # of one that has flushed and closed: gone
                writer.transport.abort()
            with contextlib.suppress(OSError):
                await writer.wait_closed()


async def _write(script: Script, writer: asyncio.StreamWriter) -> None:
    if not script.drip:
        writer.write(script.answer)
        await writer.drain()
        return
    for byte in script.answer:
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(script.drip)


@asynccontextmanager
async def raw_server(
    *scripts: Script | bytes, tls: ssl.SSLContext | None = None
) -> AsyncIterator[RawServer]:
    """Serve on a free port of 127.0.0.1 until the end of the block."""
    made = [one if isinstance(one, Script) else Script(one) for one in scripts]
    server = RawServer(made or [Script()], tls=tls is not None)
    listening = await asyncio.start_server(server.connected, "127.0.0.1", 0, ssl=tls)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()
        await server.close()
        await listening.wait_closed()


class Counted:
    """An intent that counts, and looks at the server at the moment it is awaited."""

    def __init__(self, server: RawServer, error: BaseException | None = None) -> None:
        self.times = 0
        self.seen = b""
        self._server = server
        self._error = error

    async def __call__(self) -> None:
        self.times += 1
        for _ in range(5):  # whatever had been sent would be read by now
            await asyncio.sleep(0)
        self.seen += b"".join(self._server.requests)
        if self._error:
            raise self._error
