"""The settings' section of carrying: all that is set, out into a file and in from one."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.problem_line import ProblemLine
from xpanel_desktop.ui.widgets.setting_rows import SettingSection

if TYPE_CHECKING:
    from xpanel_desktop.ui.dialogs.export_settings import ExportSettings
    from xpanel_desktop.ui.dialogs.import_settings import ImportSettings


class TransferSettings(SettingSection):
    """Its dialogs are made when they are first asked for."""

    imported = Signal()
    """What is set is another now, in places that nobody reads anew by themselves."""

    def __init__(self, core: Core, tasks: Tasks, parent: QWidget) -> None:
        super().__init__("transfer", parent)
        self._core, self._tasks = core, tasks
        self.exporting: ExportSettings | None = None
        self.importing: ImportSettings | None = None
        self.dialog: QFileDialog | None = None
        self.export, self.take = QPushButton(self), QPushButton(self)
        self.export.setObjectName("settings.export")
        self.take.setObjectName("settings.import")
        self.told = ProblemLine(self)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.export)
        buttons.addWidget(self.take)
        buttons.addStretch(1)
        hint = self.hint("transfer")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(self.heading)
        whole.addWidget(hint)
        whole.addSpacing(4)
        whole.addLayout(buttons)
        whole.addWidget(self.told)
        self.rows["transfer"] = (hint, self.export, self.take)
        self.export.clicked.connect(self._begin_export)
        self.take.clicked.connect(self._ask_file)
        self.retranslate()

    def _begin_export(self) -> None:
        if self.exporting is None:
            from xpanel_desktop.ui.dialogs.export_settings import ExportSettings

            self.exporting = ExportSettings(self._core, self._tasks, self.window())
            self.exporting.written.connect(lambda words: self.told.show_words(Level.PASS, words))
        self.exporting.begin()

    def _ask_file(self) -> None:
        """Ask which file; the dialog does not block the loop."""
        dialog = QFileDialog(self.window(), self.tr("Import settings"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Settings") + " (*.json)", self.tr("All files") + " (*)"])
        home = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(home))
        dialog.accepted.connect(lambda: self.look_into(Path(dialog.selectedFiles()[0])))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def look_into(self, path: Path) -> None:
        """Show what a file would change here."""
        if self.importing is None:
            from xpanel_desktop.ui.dialogs.import_settings import ImportSettings

            self.importing = ImportSettings(self._core, self._tasks, self.window())
            self.importing.taken.connect(self._take_up)
        self.importing.begin(path)

    def _take_up(self, words: str) -> None:
        self.imported.emit()
        self.told.show_words(Level.PASS, words)

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.say()
        self.export.setText(self.tr("Export…"))
        self.take.setText(self.tr("Import…"))
