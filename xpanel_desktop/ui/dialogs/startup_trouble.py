"""What keeps the program from starting, told plainly: what, where, and what to do."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from xpanel_desktop.store.lock import FolderBusy
from xpanel_desktop.store.trouble import DatabaseCorrupt, DatabaseNewer, DatabaseReadOnly
from xpanel_desktop.ui.widgets.labels import as_title, plain_label, primary_button

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
                    "restore a backup from before the update, or choose another data folder with "
                    "--data-dir. Nothing was changed.",
                ),
            )
        case DatabaseCorrupt():
            return (
                translate("Startup", "The database is damaged"),
                translate(
                    "Startup",
                    "The file below cannot be read. It was left as it is. Restore a backup of an "
                    "earlier day, or start anew with an empty database: either way the damaged "
                    "file is set aside, never deleted, and nothing is sent until you have looked.",
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
    """A window that tells the trouble; closing it ends the program unless a way on was chosen."""

    backups_wanted = Signal()
    anew_wanted = Signal()

    def __init__(self, error: Exception, place: str) -> None:
        super().__init__()
        title, sentences = told(error)
        self.setWindowTitle("XPanel Desktop")
        self.setMinimumWidth(560)
        head = plain_label(self)
        as_title(head)
        head.setText(title)
        body = plain_label(self)
        body.setWordWrap(True)
        body.setText(sentences)
        where = plain_label(self, quiet=True)
        where.setWordWrap(True)
        where.setText(place)
        self.close_button = QPushButton(translate("Startup", "Close"), self)
        self.close_button.setObjectName("startup.close")
        self.close_button.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        for label in (head, body, where):
            column.addWidget(label)
        column.addLayout(self._ways(error))

    def _ways(self, error: Exception) -> QHBoxLayout:
        """Return the buttons: what can be done about this trouble, and closing."""
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addStretch(1)
        below.addWidget(self.close_button)
        if isinstance(error, DatabaseCorrupt):
            anew = QPushButton(translate("Startup", "Start anew, empty"), self)
            anew.setObjectName("startup.anew")
            anew.setAutoDefault(False)
            anew.clicked.connect(self.anew_wanted)
            below.addWidget(anew)
        if isinstance(error, DatabaseCorrupt | DatabaseNewer):
            restore = primary_button(self, "startup.restore")
            restore.setText(translate("Startup", "Restore a backup…"))
            restore.clicked.connect(self.backups_wanted)
            below.addWidget(restore)
        return below
