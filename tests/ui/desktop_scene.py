"""The whole program on a real screen, with a desktop's bus or with none: what it tells and takes.

Run as a program inside of Xvfb; prints what came to pass as JSON. An assertion that fails ends it
with code 1.
"""

import json
import sys
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from tests.support.desktop_bus import Desktop
from tests.support.practice import until
from tests.support.tickets import new_order
from tests.ui.frame_kit import added
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.money import Money
from xpanel_desktop.domain.order import Ending, Report
from xpanel_desktop.domain.runway import Threshold
from xpanel_desktop.domain.state import Event
from xpanel_desktop.store.balances import BalanceRows
from xpanel_desktop.store.journal import Journal
from xpanel_desktop.store.tracking import Tracking
from xpanel_desktop.ui.application import Program, run
from xpanel_desktop.ui.presence import Presence
from xpanel_desktop.ui.tray import CLOSE_TO_TRAY

HOSTILE = "<img src=file:///etc/passwd>&copy"


class Scene:
    """What happens to the program: facts as the loops would write them, deeds of the operator."""

    def __init__(self, program: Program, account: Account) -> None:
        assert program.presence is not None
        self.program = program
        self.core = program.core
        self.presence: Presence = program.presence
        self.account = account

    async def refuse(self) -> None:
        """Let an order be refused."""
        order = await self.core.tickets.send(new_order(account_id=self.account.id))
        journal, now = Journal(self.core.database), self.core.clock.now()
        number = await journal.begin(order.id, now, {"service": "1"})
        await journal.end(order.id, number, now, Ending.REFUSED, event=Event.REFUSE)
        self.core.notices.publish(Changes.of(Table.ORDERS, [order.id]))

    async def get_stuck(self) -> None:
        """Let an order stand still for longer than any rule allows."""
        order = await self.core.tickets.send(new_order(account_id=self.account.id))
        journal, now = Journal(self.core.database), self.core.clock.now()
        number = await journal.begin(order.id, now - timedelta(hours=30), {"service": "1"})
        await journal.end(
            order.id, number, now - timedelta(hours=30), Ending.ACCEPTED, event=Event.ACCEPT,
            panel_id="77",
        )  # fmt: skip
        await Tracking(self.core.database).apply({order.id: Report("Pending")}, now)
        await self.core.watch.review([order.id])

    async def run_low(self) -> None:
        """Let the balance fall below what is set."""
        low, now = self.core.low_balance, self.core.clock.now()
        await BalanceRows(self.core.database).record(
            self.account.id, now, Money(Decimal("9.5"), "USD")
        )
        await low.set_threshold(self.account.id, Threshold(Decimal(10)))


async def begin(program: Program) -> Scene:
    """Wait until news are told; add an account that sends nothing by itself."""
    await until(lambda: program.presence is not None)
    account = await added(program.core, HOSTILE)
    scene = Scene(program, account)
    await program.core.accounts.set_paused(account.id, paused=True)
    await until(lambda: scene.presence._herald._told is not None)
    return scene


async def with_a_desktop(program: Program, desktop: Desktop) -> dict[str, object]:
    """Hide the window; be told, click the notification, close to the tray, come back by it."""
    scene = await begin(program)
    window, presence = program.window, scene.presence
    await until(lambda: desktop.called("RegisterStatusNotifierItem"))
    window.hide()
    await scene.refuse()
    await until(lambda: desktop.called("Notify"))
    await until(lambda: presence.bell.count == 1)
    desktop.do("click")
    await until(lambda: window.isVisible() and window.pane == "outbox")
    await program.core.settings.set(CLOSE_TO_TRAY, value=True)
    assert presence.stays
    window.close()
    await until(lambda: not window.isVisible())
    assert not program.ended.done()
    await scene.get_stuck()
    await scene.run_low()
    await until(lambda: presence.bell.count == 3)
    scene.presence._herald._last = None  # as if what digests are apart had gone by
    presence._herald.loop.wake()
    await until(lambda: len(desktop.called("Notify")) > 1)
    desktop.do("activate")
    await until(window.isVisible)
    return {
        "notes": [(body[3], body[4]) for body in desktop.called("Notify")],
        "names": [body for body in desktop.called("Notify") if HOSTILE in str(body)],
    }


async def with_nothing(program: Program) -> dict[str, object]:
    """Be told by the bell alone; closing the window ends the program."""
    scene = await begin(program)
    program.window.hide()
    await program.core.settings.set(CLOSE_TO_TRAY, value=True)
    assert not scene.presence.stays
    await scene.refuse()
    await scene.get_stuck()
    await scene.run_low()
    await until(lambda: scene.presence.bell.count == 3)
    assert not scene.presence.tray.tell("Title", "words")
    program.show()
    scene.presence.open()
    await until(scene.presence.list.isVisible)
    model = scene.presence.model
    told = [model.data(model.index(row)).splitlines()[0] for row in range(model.rowCount())]
    scene.presence.list.hide()
    program.window.close()
    assert program.ended.done()
    return {"listed": told}


def main(folder: Path, *, with_bus: bool) -> int:
    """Run the program with a guest that plays the scene."""
    desktop = Desktop() if with_bus else None
    told: dict[str, object] = {}

    async def guest(program: Program) -> int:
        program.use_language("en")
        played = with_a_desktop(program, desktop) if desktop else with_nothing(program)
        told.update(await played)
        return 0

    code = run(folder, guest)
    if desktop is not None:
        desktop.close()
    sys.stdout.write(json.dumps(told))
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), with_bus=sys.argv[2] == "bus"))
