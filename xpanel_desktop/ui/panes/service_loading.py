"""Brings a catalogue to the pane: from the store, or asked from the panel."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.account import Account
from xpanel_desktop.ui.models.service_index import (
    ServiceIndex,
    index_of,
    unfolded,
    unfolded_in_turns,
)
from xpanel_desktop.ui.panes.service_face import ServicesFace
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.piecemeal import Pieces, in_turns


@dataclass(frozen=True, slots=True)
class Loaded:
    """A catalogue ready to be shown. `index` is None for one that was never fetched."""

    account_id: int
    index: ServiceIndex | None
    fetched_at: datetime | None
    partial: bool = False
    """Whether these are the first services alone, the rest being read."""

    def is_same_as(self, other: "Loaded | None") -> bool:
        """Tell whether the very same services are shown already, not yet folded."""
        if other is None or other.index is None or self.index is None:
            return False
        return self.index.services is other.index.services


def seen_first(face: ServicesFace, account: Account | None) -> Loaded | None:
    """Return what a face shows of an account since before there was a core; None when nothing."""
    if account is None or account.id != face.account_id:
        return None
    return Loaded(account.id, face.model.index_shown, None, partial=True)


def is_whole(loaded: Loaded | None) -> bool:
    """Tell whether all of a catalogue is there."""
    return loaded is not None and not loaded.partial


async def load(
    core: Core, account_id: int, show: Callable[[Loaded], Pieces], *, early: bool
) -> None:
    """Read the stored catalogue, fold it in slices and show it piece by piece.

    `early` shows its first services before the rest is read, and all of it before it is folded:
    for a pane that is empty, searches for nothing and keeps the panel's order.
    """
    if early and (head := await core.catalogs.head(account_id)):
        await in_turns(show(Loaded(account_id, unfolded(head), None, partial=True)))
        await asyncio.sleep(0)  # the rows are painted
    snapshot = await core.catalogs.load(account_id)
    if snapshot is None:
        await in_turns(show(Loaded(account_id, None, None)))
        return
    index = None
    if early:
        index = await unfolded_in_turns(snapshot.services)
        await in_turns(show(Loaded(account_id, index, snapshot.fetched_at)))
        await asyncio.sleep(0)
    index = await index_of(snapshot.services, index)
    await in_turns(show(Loaded(account_id, index, snapshot.fetched_at)))


async def fetch(core: Core, account_id: int, done: Callable[[int], None]) -> None:
    """Ask the panel for its services; what came is published and read again by `load`.

    Raise PanelError when the panel did not answer with a catalogue.
    """
    await core.catalogs.sync(account_id)
    done(account_id)


class Fetching(QObject):
    """Which accounts' catalogues are being fetched, and what went wrong at the last try."""

    changed = Signal()

    def __init__(self, core: Core, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._core, self._tasks = core, tasks
        self._busy: set[int] = set()
        self._asked: set[int] = set()
        self._failures: dict[int, Exception] = {}

    def busy(self, account_id: int) -> bool:
        """Tell whether the panel is being asked now."""
        return account_id in self._busy

    def asked(self, account_id: int) -> bool:
        """Tell whether the panel was asked at all since the program began."""
        return account_id in self._asked

    def failure(self, account_id: int) -> Exception | None:
        """Return what went wrong at the last try, None when it went well."""
        return self._failures.get(account_id)

    def settle(self, account_id: int) -> None:
        """Forget what went wrong: a catalogue came, whoever asked for it."""
        self._failures.pop(account_id, None)

    def came(self, account_ids: Iterable[int]) -> None:
        """Forget what went wrong: catalogues have come since, whoever asked for them."""
        for account_id in account_ids:
            self._failures.pop(account_id, None)

    def start(self, account_id: int) -> None:
        """Ask the panel, unless it is being asked already."""
        if account_id in self._busy:
            return
        self._busy.add(account_id)
        self._asked.add(account_id)
        self._failures.pop(account_id, None)
        self.changed.emit()

        def failed(error: Exception) -> None:
            self._failures[account_id] = error
            self._done(account_id)

        work = fetch(self._core, account_id, self._done)
        self._tasks.start(self, work, name="services", on_error=failed)

    def _done(self, account_id: int) -> None:
        self._busy.discard(account_id)
        self.changed.emit()
