"""What changed in an account's catalogue: a feed to search, to go from, and to tick off."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.ui.models.change_feed import ChangeFeed, FeedColumn
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.labels import plain_label, primary_button
from xpanel_desktop.ui.widgets.row_table import row_table

WIDTHS: Mapping[int, int] = {
    FeedColumn.AT: 130,
    FeedColumn.WHAT: 90,
    FeedColumn.BEFORE: 130,
    FeedColumn.AFTER: 190,
}


class ChangesDialog(QDialog):
    """Does not block the window: a press on a change shows its service in the list."""

    service_wanted = Signal(str)
    """A service's id."""

    def __init__(self, core: Core, tasks: Tasks, scope: Scope, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._tasks, self._scope = core, tasks, scope
        self.resize(900, 520)
        self.model = ChangeFeed(self)
        self.search = QLineEdit(self)
        self.search.setObjectName("changes.search")
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(200)
        self._told = plain_label(self, quiet=True)
        self.table = row_table(self.model, "changes.table", WIDTHS, FeedColumn.SERVICE, self)
        self.seen = primary_button(self, "changes.seen")
        self.shut = QPushButton(self)
        self.shut.setObjectName("changes.close")
        for button in (self.seen, self.shut):
            button.setAutoDefault(False)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._told, 1)
        foot.addWidget(self.shut)
        foot.addWidget(self.seen)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addWidget(self.search)
        whole.addWidget(self.table, 1)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(lambda: self._go(self.table.currentIndex()))
        self.table.activated.connect(self._go)
        self.seen.clicked.connect(self._tick_off)
        self.shut.clicked.connect(self.reject)
        self._scope.changed.connect(self._read)
        stop = self._core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: stop())

    def show_feed(self) -> None:
        """Open on the account that is chosen, or come to the front."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.search.setFocus()
        self._read()

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches(Table.SERVICES) or changes.touches(Table.MARKS):
            self._read()

    def _read(self) -> None:
        account = self._scope.account
        if account is not None and self.isVisible():
            self._tasks.start(self, self._load(account.id), name="changes of services")

    async def _load(self, account_id: int) -> None:
        found = await self._core.marks.feed(account_id)
        account = self._scope.account
        if account is not None and account.id == account_id:
            self.model.show(found, self._core.marks.seen(account_id))
            self._tell()

    def _search(self, query: str) -> None:
        self.model.search(query)
        self.table.setCurrentIndex(self.model.index(0, 0))
        self._tell()

    def _go(self, index: QModelIndex) -> None:
        one = self.model.change(index.row())
        if one is not None:
            self.service_wanted.emit(one.service_id)

    def _tick_off(self) -> None:
        account = self._scope.account
        if account is not None:
            self._tasks.start(self, self._core.marks.see(account.id), name="changes seen")

    def _tell(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        self.seen.setEnabled(bool(total))
        if not total:
            self._told.setText(self.tr("Nothing changed since the catalogue was first fetched."))
        elif not shown:
            self._told.setText(self.tr("No change matches."))
        else:
            self._told.setText(self.tr("%Ln change(s)", "", shown))

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.setWindowTitle(self.tr("Changes in the catalogue"))
        self.search.setPlaceholderText(self.tr("Search changes by service, id or kind"))
        self.search.setAccessibleName(self.tr("Search changes"))
        self.table.setAccessibleName(self.tr("Changes"))
        self.seen.setText(self.tr("I have seen them"))
        self.seen.setToolTip(self.tr("Take the marks off the services"))
        self.shut.setText(self.tr("Close"))
        self.table.horizontalHeader().headerDataChanged(
            Qt.Orientation.Horizontal, 0, len(FeedColumn) - 1
        )
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
