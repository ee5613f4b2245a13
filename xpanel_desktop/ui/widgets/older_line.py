"""A line below a table: how many older rows are not listed, and a button that lists more."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from xpanel_desktop.ui.widgets.labels import plain_label


class OlderLine(QWidget):
    """Not there while everything is listed. It knows how many pages are wanted."""

    wanted = Signal()
    """One page more is wanted."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._subject: object = None
        self._pages, self._left_out = 1, 0
        self.told = plain_label(self, quiet=True)
        self.button = QPushButton(self)
        self.button.setObjectName(name)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._on_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(12)
        row.addWidget(self.told)
        row.addWidget(self.button)
        row.addStretch(1)
        self.hide()

    def pages(self, subject: object) -> int:
        """Return how many pages of a subject are wanted; another subject begins with one."""
        if subject != self._subject:
            self._subject, self._pages = subject, 1
        return self._pages

    def tell(self, left_out: int) -> None:
        """Tell how many older rows are not listed."""
        self._left_out = left_out
        self.retranslate()
        self.button.setEnabled(True)
        self.setVisible(left_out > 0)

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.told.setText(self.tr("%Ln older row(s) not listed.", "", self._left_out))
        self.button.setText(self.tr("Show older"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _on_clicked(self) -> None:
        self._pages += 1
        self.button.setEnabled(False)  # until they are there
        self.wanted.emit()
