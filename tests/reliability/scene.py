"""What a harness is played on: the lying panel in its own process, an account, orders with uids."""

import asyncio
import contextlib
import http.client
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlencode

from xpanel_desktop.app.core import Core, open_core
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.order import NewOrder
from xpanel_desktop.domain.query import OrderQuery
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.state import PLACED
from xpanel_desktop.domain.ticket import Ticket
from xpanel_desktop.vault import Place, Reason, Vault, VaultState


class KnownKey(Vault):
    """A vault that holds one key for every account: the keyring is not what is tested here."""

    def __init__(self) -> None:
        super().__init__()

    @property
    def state(self) -> VaultState:
        return VaultState(Place.MEMORY, "test", Reason.NONE)

    async def put(self, name: str, key: Secret) -> None:
        return None

    async def get(self, name: str) -> Secret | None:
        return Secret("the-key")

    async def remove(self, name: str) -> None:
        return None


@dataclass(frozen=True)
class Scene:
    """Where the pieces lie, and how the run is set."""

    folder: Path
    ledger: Path
    port: int
    parallel: int = 1
    doors: tuple[int, ...] = ()
    """The panel's ports: the one that serves, and those that are slammed."""
    door: int = 0
    """Where the account sends to, when it is not `port`."""


def ask_panel(scene: Scene, link: str = "") -> dict[str, int]:
    """Ask the panel what is under way there; of one link, when it is named."""
    connection = http.client.HTTPConnection("127.0.0.1", scene.port, timeout=20)
    connection.request("GET", f"/idle?{urlencode({'link': link})}")
    told: dict[str, int] = json.loads(connection.getresponse().read())
    return told


def is_idle(scene: Scene, link: str = "") -> bool:
    """Tell whether the panel has nothing under way; nothing of one link, when it is named."""
    return ask_panel(scene, link)["busy"] == 0


def wait_until_idle(scene: Scene, link: str = "") -> None:
    """Block until the panel has nothing under way."""
    while not is_idle(scene, link):
        time.sleep(0.01)


async def open_scene(scene: Scene) -> Core:
    """Open the program's core on the scene's folder."""
    return await open_core(scene.folder, vault=KnownKey())


async def add_account(core: Core, scene: Scene) -> Account:
    """Make the account that sends to the scene's panel, as fast as the panel lets it."""
    url = f"http://127.0.0.1:{scene.port}/api/v2"
    account = await core.accounts.add(
        name="Lying", url=url, key=Secret("the-key"), colour="blue", probe=None
    )
    fast = replace(account, per_minute=1_000_000, parallel=scene.parallel)
    return await core.accounts.edit(fast)


@contextlib.contextmanager
def lying_panel(ledger: Path, *options: str) -> Iterator[int]:
    """Run the panel in a process of its own; yield its port."""
    with doors(ledger, *options) as ports:
        yield ports[0]


@contextlib.contextmanager
def doors(ledger: Path, *options: str) -> Iterator[tuple[int, ...]]:
    """Run the panel in a process of its own; yield its port and those that are slammed."""
    ledger.touch()
    command = [sys.executable, "-m", "tests.reliability.lying_panel", str(ledger), *options]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as panel:
        assert panel.stdout
        try:
            yield tuple(map(int, panel.stdout.readline().split()))
        finally:
            panel.kill()


def new_order(account_id: int, link: str) -> NewOrder:
    """Return an order with `link`, which bears its uid."""
    values = {"link": link, "quantity": "100"}
    ticket = Ticket(account_id, "1", Kind.DEFAULT, values)
    rate, cost = Decimal("0.5"), Decimal("0.05")
    return NewOrder(ticket, "Followers", "Test", rate, "USD", cost, 100)


def template_link() -> str:
    """Return the link of the order that is placed before a matrix begins."""
    return "https://example.com/first?way=ok"


async def prepare_folder(scene: Scene) -> None:
    """Make a data folder with the account that sends."""
    core = await open_scene(scene)
    await add_account(core, scene)
    await core.close()


async def place_the_first(scene: Scene) -> None:
    """Place one order and read the catalogue, so that there is an id that is held, and a price."""
    core = await open_scene(scene)
    try:
        (account,) = core.accounts.all()
        await core.sessions.start_all()
        await core.tickets.send(new_order(account.id, template_link()))
        async with asyncio.timeout(60):
            while (await core.orders.count(OrderQuery(states=PLACED))) < 1:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
            await core.catalogs.sync(account.id)
    finally:
        await core.close()
