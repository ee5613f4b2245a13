"""The status bar: account, connection, balance, what waits to be sent, where the keys are."""

from datetime import datetime

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from xpanel_desktop.app.connection import Link
from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.snapshot import Balance
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui.account_words import named
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.keyring_words import advice_words, why_words
from xpanel_desktop.ui.models.order_counts import OrderCounts
from xpanel_desktop.ui.plain import plain, tooltip
from xpanel_desktop.ui.rate_words import asking_words
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import age, connection_words, money, number
from xpanel_desktop.ui.widgets.account_choice import account_icon
from xpanel_desktop.ui.widgets.labels import plain_label, set_words
from xpanel_desktop.vault import Place, Reason

HEIGHT = 28
MARK = 14
APART = 16
"""Pixels between two facts."""
AGE_EVERY = 30_000
DUE_AFTER = 1000
"""Milliseconds after orders moved at which the next question's time is read again."""
_WAITING = (State.QUEUED, State.SENDING)


class StatusLine(QWidget):
    """One line about the account that is looked at; repainted only when something changed."""

    def __init__(
        self, core: Core, tasks: Tasks, scope: Scope, counts: OrderCounts, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._core, self._tasks, self._scope, self._counts = core, tasks, scope, counts
        self._balance: Balance | None = None
        self._due: datetime | None = None
        self._soon = QTimer(self, singleShot=True, interval=DUE_AFTER)
        self._soon.timeout.connect(self._read)
        self._dot, self._link_mark = QLabel(self), QLabel(self)
        self.account = plain_label(self)
        self.connection = plain_label(self)
        self.balance = plain_label(self)
        self.low = plain_label(self)
        self.low.setProperty("words", "warn")
        self.low.hide()
        self.asking = plain_label(self, quiet=True)
        self.outbox = plain_label(self, quiet=True)
        self._keys_mark, self.keys = QLabel(self), plain_label(self)
        self.keys.setProperty("words", "warn")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(6)
        self.setFixedHeight(HEIGHT)
        facts = (
            (self._dot, self.account),
            (self._link_mark, self.connection),
            (self.balance,),
            (self.asking,),
        )
        for fact in facts:
            for part in fact:
                row.addWidget(part)
            row.addSpacing(APART)
        row.addWidget(self.low)
        row.addStretch(1)
        row.addWidget(self._keys_mark)
        row.addWidget(self.keys)
        row.addSpacing(APART)
        row.addWidget(self.outbox)
        scope.changed.connect(self._read)
        counts.changed.connect(self._show)
        stop = core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: stop())
        timer = QTimer(self)
        timer.timeout.connect(self._show)
        timer.start(AGE_EVERY)
        self._read()

    def _on_changes(self, changes: Changes) -> None:
        shown = (Table.CONNECTIONS, Table.SETTINGS, Table.LOW_BALANCES, Table.KEYS)
        if changes.touches(Table.BALANCES) or changes.touches(Table.ACCOUNTS):
            self._read()
        elif changes.touches(Table.ORDERS) and not self._soon.isActive():
            self._soon.start()
        elif any(changes.touches(table) for table in shown):
            self._show()

    def _read(self) -> None:
        self._tasks.start(self, self._read_balance(), name="status line")

    async def _read_balance(self) -> None:
        account = self._scope.account
        self._balance = await self._core.balances.last(account.id) if account else None
        self._due = await self._core.orders.next_due(account.id) if account else None
        self._show()

    def _show(self) -> None:
        account = self._scope.account
        for part in (self._dot, self._link_mark, self.connection, self.balance, self.asking):
            part.setVisible(account is not None)
        self._show_outbox()
        self._show_keys()
        if account is None:
            self.account.setText(self.tr("No account yet"))
            return
        size, ratio = QSize(MARK, MARK), self.devicePixelRatioF()
        self._dot.setPixmap(account_icon(account).pixmap(size, ratio))
        self.account.setText(named(account))
        connection = self._core.sessions.connection(account.id)
        online = connection.link is Link.ONLINE
        mark = icon("online" if online else "offline")
        self._link_mark.setPixmap(mark.pixmap(size, ratio))
        self.connection.setText(connection_words(connection))
        low = self._core.low_balance.low
        set_words(self.balance, "warn" if account.id in low else "")
        told = self.tr("Low: {balance}") if account.id in low else "{balance}"
        self.balance.setText(told.format(balance=self._balance_words()))
        words, tip = asking_words(self._core, account, self._due)
        self.asking.setText(words)
        self.asking.setToolTip(tip)
        self.asking.setVisible(bool(words))
        self._show_low_elsewhere(set(low) - {account.id})

    def _show_low_elsewhere(self, account_ids: set[int]) -> None:
        """Name the other accounts whose balance is low."""
        names = [plain(one.name) for one in self._scope.accounts if one.id in account_ids]
        self.low.setVisible(bool(names))
        self.low.setText(self.tr("Balance low: {names}").format(names=", ".join(names)))

    def _balance_words(self) -> str:
        if self._balance is None:
            return self.tr("Balance not known yet")
        told = money(self._balance.money.amount, self._balance.money.currency)
        since = age(self._balance.at, self._core.clock.now())
        return self.tr("Balance {amount} · {age}").format(amount=told, age=since)

    def _show_outbox(self) -> None:
        now = self._counts.now
        waiting = sum(n for (_, state), n in now.items() if state in _WAITING)
        text = self.tr("Outbox: {count} waiting").format(count=number(waiting))
        self.outbox.setText(text if waiting else self.tr("Outbox empty"))

    def _show_keys(self) -> None:
        state = self._core.vault.state
        memory = state.place is Place.MEMORY and state.reason is not Reason.NONE
        for part in (self.keys, self._keys_mark):
            part.setVisible(memory)
        size = QSize(MARK, MARK)
        self._keys_mark.setPixmap(icon("warning").pixmap(size, self.devicePixelRatioF()))
        self.keys.setText(self.tr("Keys are kept in memory only, until you quit."))
        self.keys.setToolTip(tooltip(why_words(state), advice_words(state)))

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._show()
        super().changeEvent(event)
