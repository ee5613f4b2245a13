"""The test of a connection. Imported when one is made: the client is slow to import."""

from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.api.passage import Watcher
from xpanel_desktop.api.transport import Transport
from xpanel_desktop.domain.errors import NoSuchOrder
from xpanel_desktop.domain.order import Report
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


async def knows(
    url: str, key: Secret, proxy: str, ca: str, watcher: Watcher, panel_id: str
) -> bool | None:
    """Tell whether a panel knows an order by a key; None: its answer tells neither.

    Raises the PanelError that came of it.
    """
    transport = Transport(proxy=proxy, ca=ca, watcher=watcher)
    try:
        told = await Panel(url, key, transport=transport, limiter=Limiter(TEST_RATE)).status(
            [panel_id]
        )
    finally:
        await transport.close()
    match told.get(panel_id):
        case Report():
            return True
        case NoSuchOrder():
            return False
        case _:
            return None
