"""What the pane of services says when it has no rows to show, and when a refresh failed."""

from enum import Enum, auto

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from xpanel_desktop.ui.panes.service_loading import Loaded
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.widgets.labels import plain_label, sentence


class Blank(Enum):
    """Why there is nothing to show."""

    NOTHING = auto()
    """There are rows: nothing is blank."""
    NO_ACCOUNT = auto()
    LOADING = auto()
    NEVER_FETCHED = auto()
    FETCHING = auto()
    NO_SERVICES = auto()
    NO_MATCH_HERE = auto()
    """Nothing in the chosen category; in others there is."""
    NO_MATCH = auto()


_SENTENCES = {
    Blank.NO_ACCOUNT: QT_TRANSLATE_NOOP("Services", "Add your panel account to see what it sells."),
    Blank.NEVER_FETCHED: QT_TRANSLATE_NOOP(
        "Services", "The services of this panel were never fetched."
    ),
    Blank.FETCHING: QT_TRANSLATE_NOOP("Services", "Fetching the services of this panel…"),
    Blank.NO_SERVICES: QT_TRANSLATE_NOOP("Services", "The panel's catalogue is empty."),
    Blank.NO_MATCH_HERE: QT_TRANSLATE_NOOP(
        "Services", "No service of this category matches “{query}”."
    ),
    Blank.NO_MATCH: QT_TRANSLATE_NOOP("Services", "No service matches “{query}”."),
}
_BUTTONS = {
    Blank.NO_ACCOUNT: QT_TRANSLATE_NOOP("Services", "Add your panel account"),
    Blank.NEVER_FETCHED: QT_TRANSLATE_NOOP("Services", "Fetch services"),
    Blank.NO_SERVICES: QT_TRANSLATE_NOOP("Services", "Fetch again"),
    Blank.NO_MATCH_HERE: QT_TRANSLATE_NOOP("Services", "Search all categories"),
    Blank.NO_MATCH: QT_TRANSLATE_NOOP("Services", "Clear the search"),
}


USABLE = frozenset({Blank.NOTHING, Blank.NO_MATCH_HERE, Blank.NO_MATCH})
"""There is a catalogue to search."""


def blank_of(
    loaded: Loaded | None, rows: int, matching: int, *, account: bool, fetching: bool
) -> Blank:
    """Tell what is blank, from what is loaded, how many rows are shown and how many match."""
    if not account:
        return Blank.NO_ACCOUNT
    if loaded is None:
        return Blank.LOADING
    if loaded.index is None:
        return Blank.FETCHING if fetching else Blank.NEVER_FETCHED
    if not loaded.index.services:
        return Blank.FETCHING if fetching else Blank.NO_SERVICES
    if rows:
        return Blank.NOTHING
    return Blank.NO_MATCH_HERE if matching else Blank.NO_MATCH


class ServiceBlank(QWidget):
    """One sentence and one button; the panel's trouble, if any, between them.

    Without an account there is a second way on: the practice panel.
    """

    pressed = Signal(Blank)
    practice_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blank = Blank.NOTHING
        self._sentence = plain_label(self)
        self._trouble, self._play = plain_label(self, quiet=True), plain_label(self, quiet=True)
        self.button = QPushButton(self)
        self.button.setObjectName("services.blank")
        self.button.setProperty("primary", "false")
        self.button.clicked.connect(lambda: self.pressed.emit(self._blank))
        self.practice = QPushButton(self)
        self.practice.setObjectName("services.practice")
        self.practice.clicked.connect(self._begin_practice)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        for label in (self._sentence, self._trouble):
            layout.addLayout(sentence(label))
        for button in (self.button, self.practice):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addLayout(sentence(self._play))
        layout.addStretch(3)

    @property
    def trouble(self) -> str:
        """What went wrong at the last try, empty when nothing did."""
        return self._trouble.text()

    def show_blank(self, blank: Blank, trouble: str, query: str, *, narrow: bool = False) -> None:
        """Say why there is nothing, what went wrong at the last try, and offer a way out.

        `narrow` tells that filters are at work too.
        """
        self._blank = blank
        sentence = QCoreApplication.translate("Services", str(_SENTENCES.get(blank, "")))
        if narrow and blank in (Blank.NO_MATCH, Blank.NO_MATCH_HERE):
            sentence = self.tr("No service passes the filters.")
        self._sentence.setText(sentence.replace("{query}", plain(query)))
        self._trouble.setText(plain(trouble))
        self._trouble.setVisible(bool(trouble) and blank not in USABLE)
        self.button.setText(QCoreApplication.translate("Services", str(_BUTTONS.get(blank, ""))))
        if narrow and blank is Blank.NO_MATCH:
            self.button.setText(self.tr("Clear search and filters"))
        self.button.setVisible(blank in _BUTTONS)
        self._mark_primary(blank is Blank.NO_ACCOUNT)
        for part in (self.practice, self._play):
            part.setVisible(blank is Blank.NO_ACCOUNT)
        self.practice.setText(self.tr("Try the practice panel"))
        self._play.setText(
            self.tr("It runs on this computer with play money. Nothing is ordered for real.")
        )

    def offer_practice(self) -> None:
        """Let the practice panel be asked for again."""
        self.practice.setEnabled(True)

    def _begin_practice(self) -> None:
        self.practice.setEnabled(False)
        self.practice_wanted.emit()

    def _mark_primary(self, primary: bool) -> None:
        """Show the button as the one thing to do, or as a way out."""
        if self.button.property("primary") != str(primary).lower():
            self.button.setProperty("primary", str(primary).lower())
            self.button.style().unpolish(self.button)
            self.button.style().polish(self.button)
