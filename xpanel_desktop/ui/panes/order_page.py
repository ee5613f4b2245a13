"""The page of one order: delivery, timeline, parts, attempts, own words, relatives."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes, Table
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.domain.history import History
from xpanel_desktop.domain.tags import Tags
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.dialogs.evidence import EvidenceDialog
from xpanel_desktop.ui.panes.order_page_attempts import OrderPageAttempts
from xpanel_desktop.ui.panes.order_page_delivery import OrderPageDelivery
from xpanel_desktop.ui.panes.order_page_family import OrderPageFamily
from xpanel_desktop.ui.panes.order_page_head import OrderPageHead
from xpanel_desktop.ui.panes.order_page_parts import OrderPageParts
from xpanel_desktop.ui.panes.order_page_timeline import OrderPageTimeline
from xpanel_desktop.ui.panes.order_requests import OrderRequests
from xpanel_desktop.ui.panes.order_tags import OrderTags
from xpanel_desktop.ui.tab_order import lay_tab_order
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import error_words
from xpanel_desktop.ui.widgets.link_bar import LinkBar
from xpanel_desktop.ui.widgets.piecemeal import Piecemeal, Pieces
from xpanel_desktop.ui.widgets.problem_line import ProblemLine
from xpanel_desktop.ui.widgets.section import Section

AGE_EVERY = 30_000


class OrderPage(Piecemeal):
    """Shows one order and follows it; Escape closes it, Alt+Up and Alt+Down go to the next one."""

    back_wanted = Signal()
    step_wanted = Signal(int)
    """The order below (1) or above (-1) in the table."""

    def __init__(
        self, core: Core, tasks: Tasks, parent: QWidget, *, piecemeal: bool = False
    ) -> None:
        super().__init__(parent)
        self._core, self._tasks = core, tasks
        self._wanted = 0
        self._history: History | None = None
        self.card: EvidenceDialog | None = None
        self._begin(self._build(core, tasks), piecemeal=piecemeal)

    def _build(self, core: Core, tasks: Tasks) -> Pieces:
        self.head = OrderPageHead(self)
        self.trouble = ProblemLine(self)
        self.link = LinkBar(self)
        self.area = QScrollArea(self)
        self._body = QWidget(self)
        self.area.setWidget(self._body)  # while it is empty: its parts would be styled twice
        yield
        self.delivery = OrderPageDelivery(self._body)
        self.parts = OrderPageParts(self._body)
        yield
        self.requests = OrderRequests(core, tasks, self._body)
        self.timeline = OrderPageTimeline(self._body)
        yield
        self.attempts = OrderPageAttempts(self._body)
        self._own = Section(self._body)
        self.tags = OrderTags(self._own)
        self._own.column.addWidget(self.tags)
        self.family = OrderPageFamily(self._body)
        yield
        self._lay_out()
        self._connect()

    @property
    def order_id(self) -> int:
        """The order that is shown, 0 for none."""
        return self._history.order.id if self._history else 0

    @property
    def settled(self) -> bool:
        """Whether the order that was asked for is the one that is shown."""
        return self._wanted == self.order_id

    def show_id(self, order_id: int) -> None:
        """Read an order and show it."""
        self._wanted = order_id
        self._start(self._read(order_id), "read the history of an order")

    def ask_now(self) -> None:
        """Ask the panel about this order now."""
        if self._history is not None and self._history.order.panel_id:
            self.trouble.show_words(Level.PASS, "")
            self.head.show_busy(True)  # noqa: FBT003 -- a slot
            self._start(self._ask(self.order_id), "ask about an order")

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.setAccessibleName(self.tr("Page of the order"))
        self._own.heading.setText(self.tr("Your own words"))
        for part in (self.head, self.link, self.tags, self.requests):
            part.retranslate()
        self._tell(anew=True)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette as well."""
        super().changeEvent(event)
        if self.whole and event.type() == QEvent.Type.PaletteChange:
            self.head.retranslate()
            if self._history is not None:
                self.parts.show_history(self._history, anew=True)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the order."""
        super().showEvent(event)
        self._ageing.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop following."""
        super().hideEvent(event)
        self._ageing.stop()

    # -- how it is put together ---------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._body)
        column.setContentsMargins(16, 12, 16, 24)
        column.setSpacing(24)
        sections = (
            self.delivery, self.parts, self.requests, self.timeline, self._own, self.attempts,
            self.family,
        )  # fmt: skip
        for section in sections:
            column.addWidget(section)
        column.addStretch(1)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(440)
        self.trouble.setContentsMargins(16, 0, 16, 4)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (self.head, self.trouble, self.link):
            whole.addWidget(part)
        whole.addWidget(self.area, 1)
        self._body.hide()

    def _connect(self) -> None:
        self._ageing = QTimer(self, interval=AGE_EVERY)
        self._ageing.timeout.connect(self._tell_time)
        self.head.back_wanted.connect(self.back_wanted)
        self.head.step_wanted.connect(self.step_wanted)
        self.head.ask_wanted.connect(self.ask_now)
        self.head.open_wanted.connect(self._open_link)
        self.head.card_wanted.connect(self.open_card)
        self.tags.kept.connect(self._keep)
        self.parts.asked.connect(self._ask_children)
        self.family.order_wanted.connect(self.show_id)
        keys.shortcut("orders.page.back", self, self._escape)
        keys.shortcut("orders.page.up", self, lambda: self.step_wanted.emit(-1))
        keys.shortcut("orders.page.down", self, lambda: self.step_wanted.emit(1))
        unsubscribe = self._core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: unsubscribe())

    # -- what is shown ------------------------------------------------------------------

    def _tell(self, *, anew: bool = False) -> None:
        history = self._history
        self._body.setVisible(history is not None)
        if history is None:
            return
        self.head.show_order(history.order)
        self.parts.show_history(history, anew=anew)
        self.timeline.show_history(history, anew=anew)
        self.attempts.show_attempts(history.attempts, anew=anew)
        self.tags.show_order(history.order)
        self.requests.show_order(history.order)
        self.family.show_history(history, anew=anew)
        self._tell_time()
        lay_tab_order(self)

    def _tell_time(self) -> None:
        if self._history is not None:
            account = self._core.accounts.get(self._history.order.ticket.account_id)
            self.delivery.show_history(self._history, account, self._core.clock.now())

    def _take(self, history: History) -> None:
        another = history.order.id != self.order_id
        self._history = history
        self._tell()
        if another:
            self.trouble.show_words(Level.PASS, "")
            self.link.hide()
            self.area.verticalScrollBar().setValue(0)

    def _on_changes(self, changes: Changes) -> None:
        if not self.isVisible() or not changes.touches(Table.ORDERS):
            return
        ids = changes.of_table(Table.ORDERS)
        told = self._history.shown if self._history else frozenset[int]()
        if not ids or self._wanted in ids or not told.isdisjoint(ids):
            self.show_id(self._wanted)

    # -- what the operator does ---------------------------------------------------------

    def open_card(self) -> None:
        """Open the evidence card of the order."""
        if self._history is None or not self._history.order.panel_id:
            return
        account = self._core.accounts.get(self._history.order.ticket.account_id)
        self.card = EvidenceDialog(
            self._history, account, self._core.clock.now(), self._tasks, self.window()
        )
        self.card.open()

    def _open_link(self) -> None:
        if self._history is not None:
            self.link.ask(self._history.order.link)

    def _escape(self) -> None:
        if self.link.isVisible():
            self.link.hide()
        else:
            self.back_wanted.emit()

    def _keep(self, order_id: int, tags: Tags) -> None:
        self._start(self._core.tickets.tag(order_id, tags), "tag an order")

    def _ask_children(self, children: tuple[str, ...]) -> None:
        if self._history is not None:
            self.parts.ask.setEnabled(False)
            work = self._read_children(self._history, children)
            self._start(work, "ask about parts of an order", self.parts.tell_trouble)

    def _start(
        self,
        work: Coroutine[Any, Any, None],
        name: str,
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        self._tasks.start(self, work, name=name, on_error=on_error or self._tell_failure)

    def _tell_failure(self, error: Exception) -> None:
        self.trouble.show_words(Level.WARN, error_words(error))

    async def _read(self, order_id: int) -> None:
        history = await self._core.history.of(order_id)
        if history is not None and self._wanted == order_id:
            self._take(history)

    async def _ask(self, order_id: int) -> None:
        try:
            await self._core.orders.refresh([order_id])
        finally:
            self.head.show_busy(False)  # noqa: FBT003 -- a slot

    async def _read_children(self, history: History, children: tuple[str, ...]) -> None:
        order = history.order
        try:
            told = await self._core.history.children(order.ticket.account_id, children)
            self.parts.tell(order.id, told)
        finally:
            self.parts.ask.setEnabled(True)
