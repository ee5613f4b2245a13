"""Shows what a file of settings would change, and does it when that is agreed to."""

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.app.core import Core
from xpanel_desktop.app.transfer.faults import BadFile
from xpanel_desktop.app.transfer.file import MOST_BYTES, SettingsFile, read
from xpanel_desktop.app.transfer.importing import Moved, import_file
from xpanel_desktop.app.transfer.plan import Group, Plan, plan
from xpanel_desktop.app.transfer.sealed import is_sealed, unseal
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.ui.plain import plain, tooltip
from xpanel_desktop.ui.tab_order import lay_tab_order
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.transfer_words import TransferWords
from xpanel_desktop.ui.widgets.labels import plain_label, primary_button
from xpanel_desktop.ui.widgets.problem_line import ProblemLine

ROW = 26
BEFORE, AFTER = 160, 240
"""Pixels of the columns of what is and what would be."""


class ImportSettings(QDialog):
    """Nothing is changed before the button is pressed, and nothing by half."""

    taken = Signal(str)
    """What was done, in words."""

    def __init__(self, core: Core, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._tasks = core, tasks
        self._words = TransferWords(self)
        self._content, self._name = b"", ""
        self._file: SettingsFile | None = None
        self.plan: Plan | None = None
        self.resize(720, 520)
        self._hint = plain_label(self)
        self._hint.setWordWrap(True)
        self._label = plain_label(self)
        self.passphrase, self.unlock = QLineEdit(self), QPushButton(self)
        self.passphrase.setObjectName("import.passphrase")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setMaxLength(1000)
        self.unlock.setObjectName("import.unlock")
        self._label.setBuddy(self.passphrase)
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("import.tree")
        self.tree.setRootIsDecorated(False)
        self.tree.setColumnCount(3)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, BEFORE), (2, AFTER)):
            self.tree.header().resizeSection(column, width)
        self.told = ProblemLine(self)
        self._told: tuple[Level, Callable[[], str]] = (Level.PASS, lambda: "")
        self.agree, self.shut = primary_button(self, "import.agree"), QPushButton(self)
        self.shut.setObjectName("import.shut")
        self.shut.setAutoDefault(False)
        self._lay_out()
        self.unlock.clicked.connect(self._open_sealed)
        self.agree.clicked.connect(self._agree)
        self.shut.clicked.connect(self.reject)
        self.finished.connect(self._forget)
        self.retranslate()

    def _lay_out(self) -> None:
        lock = QHBoxLayout()
        lock.setSpacing(8)
        lock.addWidget(self._label)
        lock.addWidget(self.passphrase, 1)
        lock.addWidget(self.unlock)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.shut)
        foot.addWidget(self.agree)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addWidget(self._hint)
        whole.addLayout(lock)
        whole.addWidget(self.tree, 1)
        whole.addWidget(self.told)
        whole.addLayout(foot)
        lay_tab_order(self)

    def begin(self, path: Path) -> None:
        """Open on a file and read it."""
        self._forget()
        self._name = plain(path.name)
        self._tell(Level.PASS, lambda: "")
        self.passphrase.clear()
        self._show_lock(shown=False)
        self._show_plan(None)
        self.retranslate()
        self.open()
        self._tasks.start(self, self._read(path), name="read settings", on_error=self._failed)

    def _forget(self) -> None:
        self._content, self._file = b"", None
        self.passphrase.clear()

    async def _read(self, path: Path) -> None:
        self._content = await asyncio.to_thread(_beginning, path)
        if is_sealed(self._content):
            self._show_lock(shown=True)
            self.passphrase.setFocus()
        else:
            await self._take(await asyncio.to_thread(read, self._content))

    def _show_lock(self, *, shown: bool) -> None:
        for widget in (self._label, self.passphrase, self.unlock):
            widget.setVisible(shown)
        self.unlock.setAutoDefault(shown)

    def _open_sealed(self) -> None:
        self.unlock.setEnabled(False)
        self._tell(Level.PASS, lambda: "")
        work = self._unseal(self.passphrase.text())
        self._tasks.start(self, work, name="open sealed settings", on_error=self._failed)

    async def _unseal(self, passphrase: str) -> None:
        try:
            inside = await asyncio.to_thread(unseal, self._content, passphrase)
        finally:
            self.unlock.setEnabled(True)
        file = await asyncio.to_thread(lambda: read(inside, sealed=True))
        self.passphrase.clear()
        self._show_lock(shown=False)
        await self._take(file)

    async def _take(self, file: SettingsFile) -> None:
        self._file = file
        self._show_plan(await plan(self._core, file))

    def _show_plan(self, made: Plan | None) -> None:
        """Show what would be done; without anything to do there is nothing to agree to."""
        self.plan = made
        self.tree.clear()
        groups: dict[Group, QTreeWidgetItem] = {}
        tall = QSize(0, max(ROW, self.fontMetrics().height() + 8))
        for line in made.lines if made else ():
            if line.group not in groups:
                head = groups[line.group] = QTreeWidgetItem(
                    self.tree, [self._words.group(line.group)]
                )
                head.setFirstColumnSpanned(True)
                font = self.font()
                font.setBold(True)
                head.setFont(0, font)
                head.setSizeHint(0, tall)
                head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            texts = self._words.line(line)
            item = QTreeWidgetItem(groups[line.group], list(texts))
            item.setSizeHint(0, tall)
            for column, text in enumerate(texts):
                item.setToolTip(column, tooltip(text))
        self.tree.expandAll()
        self.agree.setEnabled(made is not None and bool(made.lines))
        if made is not None and not made.lines:
            self._tell(Level.PASS, lambda: self.tr("All of it is here already."))
        if made is not None:
            self.tree.setFocus()

    def _agree(self) -> None:
        if self._file is None or self.plan is None:
            return
        self.agree.setEnabled(False)
        work = self._import(self._file, self.plan)
        self._tasks.start(self, work, name="import settings", on_error=self._failed)

    async def _import(self, file: SettingsFile, agreed: Plan) -> None:
        made = await import_file(self._core, file, agreed.lines)
        self.accept()
        done = self.tr("%n change(s) taken over from {file}.", "", len(made.lines))
        self.taken.emit(done.replace("{file}", self._name))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Moved):
            self._show_plan(error.now)
            self._tell(
                Level.WARN,
                lambda: self.tr("Something here changed meanwhile; look at it once more."),
            )
        elif isinstance(error, BadFile):
            self._tell(Level.BLOCK, lambda: self._words.fault(error))
        else:
            known = isinstance(error, OSError | sqlite3.Error)
            reason = plain(str(error)) if known else type(error).__name__
            self._tell(
                Level.BLOCK,
                lambda: self.tr("Nothing was changed: {reason}").replace("{reason}", reason),
            )
            self.agree.setEnabled(self.plan is not None)

    def _tell(self, level: Level, words: Callable[[], str]) -> None:
        """Show what `words` returns, in the language of each moment."""
        self._told = level, words
        self.told.show_words(level, words())

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.setWindowTitle(self.tr("Import settings"))
        hint = self.tr(
            "This is what {file} would change. Nothing is sent by it, and what is here and not in "
            "the file stays."
        )
        self._hint.setText(hint.replace("{file}", self._name))
        self._label.setText(self.tr("Passphrase"))
        self.passphrase.setAccessibleName(self._label.text())
        self.unlock.setText(self.tr("Open"))
        self.tree.setHeaderLabels([self.tr("What"), self.tr("Now"), self.tr("Then")])
        self.tree.setAccessibleName(self.tr("What would change"))
        self.shut.setText(self.tr("Cancel"))
        self.agree.setText(self.tr("Import"))
        self._show_plan(self.plan)
        self._tell(*self._told)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _beginning(path: Path) -> bytes:
    """Return a file's content, no more than could be taken. Raises OSError."""
    with path.open("rb") as file:
        return file.read(2 * MOST_BYTES + 1)
