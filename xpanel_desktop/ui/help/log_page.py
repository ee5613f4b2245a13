"""The end of the program's own log, by how grave its entries are."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QHideEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.app.log_tail import GRADES, Entry, as_text, read_tail
from xpanel_desktop.ui.help.parts import long_text
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.empty import EmptyOr
from xpanel_desktop.ui.widgets.segments import Segments

LEAST: Mapping[str, int] = {
    "all": 0,
    "warnings": GRADES["WARNING"],
    "errors": GRADES["ERROR"],
}
EVERY = 2000
"""Milliseconds after which the log is looked at again while the page is shown."""
MOST_SHOWN = 60_000
"""Letters that are laid out, from the end; the file has all."""


class LogPage(QWidget):
    """Shows the newest at the bottom and stays there, unless the operator scrolled up."""

    def __init__(self, core: Core, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._tasks = core, tasks
        self.entries: list[Entry] = []
        self._trouble = ""
        self.levels = Segments(tuple(LEAST), self)
        self.levels.choose("all")
        self.copy, self.folder = QPushButton(self), QPushButton(self)
        self.copy.setObjectName("help.copy_log")
        self.folder.setObjectName("help.log_folder")
        self.text = long_text(self, "help.log")
        self._middle = EmptyOr(self.text, self)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.levels)
        tools.addStretch(1)
        tools.addWidget(self.folder)
        tools.addWidget(self.copy)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(tools)
        whole.addWidget(self._middle, 1)
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.read)
        self.levels.picked.connect(lambda _name: self._show())
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._words()))
        self.folder.clicked.connect(self._open_folder)
        self.setFocusProxy(self.text)
        self.retranslate()

    def read(self) -> None:
        """Read the end of the file anew."""
        self._tasks.start(self, self._read(), name="read the log", on_error=self._on_error)

    async def _read(self) -> None:
        entries, self._trouble = await read_tail(self._core.folder), ""
        if entries != self.entries or not entries:
            self.entries = entries
            self._show()
        self._middle.know()

    def _on_error(self, error: Exception) -> None:
        known = isinstance(error, OSError)
        self._trouble = str(error) if known else type(error).__name__
        self._timer.stop()  # each failure is logged: a timer would fill the log with them
        self._show()
        self._middle.know()

    def _chosen(self) -> list[Entry]:
        return [one for one in self.entries if one.grade >= LEAST[self.levels.chosen]]

    def _words(self) -> str:
        return as_text(self._chosen())

    def _show(self) -> None:
        words = self._words()
        shown = words if len(words) <= MOST_SHOWN else "… " + words[-MOST_SHOWN:]
        bar = self.text.verticalScrollBar()
        at_end, value = bar.value() >= bar.maximum(), bar.value()
        if self.text.toPlainText() != shown:
            self.text.setPlainText(shown)
            if at_end:
                self.text.moveCursor(QTextCursor.MoveOperation.End)
                bar.setValue(bar.maximum())
            else:
                bar.setValue(value)
        self.copy.setEnabled(bool(words))
        self._middle.say(self._sentence(empty=not words))

    def _sentence(self, *, empty: bool) -> str:
        if self._trouble:
            return self.tr("The log cannot be read: {reason}").format(reason=self._trouble)
        return self.tr("The log has no such entry.") if empty else ""

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._core.folder)))

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        words = {
            "all": self.tr("All"),
            "warnings": self.tr("Warnings and errors"),
            "errors": self.tr("Errors"),
        }
        self.levels.name(words)
        self.copy.setText(self.tr("Copy the log"))
        self.folder.setText(self.tr("Open the folder"))
        self.text.setAccessibleName(self.tr("Log"))
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Read it, and go on reading while it is shown."""
        self.read()
        self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Read no more."""
        self._timer.stop()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
