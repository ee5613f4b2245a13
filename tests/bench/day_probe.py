"""Lives a short day in the real program and tells how late its GUI thread was in each part of it.

Started on a filled folder: it starts as the program does, syncs the catalogue from a practice
panel, imports pasted lines and quits. Told in one line of JSON: seconds late of every beat.
"""

import asyncio
import json
import sys
import time
from dataclasses import replace
from pathlib import Path

from xpanel_desktop import main

main.make_haste()

from PySide6.QtCore import QEvent, QObject, Qt, QTimer  # noqa: E402 -- Qt comes after it

from tests.bench.bulk import LINES, paste  # noqa: E402
from xpanel_desktop.app.practice_child import PracticeChild  # noqa: E402
from xpanel_desktop.ui import application, first  # noqa: E402

BEAT = 0.005
SERVICES = 15_000
QUIET = 2.0
"""Seconds that each part is watched after its work is done."""


class Beat(QObject):
    """Beats every few milliseconds from the window's first paint on, and notes what is late."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: dict[str, list[float]] = {}
        self.begin("start")
        self._timer = QTimer(self, interval=round(BEAT * 1000))
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def begin(self, part: str) -> None:
        """What is late from here on belongs to this part."""
        self._late = self.parts.setdefault(part, [])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin behind the first paint: until then there is no window that could be late."""
        if event.type() == QEvent.Type.Paint and not self._timer.isActive():
            self._last = time.perf_counter()
            self._timer.start()
        elif event.type() == QEvent.Type.Hide and self._timer.isActive():
            self._timer.stop()  # nobody waits for a window that is gone
            self._beat()
        return False

    def _beat(self) -> None:
        now = time.perf_counter()
        self._late.append(max(now - self._last - BEAT, 0.0))
        self._last = now


async def live(program: application.Program, beat: Beat, scratch: Path) -> int:
    """Do the day's work; what the practice panel needs to start is no part of it."""
    core, window = program.core, program.window
    bulk = window.rooms.bulk
    await asyncio.sleep(QUIET)
    beat.begin("aside")
    practice = await PracticeChild.start(scratch, services=SERVICES)
    try:
        account = core.accounts.all()[0]
        await core.accounts.edit(replace(account, url=practice.url), practice.key)
        await core.sessions.set_offline(False)
        await asyncio.sleep(QUIET)
        beat.begin("sync")
        await core.catalogs.sync(account.id)
        await asyncio.sleep(QUIET)
        lines = paste()
        beat.begin("import")
        window.show_pane("bulk")
        bulk(lambda pane: pane.take(lines))
        while not bulk.is_built or len(bulk.part.model.lines) < LINES:  # noqa: ASYNC110 -- as it is
            await asyncio.sleep(BEAT)
        await asyncio.sleep(QUIET)
    finally:
        beat.begin("aside")
        await practice.stop()
    beat.begin("quit")
    return 0


def day(folder: Path, scratch: Path) -> dict[str, list[float]]:
    """Live it and return the lateness of every beat, in seconds, by part."""
    paste()  # makes its catalogue, which is no part of the program
    first.the_application()
    beat = Beat()
    shown = first.MainWindow.show_first

    def show_first(window: first.MainWindow, seen: object) -> None:
        window.installEventFilter(beat)
        shown(window, seen)  # type: ignore[arg-type]

    first.MainWindow.show_first = show_first  # type: ignore[method-assign]
    seen = first.show_first(folder, main.REST)
    assert seen is not None, "there is nothing to paint first"
    assert application.run(folder, lambda program: live(program, beat, scratch), seen) == 0
    return beat.parts


print(json.dumps(day(Path(sys.argv[1]), Path(sys.argv[2]))))
