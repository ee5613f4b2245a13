"""Follow orders that were placed elsewhere: paste ids, see what the panel says, follow."""

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.app.core import Core
from xpanel_desktop.app.loops import first_of
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.following import MOST_IDS, Looked, Pasted, Standing, Wording, ids_of
from xpanel_desktop.ui.account_words import named
from xpanel_desktop.ui.models.follow_rows import CHARGE, ID, REMAINS, RESULT, START, FollowRows
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import error_words, number
from xpanel_desktop.ui.widgets.account_choice import account_icon
from xpanel_desktop.ui.widgets.choice import Choice
from xpanel_desktop.ui.widgets.labels import plain_label, primary_button, set_words
from xpanel_desktop.ui.widgets.row_table import row_table

WIDTHS = {ID: 144, CHARGE: 112, START: 96, REMAINS: 96}
MOST_LETTERS = 60
ROW = 28
"""Pixels: a label as tall as the field beside it, so that their words stand on one line."""


class FollowDialog(QDialog):
    """Nothing is kept before the operator presses Follow; nothing here can place an order."""

    def __init__(self, core: Core, tasks: Tasks, scope: Scope, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._tasks = core, tasks
        self._enough = asyncio.Event()
        self._asking = self._says_result = False
        self.setObjectName("follow")
        self.resize(760, 640)
        self.accounts = Choice(self)
        for account in scope.accounts:
            self.accounts.addItem(account_icon(account), named(account), account.id)
        account = scope.account
        self.accounts.setCurrentIndex(self.accounts.findData(account.id) if account else -1)
        self.text = QPlainTextEdit(self)
        self.text.setObjectName("follow.text")
        self.text.setTabChangesFocus(True)
        self.text.setFocus()
        self.service, self.label, self.customer = (QLineEdit(self) for _ in range(3))
        self.rows = FollowRows(self)
        self.table = row_table(self.rows, "follow.table", WIDTHS, RESULT, self)
        self.read, self.told = plain_label(self, quiet=True), plain_label(self)
        self.told.setWordWrap(True)
        self.look, self.shut = QPushButton(self), QPushButton(self)
        self.follow = primary_button(self, "follow.follow")
        self._labels = [plain_label(self) for _ in range(5)]
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def account(self) -> Account | None:
        """The account whose panel is asked."""
        return self._core.accounts.get(int(self.accounts.currentData() or 0))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.text.setFixedHeight(96)
        fields = (self.accounts, self.text, self.service, self.label, self.customer)
        for label, field in zip(self._labels, fields, strict=True):
            label.setBuddy(field)
            label.setMinimumHeight(ROW)
            form.addRow(label, field)
        asking = QHBoxLayout()
        asking.addWidget(self.read, 1)
        asking.addWidget(self.look)
        form.insertRow(2, "", asking)
        names = {"service": self.service, "label": self.label, "customer": self.customer}
        for name, field in names.items():
            field.setObjectName(f"follow.{name}")
            field.setMaxLength(MOST_LETTERS)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.told, 1)
        for name, button in {"follow.look": self.look, "follow.shut": self.shut}.items():
            button.setObjectName(name)
            button.setAutoDefault(False)
        foot.addWidget(self.shut)
        foot.addWidget(self.follow)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addLayout(form)
        whole.addWidget(self.table, 1)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._begin_anew)
        self.accounts.currentIndexChanged.connect(self._begin_anew)
        self.look.clicked.connect(self._press_look)
        self.follow.clicked.connect(self._press_follow)
        self.shut.clicked.connect(self.reject)
        self.finished.connect(self._enough.set)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.setWindowTitle(self.tr("Follow orders by ID"))
        words = (
            self.tr("Account"),
            self.tr("Order IDs"),
            self.tr("Service ID"),
            self.tr("Label"),
            self.tr("Customer"),
        )
        fields = (self.accounts, self.text, self.service, self.label, self.customer)
        for label, field, word in zip(self._labels, fields, words, strict=True):
            label.setText(word)
            field.setAccessibleName(word)
        self.text.setPlaceholderText(
            self.tr("The panel's order IDs, with anything between them: lines, commas, blanks")
        )
        self.service.setPlaceholderText(self.tr("if they are all of one service"))
        for field in (self.label, self.customer):
            field.setPlaceholderText(self.tr("none"))
        self.table.setAccessibleName(self.tr("What the panel says"))
        self.shut.setText(self.tr("Close"))
        self._show()
        if self._says_result:
            self._tell_result()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # -- what is shown ------------------------------------------------------------------

    def _begin_anew(self) -> None:
        """Take the text as it is now: what was looked at before belongs to another text."""
        self._enough.set()
        account = self.account
        self.rows.begin(ids_of(self.text.toPlainText()).ids, account.currency if account else "")
        self._tell("")
        self._show()

    def _show(self) -> None:
        pasted = ids_of(self.text.toPlainText())
        count, looked = len(pasted.ids), len(self.rows.looked)
        self.read.setText(self._pasted_words(pasted))
        self.look.setEnabled(self._asking or (bool(count) and self.account is not None))
        words = self.tr("Stop") if self._asking else self.tr("Ask the panel")
        self.look.setText(words)
        there = self.rows.number(Standing.FOUND)
        follow = self.tr("Follow %Ln order(s)", "", there) if there else self.tr("Follow")
        self.follow.setText(follow)
        self.follow.setEnabled(bool(there) and not self._asking)
        if self._asking:
            told = self.tr("Asking the panel: {asked} of {total}")
            self._tell(told.format(asked=number(looked), total=number(count)))

    def _pasted_words(self, pasted: Pasted) -> str:
        words = [self.tr("%Ln ID(s)", "", len(pasted.ids))] if pasted.ids else []
        if pasted.repeated:
            words.append(self.tr("%Ln repeated", "", pasted.repeated))
        if pasted.left_out:
            told = self.tr("only the first {most}: {count} left out")
            words.append(told.format(most=number(MOST_IDS), count=number(pasted.left_out)))
        return " · ".join(words)

    def _tell(self, words: str, kind: str = "") -> None:
        self._says_result = False
        set_words(self.told, kind)
        self.told.setText(words)

    def _tell_result(self) -> None:
        parts = [
            (Standing.FOUND, self.tr("{count} found")),
            (Standing.ALREADY, self.tr("{count} followed already")),
            (Standing.BESIDE, self.tr("{count} in another account")),
            (Standing.UNKNOWN, self.tr("{count} unknown to the panel")),
            (Standing.UNHEARD, self.tr("{count} without an answer")),
        ]
        counted = ((self.rows.number(standing), words) for standing, words in parts)
        self._tell(" · ".join(words.format(count=number(n)) for n, words in counted if n))
        self._says_result = True

    # -- what the operator does ---------------------------------------------------------

    def _press_look(self) -> None:
        account = self.account
        if self._asking:
            self._enough.set()
        elif account is not None:
            self._begin_anew()
            self._asking = True
            self._enough = asyncio.Event()
            ids = ids_of(self.text.toPlainText()).ids
            self._start(self._look(account.id, ids, self._enough), "look at orders by id")
            self._show()

    async def _look(self, account_id: int, ids: Sequence[str], enough: asyncio.Event) -> None:
        def take(looked: Sequence[Looked]) -> None:
            if not enough.is_set():  # after that the text may be another
                self.rows.tell(looked)
                self._show()

        try:
            asking = asyncio.ensure_future(self._core.elsewhere.look(account_id, ids, take))
            await first_of(asking, enough.wait())
            self._asking = False
            if not asking.cancelled():
                asking.result()
            self._tell_result()
        finally:
            self._asking = False
            self._show()

    def _press_follow(self) -> None:
        account = self.account
        if account is not None:
            self.follow.setEnabled(False)
            self._start(self._follow(account.id, self.rows.looked), "follow orders")

    async def _follow(self, account_id: int, looked: Sequence[Looked]) -> None:
        wording = await self._wording(account_id)
        if wording is None:
            self.follow.setEnabled(True)
            return
        made = await self._core.elsewhere.follow(account_id, looked, wording)
        followed = frozenset(order.panel_id for order in await self._core.orders.get(made))
        self.rows.tell(
            [Looked(one.panel_id, Standing.ALREADY, one.report, one.words) for one in looked
             if one.panel_id in followed]
        )  # fmt: skip
        self._show()
        self._tell(self.tr("%Ln order(s) are followed now.", "", len(made)), "good")

    async def _wording(self, account_id: int) -> Wording | None:
        """Return what is typed about the orders; None, and why, when there is no such service."""
        label, customer = self.label.text().strip(), self.customer.text().strip()
        wanted = self.service.text().strip()
        if not wanted:
            return Wording(label=label, customer=customer)
        service = await self._core.elsewhere.service(account_id, wanted)
        if service is None:
            told = self.tr("The panel sells no service {id}. Leave the field empty if unsure.")
            self._tell(told.format(id=plain(wanted)), "bad")
            self.service.setFocus()
            return None
        return Wording(service.id, service.name, service.category, service.kind, label, customer)

    def _start(self, coroutine: Coroutine[Any, Any, None], name: str) -> None:
        self._tasks.start(self, coroutine, name=name, on_error=self._tell_failure)

    def _tell_failure(self, error: Exception) -> None:
        self._show()
        self._tell(error_words(error), "bad")
