"""The panel on a real socket of this machine, by uvicorn."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncGenerator
from typing import Any, cast

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from xpanel_desktop.practice.app import Panel


class CuttableProtocol(H11Protocol):
    """HTTP whose connection an application can close without an answer."""

    def handle_events(self) -> None:
        """Tell each request how to cut its own connection."""
        super().handle_events()
        scope = cast("dict[str, Any] | None", self.scope)
        if scope is not None:
            transport = self.transport
            scope.setdefault("extensions", {})["practice.cut"] = transport.abort


def listen(port: int) -> socket.socket:
    """Return a socket that listens on loopback: on `port`, or on a free one when it is taken."""
    for wanted in (port, 0):
        # asyncio sets TCP_NODELAY only where the protocol is named; without it 40 ms an answer
        made = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind(("127.0.0.1", wanted))
            made.listen(128)  # from here on it can be reached: its address may be told
        except OSError:
            made.close()
            continue
        return made
    raise OSError("no port is free on loopback")


def server_of(panel: Panel) -> uvicorn.Server:
    """Return the server, silent and without signal handlers of its own."""
    config = uvicorn.Config(
        panel.app,
        http=CuttableProtocol,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
    )
    return uvicorn.Server(config)


def address_of(bound: socket.socket) -> str:
    """Return the classic endpoint of a panel on this socket."""
    return f"http://127.0.0.1:{bound.getsockname()[1]}/api/v2"


@contextlib.asynccontextmanager
async def serve(panel: Panel, port: int = 0) -> AsyncGenerator[str]:
    """Serve `panel` in the running loop; yield its classic endpoint."""
    bound = listen(port)
    server = server_of(panel)
    with contextlib.closing(bound):
        task = asyncio.create_task(server.serve([bound]))
        while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
            await asyncio.sleep(0.001)
        try:
            yield address_of(bound)
        finally:
            server.should_exit = True
            server.force_exit = True
            await task
