"""Shows what a file of settings would change, and does it when that is agreed to."""

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.app.transfer.faults import BadFile
from xpanel_desktop.app.transfer.file import MOST_BYTES, SettingsFile, read
from xpanel_desktop.app.transfer.gather import SHORTCUTS
from xpanel_desktop.app.transfer.importing import Moved, import_file
from xpanel_desktop.app.transfer.plan import Mark, Plan, plan
from xpanel_desktop.app.transfer.sealed import is_sealed, unseal
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.ui import actions, keys
from xpanel_desktop.ui.dialogs.import_tree import ImportTree
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.tab_order import lay_tab_order
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.transfer_words import TransferWords
from xpanel_desktop.ui.widgets.labels import plain_label, primary_button
from xpanel_desktop.ui.widgets.problem_line import ProblemLine


class ImportSettings(QDialog):
    """Nothing is changed before the button is pressed, and nothing by half.

    What is unticked stays as it is.
    """

    taken = Signal(str)
    """What was done, in words."""

    def __init__(self, core: Core, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._tasks = core, tasks
        self._words = TransferWords(self)
        self._content, self._name = b"", ""
        self._file: SettingsFile | None = None
        self._without = frozenset[Mark]()
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
        self.tree = ImportTree(self)
        self.told = ProblemLine(self)
        self._told: tuple[Level, Callable[[], str]] = (Level.PASS, lambda: "")
        self.agree, self.shut = primary_button(self, "import.agree"), QPushButton(self)
        self.shut.setObjectName("import.shut")
        self.shut.setAutoDefault(False)
        self._lay_out()
        self.unlock.clicked.connect(self._open_sealed)
        self.agree.clicked.connect(self._agree)
        self.shut.clicked.connect(self.reject)
        self.tree.left_out.connect(self._leave_out)
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
        self.tree.setFocus()

    def _show_plan(self, made: Plan | None) -> None:
        """Show what would be done; without anything to do there is nothing to agree to."""
        self.plan = made
        self.tree.show_plan(made)
        self._show_hint()
        self._show_button()
        kept = made.writing.settings.get(SHORTCUTS) if made else None
        lost = keys.refused(kept) if isinstance(kept, dict) else []
        if made is not None and not made.lines:
            self._tell(Level.PASS, lambda: self.tr("All of it is here already."))
        elif lost:
            self._tell(Level.WARN, lambda: self._lost_words(lost))
        else:
            self._tell(Level.PASS, lambda: "")

    def _leave_out(self, without: frozenset[Mark]) -> None:
        """Look anew what would be done without some lines: what needs them is not done either."""
        if self._file is None:
            return
        self.agree.setEnabled(False)
        self._without = without
        work = self._plan_without(self._file, without)
        self._tasks.start(self, work, name="leave out", on_error=self._failed)

    async def _plan_without(self, file: SettingsFile, without: frozenset[Mark]) -> None:
        made = await plan(self._core, file, without)
        if file is not self._file or without != self._without:
            return  # another tick came after it
        moved = self.plan is not None and made.lines != self.plan.lines
        self._show_plan(made)
        if moved:
            self._tell(Level.WARN, self._moved_words)

    def _moved_words(self) -> str:
        return self.tr("Something here changed meanwhile; look at it once more.")

    def _lost_words(self, lost: list[str]) -> str:
        words = self.tr("Their key is another action's, so they would not get it: {actions}")
        return words.replace("{actions}", ", ".join(map(actions.words_of, lost)))

    def _agree(self) -> None:
        if self._file is None or self.plan is None:
            return
        self.agree.setEnabled(False)
        work = self._import(self._file, self.plan)
        self._tasks.start(self, work, name="import settings", on_error=self._failed)

    async def _import(self, file: SettingsFile, agreed: Plan) -> None:
        made = await import_file(self._core, file, agreed)
        self.accept()
        done = self.tr("%Ln change(s) taken over from {file}.", "", made.many)
        self.taken.emit(done.replace("{file}", self._name))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Moved):
            self._show_plan(error.now)
            self._tell(Level.WARN, self._moved_words)
        elif isinstance(error, BadFile):
            self._tell(Level.BLOCK, lambda: self._words.fault(error))
        else:
            known = isinstance(error, OSError | sqlite3.Error)
            reason = plain(str(error)) if known else type(error).__name__
            self._tell(
                Level.BLOCK,
                lambda: self.tr("Nothing was changed: {reason}").replace("{reason}", reason),
            )
            self._show_button()

    def _tell(self, level: Level, words: Callable[[], str]) -> None:
        """Show what `words` returns, in the language of each moment."""
        self._told = level, words
        self.told.show_words(level, words())

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.setWindowTitle(self.tr("Import settings"))
        self._show_hint()
        self._label.setText(self.tr("Passphrase"))
        self.passphrase.setAccessibleName(self._label.text())
        self.unlock.setText(self.tr("Open"))
        self.shut.setText(self.tr("Cancel"))
        self._show_button()
        self._tell(*self._told)

    def _show_hint(self) -> None:
        hint = self.tr(
            "This is what {file} would change; untick what is to stay as it is. Nothing is sent "
            "by it, and what is here and not in the file stays."
        )
        waiting = self.tr("Nothing is changed before you have seen what it would be.")
        self._hint.setText(hint.replace("{file}", self._name) if self.plan else waiting)

    def _show_button(self) -> None:
        many = self.plan.many if self.plan else 0
        words = self.tr("Import %Ln change(s)", "", many) if many else self.tr("Import")
        self.agree.setText(words)
        self.agree.setEnabled(bool(many))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _beginning(path: Path) -> bytes:
    """Return a file's content, no more than could be taken. Raises OSError."""
    with path.open("rb") as file:
        return file.read(2 * MOST_BYTES + 1)
