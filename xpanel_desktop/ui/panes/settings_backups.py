"""The settings of backups: how old the newest is, one more now, and the list of them."""

import sqlite3

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.store.backup import Copy
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import age
from xpanel_desktop.ui.widgets.labels import plain_label, set_words
from xpanel_desktop.ui.widgets.setting_rows import SettingSection


class BackupSettings(SettingSection):
    """Tells the state of the backups and makes one on a press."""

    wanted = Signal()
    """The operator wants to see the list."""

    def __init__(self, core: Core, tasks: Tasks, parent: QWidget) -> None:
        super().__init__("backups", parent)
        self._core, self._tasks = core, tasks
        self._copies: list[Copy] = []
        self._failed: Exception | None = None
        self._state, self._where = plain_label(self), plain_label(self, quiet=True)
        self.make, self.list = QPushButton(self), QPushButton(self)
        self.make.setObjectName("settings.back_up")
        self.list.setObjectName("settings.backups")
        self._lay_out()
        self.make.clicked.connect(self._make)
        self.list.clicked.connect(self.wanted)
        stop = core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: stop())
        self.retranslate()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.make)
        buttons.addWidget(self.list)
        buttons.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(self.heading)
        for label in (self.hint("backups"), self._state, self._where):
            label.setWordWrap(True)
            whole.addWidget(label)
        whole.addSpacing(4)
        whole.addLayout(buttons)
        hint = self.hints["backups"]
        self.rows["backups"] = (hint, self._state, self._where, self.make, self.list)

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches(Table.SAFETY) and self.isVisible():
            self._read()

    def _read(self) -> None:
        self._tasks.start(self, self._look(), name="read backups", on_error=self._on_error)

    async def _look(self) -> None:
        self._copies = await self._core.backups.all()
        self.retranslate()

    def _make(self) -> None:
        self.make.setEnabled(False)
        self._failed = None
        self._tasks.start(self, self._back_up(), name="back up", on_error=self._on_error)

    async def _back_up(self) -> None:
        await self._core.backups.make()
        self.make.setEnabled(True)
        await self._look()

    def _on_error(self, error: Exception) -> None:
        self._failed = error
        self.make.setEnabled(True)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.say()
        self.make.setText(self.tr("Back up now"))
        self.list.setText(self.tr("Backups…"))
        self._where.setText(str(self._core.backups.folder))
        set_words(self._state, "bad" if self._failed else "")
        self._state.setText(self._words())

    def _words(self) -> str:
        if self._failed is not None:
            reason = str(self._failed) if isinstance(self._failed, sqlite3.Error | OSError) else ""
            return self.tr("No backup could be made. Is the disk full? {reason}").format(
                reason=plain(reason)
            )
        if not self._copies:
            if self._core.accounts.all():
                return self.tr("There is no backup yet.")
            return self.tr(
                "There is no backup yet; the first one is made when you have an account."
            )
        newest = age(self._copies[0].made_at, self._core.clock.now())
        many = self.tr("%Ln backup(s)", "", len(self._copies))
        return self.tr("{many}, the newest {age}.").format(many=many, age=newest)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell how things stand now."""
        self._read()
        super().showEvent(event)
