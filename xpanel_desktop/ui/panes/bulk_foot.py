"""The foot of the bulk pane: what the lines come to, against the balance, and the one button."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from xpanel_desktop.app.bulk import Sum
from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.domain.money import Money, trim
from xpanel_desktop.ui.plain import on_button, plain
from xpanel_desktop.ui.text import money
from xpanel_desktop.ui.widgets.account_stripe import paint_stripe
from xpanel_desktop.ui.widgets.labels import plain_label, primary_button
from xpanel_desktop.ui.widgets.problem_line import ProblemLine


class BulkFoot(QFrame):
    """Asks once more before money moves; Escape goes back."""

    queue_wanted = Signal()
    """The operator agreed: queue what passes."""
    stop_wanted = Signal()
    """The operator wants the judging to end."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._total: Sum | None = None
        self._warned = 0
        self._account = self._currency = self._colour = ""
        self._balance: Money | None = None
        self._said = plain_label(self)
        self._said.setWordWrap(True)
        self._short = ProblemLine(self)
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(4)
        self.stop = QPushButton(self)
        self.stop.setObjectName("bulk.stop")
        self.back = QPushButton(self)
        self.back.setObjectName("bulk.back")
        self.go = primary_button(self, "bulk.go")
        self.stop.clicked.connect(self.stop_wanted)
        self.back.clicked.connect(self._leave)
        self.go.clicked.connect(self._go)
        self._asking = False
        self._lay_out()
        self.retranslate()
        self.show_progress(0, 0)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._said)
        words.addWidget(self._short)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in (self.stop, self.back, self.go):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.progress)
        column.addLayout(row)

    def show_progress(self, done: int, lines: int) -> None:
        """Show how many lines are judged; equal numbers end it."""
        running = done < lines
        self.progress.setVisible(running)
        self.stop.setVisible(running)
        if running:
            self.progress.setRange(0, lines)
            self.progress.setValue(done)

    def show_sum(self, total: Sum, warned: int, account: Account, balance: Money | None) -> None:
        """Show what the lines that pass come to; a question under way ends."""
        self._total, self._warned, self._account = total, warned, plain(account.name)
        self._currency, self._colour = plain(account.currency), account.colour
        self._balance = balance
        self.update()
        self._leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the colour of the account whose money the lines would spend."""
        super().paintEvent(event)
        if self._total is not None:
            paint_stripe(self, self._colour)

    def _leave(self) -> None:
        self._asking = False
        self._tell()

    def ask(self) -> None:
        """Ask whether to queue what passes; the focus goes to the button that does."""
        if self._total is not None and self._total.lines:
            self._asking = True
            self._tell()
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self) -> None:
        if self._asking:
            self._leave()
            self.queue_wanted.emit()
        else:
            self.ask()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.stop.setText(self.tr("Stop"))
        self.back.setText(self.tr("Back"))
        self.progress.setAccessibleName(self.tr("Lines judged"))
        self._tell()

    def _tell(self) -> None:
        total = self._total
        count = total.lines if total else 0
        self.back.setVisible(self._asking)
        self.go.setEnabled(count > 0)
        price = self._price()
        orders = self.tr("Queue %Ln order(s)", "", count) if count else self.tr("Queue")
        self.go.setText(on_button(f"{orders} · {price}") if price else orders)
        said = self._question(count, price) if self._asking else self._state(count, price)
        self._said.setText(said)
        self._said.setAccessibleName(said)
        short = self._shortage()
        self._short.show_words(Level.WARN, short)

    def _price(self) -> str:
        total = self._total
        if total is None or not total.lines:
            return ""
        known = money(trim(total.charge), self._currency) if total.lines > total.unpriced else ""
        if not total.unpriced:
            return known
        return f"{known} + ?" if known else "?"

    def _state(self, count: int, price: str) -> str:
        if not count:
            return self.tr("No line can be queued yet.")
        told = self.tr("%Ln line(s) can be queued", "", count)
        held = f" · {money(self._balance.amount, self._currency)}" if self._balance else ""
        balance = self.tr("balance") + held if held else ""
        return " · ".join(part for part in (told, price, balance.replace(" · ", " ")) if part)

    def _question(self, count: int, price: str) -> str:
        asked = self.tr("Queue %Ln order(s) of {account}?", "", count)
        told = asked.replace("{account}", self._account)
        if price:
            told = f"{told} {price}"
        if self._warned:
            told += "\n" + self.tr("%Ln of them have something to look at.", "", self._warned)
        return told

    def _shortage(self) -> str:
        total, balance = self._total, self._balance
        if total is None or balance is None or total.charge <= balance.amount:
            return ""
        missing: Decimal = total.charge - balance.amount
        words = self.tr("The balance is short by {sum}.")
        return words.format(sum=money(trim(missing), self._currency))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape and self._asking:
            self._leave()
            return
        super().keyPressEvent(event)
