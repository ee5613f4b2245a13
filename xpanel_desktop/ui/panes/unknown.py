"""The pane of unknown orders: sent, perhaps accepted. A human decides, on what is told here."""

from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.app.reconciling import IdHeld
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.evidence import Verdict
from xpanel_desktop.domain.order import Attempt, Order
from xpanel_desktop.domain.query import OrderQuery
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui.models.service_cells import count
from xpanel_desktop.ui.panes.unknown_card import UnknownCard
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tab_order import lay_tab_order
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import error_words
from xpanel_desktop.ui.widgets.bars import UndoBar
from xpanel_desktop.ui.widgets.empty import EmptyOr
from xpanel_desktop.ui.widgets.link_bar import LinkBar

MOST = 50
"""Orders shown at once: an account stops at its first one, so there are few."""
AGE_EVERY = 30_000
UNKNOWN = OrderQuery(states=frozenset({State.UNKNOWN}), descending=False)


class UnknownPane(QWidget):
    """One card for each unknown order of every account, the oldest first."""

    decided = Signal(object)
    """Order: its fate is known now."""

    def __init__(
        self, core: Core, tasks: Tasks, scope: Scope, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._core, self._tasks, self._scope = core, tasks, scope
        self._cards: dict[int, UnknownCard] = {}
        self._total = 0
        self._reading = False
        self._stale = True
        self._lay_out()
        self._ageing = QTimer(self, interval=AGE_EVERY)
        self._ageing.timeout.connect(self._tell_ages)
        unsubscribe = core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: unsubscribe())
        self.retranslate()

    @property
    def cards(self) -> tuple[UnknownCard, ...]:
        """The cards shown."""
        return tuple(self._cards.values())

    def show_evidence(self, card: UnknownCard) -> None:
        """Scroll to the evidence of a card."""
        self._scroll.ensureWidgetVisible(card.evidence, 0, 80)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.setAccessibleName(self.tr("Unknown orders"))
        self._intro.setText(
            self.tr(
                "These orders were sent, but the answer does not tell whether the panel took "
                "them. Gather evidence, and look them up in the panel's own list of orders: attach "
                "the ID where you find one, declare those not placed that are not there. Until "
                "then their account sends nothing, so that nothing is paid twice."
            )
        )
        for card in self.cards:
            card.retranslate()
        self.link.retranslate()
        self.done.retranslate()
        self._show_rest()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while nobody looked."""
        super().showEvent(event)
        self._tell_ages()
        self._ageing.start()
        self.empty.know(known=not self._stale)
        self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop reading."""
        super().hideEvent(event)
        self._ageing.stop()

    def _lay_out(self) -> None:
        page = QWidget(self)
        self._intro = QLabel(page)
        self._intro.setTextFormat(Qt.TextFormat.PlainText)
        self._intro.setWordWrap(True)
        self._intro.setProperty("quiet", True)  # noqa: FBT003 -- Qt's own signature
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self._rest = QLabel(page)
        self._rest.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._intro)
        column.addLayout(self._list)
        column.addWidget(self._rest)
        column.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(page)
        self.empty = EmptyOr(self._scroll, self)
        self.link = LinkBar(self)
        self.done = UndoBar(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.link)
        whole.addWidget(self.empty, 1)
        whole.addWidget(self.done)

    # -- what is shown ------------------------------------------------------------------

    def _on_changes(self, changes: Changes) -> None:
        if changes.touches(Table.ORDERS):
            self._stale = True
            if self.isVisible():
                self._read()
        for order_id in changes.of_table(Table.EVIDENCE):
            if order_id in self._cards:
                self._cards[order_id].evidence.read()

    def _read(self) -> None:
        if self._stale and not self._reading:
            self._reading = True
            self._start(self._read_all(), "read unknown orders")

    async def _read_all(self) -> None:
        try:
            while self._stale:
                self._stale = False
                orders = await self._core.orders.window(UNKNOWN, 0, MOST)
                self._total = await self._core.orders.count(UNKNOWN)
                told = {order.id: await self._core.orders.attempts(order.id) for order in orders}
                self._show(orders, told)
        finally:
            self._reading = False

    def _show(self, orders: list[Order], attempts: dict[int, list[Attempt]]) -> None:
        wanted = {order.id for order in orders}
        for order_id in [order_id for order_id in self._cards if order_id not in wanted]:
            card = self._cards.pop(order_id)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, order in enumerate(orders):
            if order.id not in self._cards:
                self._cards[order.id] = self._card(order, attempts[order.id])
                self._list.insertWidget(place, self._cards[order.id])
            self._cards[order.id].evidence.read()
        self._show_rest()
        self.empty.know()
        lay_tab_order(self)

    def _card(self, order: Order, attempts: list[Attempt]) -> UnknownCard:
        card = UnknownCard(self._core, self._tasks, order, attempts, self)
        card.attach_wanted.connect(self._attach)
        card.declared.connect(self._declare)
        card.again_wanted.connect(self._again)
        card.open_wanted.connect(self.link.ask)
        card.copy_link_wanted.connect(self._copy)
        return card

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    def _show_rest(self) -> None:
        self._intro.setVisible(bool(self._cards))
        rest = self._total - len(self._cards)
        self._rest.setVisible(rest > 0)
        self._rest.setText(self.tr("and {count} more").format(count=count(rest)))
        sentence = self.tr(
            "Nothing unknown. Of every order sent, it is known whether the panel took it."
        )
        self.empty.say("" if self._cards else sentence)

    def _tell_ages(self) -> None:
        for card in self.cards:
            card.tell_ages()

    # -- what the operator decides ------------------------------------------------------

    def _start(self, coroutine: Coroutine[Any, Any, None], name: str) -> None:
        self._tasks.start(self, coroutine, name=name)

    def _decide(self, order_id: int, coroutine: Coroutine[Any, Any, None], name: str) -> None:
        def failed(error: Exception) -> None:
            self._fail(order_id, error_words(error))

        self._tasks.start(self, coroutine, name=name, on_error=failed)

    def _attach(self, order_id: int, panel_id: str) -> None:
        self._decide(order_id, self._attach_now(order_id, panel_id), "attach an id")

    async def _attach_now(self, order_id: int, panel_id: str) -> None:
        try:
            order = await self._core.reconciling.attach(order_id, panel_id, self._shown(order_id))
        except IdHeld:
            told = self.tr(
                "Order {id} is already followed here as another order of this account. Look for "
                "the ID that belongs to this one."
            )
            self._fail(order_id, told.format(id=plain(panel_id)))
            return
        self.done.tell(self.tr("Attached: order {id} is followed now.").format(id=panel_id))
        self.decided.emit(order)

    def _declare(self, order_id: int) -> None:
        self._decide(order_id, self._declare_now(order_id), "declare an order not placed")

    async def _declare_now(self, order_id: int) -> None:
        order = await self._core.reconciling.declare_not_placed(order_id, self._shown(order_id))
        self.done.say(
            self.tr("Declared not placed: {service}").format(
                service=plain(order.service_name)[:80]
            ),
            self.tr("Write a draft from it"),
            lambda: self._start(self._write_again(order), "write a draft again"),
        )
        self.decided.emit(order)

    def _again(self, order_id: int) -> None:
        order = self._cards[order_id].order
        self._decide(order_id, self._write_again(order), "write a draft again")

    async def _write_again(self, order: Order) -> None:
        await self._core.reconciling.write_again(order, self._shown(order.id))
        if order.id in self._cards:
            told = self.tr(
                "The draft waits in drafts and outbox. This order is still unknown, so its account "
                "sends nothing until you decide."
            )
        else:
            told = self.tr("The draft waits in drafts and outbox.")
        self.done.tell(told)

    def _shown(self, order_id: int) -> Verdict | None:
        """Return the verdict that the operator sees of an order; None: no evidence."""
        card = self._cards.get(order_id)
        return card.evidence.verdict if card else None

    def _fail(self, order_id: int, told: str) -> None:
        card = self._cards.get(order_id)
        if card is not None:
            card.fail(told)
