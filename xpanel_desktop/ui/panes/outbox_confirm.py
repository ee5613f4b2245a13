"""The confirmation before money moves: how many orders, of which account, for how much."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.domain.state import Event
from xpanel_desktop.ui import text as words
from xpanel_desktop.ui.account_words import named
from xpanel_desktop.ui.panes.outbox_review import Review, Reviewed, Sum
from xpanel_desktop.ui.plain import plain, tooltip
from xpanel_desktop.ui.widgets.account_choice import account_icon
from xpanel_desktop.ui.widgets.bars import Bar, Notice
from xpanel_desktop.ui.widgets.button_pair import say_whole
from xpanel_desktop.ui.widgets.emptying import empty
from xpanel_desktop.ui.widgets.tall_enough import TallEnough

NAMED = 5
"""Orders that are named one by one; of more, the number is told."""
NAME = 28
"""Letters of an account's name; its tool tip has the rest."""
_AROUND = 32
"""Pixels at its edges and between its buttons."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def sum_words(total: Sum) -> str:
    """Return what orders cost: "3.40 USD", "3.40 USD + 1.00 EUR", with what nobody can tell."""
    known = " + ".join(words.money(amount, currency) for currency, amount in total.amounts.items())
    if not total.untold:
        return known
    return f"{known} + ?" if known else "?"


class SendConfirm(QFrame):
    """Takes the place of the buttons until it is answered. Escape goes back."""

    agreed = Signal(object, str)
    """The Review that goes, and the event it was asked for."""
    dismissed = Signal()

    def __init__(self, core: Core, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("outbox.confirm")
        self._core = core
        self._asked: tuple[Review, Event] | None = None
        self._words = ""
        self._accounts = QGridLayout()
        self._accounts.setHorizontalSpacing(16)
        self._accounts.setVerticalSpacing(4)
        self._accounts.setColumnStretch(4, 1)
        self._noted = TallEnough(self)
        self._notes = self._noted.column
        self.back = QPushButton(self)
        self.back.setObjectName("outbox.back")
        self.go = QPushButton(self)
        self.go.setObjectName("outbox.agree")
        self.go.setProperty("primary", True)  # noqa: FBT003 -- Qt's own signature
        for button in (self.back, self.go):
            button.setAutoDefault(True)
        self.back.clicked.connect(self.dismissed)
        self.go.clicked.connect(self._on_go)
        across = QHBoxLayout()
        across.setSpacing(8)
        for button in (self.go, self.back):  # centred, since else none grows taller than the lowest
            across.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(self._accounts)
        layout.addWidget(self._noted)
        layout.addLayout(across)
        self.hide()

    def ask(self, checked: Review, event: Event) -> None:
        """Ask about orders; the focus goes to the button that sends, or back if none can go."""
        self._asked = (checked, event)
        self.retranslate()
        self.show()
        (self.go if checked.going else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        if self._asked is None:
            return
        checked, event = self._asked
        empty(self._accounts)
        empty(self._notes)
        for row, number in enumerate(checked.accounts()):
            self._tell_account(row, number, checked)
        self._tell_problems(checked)
        self._noted.fit()
        self._tell_buttons(checked, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room there is."""
        super().resizeEvent(event)
        self._fit_button()

    def _fit_button(self) -> None:
        say_whole(self.go, self._words, self.width() - self.back.sizeHint().width() - _AROUND)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
            return
        super().keyPressEvent(event)

    def _on_go(self) -> None:
        if self._asked is not None:
            checked, event = self._asked
            self._asked = None
            self.agreed.emit(checked, event.value)

    def _tell_account(self, row: int, number: int, checked: Review) -> None:
        account = self._core.accounts.get(number)
        total = Sum.now(checked.of_account(number))
        dot = QLabel(self)
        dot.setPixmap(account_icon(account).pixmap(QSize(12, 12), self.devicePixelRatioF()))
        amount = self._label(sum_words(total), right=True)
        font = amount.font()
        font.setBold(True)
        amount.setFont(font)
        self._accounts.addWidget(dot, row, 0)
        name = named(account)
        label = self._label(name if len(name) <= NAME else f"{name[: NAME - 1]}…")
        label.setToolTip(tooltip(name))
        self._accounts.addWidget(label, row, 1)
        count = self.tr("%Ln order(s)", "", total.count)
        self._accounts.addWidget(self._label(count, right=True), row, 2)
        self._accounts.addWidget(amount, row, 3)
        balance = checked.balances.get(number)
        if balance is not None:
            told = self.tr("of {amount}, read {age}").format(
                amount=words.money(balance.money.amount, balance.money.currency),
                age=words.age(balance.at, self._core.clock.now()),
            )
            label = self._label(told)
            label.setProperty("quiet", True)  # noqa: FBT003 -- Qt's own signature
            label.setWordWrap(True)
            self._accounts.addWidget(label, row, 4)

    def _tell_problems(self, checked: Review) -> None:
        staying = checked.staying
        if staying:
            told = self.tr("%Ln cannot be sent and stay(s) a draft:", "", len(staying))
            self._note("block", told, staying, Level.BLOCK)
        warned = [item for item in checked.going if item.problems]
        if warned:
            told = self.tr("%Ln is/are worth a look before sending:", "", len(warned))
            self._note("warning", told, warned, Level.WARN)

    def _note(self, icon: str, told: str, items: Sequence[Reviewed], level: Level) -> None:
        lines = [told, *(f"• {_line(item, level)}" for item in items[:NAMED])]
        if len(items) > NAMED:
            lines.append(
                self.tr("and {count} more").format(count=QLocale().toString(len(items) - NAMED))
            )
        self._notes.addWidget(Bar(Notice(icon, "\n".join(lines)), self))

    def _tell_buttons(self, checked: Review, event: Event) -> None:
        total = Sum.now(checked.going)
        resuming = event is Event.RESUME
        what = self.tr("Resume {count} · {sum}") if resuming else self.tr("Send {count} · {sum}")
        count = self.tr("%Ln order(s)", "", total.count)
        self._words = what.format(count=count, sum=sum_words(total))
        self._fit_button()
        self.go.setVisible(bool(checked.going))
        self.back.setText(self.tr("Back"))

    def _label(self, text: str, *, right: bool = False) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(text)
        if right:
            label.setAlignment(_RIGHT)
        return label


def _line(item: Reviewed, level: Level) -> str:
    told = [words.problem_words(problem) for problem in item.problems if problem.level is level]
    return f"{plain(item.order.service_name)[:60]}: {' '.join(told)}"
