"""An account's outbox alone on a real core, client and panel: no other loop writes or asks."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial

from tests.reliability.scene import Scene, new_order, open_scene
from xpanel_desktop.api.limiter import Limiter
from xpanel_desktop.api.panel import Panel
from xpanel_desktop.api.transport import Transport
from xpanel_desktop.app.connection import Reach
from xpanel_desktop.app.core import Core
from xpanel_desktop.app.cut_short import recover
from xpanel_desktop.app.emergency import Emergency
from xpanel_desktop.app.gate import Gate
from xpanel_desktop.app.outbox import Outbox, Surroundings
from xpanel_desktop.app.stores import stores_of
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.secret import Secret


@dataclass
class Alone:
    """What a check works with."""

    scene: Scene
    core: Core
    account: Account
    outbox: Outbox

    async def queue(self, name: str, way: str = "ok") -> Order:
        """Queue an order that the panel treats by a way."""
        link = f"https://example.com/{name}?way={way.replace(' ', '+')}"
        return await self.core.tickets.send(new_order(self.account.id, link))

    async def order(self, order: Order) -> Order:
        """Return an order as it stands now."""
        (found,) = await self.core.orders.get([order.id])
        return found


@contextlib.asynccontextmanager
async def alone(scene: Scene) -> AsyncIterator[Alone]:
    """Open the scene's folder with an outbox that is not started."""
    core = await open_scene(scene)
    stores = stores_of(core.database)
    await core.safety.check()
    (account,) = core.accounts.all()
    transport = Transport()
    limiter = Limiter(1_000_000)
    panel = Panel(account.url, Secret("the-key"), transport=transport, limiter=limiter)
    emergency = Emergency(core.folder, core.folder)
    around = Surroundings(
        book=core.accounts,
        journal=stores.journal,
        queue=stores.queue,
        drafts=stores.drafts,
        gate=Gate(core.catalogs, core.caution),
        caution=core.caution,
        emergency=emergency,
        clock=core.clock,
        notices=core.notices,
        troubles=core.troubles,
        reach=Reach(account.id, core.clock, core.notices),
        is_offline=lambda: core.sessions.offline,
        recover=partial(recover, stores, emergency, core.clock, account.id),
        when_accepted=lambda: None,
        on_trouble=lambda _error: None,
    )
    outbox = Outbox(account.id, panel, around)
    core.notices.subscribe(lambda _changes: outbox.loop.wake())
    try:
        yield Alone(scene, core, account, outbox)
    finally:
        await outbox.stop()
        await transport.close()
        await core.close()
