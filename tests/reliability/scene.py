"""What a harness is played on: the lying panel in its own process, an account, orders with uids."""

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

from xpanel_desktop.app.core import Core, open_core
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.order import NewOrder
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.domain.service import Kind
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


def is_idle(scene: Scene) -> bool:
    """Ask the panel whether nothing is under way there."""
    connection = http.client.HTTPConnection("127.0.0.1", scene.port, timeout=5)
    connection.request("GET", "/idle")
    return json.loads(connection.getresponse().read())["busy"] == 0


def wait_until_idle(scene: Scene) -> None:
    """Block until the panel has nothing under way."""
    while not is_idle(scene):
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
    ledger.touch()
    command = [sys.executable, "-m", "tests.reliability.lying_panel", str(ledger), *options]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as panel:
        assert panel.stdout
        try:
            yield int(panel.stdout.readline())
        finally:
            panel.kill()


def new_order(account_id: int, link: str) -> NewOrder:
    """Return an order with `link`, which bears its uid."""
    values = {"link": link, "quantity": "100"}
    ticket = Ticket(account_id, "1", Kind.DEFAULT, values)
    rate, cost = Decimal("0.5"), Decimal("0.05")
    return NewOrder(ticket, "Followers", "Test", rate, "USD", cost, 100)
