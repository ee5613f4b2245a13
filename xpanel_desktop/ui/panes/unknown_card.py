"""One unknown order: what was sent, what came back, and the operator's decision."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.domain.order import Attempt, Order
from xpanel_desktop.ui import text as words
from xpanel_desktop.ui.account_words import named
from xpanel_desktop.ui.models.attempt_words import reason_of
from xpanel_desktop.ui.models.order_cells import money
from xpanel_desktop.ui.models.service_cells import NOT_TOLD, count
from xpanel_desktop.ui.panes.order_facts import request_facts
from xpanel_desktop.ui.panes.unknown_evidence import EvidencePart
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.tab_order import lay_tab_order
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.account_choice import account_icon
from xpanel_desktop.ui.widgets.facts import Fact, Facts
from xpanel_desktop.ui.widgets.font_room import wide
from xpanel_desktop.ui.widgets.mark import Mark
from xpanel_desktop.ui.widgets.problem_line import ProblemLine

NARROW, FIELD = 128, 320
"""Pixels of the field at least and at most."""
MAX_ID = 64


def id_problem(text: str) -> bool:
    """Tell whether `text` cannot be a panel's order id: ids are one printable ASCII word."""
    return not text or len(text) > MAX_ID or not text.isascii() or not text.isalnum()


