"""The pane of orders: states with live counts, search, a table of any length, details."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QHideEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.domain.query import OrderQuery
from xpanel_desktop.ui.models.order_cells import Cell
from xpanel_desktop.ui.models.order_counts import OrderCounts
from xpanel_desktop.ui.models.order_groups import ORDER_GROUPS, total
from xpanel_desktop.ui.models.orders import OrdersModel
from xpanel_desktop.ui.panes.order_aftersales import OrderAftersales
from xpanel_desktop.ui.panes.order_attention import OrderAttention
from xpanel_desktop.ui.panes.order_bar import OrderBar
from xpanel_desktop.ui.panes.order_columns import CELLS, FIRST_TO_GO, WIDTHS, ColumnKeeper
from xpanel_desktop.ui.panes.order_details import OrderDetails
from xpanel_desktop.ui.panes.order_exporting import OrderExporting
from xpanel_desktop.ui.panes.order_filters import OrderFilters
from xpanel_desktop.ui.panes.order_following import OrderFollowing
from xpanel_desktop.ui.panes.order_opening import OrderOpening
from xpanel_desktop.ui.panes.order_page import OrderPage
from xpanel_desktop.ui.panes.order_reading import OrderReading
from xpanel_desktop.ui.panes.order_words import group_words
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import error_words
from xpanel_desktop.ui.widgets.empty import EmptyOr
from xpanel_desktop.ui.widgets.link_bar import LinkBar
from xpanel_desktop.ui.widgets.order_table import OrderTable
from xpanel_desktop.ui.widgets.problem_line import ProblemLine
from xpanel_desktop.ui.widgets.state_list import StateList

SEARCH_AFTER = 120
"""Milliseconds after the last keystroke at which the store is searched."""
DETAILS_AFTER = 40
"""Milliseconds that an order stays selected before its details are read."""
AGE_EVERY = 30_000
THREE = 1000
"""Width from which details below the table stand in three columns."""
BESIDE = 1240
"""Width from which the details stand beside the table instead of below it."""


class OrdersPane(QWidget):
    """Works by keys alone: Ctrl+F searches, arrows choose, F5 asks the panel, Ctrl+C copies."""

    services_wanted = Signal()
    """There are no orders and the operator wants to place one."""

    def __init__(
        self, core: Core, tasks: Tasks, scope: Scope, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._core, self._scope, self._tasks = core, scope, tasks
        self._columns = 1
        self.model = OrdersModel(core.orders, core.accounts, tasks, CELLS, self)
        self.counts = OrderCounts(core.orders, tasks, self)
        self.reading = OrderReading(core, tasks, self.model)
        self.states = StateList(ORDER_GROUPS, self)
        self.states.setObjectName("orders.states")
        self.bar = OrderBar(self)
        self.trouble = ProblemLine(self)
        self.trouble.setContentsMargins(12, 0, 12, 4)
        self.link = LinkBar(self)
        self.table = OrderTable(self.model, WIDTHS, Cell.LINK, self, first_to_go=FIRST_TO_GO)
        self.table.setObjectName("orders.table")
        self._columns_kept = ColumnKeeper(core, tasks, self.table, self.bar.columns)
        self.filters = OrderFilters(self)
        self.filters.hide()
        self.empty = EmptyOr(self.table, self)
        self.details = OrderDetails(core, tasks, self)
        self.aftersales = OrderAftersales(core, tasks, self.table, self.model, self.trouble)
        self._exporting = OrderExporting(
            core, tasks, self.table, self.model, self.trouble.show_words, self
        )
        self._exporting.button(self.bar.export)
        self._lay_out()
        self.page = OrderPage(core, tasks, self)
        self.opening = OrderOpening(self.page, self.table, self.details, self.states, self._split)
        self.attention = OrderAttention(core.attention, self, self.table, self.model)
        self.following = OrderFollowing(core, tasks, scope, self.bar, self.reading)
        self._connect()
        self._show_accounts()
        self.retranslate()
        self._ask()

    @property
    def settled(self) -> bool:
        """Whether nothing is left to read."""
        timers = (self._searching, self._choosing)
        waiting = any(timer.isActive() for timer in timers)
        read = not self.opening.is_open or self.page.settled
        return self.model.settled and self.counts.settled and read and not waiting

    def focus_search(self) -> None:
        """Put the cursor into the search, its text selected."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def refresh(self) -> None:
        """Ask the panels about the selected orders now."""
        self.trouble.show_words(Level.PASS, "")
        self.reading.refresh(self.table.spans())

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.states.name(group_words())
        self.states.setAccessibleName(self.tr("States of orders"))
        self.table.setAccessibleName(self.tr("Orders"))
        for part in (self.bar, self.filters, self.details, self.link, self.aftersales):
            part.retranslate()
        self.model.words_changed()
        self._show_empty()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while nobody looked."""
        super().showEvent(event)
        self._wake(awake=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop reading."""
        super().hideEvent(event)
        self._wake(awake=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the details where there is room for them."""
        super().resizeEvent(event)
        beside = event.size().width() >= BESIDE
        way = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self._right.orientation() != way:
            self._right.setOrientation(way)
            self._right.setSizes([700, 300] if beside else [400, 216])
        below = 3 if event.size().width() >= THREE else 2
        columns = 1 if beside else below
        if columns != self._columns:
            self._columns = columns
            self.details.lay(columns=columns)

    def _wake(self, *, awake: bool) -> None:
        self.model.wake(awake=awake)
        self.counts.wake(awake=awake)
        if awake:
            self._ageing.start()
        else:
            self._ageing.stop()

    def _lay_out(self) -> None:
        self._right = QSplitter(Qt.Orientation.Horizontal, self)
        self._right.addWidget(self.empty)
        self._right.addWidget(self.details)
        self._right.setStretchFactor(0, 1)
        self._right.setSizes([700, 300])
        self.details.hide()
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.addWidget(self.states)
        self._split.addWidget(self._right)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([168, 1000])
        for split in (self._split, self._right):
            split.setChildrenCollapsible(False)
            split.setHandleWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self.filters, self.aftersales.bar, self.trouble, self.link):
            column.addWidget(part)
        column.addWidget(self._split, 1)

    def _connect(self) -> None:
        self._searching = QTimer(self, singleShot=True, interval=SEARCH_AFTER)
        self._searching.timeout.connect(self._ask)
        self._choosing = QTimer(self, singleShot=True, interval=DETAILS_AFTER)
        self._choosing.timeout.connect(self._read_details)
        self._ageing = QTimer(self, interval=AGE_EVERY)
        self._ageing.timeout.connect(self.details.tell_ages)
        self.states.picked.connect(self._ask)
        self.bar.searched.connect(self._searching.start)
        self.bar.entered.connect(self._enter)
        self.bar.accounts.picked.connect(self._ask)
        self.bar.filters.toggled.connect(self._show_filters)
        self.filters.changed.connect(self._ask)
        self.bar.refresh_wanted.connect(self.refresh)
        self.table.chosen.connect(self._choosing.start)
        for told in (self.model.shown, self.model.reread, self.model.counted):
            told.connect(self._show_empty)
        self.counts.changed.connect(self._show_counts)
        self.empty.pressed.connect(self._help_out)
        self.reading.details.connect(self.details.show_order)
        self.reading.failed.connect(self._tell_failure)
        self.details.tags.kept.connect(self.reading.tag)
        self.details.copy_link_wanted.connect(self.copy_link)
        self.details.copy_id_wanted.connect(self.copy_id)
        self.details.open_wanted.connect(self.open_link)
        self.details.page_wanted.connect(self.opening.open)
        self.details.refresh_wanted.connect(self.refresh)
        self._scope.changed.connect(self._show_accounts)
        for keys, owner, slot in (
            (QKeySequence(QKeySequence.StandardKey.Find), self, self.focus_search),
            (QKeySequence("F5"), self, self.refresh),
            (QKeySequence(QKeySequence.StandardKey.Copy), self.table, self.copy_link),
            (QKeySequence("Ctrl+Shift+C"), self.table, self.copy_id),
            (QKeySequence("Ctrl+Return"), self.table, self.open_link),
        ):
            shortcut = QShortcut(keys, owner)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        unsubscribe = self._core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: unsubscribe())

    # -- what is shown ------------------------------------------------------------------

    def _ask(self) -> None:
        before = self.model.query
        self._searching.stop()
        self.table.ask(
            OrderQuery(
                states=self.states.chosen.states,
                accounts=self.bar.accounts.chosen,
                search=self.bar.search.text().strip(),
                sort=before.sort,
                descending=before.descending,
                filter=self.filters.value,
            )
        )
        self._show_counts()

    def _show_filters(self, shown: bool) -> None:
        self.filters.setVisible(shown)
        if shown:
            self._tasks.start(self, self._offer_filters(), name="offer filters")
        else:
            self.filters.clear()

    async def _offer_filters(self) -> None:
        self.filters.offer(await self._core.orders.offered())

    def _show_counts(self) -> None:
        chosen = self.bar.accounts.chosen
        self.states.show_counts(
            {group.name: total(self.counts.now, group.states, chosen) for group in ORDER_GROUPS}
        )

    def _show_accounts(self) -> None:
        self.bar.accounts.offer(self._scope.accounts)
        self.model.words_changed()

    def _show_empty(self) -> None:
        rows = self.model.rowCount()
        self.bar.show_found(rows, counting=self.model.counting)
        sentence, button = "", ""
        if not rows and self.model.query.only_ids:
            sentence = self.tr(
                "No order has the id “{query}”. Type three letters to search all texts."
            ).format(query=self.bar.search.text().strip())
            button = self.tr("Clear the search")
        elif not rows and self.bar.search.text().strip():
            sentence = self.tr("No order here matches “{query}”.").format(
                query=self.bar.search.text().strip()
            )
            button = self.tr("Clear the search")
        elif not rows and not self.model.query.filter.is_open:
            sentence = self.tr("No orders are like that.")
            button = self.tr("Clear the filters")
        elif not rows and self.states.chosen is ORDER_GROUPS[0]:
            sentence = self.tr("No orders yet. What you send and a panel accepts is followed here.")
            button = self.tr("Browse services")
        elif not rows:
            sentence = self.tr("No orders in this state.")
        self.empty.say(sentence, button)

    def _read_details(self) -> None:
        order = self.table.order()
        self.bar.refresh.setEnabled(bool(self.table.spans()))
        if self.opening.follow(order):
            return
        self.details.setVisible(order is not None)
        if order is None:
            self.details.show_order(None, ())
            self.link.hide()
        else:
            if self.details.order is None or self.details.order.id != order.id:
                self.link.hide()
            self.reading.read(order.id)

    def _on_changes(self, changes: Changes) -> None:
        self.model.touch(changes)
        self.counts.touch(changes)

    def _tell_failure(self, error: Exception) -> None:
        self.trouble.show_words(Level.WARN, error_words(error))

    # -- what the operator does ---------------------------------------------------------

    def copy_link(self) -> None:
        """Put the links of the selected orders on the clipboard, one a line."""
        self._copy([order.link for order in self.table.orders()])

    def copy_id(self) -> None:
        """Put the panel's ids of the selected orders on the clipboard, one a line."""
        self._copy([order.panel_id for order in self.table.orders()])

    def open_link(self) -> None:
        """Show the host of the order's link and offer to open it; web links only."""
        order = self.table.order()
        if order is not None:
            self.link.ask(order.link)

    def _copy(self, texts: list[str]) -> None:
        lines = [text for text in texts if text]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    def _enter(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.table.spans() and self.model.rowCount():
            self.table.selectRow(0)

    def _help_out(self) -> None:
        if self.bar.search.text().strip():
            self.bar.search.clear()
            self.focus_search()
        elif not self.filters.value.is_open:
            self.filters.clear()
        else:
            self.services_wanted.emit()
