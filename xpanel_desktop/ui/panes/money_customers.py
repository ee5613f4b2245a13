"""The tab of customers: what they cost and pay, and the statement of one of them."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from xpanel_desktop.app.books import Range
from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.domain.customers import CustomerBook, Markup, Markups, StatementLine
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.models.book_reports import (
    CUSTOMER_FIGURES,
    customers_report,
    statement_report,
)
from xpanel_desktop.ui.models.figures import Figures, Report, draw_figures
from xpanel_desktop.ui.panes.money_markup import MarkupForm
from xpanel_desktop.ui.report_exporting import ReportExporting
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.account_choice import AccountChoice
from xpanel_desktop.ui.widgets.empty import EmptyOr
from xpanel_desktop.ui.widgets.labels import plain_label
from xpanel_desktop.ui.widgets.period_choice import PeriodChoice
from xpanel_desktop.ui.widgets.problem_line import ProblemLine
from xpanel_desktop.ui.widgets.row_table import row_table

WIDTHS = {1: 128, 2: 72, 3: 160, 4: 160, 5: 136, 6: 152}
STATEMENT_WIDTHS = {0: 136, 1: 104, 3: 112, 4: 88, 5: 144, 6: 144, 7: 136}
FOLLOW_AFTER = 1000


class CustomersTab(QWidget):
    """Return on a customer opens the statement; Escape goes back to the list."""

    def __init__(self, core: Core, tasks: Tasks, scope: Scope, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._tasks, self._scope = core, tasks, scope
        self._over = Range(core.books.today(), core.books.today())
        self._book, self._markups = CustomerBook(), Markups(())
        self._lines: list[StatementLine] = []
        self._customer: str | None = None
        self._shown_customer: str | None = None
        self._filled: tuple[str, Markup | None] | None = None
        """What the form was filled with last."""
        self._stale, self._turn, self._read_turn = True, 0, 0
        self.period = PeriodChoice(core.books.today, self)
        self.accounts = AccountChoice(self, sums=True)
        self.back, self.statement, self.export = (QPushButton(self) for _ in range(3))
        self.inside = QCheckBox(self)
        self.title = plain_label(self, bold=True)
        self.model, self.lines = Figures(self), Figures(self)
        self.model.show_report(customers_report(self._book, self._over, {}))
        self.lines.show_report(statement_report((), "", self._over, inside=True))
        self.table = row_table(self.model, "customers.table", WIDTHS, 0, self)
        self.bought = row_table(self.lines, "statement.table", STATEMENT_WIDTHS, 2, self)
        draw_figures(self.table, sorted(CUSTOMER_FIGURES))
        draw_figures(self.bought, (4, 5, 6, 7))
        self.form = MarkupForm(core, tasks, self)
        self.notes = plain_label(self, quiet=True)
        self.notes.setWordWrap(True)
        self.said = ProblemLine(self)
        self.exporting = ReportExporting(tasks, self)
        self._full = QWidget(self)
        self.empty = EmptyOr(self._full, self)
        self._following = QTimer(self)
        self._following.setSingleShot(True)
        self._following.setInterval(FOLLOW_AFTER)
        self._lay_out()
        self._connect()
        self.accounts.offer(scope.accounts)
        self.retranslate()

    def _lay_out(self) -> None:
        for button, name in (
            (self.back, "back"), (self.statement, "statement"), (self.export, "export"),
            (self.inside, "inside"),
        ):  # fmt: skip
            button.setObjectName(f"customers.{name}")
        self.inside.setChecked(True)
        for table in (self.table, self.bought):
            table.setAlternatingRowColors(True)
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        for part in (self.back, self.title, self.period, self.accounts, self.inside):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.statement)
        row.addWidget(self.export)
        inner = QVBoxLayout(self._full)
        inner.setContentsMargins(12, 0, 12, 8)
        inner.setSpacing(8)
        inner.addWidget(self.table, 1)
        inner.addWidget(self.bought, 1)
        inner.addWidget(self.notes)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row)
        whole.addWidget(self.said)
        whole.addWidget(self.empty, 1)
        whole.addWidget(self.form)
        self.said.setContentsMargins(12, 0, 12, 0)

    def _connect(self) -> None:
        self.period.picked.connect(self.read)
        self.accounts.picked.connect(self.read)
        self.inside.toggled.connect(self._show)
        self.back.clicked.connect(lambda: self.open_statement(None))
        self.statement.clicked.connect(lambda: self.open_statement(self.chosen))
        self.table.activated.connect(lambda _: self.open_statement(self.chosen))
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.export.clicked.connect(self._ask_export)
        self.exporting.done.connect(lambda words: self.said.show_words(Level.PASS, words))
        self.exporting.failed.connect(lambda words: self.said.show_words(Level.BLOCK, words))
        self.form.kept.connect(lambda words: self.said.show_words(Level.PASS, words))
        self.form.failed.connect(lambda words: self.said.show_words(Level.BLOCK, words))
        self._following.timeout.connect(self.read)
        keys.shortcut("money.customers.export", self, self._ask_export)
        self._scope.changed.connect(lambda: self.accounts.offer(self._scope.accounts))
        stop = self._core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: stop())

    @property
    def settled(self) -> bool:
        """Whether nothing is left to read."""
        return self._turn == self._read_turn and not self._following.isActive()

    @property
    def report(self) -> Report:
        """What is shown: the list of customers, or a statement."""
        return (self.model if self._shown_customer is None else self.lines).report

    @property
    def chosen(self) -> str | None:
        """The customer whose row is chosen."""
        row = self.table.currentIndex().row()
        return self._book.lines[row].customer if 0 <= row < len(self._book.lines) else None

    def open_statement(self, customer: str | None) -> None:
        """Show a customer's statement; None shows the list."""
        if customer != self._customer:
            self._customer = customer
            self.read()

    def read(self) -> None:
        """Read what is to be shown; what was read before stays until it is there."""
        self._stale = False
        self._turn += 1
        turn = self._turn

        def failed(_: Exception) -> None:
            if turn == self._turn:
                self._read_turn = turn
                self.said.show_words(Level.BLOCK, self.tr("The sums could not be read."))

        self._tasks.start(self, self._read(turn), name="read customers", on_error=failed)

    async def _read(self, turn: int) -> None:
        books, accounts, customer = self._core.books, self.accounts.chosen, self._customer
        first, last = self.period.days(await books.first_day(accounts))
        over = Range(first, last, accounts)
        markups = await books.markups()
        lines: list[StatementLine] = []
        book = self._book
        if customer is None:
            book = await books.customers(over)
        else:
            lines = await books.statement(customer, over)
        if turn != self._turn:
            return
        self._read_turn = turn
        self._book, self._markups, self._lines = book, markups, lines
        self._over, self._shown_customer = over, customer
        self._show()
        self.empty.know()

    def _show(self) -> None:
        customer, listed = self._shown_customer, self._shown_customer is None
        if customer is None:
            kept = self.chosen
            names = {line.customer: self._markups.on(line.customer, self._over.last)
                     for line in self._book.lines}  # fmt: skip
            held = {name: found for name, found in names.items() if found is not None}
            self.model.show_report(customers_report(self._book, self._over, held))
            self._choose(kept)
        else:
            inside = self.inside.isChecked()
            told = statement_report(self._lines, customer, self._over, inside=inside)
            self.lines.show_report(told)
            self.bought.give_widths(STATEMENT_WIDTHS)
        self.title.setText("" if listed else self.report.notes[0])
        notes = self.report.notes[1 if listed else 2 :]
        self.notes.setText(" ".join(notes))
        self.notes.setVisible(bool(notes))
        self.table.setVisible(listed)
        self.statement.setVisible(listed)
        for part in (self.bought, self.back, self.title, self.inside):
            part.setVisible(not listed)
        self.export.setEnabled(bool(self.report.rows))
        self.statement.setEnabled(self.chosen is not None)
        self.empty.say(self._blank())

    def _blank(self) -> str:
        if self.report.rows:
            return ""
        if self._shown_customer is not None:
            return self.tr("This customer has no accepted order on these days.")
        return self.tr(
            "No order of these days names a customer. Name one in the ticket, or keep one below."
        )

    def _choose(self, customer: str | None) -> None:
        for row, line in enumerate(self._book.lines):
            if line.customer == customer:
                self.table.selectRow(row)
                return

    def _on_row(self) -> None:
        customer = self.chosen
        self.statement.setEnabled(customer is not None)
        if customer is None:
            return
        filled = (customer, self._markups.last(customer))
        if filled != self._filled:  # else what is typed would go with every order that moves
            self._filled = filled
            self.form.fill(*filled)

    def _ask_export(self) -> None:
        if self.report.rows:
            name = self.tr("customers") if self._shown_customer is None else self.tr("statement")
            self.exporting.ask_report(name, self._as_shown)

    async def _as_shown(self) -> Report:
        return self.report

    def _on_changes(self, changes: Changes) -> None:
        if not (changes.touches(Table.ORDERS) or changes.touches(Table.BOOKS)):
            return
        if not self.isVisible():
            self._stale = True
        elif changes.touches(Table.BOOKS):
            self.read()
        elif not self._following.isActive():
            self._following.start()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.back.setText(self.tr("All customers"))
        self.statement.setText(self.tr("Statement"))
        self.inside.setText(self.tr("With charge and margin"))
        self.export.setText(self.tr("Export…"))
        self.export.setIcon(icon("export"))
        self.table.setAccessibleName(self.tr("Customers"))
        self.bought.setAccessibleName(self.tr("Statement"))
        self.accounts.retranslate()
        if self._shown_customer is None:  # what it was of is not shown any more
            self.lines.show_report(Report())
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list by Escape."""
        if event.key() == Qt.Key.Key_Escape and self._customer is not None:
            self.open_statement(None)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what came while it was not seen."""
        super().showEvent(event)
        if self._stale:
            self.empty.know(known=False)
            self.read()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin in the table."""
        super().focusInEvent(event)
        shown = self.table if self._shown_customer is None else self.bought
        (shown if self.report.rows else self.form.customer).setFocus(event.reason())

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self.retranslate()
