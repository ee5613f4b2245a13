"""The accounts: a list, a form beside it, and where the keys are kept."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.domain.snapshot import Probe
from xpanel_desktop.ui.dialogs.account_form import AccountForm, Typed
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.models.service_cells import plain
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import error_words
from xpanel_desktop.ui.trouble_words import vault_words
from xpanel_desktop.ui.widgets.account_choice import account_icon
from xpanel_desktop.ui.widgets.labels import plain_label
from xpanel_desktop.vault import Place

LIST_WIDTH = 220


class AccountsDialog(QDialog):
    """Adds, tests, edits and removes accounts."""

    def __init__(self, core: Core, tasks: Tasks, scope: Scope, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._tasks, self._scope = core, tasks, scope
        self._tested: tuple[str, str, str] | None = None
        self._probe: Probe | None = None
        self.resize(760, 460)
        self.list = QListWidget(self)
        self.list.setObjectName("accounts.list")
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setIconSize(QSize(14, 14))
        self.form = AccountForm(self)
        self.add, self.remove = QPushButton(self), QPushButton(self)
        self.add.setObjectName("accounts.add")
        self.remove.setObjectName("accounts.remove")
        self.sure, self.keep = QPushButton(self), QPushButton(self)
        self.sure.setObjectName("accounts.sure")
        self.sure.setProperty("danger", "true")
        self.question = plain_label(self)
        self.question.setWordWrap(True)
        self.keys = plain_label(self, quiet=True)
        self.keys.setWordWrap(True)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._offer()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self.add)
        below.addWidget(self.remove)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(below)
        asked = QHBoxLayout()
        asked.addWidget(self.question, 1)
        asked.addWidget(self.sure)
        asked.addWidget(self.keep)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.form, 1)
        right.addLayout(asked)
        right.addWidget(self.keys)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addLayout(left)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda now, _before: self._choose(now))
        self.add.clicked.connect(self.begin_new)
        self.remove.clicked.connect(lambda: self._ask(asked=True))
        self.keep.clicked.connect(lambda: self._ask(asked=False))
        self.sure.clicked.connect(lambda: self._start(self._remove(), "remove account"))
        self.form.test_wanted.connect(lambda: self._try(self._test))
        self.form.save_wanted.connect(lambda: self._try(self._save))
        stop = self._core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: stop())

    def begin_new(self) -> None:
        """Show an empty form for a new account."""
        self.list.setCurrentRow(-1)
        self._ask(asked=False)
        self.form.show_account(None)
        self.form.name.setFocus()

    def open_on(self, account_id: int | None) -> None:
        """Open the dialog on an account; None on a new one."""
        self._offer(account_id)
        if account_id is None:
            self.begin_new()
        self._show_keys()
        self.open()

    def _chosen(self) -> int:
        item = self.list.currentItem()
        return int(item.data(Qt.ItemDataRole.UserRole)) if item else 0

    def _offer(self, chosen: int | None = None) -> None:
        """List the accounts; keep or set the one that is chosen."""
        wanted = chosen or self._chosen()
        with QSignalBlocker(self.list):
            self.list.clear()
            for account in self._core.accounts.all():
                item = QListWidgetItem(account_icon(account), plain(account.name))
                item.setData(Qt.ItemDataRole.UserRole, account.id)
                self.list.addItem(item)
                if account.id == wanted:
                    self.list.setCurrentItem(item)
        self._choose(self.list.currentItem())

    def _choose(self, item: QListWidgetItem | None) -> None:
        account = self._core.accounts.get(self._chosen()) if item else None
        self.remove.setEnabled(account is not None)
        self._ask(asked=False)
        if account is not None:
            self.form.show_account(account)

    def _ask(self, *, asked: bool) -> None:
        account = self._core.accounts.get(self._chosen())
        asked = asked and account is not None
        for part in (self.question, self.sure, self.keep):
            part.setVisible(asked)
        if account is not None:
            words = self.tr("Remove {name}? Its key is forgotten; its orders stay on record.")
            self.question.setText(words.format(name=plain(account.name)))

    def _try(self, work: Callable[[Typed], Coroutine[Any, Any, None]]) -> None:
        missing = self.form.missing()
        if missing:
            self.form.tell(missing, "bad")
            return
        self._start(work(self.form.typed()), "account")

    def _start(self, coroutine: Coroutine[Any, Any, None], name: str) -> None:
        self.form.set_busy(busy=True)
        self._tasks.start(self, self._watched(coroutine), name=name, on_error=self._failed)

    async def _watched(self, coroutine: Coroutine[Any, Any, None]) -> None:
        try:
            await coroutine
        finally:
            self.form.set_busy(busy=False)
            self._show_keys()

    def _failed(self, error: Exception) -> None:
        self.form.tell(error_words(error), "bad")

    async def _test(self, typed: Typed) -> None:
        self.form.tell(self.tr("Asking the panel…"))
        self.form.tell_probe(await self._ask_panel(typed))

    async def _ask_panel(self, typed: Typed) -> Probe:
        """Test what is typed, once for the same address, key and proxy."""
        key = typed.key or await self._core.accounts.key_of(typed.account) or Secret("")
        asked = (typed.account.url, typed.account.proxy, key.reveal())
        if self._probe is None or self._tested != asked:
            probe = await self._core.accounts.test(typed.account.url, key, typed.account.proxy)
            self._tested, self._probe = asked, probe
        return self._probe

    async def _save(self, typed: Typed) -> None:
        self.form.tell(self.tr("Asking the panel…"))
        probe = await self._ask_panel(typed)
        account, book = typed.account, self._core.accounts
        if account.id:
            await book.edit(replace(account, dialects=probe.dialects), typed.key)
            self.form.show_account(book.get(account.id))
        else:
            assert typed.key is not None, "a new account has a key"
            saved = await book.add(
                name=account.name,
                url=account.url,
                key=typed.key,
                colour=account.colour,
                probe=probe,
                proxy=account.proxy,
                parallel=account.parallel,
                per_minute=account.per_minute,
            )
            self._scope.choose(saved.id)
            self._offer(saved.id)
        self._tested, self._probe = None, None
        self.form.tell_probe(probe)

    async def _remove(self) -> None:
        account_id = self._chosen()
        if account_id:
            await self._core.accounts.remove(account_id)
        self._offer()
        self.begin_new()

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches(Table.ACCOUNTS) and self.list.count() != len(self._core.accounts.all()):
            self._offer()

    def _show_keys(self) -> None:
        state = self._core.vault.state
        if state.place is Place.MEMORY:
            words = self.tr("Keys are kept in memory only, until you quit. {reason}")
            self.keys.setText(words.format(reason=vault_words(state)))
        else:
            self.keys.setText(self.tr("Keys are kept in your system's keyring, nowhere else."))

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.setWindowTitle(self.tr("Accounts"))
        self.add.setText(self.tr("Add"))
        self.add.setIcon(icon("plus"))
        self.remove.setText(self.tr("Remove"))
        self.remove.setIcon(icon("trash"))
        self.sure.setText(self.tr("Remove the account"))
        self.keep.setText(self.tr("Keep it"))
        self.list.setAccessibleName(self.tr("Accounts"))
        self._show_keys()
        self._ask(asked=False)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self.retranslate()
        super().changeEvent(event)
