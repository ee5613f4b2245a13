"""The tab of the ledger: entries newest first, by account, kind and order."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.ledger import Kind, LedgerQuery
from xpanel_desktop.ui.models.ledger_entries import FIGURES, EntryColumn, LedgerEntries, kind_word
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.account_choice import AccountChoice
from xpanel_desktop.ui.widgets.amounts import draw_amounts
from xpanel_desktop.ui.widgets.choice import Choice
from xpanel_desktop.ui.widgets.empty import EmptyOr
from xpanel_desktop.ui.widgets.font_room import wide
from xpanel_desktop.ui.widgets.labels import name_choice, plain_label
from xpanel_desktop.ui.widgets.row_table import row_table

WIDTHS: Mapping[int, int] = {
    EntryColumn.AT: 132,
    EntryColumn.KIND: 148,
    EntryColumn.ORDER: 88,
    EntryColumn.LINK: 200,
    EntryColumn.CHANGE: 132,
    EntryColumn.COST: 132,
}
SEARCH_AFTER, FOLLOW_AFTER = 150, 500
"""Milliseconds after a keystroke, and after a report, at which the store is read."""


class LedgerTab(QWidget):
    """Return on an entry shows the entries of its order alone; Escape in the field shows all."""

    def __init__(self, core: Core, tasks: Tasks, scope: Scope, parent: QWidget) -> None:
        super().__init__(parent)
        self._scope = scope
        self._stale = True
        self.model = LedgerEntries(core.ledger.window, tasks, self)
        self.order = QLineEdit(self)
        self.order.setObjectName("ledger.order")
        self.order.setClearButtonEnabled(True)
        self.order.setMaxLength(64)
        self.kind = Choice(self)
        self.kind.setObjectName("ledger.kind")
        for kind in (None, *Kind):
            self.kind.addItem("", kind)
        self.accounts = AccountChoice(self, sums=True)
        self._found = plain_label(self)
        self._found.setProperty("quiet", True)  # noqa: FBT003 -- Qt's own signature
        self.table = row_table(self.model, "ledger.table", WIDTHS, EntryColumn.SERVICE, self)
        self.table.setAlternatingRowColors(True)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        draw_amounts(self.table, FIGURES)
        self.empty = EmptyOr(self.table, self)
        self._typing, self._following = QTimer(self), QTimer(self)
        self._lay_out()
        self._connect(core)
        self._offer_accounts()
        self.retranslate()

    def _lay_out(self) -> None:
        self.order.setFixedWidth(wide(self.order.fontMetrics(), 280))
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self.order)
        row.addWidget(self.kind)
        row.addWidget(self.accounts)
        row.addStretch(1)
        row.addWidget(self._found)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row)
        whole.addWidget(self.empty, 1)

    def _connect(self, core: Core) -> None:
        for timer, after in ((self._typing, SEARCH_AFTER), (self._following, FOLLOW_AFTER)):
            timer.setSingleShot(True)
            timer.setInterval(after)
        self._typing.timeout.connect(self._look)
        self._following.timeout.connect(self.model.refresh)
        self.order.textChanged.connect(lambda: self._typing.start())
        self.kind.activated.connect(self._look)
        self.accounts.picked.connect(self._look)
        self.model.read_all.connect(self._tell)
        self.model.read_all.connect(self.empty.know)
        self.table.activated.connect(lambda at: self.show_order(at.row()))
        self._scope.changed.connect(self._offer_accounts)
        stop = core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: stop())

    @property
    def settled(self) -> bool:
        """Whether nothing is left to read."""
        timers = (self._typing, self._following)
        return self.model.settled and not any(timer.isActive() for timer in timers)

    def show_order(self, row: int) -> None:
        """Show the entries of one row's order alone."""
        line = self.model.line(row)
        if line is not None:
            self.order.setText(line.panel_id or str(line.entry.order_id))

    def _query(self) -> LedgerQuery:
        kind = self.kind.currentData()
        found = Kind(kind) if kind else None
        return LedgerQuery(self.accounts.chosen, found, self.order.text().strip())

    def _look(self) -> None:
        self._stale = False
        self.model.look_for(self._query())

    def _on_changes(self, changes: Changes) -> None:
        if not changes.touches(Table.ORDERS):
            return
        if not self.isVisible():
            self._stale = True
        elif not self._following.isActive():
            self._following.start()

    def _offer_accounts(self) -> None:
        self.accounts.offer(self._scope.accounts)

    def _tell(self) -> None:
        rows = self.model.rowCount()
        self._found.setText(
            ""
            if not rows
            else self.tr("%Ln entry(s)", "", rows)
            if self.model.complete
            else self.tr("the newest %Ln entry(s)", "", rows)
        )
        if rows or not self.model.complete:
            self.empty.say("")
        elif self._query() == LedgerQuery():
            self.empty.say(
                self.tr("The ledger is empty. It begins with the first order that a panel accepts.")
            )
        else:
            self.empty.say(self.tr("No entry matches."))

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.order.setPlaceholderText(self.tr("Order number, here or at the panel"))
        self.order.setAccessibleName(self.tr("Order number"))
        name_choice(self.kind, self.tr("Kind of entry"))
        self.kind.setItemText(0, self.tr("All entries"))
        for row, kind in enumerate(Kind, start=1):
            self.kind.setItemText(row, kind_word(kind))
        self.accounts.retranslate()
        self.table.setAccessibleName(self.tr("Entries"))
        last = len(EntryColumn) - 1
        self.table.horizontalHeader().headerDataChanged(Qt.Orientation.Horizontal, 0, last)
        self._tell()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what came while it was not seen."""
        super().showEvent(event)
        if self._stale:
            self.empty.know(known=False)
            self._look()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin in the table."""
        super().focusInEvent(event)
        self.table.setFocus(event.reason())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
