"""A real HTTP proxy on loopback: it tunnels what asks by CONNECT, and remembers where to."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

_OPENED = b"HTTP/1.1 200 Connection established\r\n\r\n"
_CLOSED = b"HTTP/1.1 503 Closed\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_FORWARD = b"HTTP/1.1 405 Tunnels only\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


@dataclass
class Tunnel:
    """Where tunnels led, and by which ports they did."""

    port: int = 0
    targets: list[str] = field(default_factory=list)
    """The line of each request: `CONNECT host:port`, or whatever else was asked for."""
    ends: set[tuple[int, int]] = field(default_factory=set)
    """The ports on this machine from which tunnels reached their targets, with the target's: one
    port may lead to two of those at once."""
    shut: bool = False
    """Whether it refuses every new tunnel."""
    _writers: list[asyncio.StreamWriter] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def to(self, port: int) -> int:
        """Return how many tunnels were asked for to a port of this machine."""
        return self.targets.count(f"CONNECT 127.0.0.1:{port}")

    def cut(self) -> None:
        """End every tunnel and open no other."""
        self.shut = True
        for writer in self._writers:
            writer.transport.abort()

    async def come(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.append(writer)
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n\r\n")
            method, target, _ = head.split(b"\r\n")[0].decode().split()
            self.targets.append(f"{method} {target}")
            if self.shut or method != "CONNECT":
                writer.write(_CLOSED if self.shut else _FORWARD)
            else:
                host, _, port = target.rpartition(":")
                inner, outer = await asyncio.open_connection(host, int(port))
                self._writers.append(outer)
                self.ends.add((outer.get_extra_info("sockname")[1], int(port)))
                writer.write(_OPENED)
                await asyncio.gather(_flow(reader, outer), _flow(inner, writer))
        writer.close()

    async def close(self) -> None:
        self.cut()
        for writer in self._writers:
            with contextlib.suppress(OSError):
                await writer.wait_closed()


async def _flow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while part := await reader.read(65536):
            writer.write(part)
            await writer.drain()
    writer.close()


@contextlib.asynccontextmanager
async def tunnel() -> AsyncIterator[Tunnel]:
    """Serve a proxy until the end of the block."""
    made = Tunnel()
    listening = await asyncio.start_server(made.come, "127.0.0.1", 0)
    made.port = listening.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        listening.close()
        await made.close()
        await listening.wait_closed()
