"""The details of an order: what was asked, what the panel says, when, and every attempt."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.evidence import Kept
from xpanel_desktop.domain.order import Attempt, Order
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.models.order_cells import NOT_TOLD, Cell, delivered, tip
from xpanel_desktop.ui.panes.evidence_facts import kept_words
from xpanel_desktop.ui.panes.order_facts import (
    attempt_facts,
    delivery_facts,
    request_facts,
    time_facts,
)
from xpanel_desktop.ui.panes.order_requests import OrderRequests
from xpanel_desktop.ui.panes.order_tags import OrderTags
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import state_words
from xpanel_desktop.ui.widgets.facts import NAMES, CutLabel, Facts
from xpanel_desktop.ui.widgets.labels import plain_label
from xpanel_desktop.ui.widgets.mark import Mark
from xpanel_desktop.ui.widgets.piecemeal import Piecemeal, Pieces

_PLACES = {
    1: ((0, 1, 7, 2, 3, 4, 5, 6),),
    2: ((0, 2, 6), (1, 7, 3, 4, 5)),
    3: ((0, 2), (1, 7, 6), (3, 4, 5)),
}
"""Which sections stand in each column: head, delivery, request, times, attempts, evidence, own
words, what was asked after the sale."""

SHORT_NAMES = 11
"""Letters of the names of times and attempts, where they stand in a column of their own."""


class OrderDetails(Piecemeal):
    """Shows one order. Texts of a panel stay plain, and the key is in none of them."""

    copy_link_wanted = Signal()
    copy_id_wanted = Signal()
    open_wanted = Signal()
    refresh_wanted = Signal()
    page_wanted = Signal()

    def __init__(
        self, core: Core, tasks: Tasks, parent: QWidget, *, piecemeal: bool = False
    ) -> None:
        super().__init__(parent)
        self._core = core
        self._order: Order | None = None
        self._attempts: tuple[Attempt, ...] = ()
        self._kept: tuple[Kept, ...] = ()
        self._sections: list[QWidget] = []
        self._heads: list[QLabel] = []
        self._begin(self._build(core, tasks), piecemeal=piecemeal)

    def _build(self, core: Core, tasks: Tasks) -> Pieces:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 12, 16, 16)
        self._columns = [QVBoxLayout() for _ in range(3)]
        for column in self._columns:
            column.setSpacing(16)
            column.addStretch(1)
            self._row.addLayout(column, 1)
        self._column = self._new_column()
        self._lay_head()
        yield
        self.delivery = self._section()
        self.request = self._section()
        self.times = self._section()
        self.attempts = self._section()
        self.evidence = plain_label(self)
        self.evidence.setWordWrap(True)
        self.evidence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._headed(self.evidence)
        yield
        self.tags = OrderTags(self)
        self._new_column().addWidget(self.tags)
        yield
        self.requests = OrderRequests(core, tasks, self)
        self._new_column().addWidget(self.requests)
        self.lay(columns=1)

    @property
    def order(self) -> Order | None:
        """The order shown."""
        return self._order

    def show_order(
        self, order: Order | None, attempts: tuple[Attempt, ...], kept: tuple[Kept, ...] = ()
    ) -> None:
        """Show an order, its attempts and the evidence kept about it; None shows nothing."""
        self._order = order
        self._attempts = attempts
        self._kept = kept
        self.tags.show_order(order)
        self.requests.show_order(order)
        self.setVisible(order is not None)
        self._tell()

    def tell_ages(self) -> None:
        """Say again how long ago things happened."""
        if self._order is not None:
            self.times.tell(time_facts(self._order, self._core.clock.now()))

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        heads = (
            self.tr("Delivery"), self.tr("Request"), self.tr("Times"), self.tr("Attempts"),
            self.tr("Evidence and decision"),
        )  # fmt: skip
        for label, words in zip(self._heads, heads, strict=True):
            label.setText(words)
        self.tags.retranslate()
        self.page.setText(self.tr("Open order"))
        self.page.setToolTip(self.tr("The order's timeline, chart and evidence (Enter)"))
        self.requests.retranslate()
        self.copy_link.setText(self.tr("Copy link"))
        self.copy_id.setText(self.tr("Copy ID"))
        self.open.setText(self.tr("Open link…"))
        self.refresh.setText(self.tr("Ask now"))
        self.refresh.setToolTip(
            keys.tip(self.tr("Ask the panel about the selected orders now"), "orders.refresh")
        )
        self._tell()

    def lay(self, *, columns: int) -> None:
        """Stand beside the table in one column, or below it in two or three."""
        for column in self._columns:
            for section in self._sections:
                column.removeWidget(section)
        for column, places in zip(self._columns, _PLACES[columns], strict=False):
            for at, place in enumerate(places):
                column.insertWidget(at, self._sections[place])
        for facts in (self.times, self.attempts):
            facts.line_up(SHORT_NAMES if columns == 3 else NAMES)
        for at, column in enumerate(self._columns):
            self._row.setStretchFactor(column, 1 if at < columns else 0)
        self._row.setSpacing(24 if columns > 1 else 0)

    def _new_column(self) -> QVBoxLayout:
        section = QWidget(self)
        column = QVBoxLayout(section)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._sections.append(section)
        return column

    def _lay_head(self) -> None:
        self._mark = Mark(self)
        self._state = QLabel(self)
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        font = self._state.font()
        font.setBold(True)
        self._state.setFont(font)
        self._id = CutLabel("", self)
        self._id.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._id.setProperty("quiet", True)  # noqa: FBT003 -- Qt's own signature
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._mark)
        top.addWidget(self._state)
        top.addWidget(self._id, 1)
        self._service = QLabel(self)
        self._service.setTextFormat(Qt.TextFormat.PlainText)
        self._service.setWordWrap(True)
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(6)
        self._progress.setRange(0, 1000)
        self._column.addLayout(top)
        self._column.addWidget(self._service)
        self._column.addWidget(self._progress)
        self._column.addLayout(self._lay_buttons())

    def _lay_buttons(self) -> QVBoxLayout:
        self.page = self._button("order.page", self.page_wanted)
        self.copy_link = self._button("order.copy_link", self.copy_link_wanted)
        self.copy_id = self._button("order.copy_id", self.copy_id_wanted)
        self.open = self._button("order.open", self.open_wanted)
        self.refresh = self._button("order.refresh", self.refresh_wanted)
        rows = QVBoxLayout()
        rows.setSpacing(4)
        for pair in ((self.page,), (self.refresh, self.open), (self.copy_link, self.copy_id)):
            across = QHBoxLayout()
            across.setSpacing(4)
            for button in pair:
                across.addWidget(button, 1)
            rows.addLayout(across)
        return rows

    def _button(self, name: str, signal: object) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setMinimumWidth(0)
        button.clicked.connect(signal)
        return button

    def _section(self) -> Facts:
        facts = Facts(self)
        self._headed(facts)
        return facts

    def _headed(self, content: QWidget) -> None:
        """Put a heading above `content`, as a section of its own."""
        head = QLabel(self)
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setProperty("heading", True)  # noqa: FBT003 -- Qt's own signature
        column = self._new_column()
        column.addWidget(head)
        column.addWidget(content)
        self._heads.append(head)

    def _tell(self) -> None:
        order = self._order
        if order is None:
            return
        account = self._core.accounts.get(order.ticket.account_id)
        self._mark.show_icon(f"state-{order.state.value}")
        self._state.setText(state_words(order.state))
        self._state.setToolTip(tip(Cell.STATE, order))
        self._id.tell(order.panel_id or NOT_TOLD)
        self._service.setText(plain(order.service_name))
        part = delivered(order)
        self._progress.setVisible(part is not None)
        self._progress.setValue(round((part or 0) * 1000))
        self.copy_id.setEnabled(bool(order.panel_id))
        self.copy_link.setEnabled(bool(order.link))
        self.open.setEnabled(order.link.lower().startswith(("https://", "http://")))
        self.refresh.setEnabled(bool(order.panel_id))
        now: datetime = self._core.clock.now()
        self.delivery.tell(delivery_facts(order, account))
        self.request.tell(request_facts(order, account))
        self.times.tell(time_facts(order, now))
        self.attempts.tell(attempt_facts(self._attempts))
        self.evidence.setText(kept_words(self._kept, order.currency))
        self._sections[4].setVisible(bool(self._attempts))
        self._sections[5].setVisible(bool(self._kept))
