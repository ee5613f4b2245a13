"""The backups: where they are, what is in each, and putting one in the place of the database."""

import asyncio
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from xpanel_desktop.store.backup import FOLDER, copies
from xpanel_desktop.store.restore import contents, verify
from xpanel_desktop.store.trouble import DatabaseNewer
from xpanel_desktop.ui.models.backup_rows import BackupColumn, BackupRow, BackupRows
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import moment
from xpanel_desktop.ui.widgets.empty import EmptyOr
from xpanel_desktop.ui.widgets.labels import plain_label, primary_button, set_words
from xpanel_desktop.ui.widgets.row_table import row_table

WIDTHS: Mapping[int, int] = {
    BackupColumn.MADE: 150,
    BackupColumn.KIND: 140,
    BackupColumn.SIZE: 90,
    BackupColumn.VERSION: 80,
}


class BackupsDialog(QDialog):
    """Works without an open database, so that a damaged one can be replaced."""

    restore_wanted = Signal(object)
    """The path of a backup that was checked and is to take the database's place."""

    def __init__(self, database: Path, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._database, self._tasks = database, tasks
        self.resize(880, 460)
        self.model = BackupRows(self)
        self._where = plain_label(self, quiet=True)
        self._where.setWordWrap(True)
        self.table = row_table(self.model, "backups.table", WIDTHS, BackupColumn.ORDERS, self)
        self._middle = EmptyOr(self.table, self)
        self._means = plain_label(self)
        self._means.setWordWrap(True)
        self._told = plain_label(self)
        self._told.setWordWrap(True)
        set_words(self._told, "bad")
        self.folder = QPushButton(self)
        self.folder.setObjectName("backups.folder")
        self.shut = QPushButton(self)
        self.shut.setObjectName("backups.close")
        self.restore = primary_button(self, "backups.restore")
        for button in (self.folder, self.shut, self.restore):
            button.setAutoDefault(False)
        self._lay_out()
        self.restore.clicked.connect(self._ask)
        self.folder.clicked.connect(self._open_folder)
        self.shut.clicked.connect(self.reject)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._follow())
        self.retranslate()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.folder)
        foot.addStretch(1)
        foot.addWidget(self.shut)
        foot.addWidget(self.restore)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addWidget(self._where)
        whole.addWidget(self._middle, 1)
        whole.addWidget(self._means)
        whole.addWidget(self._told)
        whole.addLayout(foot)
        self._told.hide()

    def show_all(self) -> None:
        """Open, or come to the front, and read the folder anew."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.table.setFocus()
        self._middle.know(known=False)
        self.read()

    def read(self) -> None:
        """Read which backups there are."""
        self._tasks.start(self, self._read(), name="read backups", on_error=self._on_error)

    async def _read(self) -> None:
        rows = await asyncio.to_thread(_rows, self._database)
        self.model.show(rows)
        if rows:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._follow()
        self._middle.know()

    def _ask(self) -> None:
        row = self.model.row(self.table.currentIndex().row())
        if row is None:
            return
        self.restore.setEnabled(False)
        self._told.hide()
        check = self._check(row.copy.path)
        self._tasks.start(self, check, name="check backup", on_error=self._on_error)

    async def _check(self, copy: Path) -> None:
        """Check the whole copy before anything is closed or moved."""
        await asyncio.to_thread(verify, copy)
        self.restore_wanted.emit(copy)

    def _on_error(self, error: Exception) -> None:
        if isinstance(error, DatabaseNewer):
            words = self.tr("A newer version of the program made this backup; nothing was changed.")
        elif isinstance(error, OSError):
            words = self.tr("The backups cannot be read; nothing was changed.")
        else:
            words = self.tr("This backup is damaged; nothing was changed. Choose another.")
        self._told.setText(words)
        self._told.show()
        self._follow()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._database.parent / FOLDER)))

    def _follow(self) -> None:
        row = self.model.row(self.table.currentIndex().row())
        self.restore.setEnabled(row is not None and row.contents is not None)
        self.folder.setEnabled(bool(self.model.rows))
        words = self.tr("Restore the backup of {time}") if row else self.tr("Restore the backup")
        self.restore.setText(words.format(time=moment(row.copy.made_at)) if row else words)
        self._means.setVisible(row is not None)
        self._middle.say("" if self.model.rows else self.tr("There is no backup yet."))

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.setWindowTitle(self.tr("Backups"))
        where = self.tr("In {folder}. One is made a day; those of 7 days and 4 weeks are kept.")
        self._where.setText(where.format(folder=self._database.parent / FOLDER))
        self._means.setText(
            self.tr(
                "The backup takes the place of the present file, which is set aside and not "
                "deleted. Orders sent after it are not in it: what it has in the queue is held, "
                "and nothing is sent until you have looked."
            )
        )
        self.table.setAccessibleName(self.tr("Backups"))
        self.folder.setText(self.tr("Open the folder"))
        self.shut.setText(self.tr("Close"))
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _rows(database: Path) -> list[BackupRow]:
    """Return the backups with what is in them; slow, for a thread."""
    rows: list[BackupRow] = []
    for one in copies(database):
        try:
            rows.append(BackupRow(one, contents(one.path)))
        except (sqlite3.Error, UnicodeDecodeError):
            rows.append(BackupRow(one, None))
    return rows
