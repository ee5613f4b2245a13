"""The tab of the balance: its line, every change of it, and what explains each."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.money import from_units
from xpanel_desktop.domain.reckoning import Explanation, Suspect, suspects
from xpanel_desktop.store.columns import ms
from xpanel_desktop.ui.models import balance_changes
from xpanel_desktop.ui.models.balance_changes import span_words, sum_words
from xpanel_desktop.ui.models.rows import Rows
from xpanel_desktop.ui.money_words import verdict_means
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import money, number
from xpanel_desktop.ui.widgets.amounts import draw_amounts
from xpanel_desktop.ui.widgets.balance_line import BalanceLine
from xpanel_desktop.ui.widgets.empty import EmptyOr
from xpanel_desktop.ui.widgets.labels import plain_label
from xpanel_desktop.ui.widgets.row_table import row_table

PAGE = 200
LINE_OF = timedelta(days=7)
MOST_READINGS = 4000
"""Readings of the line: a week of them, every three minutes, and some."""
FOLLOW_AFTER = 300
WIDTHS: Mapping[int, int] = {
    balance_changes.READ: 124,
    balance_changes.CHANGE: 124,
    balance_changes.CHARGED: 124,
    balance_changes.REFUNDED: 112,
    balance_changes.ELSEWHERE: 124,
    balance_changes.BALANCE: 132,
}


class BalanceTab(QWidget):
    """Of the account that is looked at; the sum of a chosen change is told below the table."""

    def __init__(self, core: Core, tasks: Tasks, scope: Scope, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._tasks, self._scope = core, tasks, scope
        self._purse: tuple[int, ...] = ()
        self._unknown: list[Suspect] = []
        self._complete = True
        self._reading = False
        self._again = False
        self.model: Rows[Explanation] = Rows(balance_changes.columns(), self)
        self.shared = plain_label(self, quiet=True)
        self.flagged = QCheckBox(self)
        self.flagged.setObjectName("balance.flagged")
        self.line = BalanceLine(self)
        self.table = row_table(self.model, "balance.table", WIDTHS, balance_changes.VERDICT, self)
        self.table.setAlternatingRowColors(True)
        draw_amounts(self.table, self.model.figures)
        self.empty = EmptyOr(self.table, self)
        self.sum, self.means = plain_label(self, bold=True), plain_label(self, quiet=True)
        self._following = QTimer(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 4)
        head.addWidget(self.shared, 1)
        head.addWidget(self.flagged)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 8, 12, 12)
        foot.setSpacing(4)
        for label in (self.shared, self.sum, self.means):
            label.setWordWrap(True)
        foot.addWidget(self.sum)
        foot.addWidget(self.means)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.line)
        whole.addSpacing(4)
        whole.addWidget(self.empty, 1)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self._following.setSingleShot(True)
        self._following.setInterval(FOLLOW_AFTER)
        self._following.timeout.connect(self.read)
        self.flagged.toggled.connect(lambda: self.read())
        self._scope.changed.connect(self.read)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        self.table.verticalScrollBar().valueChanged.connect(self._more)
        stop = self._core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: stop())

    @property
    def settled(self) -> bool:
        """Whether nothing is left to read."""
        return not (self._reading or self._following.isActive())

    def read(self) -> None:
        """Read the account's readings and what explains their changes."""
        if self._reading:
            self._again = True
        elif self.isVisible():
            self._reading = True
            self._tasks.start(self, self._read(), name="read balances")

    async def _read(self) -> None:
        try:
            account_id, flagged = self._scope.chosen, self.flagged.isChecked()
            reckoning = self._core.reckoning
            purse = await reckoning.purse(account_id) if account_id else ()
            since = ms(self._core.clock.now() - LINE_OF)
            readings = await reckoning.readings(purse, since, MOST_READINGS)
            most = max(PAGE, len(self.model.rows)) if purse == self._purse else PAGE
            found = await reckoning.window(purse, None, most, flagged=flagged)
            self._unknown = await reckoning.unknown(purse)
            self._purse, self._complete = purse, len(found) < most
            self.line.show_readings(readings)
            self._show(found)
        finally:
            self._reading = False
        if self._again:
            self._again = False
            self.read()

    def _show(self, found: Sequence[Explanation]) -> None:
        current = self.model.row(self.table.currentIndex().row())
        self.model.show(found)
        rows = [one.reading.id for one in found]
        if current is not None and current.reading.id in rows:
            self.table.selectRow(rows.index(current.reading.id))
        elif found:
            self.table.selectRow(0)
        self.retranslate()
        self.empty.know()

    def _more(self, value: int) -> None:
        bar = self.table.verticalScrollBar()
        if value == bar.maximum() and not self._complete and not self._reading:
            self._reading = True
            self._tasks.start(self, self._read_more(), name="read older balances")

    async def _read_more(self) -> None:
        try:
            before = self.model.rows[-1].reading.at
            flagged = self.flagged.isChecked()
            found = await self._core.reckoning.window(self._purse, before, PAGE, flagged=flagged)
            self._complete = len(found) < PAGE
            self.model.add(found)
        finally:
            self._reading = False

    def _on_changes(self, changes: Changes) -> None:
        moved = changes.touches(Table.MONEY) or changes.touches(Table.BALANCES)
        if moved and self.isVisible() and not self._following.isActive():
            self._following.start()

    def _tell(self) -> None:
        one = self.model.row(self.table.currentIndex().row())
        self.sum.setText("" if one is None else f"{sum_words(one)} · {span_words(one)}")
        self.means.setText("" if one is None else self._means(one))

    def _means(self, one: Explanation) -> str:
        told = [verdict_means(one.verdict)]
        if one.estimated:
            told.append(self.tr("%Ln charge(s) not reported yet.", "", one.estimated))
        expected = {suspect.order_id: suspect.expected for suspect in self._unknown}
        for order_id, fits in suspects(one, self._unknown)[:3]:
            words = (
                self.tr("Order {number} is unknown, and its expected charge of {amount} fits.")
                if fits
                else self.tr("Order {number} is unknown and was sent then ({amount} expected).")
            )
            units = expected[order_id]
            amount = None if units is None else from_units(units)
            currency = plain(one.reading.currency)
            told.append(words.format(number=number(order_id), amount=money(amount, currency)))
        return " ".join(told)

    def _empty_words(self) -> str:
        if self.model.rows:
            return ""
        if self.flagged.isChecked():
            return self.tr("Nothing to look at: every change is explained by your orders.")
        return self.tr("The balance has not moved since it was first read.")

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        names = [self._core.accounts.get(one) for one in self._purse if one != self._scope.chosen]
        others = ", ".join(plain(one.name) for one in names if one is not None)
        words = self.tr("One balance with {accounts}: the same address and key.")
        self.shared.setText(words.format(accounts=others) if others else "")
        self.flagged.setText(self.tr("Only what your orders do not explain"))
        self.table.setAccessibleName(self.tr("Changes of the balance"))
        self.model.retranslate()
        self.empty.say(self._empty_words())
        self._tell()

    def showEvent(self, event: QShowEvent) -> None:
        """Read how things stand."""
        super().showEvent(event)
        self.empty.know(known=False)
        self.read()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin in the table."""
        super().focusInEvent(event)
        self.table.setFocus(event.reason())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
