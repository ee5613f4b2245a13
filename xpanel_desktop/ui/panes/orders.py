"""The pane of orders: states and saved views, search, a table of any length, details."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.changes import Changes
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.models.order_cells import Cell
from xpanel_desktop.ui.models.order_counts import OrderCounts
from xpanel_desktop.ui.models.order_guarantees import OrderGuarantees
from xpanel_desktop.ui.models.orders import OrdersModel
from xpanel_desktop.ui.panes.order_aftersales import OrderAftersales
from xpanel_desktop.ui.panes.order_asking import OrderAsking
from xpanel_desktop.ui.panes.order_attention import OrderAttention
from xpanel_desktop.ui.panes.order_bar import OrderBar
from xpanel_desktop.ui.panes.order_columns import CELLS, FIRST_TO_GO, WIDTHS, ColumnKeeper
from xpanel_desktop.ui.panes.order_details_place import DetailsPlace
from xpanel_desktop.ui.panes.order_empty import OrderEmpty
from xpanel_desktop.ui.panes.order_exporting import OrderExporting
from xpanel_desktop.ui.panes.order_filter_place import FilterPlace
from xpanel_desktop.ui.panes.order_following import OrderFollowing
from xpanel_desktop.ui.panes.order_links import OrderLinks
from xpanel_desktop.ui.panes.order_opening import OrderOpening
from xpanel_desktop.ui.panes.order_reading import OrderReading
from xpanel_desktop.ui.panes.order_room import OrderRoom
from xpanel_desktop.ui.panes.order_sidebar import OrderSidebar
from xpanel_desktop.ui.panes.order_views import OrderViews
from xpanel_desktop.ui.panes.view_naming import ViewNaming
from xpanel_desktop.ui.scope import Scope
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.text import error_words
from xpanel_desktop.ui.widgets.bars import UndoBar
from xpanel_desktop.ui.widgets.empty import EmptyOr
from xpanel_desktop.ui.widgets.link_bar import LinkBar
from xpanel_desktop.ui.widgets.name_bar import NameBar
from xpanel_desktop.ui.widgets.order_table import OrderTable
from xpanel_desktop.ui.widgets.piecemeal import Piecemeal, Pieces
from xpanel_desktop.ui.widgets.problem_line import ProblemLine
from xpanel_desktop.ui.widgets.view_bar import ViewBar

if TYPE_CHECKING:
    from xpanel_desktop.ui.panes.order_page import OrderPage

DETAILS_AFTER = 40
"""Milliseconds that an order stays selected before its details are read."""
AGE_EVERY = 30_000


class OrdersPane(Piecemeal):
    """Works by keys alone: Ctrl+F searches, arrows choose, F5 asks the panel, Ctrl+C copies."""

    services_wanted = Signal()
    """There are no orders and the operator wants to place one."""
    state_wanted = Signal(object)
    """A State whose orders another pane has."""
    shown_wanted = Signal()
    """Something is to be done here: the pane wants to be seen."""

    def __init__(
        self,
        core: Core,
        tasks: Tasks,
        scope: Scope,
        parent: QWidget | None = None,
        *,
        piecemeal: bool = False,
    ) -> None:
        super().__init__(parent)
        self._core, self._scope = core, scope
        self.model = OrdersModel(core.orders, core.accounts, tasks, CELLS, self)
        self.guarantees = OrderGuarantees(core.aftersales, core.accounts, core.clock, tasks, self)
        self.model.guarantees = self.guarantees
        self.counts = OrderCounts(core.orders, tasks, self)
        self.reading = OrderReading(core, tasks, self.model)
        self._room = OrderRoom(self)
        self.splits = {"side": self._room.split, "details": self._room.right}
        self._begin(self._build(core, tasks, scope), piecemeal=piecemeal)

    def _build(self, core: Core, tasks: Tasks, scope: Scope) -> Pieces:
        yield from self._build_parts()
        self.details = DetailsPlace(core, tasks, self._room.right)
        yield
        self._exporting = OrderExporting(
            core, tasks, self.table, self.model, self.trouble.show_words, "orders.export", self
        )
        self._exporting.button(self.bar.export)
        yield
        self.asking = OrderAsking(core, tasks, self.table, self.model, self.bar, self.filters)
        yield
        self.columns = ColumnKeeper(core, tasks, self.table, self.bar.columns)
        yield
        self.naming = ViewNaming(core, tasks, self.name_bar)
        self.views = OrderViews(
            core, tasks, self.side, self.view_bar, self.undo, self.asking, self.columns,
            self.naming,
        )  # fmt: skip
        self.aftersales = OrderAftersales(core, tasks, scope, self.table, self.model, self.trouble)
        yield
        self._lay_out()
        yield
        self.opening = OrderOpening(core, tasks, self._room, self.table, self.side)
        self.attention = OrderAttention(core.attention, self, self.table, self.model)
        self.following = OrderFollowing(core, tasks, scope, self.bar, self.reading)
        self._emptiness = OrderEmpty(self.empty, self.model, self.bar, self.filters, self.asking)
        self.links = OrderLinks(self.table, self.link)
        self._connect()
        self._add_keys()
        self._show_accounts()
        yield
        self.asking.ask()

    @property
    def page(self) -> "OrderPage":
        """The page of an order. Raises LookupError before the first one was opened."""
        return self.opening.page

    @property
    def settled(self) -> bool:
        """Whether nothing is left to read."""
        parts = (self.model, self.counts, self.asking, self.views)
        read = all(part.settled for part in (*parts, self.opening, self.details))
        return read and not self._choosing.isActive()

    def focus_search(self) -> None:
        """Put the cursor into the search, its text selected."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def refresh(self) -> None:
        """Ask the panels about the selected orders now."""
        self.trouble.show_words(Level.PASS, "")
        self.reading.refresh(self.table.spans())

    def does(self, name: str) -> None:
        """Come into sight and do one of the window's actions that are the orders' own."""
        self.shown_wanted.emit()
        {"save_view": self.views.save, "views": self._focus_side}[name]()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.table.setAccessibleName(self.tr("Orders"))
        for part in (
            self.side, self.bar, self.link, self.aftersales,
            self.view_bar, self.name_bar, self.undo, self.views,
        ):  # fmt: skip
            part.retranslate()
        self.model.words_changed()
        self._emptiness.show_found()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while nobody looked."""
        super().showEvent(event)
        self._wake(awake=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop reading."""
        super().hideEvent(event)
        self._wake(awake=False)

    def _wake(self, *, awake: bool) -> None:
        for part in (self.model, self.counts, self.views.counts):
            part.wake(awake=awake)
        if awake:
            self._emptiness.doubt()
            self._ageing.start()
            self._age()
        else:
            self._ageing.stop()

    def _build_parts(self) -> Pieces:
        self.side = OrderSidebar(self._room.split)
        self.states = self.side.states
        yield
        self.bar = OrderBar(self)
        yield
        self.view_bar, self.name_bar = ViewBar(self), NameBar(self)
        self.trouble = ProblemLine(self)
        self.trouble.setContentsMargins(12, 0, 12, 4)
        self.link = LinkBar(self)
        self.undo = UndoBar(self)
        yield
        self.table = OrderTable(self.model, WIDTHS, Cell.LINK, self, first_to_go=FIRST_TO_GO)
        self.table.setObjectName("orders.table")
        yield
        self.filters = FilterPlace(self)
        yield
        self.empty = EmptyOr(self.table, self._room.right)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (
            self.bar, self.filters, self.name_bar, self.view_bar, self.aftersales.bar,
            self.trouble, self.link,
        ):  # fmt: skip
            column.addWidget(part)
        self._room.fill(self.side, self.empty, self.details)
        column.addWidget(self._room.split, 1)
        column.addWidget(self.undo)

    def _connect(self) -> None:
        self._choosing = QTimer(self, singleShot=True, interval=DETAILS_AFTER)
        self._choosing.timeout.connect(self._read_details)
        self._ageing = QTimer(self, interval=AGE_EVERY)
        self._ageing.timeout.connect(self._age)
        self.side.state_wanted.connect(self.state_wanted)
        self.bar.entered.connect(self._enter)
        self.bar.refresh_wanted.connect(self.refresh)
        self.table.chosen.connect(self._choosing.start)
        self.counts.changed.connect(self._show_counts)
        self.guarantees.changed.connect(self.model.words_changed)
        self.asking.asked.connect(self._show_counts)
        self._emptiness.services_wanted.connect(self.services_wanted)
        self._emptiness.search_cleared.connect(self.focus_search)
        self.reading.details.connect(self.details.show_order)
        self.reading.failed.connect(self._tell_failure)
        self.details.tagged.connect(self.reading.tag)
        self.details.copy_link_wanted.connect(self.links.copy_link)
        self.details.copy_id_wanted.connect(self.links.copy_id)
        self.details.open_wanted.connect(self.links.open_link)
        self.details.page_wanted.connect(self.opening.open)
        self.details.refresh_wanted.connect(self.refresh)
        self._scope.changed.connect(self._show_accounts)
        unsubscribe = self._core.notices.subscribe(self._on_changes)
        self.destroyed.connect(lambda: unsubscribe())

    def _add_keys(self) -> None:
        for name, owner, slot in (
            ("orders.find", self, self.focus_search),
            ("orders.refresh", self, self.refresh),
            ("orders.table.copy_link", self.table, self.links.copy_link),
            ("orders.table.copy_id", self.table, self.links.copy_id),
            ("orders.table.open_link", self.table, self.links.open_link),
            ("orders.side.leave", self.side, self.views.leave),
            ("orders.undo", self, self.undo.use),
        ):
            keys.shortcut(name, owner, slot)

    # -- what is shown ------------------------------------------------------------------

    def _show_counts(self) -> None:
        self.side.show_counts(self.counts.now, self.bar.accounts.chosen)

    def _show_accounts(self) -> None:
        self.bar.accounts.offer(self._scope.accounts)
        self.model.words_changed()

    def _age(self) -> None:
        self.details.tell_ages()
        if self.asking.look_at_the_day():
            self.views.another_day()
            self.model.words_changed()

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
        for part in (self.model, self.counts, self.views, self.guarantees):
            part.touch(changes)

    def _tell_failure(self, error: Exception) -> None:
        self.trouble.show_words(Level.WARN, error_words(error))

    def _focus_side(self) -> None:
        self.opening.close()
        self.side.focus()

    def _enter(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.table.spans() and self.model.rowCount():
            self.table.selectRow(0)
