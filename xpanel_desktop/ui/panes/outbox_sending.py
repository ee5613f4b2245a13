"""Whether the accounts send: what keeps them from it, and the operator's pause."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from xpanel_desktop.app.connection import Link
from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.account import Account
from xpanel_desktop.ui.panes.outbox_stops import (
    Remedies,
    halted_notice,
    offline_notice,
    stopped,
    unreachable_notice,
)
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.bars import Notice


class Sending(QObject):
    """Tells what stands in the way, and does what can be done about it."""

    decide = Signal(int)
    """Account id: an unknown order waits for a decision."""
    change_key = Signal(int)
    """Account id: the panel refuses its key."""

    def __init__(self, core: Core, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._core = core
        self._tasks = tasks
        self._remedies = Remedies(
            self.decide.emit, self._try_again, self.change_key.emit, self._resume
        )

    def notices(self, accounts: Sequence[Account], waiting: Mapping[int, int]) -> list[Notice]:
        """Return what to say of these accounts; `waiting` counts their queued orders."""
        told = [notice for account in accounts for notice in stopped(account, self._remedies)]
        if self._core.caution.halted:
            return [halted_notice(self._go_on), *told]
        if not any(waiting.get(account.id) for account in accounts):
            return told
        if self._core.sessions.offline:
            return [*told, offline_notice()]
        for account in accounts:
            connection = self._core.sessions.connection(account.id)
            if waiting.get(account.id) and connection.link is Link.OFFLINE:
                told.append(unreachable_notice(account, connection.words))
        return told

    def paused(self, accounts: Sequence[Account]) -> bool | None:
        """Tell whether all of these accounts are paused; None when there is none."""
        return all(account.paused for account in accounts) if accounts else None

    def toggle(self, accounts: Sequence[Account]) -> None:
        """Pause sending for these accounts, or resume it when all are paused."""
        paused = not self.paused(accounts)
        for account in accounts:
            if account.paused is not paused:
                self._pause(account.id, paused=paused)

    def _go_on(self) -> None:
        work = self._core.sessions.set_halted(halted=False)
        self._tasks.start(self, work, name="let sending go on")

    def _resume(self, account_id: int) -> None:
        self._pause(account_id, paused=False)

    def _pause(self, account_id: int, *, paused: bool) -> None:
        self._tasks.start(
            self, self._core.accounts.set_paused(account_id, paused), name="pause sending"
        )

    def _try_again(self, account_id: int) -> None:
        self._tasks.start(self, self._core.accounts.lift_stop(account_id), name="lift a stop")
