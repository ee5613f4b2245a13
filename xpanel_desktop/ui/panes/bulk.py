"""The bulk pane: a paste or a file as a grid of lines, put right in place, queued together."""

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.app.bulk import Judged, Verdict, sum_of
from xpanel_desktop.app.core import Core
from xpanel_desktop.app.sheets import SheetTrouble
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.domain.importing import Import
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.models.import_lines import ImportModel, Show
from xpanel_desktop.ui.panes import bulk_work as work
from xpanel_desktop.ui.panes.bulk_foot import BulkFoot
from xpanel_desktop.ui.panes.bulk_intake import Intake
from xpanel_desktop.ui.panes.bulk_words import trouble_words
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import error_words
from xpanel_desktop.ui.widgets.account_mark import AccountMark, set_in
from xpanel_desktop.ui.widgets.bars import Bars
from xpanel_desktop.ui.widgets.empty import EmptyOr
from xpanel_desktop.ui.widgets.import_table import ImportTable
from xpanel_desktop.ui.widgets.labels import plain_label
from xpanel_desktop.ui.widgets.problem_line import ProblemLine
from xpanel_desktop.ui.widgets.segments import Segments


class BulkPane(QWidget):
    """Works by keys alone: Ctrl+O opens, Ctrl+V pastes, F2 edits, Ctrl+Enter queues."""

    queued = Signal(int)
    """How many orders are in the outbox now."""

    def __init__(
        self, core: Core, tasks: Tasks, scope: Scope, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._core, self._tasks, self._scope = core, tasks, scope
        self._desk: work.Desk | None = None
        self._heading: tuple[str, ...] = ()
        self.model = ImportModel(self)
        self.open = QPushButton(self)
        self.open.setObjectName("bulk.open")
        self.paste = QPushButton(self)
        self.paste.setObjectName("bulk.paste")
        self._name = plain_label(self, quiet=True)
        self.segments = Segments([show.value for show in Show], self)
        self.bars = Bars(self)
        self.intake = Intake(core, tasks, self.bars)
        self.mark = AccountMark(self, "bulk.mark")
        self.trouble = ProblemLine(self)
        self.table = ImportTable(self.model, self)
        self.empty = EmptyOr(self.table, self, known=True)
        self.foot = BulkFoot(self)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self.segments.choose(Show.ALL.value)
        self.retranslate()
        self.intake.offer_left()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 12, 8)
        top.setSpacing(8)
        top.addWidget(self.open)
        top.addWidget(self.paste)
        top.addWidget(self._name, 1)
        top.addWidget(self.segments)
        self.bars.setContentsMargins(12, 0, 12, 8)
        self.trouble.setContentsMargins(12, 0, 12, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(set_in(self.mark))
        column.addWidget(self.bars)
        column.addWidget(self.trouble)
        column.addWidget(self.empty, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.open.clicked.connect(self.choose_file)
        self.paste.clicked.connect(self.take_clipboard)
        self.empty.pressed.connect(self.choose_file)
        self.intake.came.connect(self._lay)
        self.intake.failed.connect(self._failed)
        self.segments.picked.connect(lambda name: self.model.show_only(Show(name)))
        self.model.edited.connect(self._put_right)
        self.table.meaning_chosen.connect(self._give_meaning)
        self.foot.queue_wanted.connect(self._queue)
        self.foot.stop_wanted.connect(self._stop)
        self._scope.changed.connect(self._show_sum)
        keys.shortcut("bulk.open", self, self.choose_file)
        keys.shortcut("bulk.paste", self, self.take_clipboard)
        keys.shortcut("bulk.queue", self, self.foot.ask)
        unsubscribe = self._core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: unsubscribe())

    @property
    def desk(self) -> work.Desk | None:
        """The import that is worked on; None while there is none."""
        return self._desk

    # -- taking in ----------------------------------------------------------------------

    def choose_file(self) -> None:
        """Let the operator choose a file."""
        dialog = QFileDialog(self, self.tr("Open a list of orders"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [self.tr("Lists (*.csv *.tsv *.txt *.xlsx)"), self.tr("All files (*)")]
        )
        dialog.fileSelected.connect(lambda name: self.take(Path(name)))
        dialog.open()

    def take_clipboard(self) -> None:
        """Take what the clipboard holds as pasted lines."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.take(text)

    def take(self, source: Path | str) -> None:
        """Read a file or a pasted text for the account that is looked at."""
        account = self._scope.account
        if account is None:
            self.trouble.show_words(Level.WARN, self.tr("Add an account first."))
            return
        self._stop()
        self.trouble.show_words(Level.PASS, "")
        self.intake.take(account.id, source)

    # -- judging ------------------------------------------------------------------------

    def _lay(self, of: Import, heading: tuple[str, ...]) -> None:
        self._heading = heading
        self._start(self._judge(of), "import")

    async def _judge(self, of: Import) -> None:
        self._stop()
        self.bars.show_all([])
        desk = self._desk = await work.desk_of(self._core, of)
        self.model.begin(of.columns, desk.width)
        self.table.fit(of.columns)
        self._show()
        await asyncio.sleep(0)
        ended = await work.judge(self._core, desk, self._took)
        await asyncio.sleep(0)  # the last lines are painted before all are summed up
        if self._desk is desk:
            self.foot.show_progress(0, 0)
            if ended:
                self._show()

    def _took(self, some: list[Judged]) -> None:
        self.model.add(some)
        if self._desk is not None:
            self.foot.show_progress(len(self.model.lines), len(self._desk.lines))

    def _stop(self) -> None:
        """End the judging; what is judged stays."""
        if self._desk is not None:
            self._desk.stopped.set()
        self.foot.show_progress(0, 0)
        self._show()

    def _put_right(self, line: int, cells: tuple[str, ...]) -> None:
        if self._desk is not None:
            self._start(self._rejudge(self._desk, line, cells), "line")

    async def _rejudge(self, desk: work.Desk, line: int, cells: tuple[str, ...]) -> None:
        for at, verdict in await work.put_right(self._core, desk, line, cells):
            if desk is self._desk and at < len(self.model.lines):
                self.model.put(at, verdict)
        self._show()

    def _give_meaning(self, cell: int, name: str) -> None:
        if self._desk is not None:
            columns = list(self._desk.of.columns)
            columns = ["" if one == name else one for one in columns]
            columns[cell] = name
            self._start(self._remap(self._desk, tuple(columns)), "columns")

    async def _remap(self, desk: work.Desk, columns: tuple[str, ...]) -> None:
        changed = await self._core.bulk.set_columns(desk.of, columns)
        if self._heading:
            await work.remember(self._core, self._heading, columns)
        await self._judge(changed)

    # -- queueing -----------------------------------------------------------------------

    def _passing(self) -> list[Judged]:
        ready = (Verdict.READY, Verdict.WARNED)
        return [line for line in self.model.lines if line.verdict in ready]

    def _queue(self) -> None:
        if self._desk is not None:
            self._start(self._send(self._desk, self._passing()), "queue import")

    async def _send(self, desk: work.Desk, chosen: list[Judged]) -> None:
        made = await self._core.bulk.queue(desk.of, chosen)
        words = self.tr("%Ln order(s) are in the outbox.", "", len(made))
        await self._judge(desk.of)
        self.trouble.show_words(Level.PASS, words)
        self.queued.emit(len(made))

    # -- showing ------------------------------------------------------------------------

    def _show(self) -> None:
        desk = self._desk
        self.segments.count(self.model.counts())
        self.segments.setVisible(desk is not None)
        self.foot.setVisible(desk is not None)
        self._name.setText("" if desk is None else plain(desk.of.name) or self.tr("A paste"))
        sentence = ""
        if desk is None:
            sentence = self.tr(
                "Paste lines such as “service | link | quantity”, or open a CSV or XLSX file. "
                "Nothing is queued before you have seen every line."
            )
        self.empty.say(sentence, self.tr("Open a file…") if sentence else "")
        self._show_sum()

    def _show_sum(self) -> None:
        if self._desk is None:
            self.mark.show_account(self._scope.account)
            return
        account = self._core.accounts.get(self._desk.of.account_id)
        self.mark.show_account(account)
        if account is not None:
            self._start(self._sum(account), "sum")

    async def _sum(self, account: Account) -> None:
        passing = self._passing()
        warned = sum(line.verdict is Verdict.WARNED for line in passing)
        balance = await self._core.balances.last(account.id)
        money = balance.money if balance else None
        self.foot.show_sum(sum_of(passing), warned, account, money)

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches(Table.BALANCES):
            self._show_sum()

    def _start(self, coroutine: Coroutine[Any, Any, None], name: str) -> None:
        self._tasks.start(self, coroutine, name=name, on_error=self._failed)

    def _failed(self, error: Exception) -> None:
        told = isinstance(error, SheetTrouble)
        words = trouble_words(error) if told else error_words(error)
        self.trouble.show_words(Level.BLOCK, words)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and texts that are dragged here."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.take(Path(files[0]))
        elif event.mimeData().hasText():
            self.take(event.mimeData().text())
        event.acceptProposedAction()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.setAccessibleName(self.tr("Bulk"))
        self.open.setText(self.tr("Open a file…"))
        self.paste.setText(self.tr("Paste"))
        self.paste.setToolTip(keys.tip(self.tr("Take the lines that were copied"), "bulk.paste"))
        self.table.setAccessibleName(self.tr("Lines of the import"))
        self.segments.name(
            {
                Show.ALL.value: self.tr("All"),
                Show.PROBLEMS.value: self.tr("To look at"),
                Show.READY.value: self.tr("Ready"),
                Show.QUEUED.value: self.tr("Queued"),
            }
        )
        self.trouble.show_words(Level.PASS, "")  # it was said in the other language
        self.foot.retranslate()
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
