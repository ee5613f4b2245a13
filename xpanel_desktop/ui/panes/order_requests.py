"""What was asked of the panel after the sale: guarantee, cancels, refills, with their history."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from xpanel_desktop.app.aftersales import Record
from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.aftersales import Candidate
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.requests import Deed, Request, Stand, Turn, can_turn
from xpanel_desktop.domain.state import PLACED
from xpanel_desktop.ui.aftersales_words import (
    countdown_words,
    deed_words,
    stand_words,
    verdict_words,
)
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import moment
from xpanel_desktop.ui.widgets.facts import Fact
from xpanel_desktop.ui.widgets.labels import plain_label
from xpanel_desktop.ui.widgets.wrapped_facts import WrappedFacts

SHOWN = 12
"""Requests that are shown; of more, the last ones."""
_HANGING = frozenset({Stand.UNKNOWN, Stand.FOLLOWING, Stand.ALREADY})


class OrderRequests(QWidget):
    """Reads for itself; gone for an order that no panel has accepted."""

    def __init__(self, core: Core, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._tasks = core, tasks
        self._order: Order | None = None
        self._records: list[Record] = []
        self._judged: list[Candidate] = []
        self._head = plain_label(self)
        self._head.setProperty("heading", True)  # noqa: FBT003 -- Qt's own signature
        self.facts = WrappedFacts(self)
        self._ask = plain_label(self)
        self._ask.setWordWrap(True)
        self.made, self.not_made = QPushButton(self), QPushButton(self)
        self.made.setObjectName("order.made")
        self.not_made.setObjectName("order.not_made")
        self.made.clicked.connect(lambda: self._settle(Turn.DECLARE_MADE))
        self.not_made.clicked.connect(lambda: self._settle(Turn.DECLARE_NOT_MADE))
        across = QHBoxLayout()
        across.setSpacing(4)
        across.addWidget(self.made, 1)
        across.addWidget(self.not_made, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addWidget(self.facts)
        column.addWidget(self._ask)
        column.addLayout(across)
        self.hide()

    def show_order(self, order: Order | None) -> None:
        """Show what was asked about an order; None shows nothing."""
        if order is None or order.state not in PLACED:
            self._order = None
            self.hide()
            return
        if self._order is None or self._order.id != order.id:
            self.hide()
        self._order = order
        self._tasks.start(self, self._read(order), name="read requests of an order")

    async def _read(self, order: Order) -> None:
        after = self._core.aftersales
        records = await after.history(order.id)
        judged = [(await after.check(deed, [order]))[0] for deed in Deed]
        if self._order is not None and self._order.id == order.id:
            self._records, self._judged = records, judged
            self.retranslate()
            self.show()

    @property
    def hanging(self) -> Request | None:
        """The last request, when the operator may say what became of it."""
        last = self._records[0].request if self._records else None
        return last if last is not None and last.stand in _HANGING else None

    def _settle(self, turn: Turn) -> None:
        request = self.hanging
        if request is not None:
            work = self._core.aftersales.settle([request], turn)
            self._tasks.start(self, work, name="settle a request")

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self._head.setText(self.tr("After-sales"))
        self.made.setText(self.tr("The panel has it"))
        self.not_made.setText(self.tr("The panel has none"))
        if self._order is None or not self._judged:
            return
        self.facts.tell([*self._standing_facts(), *self._request_facts()])
        hanging = self.hanging
        self._ask.setVisible(hanging is not None)
        for button, turn in (
            (self.made, Turn.DECLARE_MADE),
            (self.not_made, Turn.DECLARE_NOT_MADE),
        ):
            button.setVisible(hanging is not None and can_turn(hanging.stand, turn))
        if hanging is not None:
            words = self.tr("What became of this request? Look at the panel; nothing is repeated.")
            self._ask.setText(words)

    def _standing_facts(self) -> list[Fact]:
        """Return the guarantee with its countdown, and whether it can be cancelled or refilled."""
        cancel, refill = self._judged
        order, terms = refill.order, refill.terms
        facts: list[Fact] = []
        if terms.guarantee is not None:
            told = countdown_words(order, terms.guarantee, self._core.clock.now())
            if terms.suggested:
                told = self.tr("{guarantee} (by its name)").format(guarantee=told)
            facts.append(Fact(self.tr("Guarantee"), told))
        names = (self.tr("To cancel"), self.tr("To refill"))
        for name, one in zip(names, (cancel, refill), strict=True):
            may = self.tr("Can be asked")
            facts.append(Fact(name, verdict_words(one.verdict) or may))
        return facts

    def _request_facts(self) -> list[Fact]:
        facts: list[Fact] = []
        for record in self._records[:SHOWN]:
            request = record.request
            told = stand_words(request.stand, request.words)
            if request.stand is Stand.FOLLOWING and request.heard:
                told = f"{told} ({plain(request.heard)})"
            steps = "\n".join(
                f"{moment(step.at)} · {stand_words(step.stand, step.words)}"
                for step in record.steps
            )
            asked = self.tr("{outcome} · asked {at}").format(
                outcome=told, at=moment(request.asked_at)
            )
            facts.append(Fact(deed_words(request.deed), asked, tip=steps))
        return facts
