"""Runs of a drip-feed and posts of a subscription, and the orders that the panel placed for them.

Those are the panel's own orders, not ours: they are asked about on request and nothing is kept.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from xpanel_desktop.domain.errors import PanelError
from xpanel_desktop.domain.history import History
from xpanel_desktop.domain.money import trim
from xpanel_desktop.domain.order import Report
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.state import heard
from xpanel_desktop.domain.ticket import per_post, size
from xpanel_desktop.ui.mirroring import FIGURES_SIDE
from xpanel_desktop.ui.models.service_cells import NOT_TOLD, count
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.text import error_words, money, state_words
from xpanel_desktop.ui.widgets.facts import Fact, Facts
from xpanel_desktop.ui.widgets.font_room import fit_rows
from xpanel_desktop.ui.widgets.labels import plain_label
from xpanel_desktop.ui.widgets.order_marks import state_icon
from xpanel_desktop.ui.widgets.section import Section
from xpanel_desktop.ui.widgets.timeline import Timeline

MOST_ROWS = 8
SHOWN = 200
"""Children that are listed and asked about: two requests."""
translate = QCoreApplication.translate
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = FIGURES_SIDE | Qt.AlignmentFlag.AlignVCenter


class OrderPageParts(Section):
    """Hidden for orders that have no parts."""

    asked = Signal(object)
    """The panel ids of the children that the operator asks about."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._children: tuple[str, ...] = ()
        self._order_id = 0
        self._told: dict[str, Report | PanelError] = {}
        self.ask = self.button("page.children")
        self.ask.clicked.connect(lambda: self.asked.emit(self._children))
        self._facts = Facts(self)
        self._plan = Timeline(self)
        self._trouble = plain_label(self)
        self._trouble.setProperty("words", "bad")
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        self.table = QTableWidget(0, 5, self)
        self.table.setObjectName("page.children.table")
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setFrameShape(QTableWidget.Shape.NoFrame)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.setProperty("rows", "plain")
        self.table.setWordWrap(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)  # the state, or a trouble
        for part in (self._facts, self._plan, self._trouble, self.table):
            self.column.addWidget(part)
        self.hide()

    def show_history(self, history: History, *, anew: bool = False) -> None:
        """Show an order's parts; the table is filled when they are others, or `anew`."""
        order, parts = history.order, history.parts
        amount = size(order.ticket)
        is_subscription = order.ticket.kind is Kind.SUBSCRIPTIONS
        self.setVisible(parts is not None or amount.runs > 1 or is_subscription)
        if self.isHidden():
            return
        children = parts.children[:SHOWN] if parts else ()
        same = (order.id, children) == (self._order_id, self._children)
        if order.id != self._order_id:
            self._order_id, self._told = order.id, {}
            self._trouble.hide()
        self._children = children
        self.heading.setText(self.tr("Posts") if is_subscription else self.tr("Runs"))
        self._facts.tell(_facts(history))
        begins = order.sent_at or order.not_before or order.created_at
        self._plan.show_runs(None if is_subscription else amount, begins)
        self.ask.setText(self.tr("Ask about %Ln order(s)", "", len(self._children)))
        self.ask.setVisible(bool(self._children))
        if anew or not same:
            self._fill()

    def tell(self, order_id: int, told: Mapping[str, Report | PanelError]) -> None:
        """Show what the panel said of the children of an order."""
        if order_id == self._order_id:
            self._trouble.hide()
            self._told |= told
            self._fill()

    def tell_trouble(self, error: Exception) -> None:
        """Show why the panel did not tell."""
        self._trouble.setText(error_words(error))
        self._trouble.show()

    def _fill(self) -> None:
        self.table.setAccessibleName(self.tr("Orders that the panel placed for this one"))
        titles = (
            translate("Orders", "Panel ID"),
            self.tr("State"),
            translate("Orders", "Start count"),
            translate("Orders", "Remains"),
            translate("Orders", "Charge"),
        )
        for column, title in enumerate(titles):
            item = QTableWidgetItem(title)
            item.setTextAlignment(_RIGHT if column > 1 else _LEFT)
            self.table.setHorizontalHeaderItem(column, item)
        self.table.setRowCount(len(self._children))
        for row, child in enumerate(self._children):
            self._fill_row(row, child, self._told.get(child))
        tall = fit_rows(self.table)
        self.table.setFixedHeight((min(len(self._children), MOST_ROWS) + 1) * tall + 4)
        self.table.setVisible(bool(self._children))

    def _fill_row(self, row: int, child: str, told: Report | PanelError | None) -> None:
        texts: Sequence[str]
        if isinstance(told, Report):
            state = heard(told.word)
            word = state_words(state) if told.word else NOT_TOLD
            amount = None if told.charge is None else trim(told.charge)
            charge = money(amount, told.currency)
            texts = (child, word, count(told.start_count), count(told.remains), charge)
        else:
            said = NOT_TOLD if told is None else error_words(told)
            texts = (child, said, NOT_TOLD, NOT_TOLD, NOT_TOLD)
        for column, text in enumerate(texts):
            item = QTableWidgetItem(plain(text))
            if column > 1:
                item.setTextAlignment(_RIGHT)
            if column == 1 and isinstance(told, Report) and told.word:
                item.setIcon(state_icon(heard(told.word)))
            self.table.setItem(row, column, item)


def _facts(history: History) -> list[Fact]:
    ticket, parts = history.order.ticket, history.parts
    told = parts.runs if parts else ""
    if ticket.kind is Kind.SUBSCRIPTIONS:
        expiry = (parts.expiry if parts else "") or ticket.text("expiry")
        facts = [
            Fact(translate("Orders", "Posts so far"), told),
            Fact(translate("Orders", "Posts ordered"), ticket.text("posts") or "∞"),
        ]
        if (each := per_post(ticket)) is not None:
            wide = f"{count(each[0])} – {count(each[1])}"
            facts.append(Fact(translate("Orders", "For each post"), wide))
        return [*facts, Fact(translate("Orders", "Ends on"), expiry)]
    amount = size(ticket)
    ordered = f"{count(amount.runs)} × {count(amount.per_run)}"
    return [
        Fact(translate("Orders", "Runs so far"), told),
        Fact(translate("Orders", "Runs ordered"), ordered),
    ]
