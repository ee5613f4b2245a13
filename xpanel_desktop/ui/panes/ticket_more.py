"""More of a ticket: the operator's own words on an order, its colour, and when it is to go."""

from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.app.settings import Settings
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.domain.tags import MAX_WORD, Tags
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.panes.ticket_form import LABEL_WIDTH, mark
from xpanel_desktop.ui.panes.ticket_note import NoteEdit
from xpanel_desktop.ui.panes.ticket_when import TicketWhen
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.text import moment
from xpanel_desktop.ui.widgets.colour_choice import ColourChoice
from xpanel_desktop.ui.widgets.labels import plain_label
from xpanel_desktop.ui.widgets.problem_line import ProblemLine

MORE, KEEP = "ticket.more", "ticket.keep"
"""Settings: whether the section is open, and whether its words stay after a send."""


class TicketMore(QWidget):
    """A section that opens and closes; closed it still tells what is set in it."""

    edited = Signal()
    opened = Signal(bool)
    """Opened or closed by the operator."""
    keep_chosen = Signal(bool)
    finished = Signal()
    """Enter in its last field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.toggle = QToolButton(self)
        self.toggle.setObjectName("ticket.more")
        self.toggle.setCheckable(True)
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._told = plain_label(self, quiet=True)
        self._told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.body = QWidget(self)
        self.label, self.customer = _line(self.body, "label"), _line(self.body, "customer")
        self.note = NoteEdit(self.body)
        self.colour = ColourChoice(self.body, "more.colour")
        self.when = TicketWhen(self.body)
        self.keep = QCheckBox(self.body)
        self.keep.setObjectName("more.keep")
        self.late = ProblemLine(self.body)
        self._labels = [plain_label(self.body) for _ in range(5)]
        self._lay_out()
        self._connect()
        self.retranslate()
        self.set_open(shown=False)

    def _lay_out(self) -> None:
        grid = QGridLayout(self.body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        fields = (self.label, self.customer, self.note, self.colour, self.when)
        buddies = (self.label, self.customer, self.note, self.colour, self.when.choice)
        for row, (label, field, buddy) in enumerate(
            zip(self._labels, fields, buddies, strict=True)
        ):
            tall = field in (self.note, self.when)
            top = Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter
            label.setBuddy(buddy)
            label.setMinimumHeight(28)
            grid.addWidget(label, row, 0, top)
            grid.addWidget(field, row, 1)
        grid.addWidget(self.late, len(fields), 1)
        grid.addWidget(self.keep, len(fields) + 1, 0, 1, 2)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.toggle)
        head.addWidget(self._told, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.body)

    def _connect(self) -> None:
        self.toggle.toggled.connect(lambda shown: self.set_open(shown=shown))
        self.toggle.clicked.connect(self.opened)
        self.keep.toggled.connect(self.keep_chosen)
        self.label.textChanged.connect(self._on_edited)
        self.customer.textChanged.connect(self._on_edited)
        self.note.textChanged.connect(self._on_edited)
        self.colour.currentIndexChanged.connect(self._on_edited)
        self.when.edited.connect(self._on_edited)
        self.label.returnPressed.connect(self.customer.setFocus)
        self.customer.returnPressed.connect(self.note.setFocus)
        self.when.done.connect(self.finished)

    def _on_edited(self) -> None:
        if not self.signalsBlocked():
            self._tell()
            self.edited.emit()

    def tags(self) -> Tags:
        """Return what is typed."""
        return Tags(
            label=self.label.text(),
            customer=self.customer.text(),
            note=self.note.toPlainText(),
            colour=self.colour.colour,
            not_before=self.when.not_before(),
            after_link=self.when.after_link(),
        )

    def fill(self, tags: Tags, now: datetime) -> None:
        """Show what is typed already, without telling that it was edited."""
        with QSignalBlocker(self):
            self.label.setText(tags.label)
            self.customer.setText(tags.customer)
            self.note.setPlainText(tags.note)
            self.colour.show_colour(tags.colour)
            self.when.fill(tags.not_before, after_link=tags.after_link, now=now)
        self._tell()

    def show_late(self, *, late: bool) -> None:
        """Tell that the time is over; that blocks, so a closed section opens to tell it."""
        words = self.tr("This time is over.") if late else ""
        self.late.show_words(Level.BLOCK, words)
        self.when.at.setAccessibleDescription(words)
        mark(self.when.at, Level.BLOCK if late else Level.PASS)
        if late and not self.toggle.isChecked():
            self.toggle.setChecked(True)

    def set_open(self, *, shown: bool) -> None:
        """Open or close the section."""
        with QSignalBlocker(self.toggle):
            self.toggle.setChecked(shown)
        arrow = Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow
        self.toggle.setArrowType(arrow)
        self.body.setVisible(shown)
        self._told.setVisible(not shown)

    def turn(self) -> None:
        """Open the section and go into it, or close it."""
        self.toggle.click()
        if self.toggle.isChecked():
            self.label.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def chain(self) -> list[QWidget]:
        """Return what has the focus, in the order in which one works."""
        return [
            self.toggle,
            self.label,
            self.customer,
            self.note,
            self.colour,
            self.when.choice,
            self.when.at,
            self.keep,
        ]

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.toggle.setText(self.tr("More"))
        self.toggle.setToolTip(
            keys.tip(self.tr("Label, customer, note, colour, time"), "ticket.more")
        )
        words = (
            self.tr("Label"),
            self.tr("Customer"),
            self.tr("Note"),
            self.tr("Colour"),
            self.tr("When"),
        )
        fields = (self.label, self.customer, self.note, self.colour, self.when.choice)
        for label, field, word in zip(self._labels, fields, words, strict=True):
            label.setText(word)
            field.setAccessibleName(word)
        self.keep.setText(self.tr("Keep for the next"))
        self.keep.setToolTip(self.tr("Label, customer and colour stay after an order is sent"))
        self.colour.retranslate()
        self.when.retranslate()
        self._tell()

    def _tell(self) -> None:
        """Say beside the closed section what is set in it: a time must not be overlooked."""
        tags, told = self.tags(), list[str]()
        if tags.not_before is not None:
            told.append(self.tr("at {moment}").format(moment=moment(tags.not_before)))
        if tags.after_link:
            told.append(self.tr("after the order at work"))
        words = (tags.label, tags.customer, tags.note)
        told += [plain(word) for word in words if word.strip()]
        if tags.colour:
            told.append(self.colour.currentText())
        self._told.setText(" · ".join(told))


def remember(
    more: TicketMore, settings: Settings, start: Callable[[Coroutine[Any, Any, None]], None]
) -> None:
    """Bring the section back as it was left, and keep how it is left from now on."""
    more.set_open(shown=settings.get(MORE, False))
    more.keep.setChecked(settings.get(KEEP, False))
    more.opened.connect(lambda shown: start(settings.set(MORE, shown)))
    more.keep_chosen.connect(lambda keep: start(settings.set(KEEP, keep)))


def _line(parent: QWidget, name: str) -> QLineEdit:
    line = QLineEdit(parent)
    line.setObjectName(f"more.{name}")
    line.setMaxLength(MAX_WORD)
    return line
