"""The bar over the table of services: search, how many match, age of the catalogue, refresh."""

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from xpanel_desktop.ui import keys
from xpanel_desktop.ui.ages import age
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.models.service_cells import count
from xpanel_desktop.ui.widgets.labels import plain_label

_ROWS = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})


class ServiceBar(QWidget):
    """Search with every keystroke. Arrow keys go to the table while the search keeps the focus."""

    searched = Signal(str)
    chosen = Signal()
    moved = Signal(QKeyEvent)
    refresh_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fetched: datetime | None = None
        self._now: datetime | None = None
        self._figures: tuple[int, int] | None = None
        self._busy = False
        self.search = QLineEdit(self)
        self.search.setObjectName("services.search")
        self.search.setMaxLength(200)
        self._glass = self.search.addAction(
            icon("search"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._found = plain_label(self, quiet=True)
        self._age = plain_label(self, quiet=True)
        self.refresh = QPushButton(self)
        self.refresh.setObjectName("services.refresh")
        self.refresh.clicked.connect(self.refresh_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(12)
        layout.addWidget(self.search, 1)
        layout.addWidget(self._found)
        layout.addWidget(self._age)
        layout.addWidget(self.refresh)
        self.search.textChanged.connect(self.searched)
        self.search.returnPressed.connect(self.chosen)
        self.search.installEventFilter(self)
        self.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand arrow keys to the table; Escape clears the search."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _ROWS:
                self.moved.emit(event)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._glass.setIcon(icon("search"))

    def show_found(self, shown: int, total: int) -> None:
        """Show how many of all services match."""
        if (shown, total) != self._figures:
            self._figures = (shown, total)
            self._tell_found()

    def show_age(self, fetched: datetime | None, now: datetime) -> None:
        """Show how old the catalogue is; nothing when there is none."""
        self._fetched, self._now = fetched, now
        self._tell_age()

    def show_busy(self, busy: bool) -> None:
        """Show that the panel is being asked."""
        self._busy = busy
        self._tell_refresh()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.search.setPlaceholderText(self.tr("Search services, categories, ids"))
        self.search.setAccessibleName(self.tr("Search services"))
        self._tell_found()
        self._tell_age()
        self._tell_refresh()

    def _tell_found(self) -> None:
        if self._figures is None or not self._figures[1]:
            self._found.clear()
            return
        shown, total = self._figures
        whole = self.tr("{total} services") if shown == total else self.tr("{shown} of {total}")
        self._found.setText(whole.format(shown=count(shown), total=count(total)))

    def _tell_age(self) -> None:
        if self._fetched is None or self._now is None:
            self._age.clear()
            return
        told = age(self._fetched, self._now)
        self._age.setText(self.tr("fetched {age}").format(age=told))

    def _tell_refresh(self) -> None:
        self.refresh.setText(self.tr("Fetching…") if self._busy else self.tr("Refresh"))
        self.refresh.setEnabled(not self._busy)
        self.refresh.setToolTip(
            keys.tip(self.tr("Ask the panel for its services now"), "services.refresh")
        )
