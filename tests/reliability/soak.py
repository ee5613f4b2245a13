"""The whole program offscreen at work for a while, and whether it grows.

`python -m tests.reliability.soak --seconds N` runs it in this process on a practice panel at speed
and prints one line of JSON: a list of samples (see `Sample`), and how late the GUI thread was.
"""

import argparse
import asyncio
import gc
import json
import resource
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from itertools import cycle
from pathlib import Path
from typing import Any, ClassVar

from PySide6 import QtCore
from PySide6.QtCore import QSocketNotifier
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from xpanel_desktop.app.practice_child import PracticeChild
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.order import NewOrder, written
from xpanel_desktop.domain.service import Kind, Service
from xpanel_desktop.domain.ticket import Ticket
from xpanel_desktop.ui import actions, application
from xpanel_desktop.ui.application import Program
from xpanel_desktop.ui.icons import _Drawing
from xpanel_desktop.ui.theme import Scheme
from xpanel_desktop.ui.window import MainWindow

SERVICES, SPEED = 400, 600.0
OPEN = 300
"""Orders that are made before what grows is looked at."""
BEAT = 0.02
PAGE = resource.getpagesize()
LOST_BY_NOTIFIER = 3
"""References to None that PySide loses with each notifier of a socket; the event loop makes one or
two for each connection (`test_platform.py` shows the library's fault)."""


class Notifiers:
    """Stands before Qt's class for the event loop and counts those that it makes."""

    made: ClassVar[int] = 0
    Type = QSocketNotifier.Type

    def __new__(cls, socket: int, kind: QSocketNotifier.Type) -> Any:
        """Make a notifier of Qt's."""
        cls.made += 1
        return QSocketNotifier(socket, kind)


@dataclass(frozen=True)
class Sample:
    """What the program holds at one moment."""

    rss: int
    """Bytes resident."""
    files: int
    none: int
    """References to None that no object holds: a binding that miscounts them ends in a crash."""
    objects: int
    """Widgets."""
    tasks: int
    listeners: int
    icons: int


class Soak:
    """A guest of the program that works it until its time is over."""

    def __init__(self, seconds: float, data: Path) -> None:
        self._seconds = seconds
        self._data = data
        self.samples: list[Sample] = []
        self.late: list[float] = []

    async def __call__(self, program: Program) -> int:
        """Work; the exit code."""
        child = await PracticeChild.start(self._data, services=SERVICES, speed=SPEED)
        beating = asyncio.ensure_future(self._beat())
        try:
            await self._work(program, child)
        finally:
            beating.cancel()
            await child.stop()
        return 0

    async def _work(self, program: Program, child: PracticeChild) -> None:
        core, window = program.core, program.window
        account = await core.accounts.add(
            name="Soak", url=child.url, key=child.key, colour="blue", per_minute=100_000,
            probe=await core.accounts.test(child.url, child.key), parallel=8,
        )  # fmt: skip
        window.scope.choose(account.id)
        services = (await core.catalogs.sync(account.id)).services
        offer = next(one for one in services if one.kind is Kind.DEFAULT)
        panes, languages, schemes = cycle(actions.PANES), cycle(("tr", "en")), cycle(Scheme)
        end, number = time.monotonic() + self._seconds, 0
        while time.monotonic() < end:
            number += 1
            for one in range(OPEN // 10 if number <= 10 else 0):
                await core.tickets.send(order(account, offer, f"{number}-{one}"))
            await core.tickets.send(order(account, offer, f"more-{number}"))
            window.show_pane(next(panes))
            await type_search(window)
            if number % 3 == 0:
                program.use_language(next(languages))
            if number % 4 == 0:
                program.use_scheme(next(schemes).value)
            if number % 10 == 0:
                await core.catalogs.sync(account.id)
            await asyncio.sleep(0.05)
            if number % len(actions.PANES) == 0:
                self.samples.append(await sample(program))

    async def _beat(self) -> None:
        """Note by how much the loop is late, again and again."""
        while True:
            due = time.monotonic() + BEAT
            await asyncio.sleep(BEAT)
            self.late.append(max(time.monotonic() - due, 0.0))


def order(account: Account, offer: Service, link: str) -> NewOrder:
    """Return a small order."""
    values = {"link": f"https://example.com/{link}", "quantity": str(offer.minimum or 100)}
    return written(Ticket(account.id, offer.id, Kind.DEFAULT, values), offer, "USD")


async def type_search(window: MainWindow) -> None:
    """Type a search in the services, and clear it."""
    window.services.focus_search()
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit):
        QTest.keyClicks(field, "follow")
        await asyncio.sleep(0.05)
        field.clear()


async def sample(program: Program) -> Sample:
    """Look at what the program holds."""
    gc.collect()
    return Sample(
        rss=int(Path("/proc/self/statm").read_text().split()[1]) * PAGE,
        files=len(list(Path("/proc/self/fd").iterdir())),
        none=sys.getrefcount(None) - held_by_objects(None) - LOST_BY_NOTIFIER * Notifiers.made,
        objects=len(QApplication.allWidgets()),
        tasks=len(asyncio.all_tasks()),
        listeners=len(program.core.notices._listeners),
        icons=len(_Drawing._copies),
    )


def held_by_objects(wanted: object) -> int:
    """Count the references to an object from all others, also those that are not collected.

    What frames and C code hold is not among them: that stays about the same between deeds.
    """
    objects: list[object] = gc.get_objects()
    seen, count = set(map(id, objects)), 0
    while objects:
        found: list[object] = []
        for one in gc.get_referents(*objects):
            if one is wanted:
                count += 1
            elif id(one) not in seen:
                seen.add(id(one))
                found.append(one)
        objects = found
    return count


def main() -> int:
    """Run the soak and tell what it saw; the exit code is the program's."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=30)
    seconds = parser.parse_args().seconds
    QtCore.QSocketNotifier = Notifiers  # pyright: ignore[reportAttributeAccessIssue]
    with tempfile.TemporaryDirectory(prefix="xpanel-soak-") as scratch:
        soak = Soak(seconds, Path(scratch) / "practice")
        folder = Path(scratch) / "data"
        folder.mkdir()
        code = application.run(folder, soak)
    late = sorted(soak.late)
    told = {
        "samples": [asdict(one) for one in soak.samples],
        "late": {"p99": late[int(len(late) * 0.99)], "worst": late[-1], "beats": len(late)},
        "cpu": time.process_time(),
    }
    print(json.dumps(told))
    return code


if __name__ == "__main__":
    sys.exit(main())
