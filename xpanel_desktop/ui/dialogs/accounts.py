"""The accounts: a list, a form beside it, and where the keys are kept."""

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
from xpanel_desktop.ui.account_words import named
from xpanel_desktop.ui.dialogs.account_form import AccountForm, Limits
from xpanel_desktop.ui.dialogs.account_saving import AccountSaving
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.keyring_words import (
    advice_words,
    can_try,
    held_mark,
    held_words,
    is_poor,
    state_words,
)
from xpanel_desktop.ui.plain import plain, tooltip
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tab_order import lay_tab_order
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.account_choice import account_icon
from xpanel_desktop.ui.widgets.font_room import wide
from xpanel_desktop.ui.widgets.labels import plain_label, set_words
from xpanel_desktop.ui.widgets.piecemeal import Pieces, at_once
from xpanel_desktop.vault import Held, Place

LIST_WIDTH = 220


class AccountsDialog(QDialog):
    """Adds, tests, edits and removes accounts."""

    def __init__(
        self, core: Core, tasks: Tasks, scope: Scope, parent: QWidget, *, piecemeal: bool = False
    ) -> None:
        """Build it now, or leave that to whoever goes through `pieces` before it is shown."""
        super().__init__(parent)
        self._core, self._tasks, self._scope = core, tasks, scope
        self.resize(840, 600)
        self.whole = False
        self.pieces = self._build()
        if not piecemeal:
            at_once(self.pieces)

    def _build(self) -> Pieces:
        yield
        self.list = QListWidget(self)
        self.list.setObjectName("accounts.list")
        self.list.setProperty("framed", "true")
        self.list.setFixedWidth(wide(self.list.fontMetrics(), LIST_WIDTH))
        self.list.setIconSize(QSize(14, 14))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        yield
        self.form = AccountForm(self)
        yield
        self._saving = AccountSaving(self._core, self._tasks, self.form)
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
        self.keyring, self.shut = QPushButton(self), QPushButton(self)
        self.keyring.setObjectName("accounts.keyring")
        self.shut.setObjectName("accounts.close")
        for button in (self.add, self.remove, self.sure, self.keep, self.keyring, self.shut):
            button.setAutoDefault(False)  # Enter in a field saves, and does nothing else
        yield
        self._lay_out()
        self._connect()
        self.retranslate()
        self._offer()
        self.whole = True

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
        foot.addWidget(self.keyring)
        foot.addWidget(self.shut)
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addLayout(left)
        row.addLayout(right, 1)
        lay_tab_order(self)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda now, _before: self._choose(now))
        self.add.clicked.connect(self.begin_new)
        self.remove.clicked.connect(lambda: self._ask(asked=True))
        self.keep.clicked.connect(lambda: self._ask(asked=False))
        self.sure.clicked.connect(lambda: self._saving.start(self._remove(), "remove account"))
        self._saving.saved.connect(self._saved)
        self._saving.settled.connect(self._show_keys)
        self.keyring.clicked.connect(self._look)
        self.shut.clicked.connect(self.reject)
        self.finished.connect(lambda _result: self._saving.forget())
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
                item.setToolTip(tooltip(named(account)))
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
        self._show_held()

    def _ask(self, *, asked: bool) -> None:
        account = self._core.accounts.get(self._chosen())
        asked = asked and account is not None
        for part in (self.question, self.sure, self.keep):
            part.setVisible(asked)
        if account is not None:
            words = self.tr("Remove {name}? Its key is forgotten; its orders stay on record.")
            self.question.setText(words.format(name=plain(account.name)))

    def _saved(self, account_id: int, new: bool) -> None:
        if new:
            self._scope.choose(account_id)
        self._offer(account_id)

    def _look(self) -> None:
        """Ask the keyring again."""
        self._saving.start(self._ask_keyring(), "look at the keyring")

    async def _ask_keyring(self) -> None:
        await self._core.keys.look()
        self._show_held()

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
        words = (state_words(state), advice_words(state))
        self.keys.setText(" ".join(filter(None, words)))
        set_words(self.keys, "warn" if state.place is Place.MEMORY else "")
        self.keyring.setVisible(can_try(state))
        self._show_held()

    def _show_held(self) -> None:
        account = self._core.accounts.get(self._chosen())
        state = self._core.vault.state
        held = self._core.keys.held(account) if account else Held.UNKNOWN
        self.form.show_held(held_words(held, state), poor=is_poor(held, state))
        for row in range(self.list.count()):
            item = self.list.item(row)
            one = self._core.accounts.get(int(item.data(Qt.ItemDataRole.UserRole)))
            mark = held_mark(self._core.keys.held(one), state) if one else ""
            item.setText("\n".join(filter(None, (named(one), mark))))

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.setWindowTitle(self.tr("Accounts"))
        self.add.setText(self.tr("Add"))
        self.add.setIcon(icon("plus"))
        self.remove.setText(self.tr("Remove"))
        self.remove.setIcon(icon("trash"))
        self.sure.setText(self.tr("Remove the account"))
        self.keep.setText(self.tr("Keep it"))
        self.keyring.setText(self.tr("Ask the keyring again"))
        self.shut.setText(self.tr("Close"))
        self.list.setAccessibleName(self.tr("Accounts"))
        self._show_keys()
        self._ask(asked=False)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        changed = event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange)
        if changed and self.whole:
            self.retranslate()
        super().changeEvent(event)
