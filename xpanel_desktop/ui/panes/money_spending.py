"""The tab of spending: by day, service, category, customer or account, as chart and table."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from xpanel_desktop.app.books import Range
from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.domain.money import trim
from xpanel_desktop.domain.spending import ZERO, By, Line, Spending, days_between
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.models.book_reports import (
    SPENDING_FIGURES,
    by_word,
    day_words,
    month_words,
    name_words,
    spending_report,
)
from xpanel_desktop.ui.models.figures import Figures, Report, draw_figures
from xpanel_desktop.ui.models.service_cells import NOT_TOLD
from xpanel_desktop.ui.panes.money_runway import RunwayLine
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.report_exporting import ReportExporting
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import money
from xpanel_desktop.ui.widgets.account_choice import AccountChoice
from xpanel_desktop.ui.widgets.bar_chart import Bar, BarChart
from xpanel_desktop.ui.widgets.choice import Choice
from xpanel_desktop.ui.widgets.empty import EmptyOr
from xpanel_desktop.ui.widgets.labels import name_choice, plain_label
from xpanel_desktop.ui.widgets.period_choice import PeriodChoice
from xpanel_desktop.ui.widgets.problem_line import ProblemLine
from xpanel_desktop.ui.widgets.row_table import row_table

WIDTHS = {1: 96, 2: 168, 3: 168, 4: 136}
FOLLOW_AFTER = 1000
"""Milliseconds after a report at which the sums are read again."""
MOST_DAYS = 124
"""Days beyond which the chart shows months."""


class SpendingTab(QWidget):
    """Reads anew when something is chosen, and a little after orders moved while it is seen."""

    def __init__(self, core: Core, tasks: Tasks, scope: Scope, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._tasks, self._scope = core, tasks, scope
        self._told = Spending(By.DAY)
        self._over = Range(core.books.today(), core.books.today())
        self._stale, self._turn, self._read_turn = True, 0, 0
        self.by, self.into, self.currency = Choice(self), Choice(self), Choice(self)
        self.period = PeriodChoice(core.books.today, self)
        self.accounts = AccountChoice(self, sums=True)
        self.export = QPushButton(self)
        self.chart = BarChart(self)
        self.model = Figures(self)
        self.model.show_report(spending_report(self._told, self._over, ()))
        self.table = row_table(self.model, "spending.table", WIDTHS, 0, self)
        draw_figures(self.table, sorted(SPENDING_FIGURES))
        self.notes = plain_label(self, quiet=True)
        self.notes.setWordWrap(True)
        self.said = ProblemLine(self)
        self.runway = RunwayLine(core, tasks, scope, self)
        self.exporting = ReportExporting(tasks, self)
        self._full = QWidget(self)
        self.empty = EmptyOr(self._full, self)
        self._following = QTimer(self)
        self._following.setSingleShot(True)
        self._following.setInterval(FOLLOW_AFTER)
        self._lay_out()
        self._connect()
        self._offer()
        self.retranslate()

    def _lay_out(self) -> None:
        for field, name in ((self.by, "by"), (self.into, "into"), (self.currency, "currency")):
            field.setObjectName(f"spending.{name}")
        for by in By:
            self.by.addItem("", by)
        self.export.setObjectName("spending.export")
        self.table.setAlternatingRowColors(True)
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        for part in (self.by, self.period, self.accounts, self.into):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.currency)
        row.addWidget(self.export)
        below = QVBoxLayout(self._full)
        below.setContentsMargins(12, 0, 12, 8)
        below.setSpacing(8)
        for part in (self.chart, self.table, self.notes):
            below.addWidget(part)
        below.setStretch(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.runway)
        whole.addLayout(row)
        whole.addWidget(self.said)
        whole.addWidget(self.empty, 1)
        self.said.setContentsMargins(12, 0, 12, 0)

    def _connect(self) -> None:
        for chosen in (self.by.activated, self.into.activated, self.accounts.picked):
            chosen.connect(self.read)
        self.period.picked.connect(self.read)
        self.currency.activated.connect(self._show_chart)
        self.export.clicked.connect(self._ask_export)
        keys.shortcut("money.spending.export", self, self._ask_export)
        self.exporting.done.connect(lambda words: self.said.show_words(Level.PASS, words))
        self.exporting.failed.connect(lambda words: self.said.show_words(Level.BLOCK, words))
        self.empty.pressed.connect(lambda: self.period.choose("all"))
        self._following.timeout.connect(self.read)
        self._scope.changed.connect(self._offer)
        stop = self._core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: stop())

    @property
    def settled(self) -> bool:
        """Whether nothing is left to read."""
        return self._turn == self._read_turn and not self._following.isActive()

    @property
    def report(self) -> Report:
        """What the table shows."""
        return self.model.report

    def read(self) -> None:
        """Read the sums of what is chosen; what was read before stays until they are there."""
        self._stale = False
        self._turn += 1
        turn = self._turn

        def failed(_: Exception) -> None:
            if turn == self._turn:
                self._read_turn = turn
                self.said.show_words(Level.BLOCK, self.tr("The sums could not be read."))

        self._tasks.start(self, self._read(turn), name="read spending", on_error=failed)

    async def _read(self, turn: int) -> None:
        books, accounts = self._core.books, self.accounts.chosen
        first, last = self.period.days(await books.first_day(accounts))
        over = Range(first, last, accounts)
        by, into = By(self.by.currentData()), str(self.into.currentData() or "")
        told = await books.spending(by, over, into)
        rates = await books.rates()
        if turn != self._turn:
            return
        self._read_turn = turn
        self._told, self._over = told, over
        self._offer_currencies({*rates.currencies(), *(line.currency for line in told.totals)})
        self._show()
        self.empty.know()

    def _show(self) -> None:
        names = [plain(one.name) for one in self._scope.accounts if one.id in self._over.accounts]
        self.model.show_report(spending_report(self._told, self._over, names))
        self.table.give_widths(WIDTHS)
        notes = self.report.notes[1 + len(names) :]
        self.notes.setText(" ".join(notes))
        self.notes.setVisible(bool(notes))
        self.export.setEnabled(bool(self._told.lines))
        currencies = [line.currency for line in sorted(self._told.totals, key=lambda t: -t.orders)]
        kept = self.currency.currentData()
        self.currency.clear()
        for name in currencies:
            self.currency.addItem(plain(name) or NOT_TOLD, name)
        self.currency.setCurrentIndex(max(0, self.currency.findData(kept)))
        self.currency.setVisible(len(currencies) > 1)
        self._show_chart()
        if self._told.lines:
            self.empty.say("")
        else:
            self.empty.say(
                self.tr("No order was accepted on these days."), self.tr("Show all days")
            )

    def _show_chart(self) -> None:
        currency = str(self.currency.currentData() or "")
        lines = [line for line in self._told.lines if line.currency == currency]
        if self._told.by is By.DAY:
            self.chart.show_bars(_over_time(lines, self._over, currency), upright=True)
        else:
            bars = [_bar(name_words(self._told.by, line), line) for line in lines]
            self.chart.show_bars(bars, upright=False)

    def _ask_export(self) -> None:
        if self._told.lines:
            self.exporting.ask_report(self.tr("spending"), self._as_shown)

    async def _as_shown(self) -> Report:
        return self.report

    def _offer(self) -> None:
        self.accounts.offer(self._scope.accounts)

    def _offer_currencies(self, names: set[str]) -> None:
        """Offer to convert; there is nothing to choose before there are two currencies."""
        kept = self.into.currentData()
        self.into.clear()
        self.into.addItem(self.tr("Currencies apart"), "")
        for name in sorted(names - {""}):
            self.into.addItem(self.tr("All in {currency}").format(currency=plain(name)), name)
        self.into.setCurrentIndex(max(0, self.into.findData(kept)))
        self.into.setVisible(self.into.count() > 2)

    def _on_changes(self, changes: Changes) -> None:
        touched = (Table.ORDERS, Table.BOOKS, Table.ACCOUNTS)
        if not any(changes.touches(table) for table in touched):
            return
        if not self.isVisible():
            self._stale = True
        elif not self._following.isActive():
            self._following.start()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        for row, by in enumerate(By):
            self.by.setItemText(row, self.tr("By {group}").format(group=by_word(by).lower()))
        name_choice(self.by, self.tr("Group by"))
        name_choice(self.into, self.tr("Currencies"))
        name_choice(self.currency, self.tr("Currency of the chart"))
        self.export.setText(self.tr("Export…"))
        self.export.setIcon(icon("export"))
        self.table.setAccessibleName(self.tr("Spending"))
        self.accounts.retranslate()
        self._offer_currencies({str(self.into.itemData(n)) for n in range(self.into.count())})
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what came while it was not seen."""
        super().showEvent(event)
        if self._stale:
            self.empty.know(known=False)
            self.read()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin in the table."""
        super().focusInEvent(event)
        (self.table if self._told.lines else self.by).setFocus(event.reason())

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self.retranslate()


def _bar(name: str, line: Line) -> Bar:
    return Bar(name, line.cost, money(line.cost, plain(line.currency)), line.estimated)


def _over_time(lines: Sequence[Line], over: Range, currency: str) -> list[Bar]:
    """Return a bar for each day, idle ones too; for each month where there are too many days."""
    days = max((over.last - over.first).days + 1, 0)
    by_month = days > MOST_DAYS
    firsts = _months(over) if by_month else days_between(over.first, over.last)
    sums = {day: [ZERO, ZERO] for day in firsts}
    for line in lines:
        day = date.fromisoformat(line.key)
        found = sums.setdefault(day.replace(day=1) if by_month else day, [ZERO, ZERO])
        found[0] += line.cost
        found[1] += line.estimated
    words = month_words if by_month else day_words
    return [
        _bar(words(day), Line("", "", currency, cost=trim(cost), estimated=trim(estimated)))
        for day, (cost, estimated) in sums.items()
    ]


def _months(over: Range) -> list[date]:
    """Return the first day of every month that a range of days reaches into."""
    first, last = (day.year * 12 + day.month - 1 for day in (over.first, over.last))
    return [date(month // 12, month % 12 + 1, 1) for month in range(first, last + 1)]
