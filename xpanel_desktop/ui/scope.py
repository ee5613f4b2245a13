"""Which account the panes look at now."""

from PySide6.QtCore import QObject, Signal

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.store.glimpse import CHOSEN


class Scope(QObject):
    """The accounts there are, and the one that the operator looks at."""

    changed = Signal()
    """Another account is looked at, or the accounts themselves changed."""

    def __init__(self, core: Core, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._chosen = core.settings.get(CHOSEN, 0)
        self._before: tuple[Account, ...] = ()
        self._stop_listening = core.notices.subscribe(self._on_changes)

    @property
    def accounts(self) -> tuple[Account, ...]:
        """Every account, in the order of adding."""
        return self._core.accounts.all()

    @property
    def account(self) -> Account | None:
        """The account that is looked at: the chosen one, else the first; None without any."""
        chosen = self._core.accounts.get(self._chosen)
        return chosen or next(iter(self.accounts), None)

    def choose(self, account_id: int) -> None:
        """Look at another account."""
        if account_id != self._chosen and self._core.accounts.get(account_id) is not None:
            self._chosen = account_id
            self.changed.emit()

    @property
    def chosen(self) -> int:
        """The id of the account that is looked at; 0 without any."""
        account = self.account
        return account.id if account else 0

    def close(self) -> None:
        """Listen no longer."""
        self._stop_listening()

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches(Table.ACCOUNTS) and self.accounts != self._before:
            self._before = self.accounts
            self.changed.emit()
