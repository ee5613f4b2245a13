"""The foot of the ticket: charge, what is wrong with the whole, and the two buttons."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from xpanel_desktop.domain.checks import Check, Level, Problem
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.panes.ticket_desk import Desk
from xpanel_desktop.ui.panes.ticket_size import SizeWords
from xpanel_desktop.ui.plain import on_button
from xpanel_desktop.ui.text import money
from xpanel_desktop.ui.widgets.button_pair import ButtonPair
from xpanel_desktop.ui.widgets.labels import enlarge, plain_label, primary_button
from xpanel_desktop.ui.widgets.problem_line import ProblemLine
from xpanel_desktop.ui.widgets.timeline import Timeline

MOST_PROBLEMS = 4
_LEFT, _RIGHT = 16, 12
"""Pixels at its edges."""


class TicketSummary(QWidget):
    """Shows the verdict with every keystroke."""

    send_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._charge_label = plain_label(self, quiet=True)
        self._charge = plain_label(self, bold=True)
        self._charge.setObjectName("ticket.charge")
        self._charge.setAlignment(Qt.AlignmentFlag.AlignRight)
        enlarge(self._charge, 1.4)
        self._size = plain_label(self, quiet=True)
        self._size.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._size.setWordWrap(True)
        self.timeline = Timeline(self)
        self._words = SizeWords(self)
        self.problems = [ProblemLine(self) for _ in range(MOST_PROBLEMS)]
        self.result = ProblemLine(self)
        self.send = primary_button(self, "ticket.send")
        self.save = QPushButton(self)
        self.save.setObjectName("ticket.save")
        self.save.setAutoDefault(True)
        self.send.clicked.connect(self.send_wanted)
        self.save.clicked.connect(self.save_wanted)
        self._desk: Desk | None = None
        self._verdict: Check | None = None
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        figures = self._figures = QGridLayout()
        figures.setVerticalSpacing(0)
        figures.addWidget(self._charge_label, 0, 0, Qt.AlignmentFlag.AlignBottom)
        figures.addWidget(self._charge, 0, 1)
        figures.addWidget(self._size, 2, 0, 1, 2)
        figures.addWidget(self.timeline, 3, 0, 1, 2)
        figures.setColumnStretch(1, 1)
        self.buttons = ButtonPair(self)
        self.buttons.take(self.save, self.send)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_LEFT, 8, _RIGHT, 12)
        layout.setSpacing(4)
        layout.addLayout(figures)
        for line in (*self.problems, self.result):
            layout.addWidget(line)
        layout.addWidget(self.buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room there is."""
        super().resizeEvent(event)
        self._fit_charge()

    def _fit_charge(self) -> None:
        """Put the charge beside its name, or below it: cut at its left it would be another sum."""
        self._charge.setWordWrap(False)
        need = self._charge.sizeHint().width()
        room = self.width() - _LEFT - _RIGHT
        beside = room - self._charge_label.sizeHint().width() - self._figures.horizontalSpacing()
        self._charge.setWordWrap(need > room)
        self._figures.removeWidget(self._charge)
        if need <= beside:
            self._figures.addWidget(self._charge, 0, 1)
        else:
            self._figures.addWidget(self._charge, 1, 0, 1, 2)

    def show_verdict(
        self, desk: Desk, verdict: Check, problems: list[Problem], now: datetime
    ) -> None:
        """Show charge, size and runs, and the problems that no field of the form shows."""
        self._desk, self._verdict = desk, verdict
        self.timeline.show_runs(verdict.size, desk.tags.not_before or now)
        heaviest = sorted(problems, key=lambda item: -item.level)
        for line, problem in zip(self.problems, [*heaviest, *[None] * MOST_PROBLEMS], strict=False):
            line.show_problem(problem)
        self._tell()

    def show_busy(self, busy: bool) -> None:
        """Keep the buttons from being pressed twice while an order is stored."""
        self.send.setEnabled(not busy)
        self.save.setEnabled(not busy)

    def show_asking(self, asking: bool) -> None:
        """Leave buttons and problems to the question while it is asked."""
        self.buttons.setVisible(not asking)
        for line in (*self.problems, self.result):
            line.setVisible(not asking and bool(line.words))

    def show_result(self, level: Level, words: str) -> None:
        """Say what came of a save or a send; empty words say nothing."""
        self.result.show_words(level, words)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self._charge_label.setText(self.tr("Estimated charge"))
        self.save.setText(self.tr("Save draft"))
        self.save.setToolTip(keys.told("ticket.save"))
        self.send.setToolTip(keys.told("ticket.send"))
        for line in self.problems:
            line.retranslate()
        self.timeline.retranslate()
        self._tell()

    def _tell(self) -> None:
        verdict, desk = self._verdict, self._desk
        price = "" if desk is None or verdict is None else money(verdict.charge, desk.currency)
        self._charge.setText(price)
        self._fit_charge()
        if verdict is None or verdict.charge is None:
            self.buttons.say(self.tr("Send 1 order"))
        else:
            self.buttons.say(self.tr("Send 1 order · {sum}").format(sum=on_button(price)))
        told = "" if desk is None or verdict is None else self._words.of(desk.ticket, verdict)
        self._size.setText(told)
        self._size.setVisible(bool(told))
