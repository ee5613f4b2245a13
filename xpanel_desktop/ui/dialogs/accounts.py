"""The accounts: a list, a form beside it, and where the keys are kept."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
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

from xpanel_desktop.api import ca
from xpanel_desktop.api.trouble import BadCa
from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.errors import Unreachable
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.domain.snapshot import Probe
from xpanel_desktop.ui.account_words import named
from xpanel_desktop.ui.dialogs.account_form import AccountForm, Limits, Typed
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import error_words
from xpanel_desktop.ui.trouble_words import vault_words
from xpanel_desktop.ui.widgets.account_choice import account_icon
from xpanel_desktop.ui.widgets.labels import plain_label, set_words
from xpanel_desktop.vault import Place

LIST_WIDTH = 220
Way = tuple[str, str, str]
"""An account's address, proxy and own CA."""


class AccountsDialog(QDialog):
    """Adds, tests, edits and removes accounts."""

    def __init__(self, core: Core, tasks: Tasks, scope: Scope, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._tasks, self._scope = core, tasks, scope
        self._tested: tuple[Way, Secret] | None = None
        self._probe: Probe | None = None
        self.resize(800, 544)
        self.list = QListWidget(self)
        self.list.setObjectName("accounts.list")
        self.list.setProperty("framed", "true")
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
        self.keys = plain_label(self)
        self.keys.setWordWrap(True)
        self.shut = QPushButton(self)
        self.shut.setObjectName("accounts.close")
        for button in (self.add, self.remove, self.sure, self.keep, self.shut):
            button.setAutoDefault(False)  # Enter in a field saves, and does nothing else
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
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.keys, 1)
        foot.addWidget(self.shut)
        right.addLayout(foot)
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
        self.form.untested_wanted.connect(lambda: self._try(lambda typed: self._keep(typed, None)))
        self.form.ca.file_chosen.connect(lambda file: self._start(self._take_ca(file), "own CA"))
        self.shut.clicked.connect(self.reject)
        self.finished.connect(lambda _result: self._forget())
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
                item = QListWidgetItem(account_icon(account), named(account))
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
            caution = self._core.caution
            limits = Limits(caution.order_limit(account.id), caution.daily_limit(account.id))
            self.form.show_account(account, limits)
            self.form.show_learnt(self._core.rates.learnt(account.id))

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
        """Test what is typed, once for the same way and key."""
        key = typed.key or await self._core.accounts.key_of(typed.account) or Secret("")
        account = typed.account
        if self._probe is None or not self._is_tested(account, key):
            self._probe = await self._core.accounts.test(account.url, key, *_way(account)[1:])
            self._tested = _way(account), key
        return self._probe

    def _is_tested(self, account: Account, key: Secret) -> bool:
        if self._tested is None:
            return False
        way, tested = self._tested
        return way == _way(account) and tested.reveal() == key.reveal()

    async def _take_ca(self, file: str) -> None:
        """Read the certificates of a file into the form; nothing is stored yet."""
        try:
            pem = await asyncio.to_thread(ca.read_file, Path(file))
        except BadCa as error:
            self.form.tell(error_words(error), "bad")
        except OSError as error:
            words = self.tr("The file cannot be read: {reason}")
            self.form.tell(words.replace("{reason}", error.strerror or str(error)), "bad")
        else:
            self.form.tell("")
            self.form.ca.show_pem(pem)

    async def _save(self, typed: Typed) -> None:
        """Save what is typed; a new way to the panel is tested first."""
        if self._same_way(typed):
            await self._keep(typed, None)
            return
        self.form.tell(self.tr("Asking the panel…"))
        try:
            probe = await self._ask_panel(typed)
        except Unreachable as error:
            self.form.tell_unreachable(error_words(error))
            return
        await self._keep(typed, probe)

    def _same_way(self, typed: Typed) -> bool:
        """Tell whether the way to the panel and the key are those that are stored."""
        stored = self._core.accounts.get(typed.account.id)
        return typed.key is None and stored is not None and _way(typed.account) == _way(stored)

    async def _keep(self, typed: Typed, probe: Probe | None) -> None:
        account, book = typed.account, self._core.accounts
        if account.id:
            dialects = probe.dialects if probe else account.dialects
            await book.edit(replace(account, dialects=dialects), typed.key)
            number = account.id
        else:
            number = await self._add(typed, probe)
        await self._core.caution.set_order_limit(number, typed.limits.order)
        await self._core.caution.set_daily_limit(number, typed.limits.day)
        self._offer(number)
        self._forget()
        if probe is None:
            self.form.tell_saved()
        else:
            self.form.tell_probe(probe, saved=True)

    async def _add(self, typed: Typed, probe: Probe | None) -> int:
        account = typed.account
        assert typed.key is not None, "a new account has a key"
        saved = await self._core.accounts.add(
            name=account.name,
            url=account.url,
            key=typed.key,
            colour=account.colour,
            probe=probe,
            proxy=account.proxy,
            ca=account.ca,
            parallel=account.parallel,
            per_minute=account.per_minute,
            read_only=account.read_only,
        )
        self._scope.choose(saved.id)
        return saved.id

    def _forget(self) -> None:
        """Drop what was tested, and a key that was typed and not saved."""
        self._tested, self._probe = None, None
        self.form.forget_key()

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
            told = words.format(reason=vault_words(state)).strip()
        else:
            told = self.tr("Keys are kept in your system's keyring, nowhere else.")
        self.keys.setText(told)
        set_words(self.keys, "warn" if state.place is Place.MEMORY else "")

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.setWindowTitle(self.tr("Accounts"))
        self.add.setText(self.tr("Add"))
        self.add.setIcon(icon("plus"))
        self.remove.setText(self.tr("Remove"))
        self.remove.setIcon(icon("trash"))
        self.sure.setText(self.tr("Remove the account"))
        self.keep.setText(self.tr("Keep it"))
        self.shut.setText(self.tr("Close"))
        self.list.setAccessibleName(self.tr("Accounts"))
        self._show_keys()
        self._ask(asked=False)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self.retranslate()
        super().changeEvent(event)


def _way(account: Account) -> Way:
    """Return what a connection test is good for, beside the key."""
    return account.url, account.proxy, account.ca
