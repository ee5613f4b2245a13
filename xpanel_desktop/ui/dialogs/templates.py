"""Templates: begin a ticket from one, keep the present ticket as one, rename, delete."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.domain.template import MAX_TITLE, Template
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.exporting import Exporting
from xpanel_desktop.ui.models.table_export import Written, as_shown, templates_to_import
from xpanel_desktop.ui.models.templates import TemplateColumn, TemplatesModel
from xpanel_desktop.ui.panes.ticket import TicketPane
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import error_words
from xpanel_desktop.ui.widgets.labels import plain_label, primary_button
from xpanel_desktop.ui.widgets.problem_line import ProblemLine
from xpanel_desktop.ui.widgets.row_table import row_table

WIDTHS: Mapping[int, int] = {
    TemplateColumn.NAME: 170,
    TemplateColumn.FILLED: 200,
    TemplateColumn.WHERE: 110,
    TemplateColumn.STATE: 170,
}
_ROWS = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})


class TemplatesDialog(QDialog):
    """Type to find, Enter begins a ticket. It works on the account that is looked at."""

    def __init__(
        self, core: Core, tasks: Tasks, scope: Scope, ticket: TicketPane, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._core, self._tasks, self._scope, self._ticket = core, tasks, scope, ticket
        self._shown: Callable[[], object] = lambda: None
        self._kept, self._known = 0, False
        self.resize(900, 480)
        self.model = TemplatesModel(self._rename, self)
        self.search = QLineEdit(self)
        self.search.setObjectName("templates.search")
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(200)
        self.table = row_table(self.model, "templates.table", WIDTHS, TemplateColumn.SERVICE, self)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self._empty = plain_label(self, quiet=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self.name = QLineEdit(self)
        self.name.setObjectName("templates.name")
        self.name.setMaxLength(MAX_TITLE)
        self.everywhere = QCheckBox(self)
        self.everywhere.setObjectName("templates.everywhere")
        self.keep, self.delete, self.undo, self.shut = (QPushButton(self) for _ in range(4))
        self.export, self._exporting = QPushButton(self), Exporting(tasks, self)
        self._deleted: Template | None = None
        self.use = primary_button(self, "templates.use")
        named = {"keep": self.keep, "delete": self.delete, "undo": self.undo, "close": self.shut}
        named["export"] = self.export
        for name, button in named.items():
            button.setObjectName(f"templates.{name}")
            button.setAutoDefault(False)
        self.use.setAutoDefault(False)
        self.told = ProblemLine(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        new = QHBoxLayout()
        new.setSpacing(8)
        new.addWidget(self.name, 1)
        new.addWidget(self.everywhere)
        new.addWidget(self.keep)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.delete)
        foot.addWidget(self.undo)
        foot.addWidget(self.export)
        foot.addStretch(1)
        foot.addWidget(self.shut)
        foot.addWidget(self.use)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addWidget(self.search)
        whole.addWidget(self.table, 1)
        whole.addWidget(self._empty, 1)
        whole.addLayout(new)
        whole.addWidget(self.told)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._use)
        self.search.installEventFilter(self)
        self.table.doubleClicked.connect(self._double_click)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._offer())
        self.use.clicked.connect(self._use)
        self.delete.clicked.connect(self._delete)
        self.undo.clicked.connect(self._bring_back)
        self.export.clicked.connect(self._export)
        self._exporting.done.connect(lambda told: self.told.show_words(Level.PASS, told))
        self._exporting.failed.connect(lambda told: self.told.show_words(Level.BLOCK, told))
        self.name.returnPressed.connect(self._keep)
        self.name.textChanged.connect(lambda _text: self._offer())
        self.keep.clicked.connect(self._keep)
        self.shut.clicked.connect(self.reject)
        keys.shortcut("templates.use", self.table, self._use, alone=True)
        keys.shortcut("templates.delete", self.table, self._delete, alone=True)
        self._scope.changed.connect(self._read)
        stop = self._core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: stop())

    def when_used(self, shown: Callable[[], object]) -> None:
        """Have `shown` called once a ticket was begun from a template."""
        self._shown = shown

    def open(self) -> None:
        """Open, or come to the front, ready to type."""
        self.told.show_words(Level.PASS, "")
        self._deleted = None
        self._offer()
        self.show()
        self.raise_()
        self.activateWindow()
        self.search.setFocus()
        self.search.selectAll()
        self._read()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move through the table while one types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() not in _ROWS:
                return False
            self.table.keyPressEvent(QKeyEvent(event))
            return True
        return super().eventFilter(watched, event)

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches(Table.TEMPLATES) or changes.touches(Table.SERVICES):
            self._read()

    def _read(self) -> None:
        if self.isVisible():
            self._start(self._load(), "templates")

    async def _load(self) -> None:
        account = self._scope.account
        chosen = self.model.listed(self.table.currentIndex().row())
        templates = await self._core.templates.all(account.id if account else 0)
        services = await self._core.templates.services(templates, account.id if account else 0)
        self.model.show(templates, services, account.name if account else "")
        wanted = self._kept or (chosen.template.id if chosen else 0)
        self._kept, self._known = 0, True
        self.table.setCurrentIndex(self.model.index(self.model.row_of(wanted), 0))
        self._offer()

    def _search(self, query: str) -> None:
        self.model.search(query)
        self.table.setCurrentIndex(self.model.index(0, 0))
        self._offer()

    def _offer(self) -> None:
        one = self.model.listed(self.table.currentIndex().row())
        self.use.setEnabled(one is not None and one.service is not None)
        self.delete.setEnabled(one is not None)
        self.undo.setVisible(self._deleted is not None)
        self.export.setEnabled(bool(self.model.rowCount()))
        self.keep.setEnabled(self._ticket.desk is not None and bool(self.name.text().strip()))
        self.name.setEnabled(self._ticket.desk is not None)
        empty = self._known and not self.model.rowCount()
        self.table.setVisible(not empty)
        self._empty.setVisible(empty)
        self._empty.setText(
            self.tr("No template matches.")
            if self.model.total
            else self.tr(
                "No template yet. Fill in a ticket, give it a name below, and begin the next one"
                " from it."
            )
        )

    # -- what the operator does ---------------------------------------------------------

    def _double_click(self, index: QModelIndex) -> None:
        if index.column() != TemplateColumn.NAME:
            self._use()

    def _use(self) -> None:
        one, account = self.model.listed(self.table.currentIndex().row()), self._scope.account
        if one is None or account is None:
            return
        if one.service is None:
            words = self.tr("{account} has no service “{service}”.")
            name = plain(one.template.service_name)
            told = words.format(account=plain(account.name), service=name)
            self.told.show_words(Level.BLOCK, told)
            return
        self.accept()
        self._shown()
        self._ticket.open_template(account.id, one.service, one.template)

    def _keep(self) -> None:
        desk, name = self._ticket.desk, " ".join(self.name.text().split())
        if desk is None or not name:
            return
        account_id = None if self.everywhere.isChecked() else desk.account.id
        self._start(self._store(desk.as_template(name, account_id)), "keep template")

    async def _store(self, template: Template) -> None:
        self._kept = await self._core.templates.save(template)
        self.name.clear()
        words = self.tr("Kept as “{name}”.").format(name=plain(template.name))
        self.told.show_words(Level.PASS, words)

    def _rename(self, template: Template, name: str) -> None:
        self._kept = template.id
        renamed = replace(template, name=name[:MAX_TITLE])
        self._start(self._core.templates.save(renamed), "rename template")

    def _delete(self) -> None:
        one = self.model.listed(self.table.currentIndex().row())
        if one is not None:
            self._start(self._take_away(one.template), "delete template")

    async def _take_away(self, template: Template) -> None:
        await self._core.templates.remove(template.id)
        self._deleted = template
        words = self.tr("“{name}” is deleted.").format(name=plain(template.name))
        self.told.show_words(Level.PASS, words)

    def _bring_back(self) -> None:
        if self._deleted is not None:
            again, self._deleted = replace(self._deleted, id=0), None
            self._start(self._store(again), "undo delete template")

    def _export(self) -> None:
        self._exporting.ask(self.tr("templates"), self._as_shown, self._to_import)

    async def _as_shown(self) -> Written:
        model = self.model
        rows, columns = range(model.rowCount()), range(model.columnCount())
        cells = [[str(model.index(row, at).data()) for at in columns] for row in rows]
        across = Qt.Orientation.Horizontal
        return as_shown([str(model.headerData(at, across)) for at in columns], cells)

    async def _to_import(self) -> Written:
        listed = (self.model.listed(row) for row in range(self.model.rowCount()))
        return templates_to_import(one.template for one in listed if one is not None)

    def _start(self, work: Coroutine[Any, Any, object], name: str) -> None:
        self._tasks.start(self, work, name=name, on_error=self._failed)

    def _failed(self, error: Exception) -> None:
        self.told.show_words(Level.BLOCK, error_words(error))

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.setWindowTitle(self.tr("Templates"))
        self.search.setPlaceholderText(self.tr("Search templates"))
        self.search.setAccessibleName(self.tr("Search templates"))
        self.table.setAccessibleName(self.tr("Templates"))
        self.name.setPlaceholderText(self.tr("Keep the present ticket as…"))
        self.name.setAccessibleName(self.tr("Name of the new template"))
        self.everywhere.setText(self.tr("For all accounts"))
        self.keep.setText(self.tr("Keep"))
        self.delete.setText(self.tr("Delete"))
        self.undo.setText(self.tr("Undo"))
        self.export.setText(self.tr("Export…"))
        self.shut.setText(self.tr("Close"))
        self.use.setText(self.tr("Begin a ticket"))
        self._offer()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
