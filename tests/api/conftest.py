"""Transports and panels that are closed when their test ends."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from tests.support.raw_server import RawServer
from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.api.transport import Transport
from xpanel_desktop.domain.secret import Secret

KEY = "canary-7f3e19d0aa"
Maker = Callable[..., Any]


@pytest.fixture
async def transports() -> AsyncIterator[Callable[..., Transport]]:
    made: list[Transport] = []

    def make(**options: Any) -> Transport:
        made.append(Transport(**options))
        return made[-1]

    yield make
    for one in made:
        await one.close()


@pytest.fixture
def panels(transports: Callable[..., Transport]) -> Callable[..., Panel]:
    def make(server: RawServer, **options: Any) -> Panel:
        more = {name: options.pop(name) for name in ("dialects",) if name in options}
        return Panel(
            server.url,
            Secret(KEY),
            transport=transports(**options),
            limiter=Limiter(1_000_000),
            **more,
        )

    return make
