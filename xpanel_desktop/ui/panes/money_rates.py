"""The tab of exchange rates: typed by the operator, each from a day on, all kept on record."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QDate, QEvent
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import (
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.domain.exchange import Rate, Rates
from xpanel_desktop.domain.money import MAX_CURRENCY, AmountError
from xpanel_desktop.ui.day_form import dress_days
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.models.book_reports import day_words, time_words
from xpanel_desktop.ui.models.figures import Figures, Report, draw_figures
from xpanel_desktop.ui.models.service_cells import NOT_TOLD
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.report_exporting import ReportExporting
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import amount, number
from xpanel_desktop.ui.widgets.counters import roomy
from xpanel_desktop.ui.widgets.empty import EmptyOr
from xpanel_desktop.ui.widgets.font_room import wide
from xpanel_desktop.ui.widgets.labels import plain_label, primary_button
from xpanel_desktop.ui.widgets.problem_line import ProblemLine
from xpanel_desktop.ui.widgets.row_table import row_table

WIDTHS = {0: 160, 1: 176, 2: 136, 3: 168}
translate = QCoreApplication.translate


def rates_report(typed: Sequence[Rate]) -> Report:
    """Return a table of every rate that was typed, the last one first."""
    rates = Rates(typed)
    rows = [
        (
            f"{plain(one.base)} → {plain(one.quote)}",
            NOT_TOLD if one.rate is None else f"{number(one.rate)} {plain(one.quote)}",
            day_words(one.since),
            time_words(one.at),
            _standing(one, rates),
        )
        for one in reversed(typed)
    ]
    headings = (
        translate("Books", "Currencies"), translate("Books", "Rate"),
        translate("Books", "Holds from"), translate("Books", "Typed"),
        translate("Books", "Standing"),
    )  # fmt: skip
    title = translate("Books", "Exchange rates")
    return Report(title, (), headings, rows, (), frozenset({1}))


def _standing(rate: Rate, rates: Rates) -> str:
    if rates.in_force(rate):
        return translate("Books", "holds")
    if rate.rate is None:
        return translate("Books", "withdrawal")
    return translate("Books", "replaced later")


class RatesTab(QWidget):
    """A rate is never changed: a later word on the same day takes its place."""

    def __init__(self, core: Core, tasks: Tasks, scope: Scope, parent: QWidget) -> None:
        super().__init__(parent)
        del scope
        self._core, self._tasks = core, tasks
        self._typed: list[Rate] = []
        self._stale, self._turn, self._read_turn = True, 0, 0
        self.base, self.quote, self.rate = (QLineEdit(self) for _ in range(3))
        self.since = QDateEdit(self)
        roomy(self.since)
        self.add = primary_button(self, "rates.add")
        self.withdraw, self.export = QPushButton(self), QPushButton(self)
        self._one, self._is, self._from = (plain_label(self) for _ in range(3))
        self.model = Figures(self)
        self.model.show_report(rates_report(()))
        self.table = row_table(self.model, "rates.table", WIDTHS, 4, self)
        draw_figures(self.table, (1,))
        self.said = ProblemLine(self)
        self.empty = EmptyOr(self.table, self)
        self.exporting = ReportExporting(tasks, self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        named = {"base": self.base, "quote": self.quote, "rate": self.rate, "since": self.since,
                 "withdraw": self.withdraw, "export": self.export}  # fmt: skip
        for name, part in named.items():
            part.setObjectName(f"rates.{name}")
        for field in (self.base, self.quote):
            field.setMaxLength(MAX_CURRENCY)
            field.setFixedWidth(wide(field.fontMetrics(), 72))
        self.rate.setMaxLength(24)
        self.rate.setFixedWidth(wide(self.rate.fontMetrics(), 112))
        today = self._core.books.today()
        self.since.setDate(QDate(today.year, today.month, today.day))
        self.since.setCalendarPopup(True)
        self.table.setAlternatingRowColors(True)
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        for part in (self._one, self.base, self._is, self.rate, self.quote, self._from,
                     self.since, self.add):  # fmt: skip
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.withdraw)
        row.addWidget(self.export)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row)
        whole.addWidget(self.said)
        whole.addWidget(self.empty, 1)
        self.said.setContentsMargins(12, 0, 12, 0)

    def _connect(self) -> None:
        self.add.clicked.connect(self._add)
        for field in (self.base, self.rate, self.quote):
            field.returnPressed.connect(self._add)
        self.withdraw.clicked.connect(self._withdraw)
        self.export.clicked.connect(self._ask_export)
        self.table.selectionModel().currentRowChanged.connect(self._show_buttons)
        self.exporting.done.connect(lambda words: self.said.show_words(Level.PASS, words))
        self.exporting.failed.connect(lambda words: self.said.show_words(Level.BLOCK, words))
        stop = self._core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: stop())

    @property
    def settled(self) -> bool:
        """Whether nothing is left to read."""
        return self._turn == self._read_turn

    @property
    def report(self) -> Report:
        """What the table shows."""
        return self.model.report

    def read(self) -> None:
        """Read the rates."""
        self._stale = False
        self._turn += 1
        self._tasks.start(self, self._read(self._turn), name="read rates")

    async def _read(self, turn: int) -> None:
        typed = await self._core.books.typed_rates()
        if turn == self._turn:
            self._read_turn = turn
            self._typed = typed
            self._show()
            self.empty.know()

    def _show(self) -> None:
        self.model.show_report(rates_report(self._typed))
        told = self.tr(
            "No exchange rate yet. Without one, currencies stay apart: nothing is guessed."
        )
        self.empty.say("" if self._typed else told)
        self._show_buttons()

    @property
    def chosen(self) -> Rate | None:
        """The rate whose row is chosen."""
        row = self.table.currentIndex().row()
        return self._typed[::-1][row] if 0 <= row < len(self._typed) else None

    def _show_buttons(self) -> None:
        chosen = self.chosen
        holds = chosen is not None and Rates(self._typed).in_force(chosen)
        self.withdraw.setEnabled(holds)
        self.export.setEnabled(bool(self._typed))

    def _add(self) -> None:
        base, quote = (field.text().strip().upper() for field in (self.base, self.quote))
        rate = amount(self.rate.text())
        if not base or not quote or base == quote:
            (self.quote if base else self.base).setFocus()
            self.said.show_words(Level.BLOCK, self.tr("A rate needs two different currencies."))
        elif not rate:
            self.rate.setFocus()
            told = self.tr("The rate is no amount above zero: {text}")
            self.said.show_words(Level.BLOCK, told.format(text=self.rate.text()))
        else:
            shown = self.since.date()
            self._keep(base, quote, rate, date(shown.year(), shown.month(), shown.day()))

    def _withdraw(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            self._keep(chosen.base, chosen.quote, None, chosen.since)

    def _keep(self, base: str, quote: str, rate: Decimal | None, since: date) -> None:
        def failed(error: Exception) -> None:
            fine = self.tr("The rate is too large or has more than 8 decimals. Type it the other"
                           " way round.")  # fmt: skip
            known = isinstance(error, AmountError)
            self.said.show_words(Level.BLOCK, fine if known else self.tr("It could not be kept."))

        self.said.show_words(Level.PASS, "")
        work = self._core.books.add_rate(base, quote, rate, since)
        self._tasks.start(self, work, name="keep rate", on_error=failed)

    def _ask_export(self) -> None:
        if self._typed:
            self.exporting.ask_report(self.tr("rates"), self._as_shown)

    async def _as_shown(self) -> Report:
        return self.report

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches(Table.BOOKS):
            if self.isVisible():
                self.read()
            else:
                self._stale = True

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        dress_days(self.since)
        self._one.setText("1")
        self._is.setText("=")
        self._from.setText(self.tr("from"))
        self.base.setAccessibleName(self.tr("One unit of this currency"))
        self.base.setPlaceholderText("USD")
        self.rate.setAccessibleName(self.tr("Rate"))
        self.quote.setAccessibleName(self.tr("is so much of this currency"))
        self.quote.setPlaceholderText("TRY")
        self.since.setAccessibleName(self.tr("Holds from"))
        self.add.setText(self.tr("Keep rate"))
        self.withdraw.setText(self.tr("Withdraw"))
        self.withdraw.setToolTip(
            self.tr("The rate of the chosen row holds no more; it stays listed.")
        )
        self.export.setText(self.tr("Export…"))
        self.export.setIcon(icon("export"))
        self.table.setAccessibleName(self.tr("Exchange rates"))
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what came while it was not seen."""
        super().showEvent(event)
        if self._stale:
            self.empty.know(known=False)
            self.read()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin where a rate is typed."""
        super().focusInEvent(event)
        self.base.setFocus(event.reason())

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self.retranslate()
