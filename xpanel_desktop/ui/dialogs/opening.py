"""What is shown while an update brings a long list of orders up to date: no frozen start."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xpanel_desktop.ui.widgets.font_room import wide
from xpanel_desktop.ui.widgets.labels import as_title, plain_label

WIDTH = 420


class Opening(QWidget):
    """Cannot be closed: the program opens or tells its trouble when the work has ended."""

    def __init__(self) -> None:
        super().__init__()
        translate = QCoreApplication.translate
        title = plain_label(self)
        title.setText(translate("Startup", "Bringing your orders up to date…"))
        as_title(title)
        words = plain_label(self, quiet=True)
        words.setWordWrap(True)
        words.setText(
            translate(
                "Startup",
                "This happens once after an update and takes a minute or two for very many "
                "orders. A copy of the data is kept in the folder “backups”.",
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(words)
        self.setFixedWidth(wide(self.fontMetrics(), WIDTH))
        self._ended = False

    def end(self) -> None:
        """Go away."""
        self._ended = True
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay until the work has ended; it is safe to end the process all the same."""
        event.setAccepted(self._ended)
