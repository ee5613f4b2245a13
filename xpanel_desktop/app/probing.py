"""The test of a connection. Imported when one is made: the client is slow to import."""

from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.api.passage import Watcher
from xpanel_desktop.api.transport import Transport
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.domain.snapshot import Probe

TEST_RATE = 600
"""Requests a minute that a connection test may make; it makes three."""


async def probe(url: str, key: Secret, proxy: str, ca: str, watcher: Watcher) -> Probe:
    """Test the panel at the endpoint `url`. Raises the PanelError that came of it."""
    transport = Transport(proxy=proxy, ca=ca, watcher=watcher)
    try:
        return await Panel(url, key, transport=transport, limiter=Limiter(TEST_RATE)).probe()
    finally:
        await transport.close()
