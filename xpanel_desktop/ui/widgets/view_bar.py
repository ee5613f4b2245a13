"""The bar of the view that is open: its name and states, what of it is gone, whether it differs."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.domain.checks import Level
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.plain import plain, tooltip
from xpanel_desktop.ui.widgets.choice import Choice
from xpanel_desktop.ui.widgets.labels import name_choice, plain_label
from xpanel_desktop.ui.widgets.problem_line import ProblemLine

ICON = QSize(16, 16)
LETTERS = 40
"""Letters of a name that are shown beside the buttons; the tooltip has all."""


class ViewBar(QFrame):
    """Not there while no view is open."""

    group_picked = Signal()
    save_wanted = Signal()
    discard_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("orders.view")
        self.setProperty("bar", "info")
        self._picture = QLabel(self)
        self._name = plain_label(self, bold=True)
        self.groups = Choice(self)
        self.groups.setObjectName("view.states")
        self._differs = plain_label(self, quiet=True)
        self.save = self._button("view.change", self.save_wanted)
        self.discard = self._button("view.discard", self.discard_wanted)
        self.close_it = QToolButton(self)
        self.close_it.setObjectName("view.close")
        self.close_it.setAutoRaise(True)
        self.close_it.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_it.clicked.connect(self.close_wanted)
        self.gone = ProblemLine(self)
        self._lay_out()
        self.groups.activated.connect(self.group_picked)
        self._paint()
        self.hide()

    @property
    def group(self) -> str:
        """The name of the line of the side list that the view shows."""
        return str(self.groups.currentData())

    @property
    def name(self) -> str:
        """The name that is shown."""
        return self._name.text()

    def show_view(self, name: str, group: str) -> None:
        """Show that a view is open, and which states it shows."""
        whole = plain(name)
        self._name.setText(whole if len(whole) <= LETTERS else f"{whole[: LETTERS - 1]}…")
        self._name.setToolTip(tooltip(name))
        with QSignalBlocker(self.groups):
            self.groups.setCurrentIndex(max(0, self.groups.findData(group)))
        self.show()

    def show_differs(self, *, differs: bool) -> None:
        """Show whether what is asked for is still what the view is saved with."""
        for part in (self._differs, self.save, self.discard):
            part.setVisible(differs)

    def tell_gone(self, words: str) -> None:
        """Say what the view asks for that is not there any more; empty: nothing."""
        self.gone.show_words(Level.WARN, words)

    def name_groups(self, words: Mapping[str, str]) -> None:
        """Set what the lines of the side list are called."""
        chosen = self.groups.currentData()
        with QSignalBlocker(self.groups):
            self.groups.clear()
            for name, word in words.items():
                self.groups.addItem(word, name)
            self.groups.setCurrentIndex(max(0, self.groups.findData(chosen)))

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self._differs.setText(self.tr("Changed"))
        self.save.setText(self.tr("Save changes to view"))
        self.save.setToolTip(self.tr("Let the view ask for what is shown now"))
        self.discard.setText(self.tr("Discard"))
        self.discard.setToolTip(self.tr("Show what the view is saved with"))
        self.close_it.setToolTip(self.tr("Close the view and show what was there before"))
        self.close_it.setAccessibleName(self.tr("Close the view"))
        name_choice(self.groups, self.tr("States that the view shows"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()

    def _button(self, name: str, signal: object) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setAutoDefault(True)
        button.clicked.connect(signal)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self._picture, self._name, self.groups):
            row.addWidget(part)
        row.addStretch(1)
        for part in (self._differs, self.save, self.discard, self.close_it):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 8, 4)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.gone)

    def _paint(self) -> None:
        self._picture.setPixmap(icon("view").pixmap(ICON, self.devicePixelRatio()))
        self.close_it.setIcon(icon("close"))
