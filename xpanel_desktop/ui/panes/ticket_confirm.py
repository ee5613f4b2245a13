"""The inline question before an order that warnings speak against: sum, account and reasons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from xpanel_desktop.domain.checks import Check, Level
from xpanel_desktop.ui.account_words import named
from xpanel_desktop.ui.panes.ticket_desk import Desk
from xpanel_desktop.ui.plain import on_button
from xpanel_desktop.ui.text import money, problem_words
from xpanel_desktop.ui.widgets.button_pair import ButtonPair
from xpanel_desktop.ui.widgets.labels import plain_label, primary_button
from xpanel_desktop.ui.widgets.problem_line import ProblemLine


class TicketConfirm(QFrame):
    """Takes the place of the buttons until it is answered. Escape goes back."""

    agreed = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ticket.confirm")
        self._asked: tuple[Desk, Check] | None = None
        self._question = plain_label(self, bold=True)
        self._question.setWordWrap(True)
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(0)
        self._lines: list[ProblemLine] = []
        self.back = QPushButton(self)
        self.back.setObjectName("ticket.back")
        self.go = primary_button(self, "ticket.agree")
        self.back.setAutoDefault(True)
        self.back.clicked.connect(self.dismissed)
        self.go.clicked.connect(self.agreed)
        self._buttons = ButtonPair(self)
        self._buttons.take(self.back, self.go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 12)
        layout.setSpacing(4)
        layout.addWidget(self._question)
        layout.addLayout(self._reasons)
        layout.addWidget(self._buttons)
        self.hide()

    def ask(self, desk: Desk, verdict: Check) -> None:
        """Ask about a ticket; the focus goes to the button that sends."""
        self._asked = (desk, verdict)
        self.retranslate()
        self.show()
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.back.setText(self.tr("Back"))
        if self._asked is None:
            return
        desk, verdict = self._asked
        price = money(verdict.charge, desk.currency) if verdict.charge is not None else ""
        question = (
            self.tr("Send 1 order for {sum} from {account}?")
            if price
            else self.tr("Send 1 order from {account}? Its charge is not known.")
        )
        self._question.setText(question.format(sum=price, account=named(desk.account)))
        go = self.tr("Send anyway · {sum}") if price else self.tr("Send anyway")
        self._buttons.say(go.format(sum=on_button(price)))
        told = [item for item in verdict.problems if item.level is Level.WARN]
        while len(self._lines) < len(told):
            line = ProblemLine(self)
            self._lines.append(line)
            self._reasons.addWidget(line)
        for at, line in enumerate(self._lines):
            line.show_problem(told[at] if at < len(told) else None)
        self.go.setAccessibleDescription("; ".join(problem_words(item) for item in told))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
            return
        super().keyPressEvent(event)
