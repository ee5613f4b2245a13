"""The tab of closes: days and months, what does not agree in them, the operator's word on it."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from xpanel_desktop.app.closing import NotOver, TooLarge
from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.domain.closing import Listed, Mismatch, Period, Question, Span, Statement
from xpanel_desktop.ui.models import close_columns
from xpanel_desktop.ui.models.close_columns import period_words
from xpanel_desktop.ui.models.rows import Rows
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import error_words
from xpanel_desktop.ui.widgets.amounts import draw_amounts
from xpanel_desktop.ui.widgets.empty import EmptyOr
from xpanel_desktop.ui.widgets.labels import plain_label, primary_button
from xpanel_desktop.ui.widgets.older_line import OlderLine
from xpanel_desktop.ui.widgets.problem_line import ProblemLine
from xpanel_desktop.ui.widgets.row_table import row_table
from xpanel_desktop.ui.widgets.segments import Segments

Work = Callable[[], Coroutine[Any, Any, None]]
FOLLOW_AFTER = 500
STATEMENTS: Mapping[int, int] = {
    close_columns.PERIOD: 112,
    close_columns.CURRENCY: 48,
    close_columns.OPENING: 96,
    close_columns.PLACED: 56,
    close_columns.CHARGED: 88,
    close_columns.REFUNDED: 72,
    close_columns.TOPPED: 72,
    close_columns.ELSEWHERE: 72,
    close_columns.CLOSING: 96,
    close_columns.DIFFERENCE: 72,
}
"""At least: they grow with what is in them."""
MISMATCHES: Mapping[int, int] = {
    close_columns.WHEN: 128,
    close_columns.WHAT: 280,
    close_columns.ORDER: 220,
    close_columns.AMOUNT: 152,
}


class ClosesTab(QWidget):
    """Of the account that is looked at. Return in the note acknowledges what is chosen."""

    def __init__(self, core: Core, tasks: Tasks, scope: Scope, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._tasks, self._scope = core, tasks, scope
        self._reading = 0
        self._noted: tuple[object, str | None] | None = None
        """Whose note the field showed last, and what it was."""
        self.spans = Segments(tuple(Span), self)
        self.spans.choose(Span.DAY)
        self.model: Rows[Statement] = Rows(close_columns.statement_columns(), self)
        self.mismatches: Rows[Mismatch] = Rows(close_columns.mismatch_columns(), self)
        columns = close_columns
        self.table = row_table(self.model, "closes.table", STATEMENTS, columns.STATE, self)
        self.odd = row_table(self.mismatches, "closes.odd", MISMATCHES, columns.NOTE, self)
        for table, model in ((self.table, self.model), (self.odd, self.mismatches)):
            table.setAlternatingRowColors(True)
            draw_amounts(table, model.figures, bare=table is self.table)
        self.table.widen_for_contents(tuple(STATEMENTS))
        self._fitted: tuple[int, Span] | None = None
        self.empty, self.agrees = EmptyOr(self.table, self), EmptyOr(self.odd, self)
        self.older = OlderLine("closes.older", self)
        self.older_odd = OlderLine("closes.older_odd", self)
        self.close_it = primary_button(self, "closes.close")
        self.note = QLineEdit(self)
        self.note.setObjectName("closes.note")
        self.note.setMaxLength(300)
        self.acknowledge = QPushButton(self)
        self.acknowledge.setObjectName("closes.acknowledge")
        self._title = plain_label(self, bold=True)
        self.trouble = ProblemLine(self)
        self._following = QTimer(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.setSpacing(12)
        head.addWidget(self.spans)
        head.addStretch(1)
        head.addWidget(self.close_it)
        self.trouble.setContentsMargins(12, 0, 12, 4)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 12)
        foot.setSpacing(8)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.acknowledge)
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        title = QHBoxLayout()
        title.setContentsMargins(12, 0, 12, 0)
        title.addWidget(self._title)
        column.addLayout(title)
        column.addWidget(self.agrees, 1)
        column.addWidget(self.older_odd)
        column.addLayout(foot)
        split = QSplitter(Qt.Orientation.Vertical, self)
        self.splits = {"odd": split}
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        above = QWidget(self)
        upper = QVBoxLayout(above)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(0)
        upper.addWidget(self.empty, 1)
        upper.addWidget(self.older)
        split.addWidget(above)
        split.addWidget(below)
        split.setSizes([360, 280])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.trouble)
        whole.addWidget(split, 1)

    def _connect(self) -> None:
        self._following.setSingleShot(True)
        self._following.setInterval(FOLLOW_AFTER)
        self._following.timeout.connect(self.read)
        self.spans.picked.connect(lambda _name: self.read())
        self._scope.changed.connect(self.read)
        self.older.wanted.connect(self.read)
        self.older_odd.wanted.connect(lambda: self._turn())
        self.close_it.clicked.connect(self._close)
        self.acknowledge.clicked.connect(self._acknowledge)
        self.note.returnPressed.connect(self._acknowledge)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._turn())
        self.odd.selectionModel().currentRowChanged.connect(lambda *_: self._show_note())
        stop = self._core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: stop())

    @property
    def settled(self) -> bool:
        """Whether nothing is left to read."""
        return not (self._reading or self._following.isActive())

    @property
    def chosen(self) -> Statement | None:
        """The statement that is chosen."""
        return self.model.row(self.table.currentIndex().row())

    def read(self) -> None:
        """Read the statements of the account that is looked at."""
        if self.isVisible():
            self._start(self._read, "read statements")

    def _start(self, work: Work, name: str) -> None:
        self._reading += 1
        self._tasks.start(self, self._counted(work), name=name, on_error=self._on_error)

    async def _counted(self, work: Work) -> None:
        try:
            await work()
        finally:
            self._reading -= 1

    async def _read(self) -> None:
        account_id, span = self._scope.chosen, Span(self.spans.chosen)
        listed: Listed[Statement] = Listed([])
        if account_id:
            pages = self.older.pages((account_id, span))
            listed = await self._core.closing.statements(account_id, span, pages)
        if (account_id, span) != (self._scope.chosen, Span(self.spans.chosen)):
            return
        before, found = self.chosen, listed.rows
        self.model.show(found)
        if self._fitted != (account_id, span):  # other sums, another width
            self._fitted = account_id, span
            self.table.give_widths(STATEMENTS)
        self.older.tell(listed.left_out)
        keys = [_named(one) for one in found]
        if found:
            self.table.selectRow(keys.index(_named(before)) if _named(before) in keys else 0)
        self.retranslate()
        self.empty.know()
        await self._read_mismatches()

    def _turn(self) -> None:
        self._follow()
        if self.isVisible():
            self._start(self._read_mismatches, "read mismatches")

    async def _read_mismatches(self) -> None:
        one = self.chosen
        listed: Listed[Mismatch] = Listed([])
        if one is not None:
            account_id, period = self._scope.chosen, one.period
            pages = self.older_odd.pages((account_id, period.key))
            listed = await self._core.closing.mismatches(account_id, period, pages)
        if one is not None and self.chosen is not None and self.chosen.period != one.period:
            return
        row = self.odd.currentIndex().row()
        chosen = _told(self.mismatches.row(row))
        self.mismatches.show(listed.rows)
        self.older_odd.tell(listed.left_out)
        if listed.rows:
            told = [_told(found) for found in listed.rows]
            last = len(told) - 1
            self.odd.selectRow(told.index(chosen) if chosen in told else min(max(row, 0), last))
        self._follow()
        self.agrees.know()

    def _close(self) -> None:
        one = self.chosen
        if one is not None and one.closed_at is None:
            self.trouble.show_words(Level.PASS, "")
            self.close_it.setEnabled(False)
            self._start(lambda: self._close_now(one.period), "close a period")

    async def _close_now(self, period: Period) -> None:
        await self._core.closing.close(self._scope.chosen, period)
        await self._read()

    def _acknowledge(self) -> None:
        one = self.mismatches.row(self.odd.currentIndex().row())
        if one is not None:
            note = self.note.text()
            self._start(lambda: self._acknowledge_now(one, note), "acknowledge a mismatch")

    async def _acknowledge_now(self, one: Mismatch, note: str) -> None:
        await self._core.closing.acknowledge(self._scope.chosen, one, note)
        await self._read_mismatches()

    def _on_error(self, error: Exception) -> None:
        match error:
            case NotOver():
                words = self.tr("This period is not over yet.")
            case TooLarge():
                told = self.tr("{period}: its sums are too large to be kept. It stays open.")
                words = told.format(period=period_words(str(error)))
            case _:
                words = error_words(error)
        self.trouble.show_words(Level.BLOCK, words)
        self._follow()

    def _on_changes(self, changes: Changes) -> None:
        moved = changes.touches(Table.MONEY) or changes.touches(Table.ORDERS)
        if moved and self.isVisible() and not self._following.isActive():
            self._following.start()

    def _show_note(self) -> None:
        one = self.mismatches.row(self.odd.currentIndex().row())
        shown = None if one is None else (_told(one), one.note)
        if shown != self._noted:  # else it may be under the operator's hands
            self._noted = shown
            self.note.setText(one.note or "" if one is not None else "")
        self.note.setEnabled(one is not None)
        self.acknowledge.setEnabled(one is not None)

    def _follow(self) -> None:
        one = self.chosen
        over = one is not None and one.period.ends <= self._core.clock.now()
        self.close_it.setEnabled(over and one is not None and one.closed_at is None)
        name = period_words(one.period.key) if one is not None else ""
        self.close_it.setText(self.tr("Close {period}").format(period=name).strip())
        self.close_it.setToolTip("" if over else self.tr("It can be closed when it is over."))
        self._title.setText(self.tr("Mismatches: {period}").format(period=name) if name else "")
        self.agrees.say("" if self.mismatches.rows else self.tr("Everything agrees here."))
        self._show_note()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.spans.name({Span.DAY: self.tr("Days"), Span.MONTH: self.tr("Months")})
        self.spans.setAccessibleName(self.tr("Length of the periods"))
        self.note.setPlaceholderText(self.tr("Why it is so, for later (optional)"))
        self.note.setAccessibleName(self.tr("Note"))
        self.acknowledge.setText(self.tr("Acknowledge"))
        self.table.setAccessibleName(self.tr("Periods"))
        self.odd.setAccessibleName(self.tr("What does not agree"))
        self.model.retranslate()
        self.mismatches.retranslate()
        self.empty.say(
            ""
            if self.model.rows
            else self.tr("There is nothing to close before the balance was first read.")
        )
        self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Read how things stand."""
        super().showEvent(event)
        for part in (self.empty, self.agrees):
            part.know(known=False)
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


def _told(one: Mismatch | None) -> tuple[Question, int] | None:
    """Return what names a mismatch, whatever row it is in."""
    return None if one is None else (one.question, one.subject)


def _named(one: Statement | None) -> tuple[str, str] | None:
    """Return what names a statement: one period has one for each currency that moved in it."""
    return None if one is None else (one.period.key, one.currency)