class UnknownCard(QFrame):
    """Ways out: attach the id, declare that it was not placed, or write it again as a draft."""

    attach_wanted = Signal(int, str)
    """Order id and the panel's id."""
    declared = Signal(int)
    """Order id: the operator says that the panel did not accept it."""
    again_wanted = Signal(int)
    """Order id: a draft is to be written from it; the order stays unknown."""
    copy_link_wanted = Signal(str)
    open_wanted = Signal(str)

    def __init__(
        self, core: Core, tasks: Tasks, order: Order, attempts: Sequence[Attempt], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"unknown.{order.id}")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setProperty("card", True)  # noqa: FBT003 -- Qt's own signature
        self._core = core
        self.order = order
        self._attempts = tuple(attempts)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(self._lay_head())
        self._facts = Facts(self)
        column.addWidget(self._facts)
        self.evidence = EvidencePart(core, tasks, order, self)
        self.evidence.attach_wanted.connect(self._want_attached)
        column.addWidget(self.evidence)
        self.trouble = ProblemLine(self)
        column.addWidget(self.trouble)
        self._choice = self._lay_choice()
        self._sure = self._lay_sure()
        column.addWidget(self._choice)
        column.addWidget(self._sure)
        self._sure.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self._service.setText(plain(self.order.service_name))
        self._facts.tell(self._told())
        self.evidence.retranslate()
        self.again.setText(self.tr("Write again as a draft"))
        self.again.setToolTip(
            self.tr("A new draft with the same content. This order stays unknown until you decide.")
        )
        self.field.setPlaceholderText(self.tr("Order ID"))
        self.field.setAccessibleName(self.tr("Order ID on the panel"))
        self.attach.setText(self.tr("Attach ID"))
        self.declare.setText(self.tr("Declare not placed…"))
        self._consequences.setText(
            self.tr(
                "Only declare this when the panel's own list of orders does not show it. If the "
                "panel did accept it, it runs and is charged without being followed here, and "
                "sending it again pays {charge} twice. The declaration cannot be taken back."
            ).format(charge=money(self.order, expected=True))
        )
        self.sure.setText(self.tr("It was not placed"))
        self.back.setText(self.tr("Back"))
        self.open.setText(self.tr("Open link…"))
        self.copy.setText(self.tr("Copy link"))
        lay_tab_order(self)

    def tell_ages(self) -> None:
        """Say again how long ago it was sent."""
        self._facts.tell(self._told())

    def fail(self, told: str) -> None:
        """Say why an id could not be attached, and let the operator correct it."""
        self.trouble.show_words(Level.BLOCK, told)
        self.setEnabled(True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back from the declaration with Escape."""
        if event.key() == Qt.Key.Key_Escape and self._sure.isVisible():
            self._ask(sure=False)
            return
        super().keyPressEvent(event)

    def _lay_head(self) -> QHBoxLayout:
        mark = Mark(self, "unknown")
        self._service = QLabel(self)
        self._service.setTextFormat(Qt.TextFormat.PlainText)
        self._service.setWordWrap(True)
        font = self._service.font()
        font.setBold(True)
        self._service.setFont(font)
        account = self._core.accounts.get(self.order.ticket.account_id)
        dot = QLabel(self)
        dot.setPixmap(account_icon(account).pixmap(QSize(12, 12), self.devicePixelRatioF()))
        name = QLabel(self)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setText(named(account) if account else NOT_TOLD)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._service, 1)
        row.addWidget(dot)
        row.addWidget(name)
        return row

    def _lay_choice(self) -> QWidget:
        choice = QWidget(self)
        self.field = QLineEdit(choice)
        self.field.setObjectName("unknown.id")
        self.field.setMaxLength(MAX_ID)
        metrics = self.field.fontMetrics()
        self.field.setMinimumWidth(wide(metrics, NARROW))
        self.field.setMaximumWidth(wide(metrics, FIELD))
        self.attach = self._button("unknown.attach", choice)
        self.attach.setProperty("primary", True)  # noqa: FBT003 -- Qt's own signature
        self.attach.setEnabled(False)
        self.declare = self._button("unknown.declare", choice)
        self.again = self._button("unknown.again", choice)
        self.open = self._button("unknown.open", choice)
        self.copy = self._button("unknown.copy", choice)
        row = QHBoxLayout(choice)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.attach)
        row.addWidget(self.declare)
        row.addWidget(self.again)
        row.addStretch(2)
        row.addWidget(self.open)
        row.addWidget(self.copy)
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_attach)
        self.attach.clicked.connect(self._on_attach)
        self.declare.clicked.connect(lambda: self._ask(sure=True))
        self.again.clicked.connect(lambda: self.again_wanted.emit(self.order.id))
        self.open.clicked.connect(lambda: self.open_wanted.emit(self.order.link))
        self.copy.clicked.connect(lambda: self.copy_link_wanted.emit(self.order.link))
        return choice

    def _lay_sure(self) -> QWidget:
        sure = QWidget(self)
        self._consequences = QLabel(sure)
        self._consequences.setTextFormat(Qt.TextFormat.PlainText)
        self._consequences.setWordWrap(True)
        self.sure = self._button("unknown.sure", sure)
        self.sure.setProperty("danger", True)  # noqa: FBT003 -- Qt's own signature
        self.back = self._button("unknown.back", sure)
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(self.sure)
        across.addWidget(self.back)
        across.addStretch(1)
        column = QVBoxLayout(sure)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._consequences)
        column.addLayout(across)
        self.sure.clicked.connect(self._on_sure)
        self.back.clicked.connect(lambda: self._ask(sure=False))
        return sure

    def _button(self, name: str, parent: QWidget) -> QPushButton:
        button = QPushButton(parent)
        button.setObjectName(name)
        button.setAutoDefault(True)
        return button

    def _told(self) -> list[Fact]:
        order = self.order
        account = self._core.accounts.get(order.ticket.account_id)
        facts = [Fact(self.tr("Expected charge"), money(order, expected=True))]
        if order.sent_at is not None:
            age = words.age(order.sent_at, self._core.clock.now())
            facts.append(Fact(self.tr("Sent"), f"{words.moment(order.sent_at)} · {age}"))
        facts.extend(request_facts(order, account))
        for attempt in self._attempts[-1:]:
            reason = reason_of(attempt) or plain(words.reason_words(order.problem)) or NOT_TOLD
            facts.append(Fact(self.tr("What happened"), reason))
            status = f"HTTP {attempt.http_status}" if attempt.http_status is not None else ""
            if attempt.answer:
                facts.append(Fact(self.tr("Raw answer"), attempt.answer, long=True))
            else:
                empty = self.tr("empty, {status}").format(status=status)
                facts.append(Fact(self.tr("Raw answer"), empty if status else self.tr("none came")))
        if len(self._attempts) > 1:
            facts.append(Fact(self.tr("Attempts"), count(len(self._attempts))))
        return facts

    def _on_typed(self, text: str) -> None:
        self.trouble.show_words(Level.PASS, "")
        self.attach.setEnabled(bool(text.strip()))

    def _on_attach(self) -> None:
        typed = self.field.text().strip()
        if id_problem(typed):
            self.fail(
                self.tr("An order ID is one word of letters and digits, as the panel lists it.")
            )
            return
        self._want_attached(typed)

    def _want_attached(self, panel_id: str) -> None:
        self.setEnabled(False)
        self.attach_wanted.emit(self.order.id, panel_id)

    def _ask(self, *, sure: bool) -> None:
        self._choice.setVisible(not sure)
        self._sure.setVisible(sure)
        (self.back if sure else self.declare).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_sure(self) -> None:
        self.setEnabled(False)
        self.declared.emit(self.order.id)
