"""What keeps the program from starting, told plainly: what, where, and what to do."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from xpanel_desktop.store.lock import FolderBusy
from xpanel_desktop.store.trouble import DatabaseCorrupt, DatabaseNewer, DatabaseReadOnly
from xpanel_desktop.ui.widgets.labels import plain_label

translate = QCoreApplication.translate


def told(error: Exception) -> tuple[str, str]:
    """Return title and sentences for what kept the program from starting."""
    match error:
        case DatabaseNewer():
            return (
                translate("Startup", "These data are from a newer version"),
                translate(
                    "Startup",
                    "A newer XPanel Desktop wrote the file below. Install that version again, "
                    "or choose another data folder with --data-dir. Nothing was changed.",
                ),
            )
        case DatabaseCorrupt():
            return (
                translate("Startup", "The database is damaged"),
                translate(
                    "Startup",
                    "The file below cannot be read. It was left as it is. Copies of earlier days "
                    "are in the folder “backups” beside it: move the file away and put the newest "
                    "copy in its place.",
                ),
            )
        case FolderBusy():
            return (
                translate("Startup", "XPanel Desktop is running already"),
                translate(
                    "Startup",
                    "Another window works on the folder below, and it could not be brought "
                    "to the front.",
                ),
            )
        case DatabaseReadOnly() | OSError():
            return (
                translate("Startup", "The data folder cannot be written"),
                translate(
                    "Startup",
                    "Without it no order can be kept, so none would be sent. Make the place below "
                    "writable, or free space on its disk, or choose another with --data-dir.",
                ),
            )
        case _:
            return (
                translate("Startup", "XPanel Desktop cannot start"),
                translate("Startup", "This was not foreseen; the log in the data folder has more."),
            )


class StartupTrouble(QDialog):
    """A window that tells the trouble; closing it ends the program."""

    def __init__(self, error: Exception, place: str) -> None:
        super().__init__()
        title, sentences = told(error)
        self.setWindowTitle("XPanel Desktop")
        self.setMinimumWidth(520)
        head = plain_label(self)
        head.setProperty("title", "true")
        head.setText(title)
        body = plain_label(self)
        body.setWordWrap(True)
        body.setText(sentences)
        where = plain_label(self, quiet=True)
        where.setWordWrap(True)
        where.setText(place)
        close = QPushButton(translate("Startup", "Close"), self)
        close.clicked.connect(self.reject)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        for label in (head, body, where):
            column.addWidget(label)
        column.addLayout(below)
