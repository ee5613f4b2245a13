"""The bundle for whoever helps: looked at file by file, then saved."""

import sqlite3
from pathlib import Path

from PySide6.QtCore import QEvent, QLibraryInfo, QStandardPaths, Qt, qVersion
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.app.core import Core
from xpanel_desktop.app.diagnostics import Bundle, gather, save
from xpanel_desktop.ui.help.parts import long_text
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.font_room import wide
from xpanel_desktop.ui.widgets.labels import plain_label, primary_button, set_words

NAME = "xpanel-diagnostics.zip"
LIST_WIDTH = 180
PLUGINS = ("platforms", "platformthemes", "platforminputcontexts", "imageformats", "iconengines")
"""The kinds of Qt's plugins that the program lives by."""
MOST_SHOWN = 60_000
"""Letters of a file that are laid out; so much is said where it has more."""


class BundlePage(QWidget):
    """What is shown is what is saved: the very same texts."""

    def __init__(self, core: Core, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._tasks = core, tasks
        self.bundle: Bundle = {}
        self._wished, self._save_soon = "", False
        self.dialog: QFileDialog | None = None
        self._hint, self._told = plain_label(self, quiet=True), plain_label(self)
        self.contents = QCheckBox(self)
        self.contents.setObjectName("help.contents")
        self.files = QListWidget(self)
        self.files.setObjectName("help.files")
        self.files.setProperty("framed", "true")
        self.files.setFixedWidth(wide(self.files.fontMetrics(), LIST_WIDTH))
        self.text = long_text(self, "help.file")
        self.save = primary_button(self, "help.save")
        self._lay_out()
        self.contents.toggled.connect(lambda _on: self.read())
        self.files.currentTextChanged.connect(self._show)
        self.save.clicked.connect(self._ask)
        self.setFocusProxy(self.files)
        self.retranslate()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self.files)
        middle.addWidget(self.text, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._told, 1)
        foot.addWidget(self.save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self._hint)
        whole.addWidget(self.contents, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addLayout(middle, 1)
        whole.addLayout(foot)
        for label in (self._hint, self._told):
            label.setWordWrap(True)

    def read(self) -> None:
        """Gather the texts anew; until they are there nothing can be saved."""
        self.save.setEnabled(False)
        self._tasks.start(self, self._read(), name="gather the bundle", on_error=self._failed)

    async def _read(self) -> None:
        wish = self.contents.isChecked()
        bundle = await gather(self._core, surface(), contents=wish)
        if wish is not self.contents.isChecked():
            return  # ticked meanwhile: a newer one is on its way
        self.bundle = bundle
        if self.files.count() != len(bundle):
            self.files.clear()
            self.files.addItems(list(bundle))
            self.files.setCurrentRow(0)
        for item in self.files.findItems(self._wished, Qt.MatchFlag.MatchExactly):
            self.files.setCurrentItem(item)
        self._wished = ""
        self._show()
        self._tell("")
        self.save.setEnabled(True)
        if self._save_soon:
            self._save_soon = False
            self._ask()

    def wish(self, name: str) -> None:
        """Show a file once the texts are gathered, which begins now."""
        self._wished = name
        self.read()

    def save_soon(self) -> None:
        """Ask where to save once the texts are gathered."""
        self._save_soon = True

    def _show(self) -> None:
        item = self.files.currentItem()
        text = self.bundle.get(item.text(), "") if item else ""
        if len(text) > MOST_SHOWN:
            cut = self.tr("The file has more; its beginning is shown.")
            text = f"{text[:MOST_SHOWN]}\n… {cut}"
        self.text.setPlainText(text)

    def _ask(self) -> None:
        """Ask where to; the dialog does not block the loop."""
        dialog = QFileDialog(self, self.tr("Save for whoever helps"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters([self.tr("Zip archive") + " (*.zip)"])
        dialog.setDefaultSuffix("zip")
        home = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(home))
        dialog.selectFile(NAME)
        dialog.accepted.connect(lambda: self.write(Path(dialog.selectedFiles()[0])))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def write(self, path: Path) -> None:
        """Save what is shown."""
        self._tasks.start(self, self._write(path), name="save the bundle", on_error=self._failed)

    async def _write(self, path: Path) -> None:
        await save(self.bundle, path)
        self._tell(self.tr("Saved as {file}.").replace("{file}", plain(path.name)), "good")

    def _failed(self, error: Exception) -> None:
        known = isinstance(error, OSError | sqlite3.Error)
        reason = plain(str(error)) if known else type(error).__name__
        words = self.tr("The bundle could not be made: {reason}")
        self._tell(words.replace("{reason}", reason), "bad")

    def _tell(self, words: str, kind: str = "") -> None:
        self._told.setText(words)
        set_words(self._told, kind)

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self._hint.setText(
            self.tr(
                "These files tell whoever helps how the program is. They hold no key; the "
                "requests' links and answers only if you tick that. Look through them, then "
                "save them: nothing is sent by itself."
            )
        )
        self.contents.setText(
            self.tr("With links and answers: the values that were sent, and what was answered")
        )
        self.save.setText(self.tr("Save the bundle…"))
        self.files.setAccessibleName(self.tr("Files"))
        self.text.setAccessibleName(self.tr("The file's text"))

    def showEvent(self, event: QShowEvent) -> None:
        """Gather them anew."""
        self.read()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def surface() -> dict[str, str]:
    """Return what the bundle tells of Qt and the screen."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    plugins = sorted(f"{kind}/{one.stem}" for kind in PLUGINS for one in folder.glob(f"{kind}/*"))
    screens = [
        f"{one.size().width()}x{one.size().height()} at {one.devicePixelRatio():g}"
        for one in QGuiApplication.screens()
    ]
    return {
        "Qt": qVersion(),
        "Qt platform": QGuiApplication.platformName(),
        "Qt plugins": ", ".join(plugins),
        "screens": ", ".join(screens),
    }
