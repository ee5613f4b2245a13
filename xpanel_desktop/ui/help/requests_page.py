"""The last requests: a table, and one of them in full beneath it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.app.diagnostics import as_told
from xpanel_desktop.app.traffic import TEST, Seen
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.ui.help.parts import long_text
from xpanel_desktop.ui.help.request_columns import columns
from xpanel_desktop.ui.models.figures import draw_figures
from xpanel_desktop.ui.models.rows import Rows
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.account_choice import AccountChoice
from xpanel_desktop.ui.widgets.empty import EmptyOr
from xpanel_desktop.ui.widgets.labels import plain_label
from xpanel_desktop.ui.widgets.row_table import row_table

WIDTHS = {0: 110, 2: 120, 3: 90, 4: 100, 5: 100}
SETTLE = 300
"""Milliseconds that requests are gathered for before the table is read anew."""


class RequestsPage(QWidget):
    """Filters above, the table, its detail below. The row that is looked at stays."""

    def __init__(self, core: Core, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        del tasks  # all of it is in memory
        self._core = core
        self.accounts = AccountChoice(self)
        self.failed = QCheckBox(self)
        self.failed.setObjectName("help.failed")
        self.copy = QPushButton(self)
        self.copy.setObjectName("help.copy_request")
        self._hint = plain_label(self, quiet=True)
        self._hint.setWordWrap(True)
        self.model: Rows[Seen] = Rows(columns(self._name), self)
        self.table = row_table(self.model, "help.requests", WIDTHS, 1, self)
        draw_figures(self.table, self.model.figures)
        self.detail = long_text(self, "help.request")
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=SETTLE)
        self._soon.timeout.connect(self.read)
        self.accounts.picked.connect(self.read)
        self.failed.toggled.connect(lambda _on: self.read())
        self.copy.clicked.connect(self._copy)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._follow())
        stop = core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: stop())
        self.setFocusProxy(self.table)
        self.retranslate()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.accounts)
        tools.addWidget(self.failed)
        tools.addStretch(1)
        tools.addWidget(self.copy)
        split = QSplitter(Qt.Orientation.Vertical, self)
        self.split = split
        split.addWidget(self.table)
        split.addWidget(self.detail)
        split.setSizes([280, 220])
        split.setChildrenCollapsible(False)
        self._middle = EmptyOr(split, self, known=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(tools)
        whole.addWidget(self._hint)
        whole.addWidget(self._middle, 1)

    @property
    def chosen(self) -> Seen | None:
        """The request that is looked at."""
        return self.model.row(self.table.currentIndex().row())

    def read(self) -> None:
        """Show what is kept now; the request that was looked at is looked at again."""
        before = self.chosen
        self.accounts.offer(self._core.accounts.all())
        rows = self._let_through(self._core.traffic.all())
        self.model.show(rows)
        kept = [at for at, one in enumerate(rows) if before and one.number == before.number]
        if kept or rows:
            self.table.selectRow((kept or [0])[0])
        none = (
            self.tr("No request failed since the start.")
            if self.failed.isChecked()
            else self.tr("No request has ended since the start.")
        )
        self._middle.say("" if rows else none)
        self._follow()

    def _let_through(self, seen: Sequence[Seen]) -> list[Seen]:
        whose, failed = self.accounts.chosen, self.failed.isChecked()
        return [
            one
            for one in seen
            if (not whose or one.account_id in whose) and (one.failed or not failed)
        ]

    def _follow(self) -> None:
        one = self.chosen
        self.copy.setEnabled(one is not None)
        text = self._as_text(one) if one else ""
        if self.detail.toPlainText() != text:
            self.detail.setPlainText(text)

    def _as_text(self, one: Seen) -> str:
        return as_told(one, contents=True, names={one.account_id: self._name(one)})

    def _copy(self) -> None:
        if self.chosen is not None:
            QGuiApplication.clipboard().setText(self._as_text(self.chosen))

    def _name(self, one: Seen) -> str:
        account = self._core.accounts.get(one.account_id)
        if account is not None:
            return plain(account.name)
        return self.tr("Connection test") if one.account_id == TEST else "–"

    def _on_changes(self, changes: Changes) -> None:
        if self.isVisible() and (changes.touches(Table.TRAFFIC) or changes.touches(Table.ACCOUNTS)):
            self._soon.start()

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.failed.setText(self.tr("Failed only"))
        self.copy.setText(self.tr("Copy the request"))
        self._hint.setText(
            self.tr(
                "The last 100 requests of each account, kept in memory until you quit. "
                "The key is never among them."
            )
        )
        self.table.setAccessibleName(self.tr("Requests"))
        self.detail.setAccessibleName(self.tr("The request in full"))
        self.accounts.retranslate()
        self.model.retranslate()
        self.read()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is kept now."""
        self.read()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
