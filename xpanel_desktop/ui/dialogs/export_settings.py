"""Writes what is set into a file: one to read, or one that a passphrase seals."""

import asyncio
from pathlib import Path

from PySide6.QtCore import QEvent, QStandardPaths, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.app.core import Core
from xpanel_desktop.app.transfer.faults import BadFile
from xpanel_desktop.app.transfer.file import SettingsFile, read, write
from xpanel_desktop.app.transfer.gather import gather
from xpanel_desktop.app.transfer.sealed import SHORTEST, seal
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.store.files import write_whole
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.tab_order import lay_tab_order
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.transfer_words import TransferWords
from xpanel_desktop.ui.widgets.font_room import row_height, wide
from xpanel_desktop.ui.widgets.labels import plain_label, primary_button
from xpanel_desktop.ui.widgets.problem_line import ProblemLine

NAME = "xpanel-settings.json"
WIDE, TALL = 480, 360


class ExportSettings(QDialog):
    """Keys go along only when they are asked for, and then only sealed."""

    written = Signal(str)
    """What was written, in words."""

    def __init__(self, core: Core, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._tasks = core, tasks
        self.dialog: QFileDialog | None = None
        self._hint = plain_label(self)
        self._hint.setWordWrap(True)
        self.seals, self.with_keys = QCheckBox(self), QCheckBox(self)
        self.first, self.second = QLineEdit(self), QLineEdit(self)
        self._labels = [plain_label(self) for _ in range(2)]
        self._warning = plain_label(self, quiet=True)
        self._warning.setWordWrap(True)
        self.told = ProblemLine(self)
        self.save, self.shut = primary_button(self, "export.save"), QPushButton(self)
        named = {"seals": self.seals, "with_keys": self.with_keys, "first": self.first}
        for name, widget in {**named, "second": self.second, "shut": self.shut}.items():
            widget.setObjectName(f"export.{name}")
        self.shut.setAutoDefault(False)
        self._lay_out()
        self.seals.toggled.connect(lambda _on: self._judge())
        for field in (self.first, self.second):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setMaxLength(1000)
            field.textChanged.connect(lambda _text: self._judge())
        self.save.clicked.connect(self._ask)
        self.shut.clicked.connect(self.reject)
        self.finished.connect(self._forget)
        self.retranslate()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        for label, field in zip(self._labels, (self.first, self.second), strict=True):
            label.setBuddy(field)
            label.setMinimumHeight(row_height(self.fontMetrics()))
            form.addRow(label, field)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.shut)
        foot.addWidget(self.save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addWidget(self._hint)
        whole.addWidget(self.seals)
        whole.addLayout(form)
        whole.addWidget(self.with_keys)
        whole.addWidget(self._warning)
        whole.addWidget(self.told)
        whole.addStretch(1)
        whole.addLayout(foot)
        lay_tab_order(self)

    def begin(self) -> None:
        """Open with nothing typed and nothing ticked."""
        for box in (self.seals, self.with_keys):
            box.setChecked(False)
        self._forget()
        self._judge()
        self._fit()
        self.open()
        self.seals.setFocus()

    def _fit(self) -> None:
        """Be as wide as sentences are read well, and as tall as they and what is told need."""
        whole, metrics = self.layout(), self.fontMetrics()
        width, least = wide(metrics, WIDE), wide(metrics, TALL)
        self.resize(width, max(whole.totalHeightForWidth(width) if whole else 0, least))

    def _forget(self) -> None:
        for field in (self.first, self.second):
            field.clear()

    def _judge(self) -> None:
        """Tell what is still missing."""
        seals = self.seals.isChecked()
        for widget in (*self._labels, self.first, self.second, self.with_keys):
            widget.setEnabled(seals)
        if not seals:
            self.with_keys.setChecked(False)
        short = len(self.first.text()) < SHORTEST
        differ = self.first.text() != self.second.text()
        words = ""
        if seals and self.first.text() and short:
            words = self.tr("At least %Ln letters.", "", SHORTEST)
        elif seals and self.second.text() and differ:
            words = self.tr("The two are not the same.")
        self.told.show_words(Level.BLOCK, words)
        self.save.setEnabled(not seals or not (short or differ))

    def _ask(self) -> None:
        """Ask where to; the dialog does not block the loop."""
        dialog = QFileDialog(self, self.tr("Export settings"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters([self.tr("Settings") + " (*.json)"])
        dialog.setDefaultSuffix("json")
        home = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(home))
        dialog.selectFile(NAME)
        dialog.accepted.connect(lambda: self.write(Path(dialog.selectedFiles()[0])))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def write(self, path: Path) -> None:
        """Write the file as it is asked for."""
        self.save.setEnabled(False)
        passphrase = self.first.text() if self.seals.isChecked() else ""
        work = self._write(path, passphrase, with_keys=self.with_keys.isChecked())
        self._tasks.start(self, work, name="export settings", on_error=self._failed)

    async def _write(self, path: Path, passphrase: str, *, with_keys: bool) -> None:
        file = await gather(self._core, with_keys=with_keys)
        await asyncio.to_thread(_put, path, file, passphrase)
        self.accept()
        accounts = self.tr("%Ln account(s)", "", len(file.accounts))
        words = self.tr("{accounts} with settings, templates and views are in {file}.")
        self.written.emit(words.format(accounts=accounts, file=plain(path.name)))

    def _failed(self, error: Exception) -> None:
        self._judge()
        if isinstance(error, BadFile):
            reason = TransferWords(self).fault(error)
        else:
            reason = plain(str(error)) if isinstance(error, OSError) else type(error).__name__
        words = self.tr("The file could not be written: {reason}")
        self.told.show_words(Level.BLOCK, words.replace("{reason}", reason))

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.setWindowTitle(self.tr("Export settings"))
        self._hint.setText(
            self.tr(
                "Accounts without their keys, settings, shortcuts, templates and views with their "
                "columns go into a file that you can read. Orders and drafts stay here."
            )
        )
        self.seals.setText(self.tr("Encrypt it with a passphrase"))
        self._labels[0].setText(self.tr("Passphrase"))
        self._labels[1].setText(self.tr("Once more"))
        self.first.setAccessibleName(self._labels[0].text())
        self.second.setAccessibleName(self._labels[1].text())
        self.with_keys.setText(self.tr("With the API keys and the proxies' logins"))
        self._warning.setText(
            self.tr("Without the passphrase nobody can open the file again, not even you.")
        )
        self.shut.setText(self.tr("Cancel"))
        self.save.setText(self.tr("Export…"))
        self._judge()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _put(path: Path, file: SettingsFile, passphrase: str) -> None:
    """Write a file, read again first: what could not be imported is not handed out.

    Raises OSError, BadFile. Slow, for a thread.
    """
    content = write(file)
    read(content, sealed=bool(passphrase))
    write_whole(path, seal(content, passphrase) if passphrase else content)
