"""How an import comes to the bulk pane: read anew, known from before, or left unfinished."""

import threading
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from xpanel_desktop.app.core import Core
from xpanel_desktop.app.sheets import Sheet
from xpanel_desktop.domain.importing import Import
from xpanel_desktop.ui.panes import bulk_work as work
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import moment, number
from xpanel_desktop.ui.widgets.bars import Bars, Notice, Remedy

MOST_LEFT = 3
"""Unfinished imports that are offered at once."""


class Intake(QObject):
    """Reads, keeps, and asks before the very same text is taken a second time."""

    came = Signal(object, tuple)
    """An Import, and the cells of its heading; none for a paste or one from before."""
    failed = Signal(object)
    """The error that kept an import from coming."""

    def __init__(self, core: Core, tasks: Tasks, bars: Bars) -> None:
        super().__init__(bars)
        self._core, self._tasks, self._bars = core, tasks, bars
        self._reading = threading.Event()

    def take(self, account_id: int, source: Path | str) -> None:
        """Read a file or a pasted text; one that is being read is given up."""
        self._reading.set()
        self._reading = threading.Event()
        self._start(self._read(account_id, source, self._reading))

    async def _read(self, account_id: int, source: Path | str, stopped: threading.Event) -> None:
        sheet = await work.read(source, stopped)
        if sheet is None:
            return
        before = [one for one in await self._core.bulk.alike(sheet.digest) if self._known(one)]
        if before:
            self._tell_before(account_id, sheet, before[0])
        else:
            await self._keep(account_id, sheet)

    async def _keep(self, account_id: int, sheet: Sheet) -> None:
        made = await work.keep(self._core, account_id, sheet)
        self.came.emit(made, sheet.rows[0].cells if made.columns else ())

    def _tell_before(self, account_id: int, sheet: Sheet, before: Import) -> None:
        """Say that this very text was imported before; nothing is taken twice by mistake."""
        words = self.tr(
            "This was imported before, at {time}: {queued} of {lines} lines became orders."
        ).format(time=moment(before.at), queued=number(before.queued), lines=number(before.lines))
        go_on = Remedy(self.tr("Go on with it"), "bulk.go_on", lambda: self._resume(before))
        anew = Remedy(
            self.tr("Import it anew"),
            "bulk.anew",
            lambda: self._start(self._keep(account_id, sheet)),
        )
        self._bars.show_all([Notice("warning", words, (go_on, anew), "warn")])

    def offer_left(self) -> None:
        """Offer the imports of which lines are left."""
        self._start(self._offer_left())

    async def _offer_left(self) -> None:
        left = [one for one in await self._core.bulk.open_ones() if self._known(one)]
        self._bars.show_all([self._left_notice(one) for one in left[:MOST_LEFT]])

    def _known(self, one: Import) -> bool:
        return self._core.accounts.get(one.account_id) is not None

    def _left_notice(self, one: Import) -> Notice:
        name = plain(one.name) or self.tr("A paste")
        words = self.tr("{name} of {time}: {left} of {lines} lines are not queued.").format(
            name=name,
            time=moment(one.at),
            left=number(one.lines - one.queued),
            lines=number(one.lines),
        )
        go_on = Remedy(self.tr("Go on"), f"bulk.resume.{one.id}", lambda: self._resume(one))
        gone = Remedy(
            self.tr("Discard"), f"bulk.discard.{one.id}", lambda: self._start(self._forget(one))
        )
        return Notice("clock", words, (go_on, gone), "info")

    def _resume(self, one: Import) -> None:
        self.came.emit(one, ())

    async def _forget(self, one: Import) -> None:
        await self._core.bulk.discard(one)
        await self._offer_left()

    def _start(self, coroutine: Coroutine[Any, Any, None]) -> None:
        self._tasks.start(self, coroutine, name="import", on_error=self.failed.emit)
