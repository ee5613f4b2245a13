"""A table of orders that stands still while orders move: selection and place are kept by order."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.query import OrderQuery
from xpanel_desktop.ui.models.order_cells import SORTED_BY, Cell
from xpanel_desktop.ui.models.orders import OrdersModel, Span
from xpanel_desktop.ui.widgets.font_room import fit_rows, wide
from xpanel_desktop.ui.widgets.laid_text import LOOKS
from xpanel_desktop.ui.widgets.order_choice import OrderChoice
from xpanel_desktop.ui.widgets.order_layout import OrderLayout
from xpanel_desktop.ui.widgets.order_rows import OrderDelegate
from xpanel_desktop.ui.widgets.row_painting import paint_rows

MOST_CHOSEN = 1000
"""Selected orders that are looked at one by one."""
_WHOLE_ROW = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class OrderTable(QTableView):
    """Shows an OrdersModel. The order at the top of the view stays there when rows come above."""

    chosen = Signal()
    """The selection changed, or the order that is selected did."""
    asked = Signal()
    """Another query is to be shown: other orders, or the same in another order."""
    opened = Signal(object)
    """An order was double-clicked, or Return was pressed on it."""

    def __init__(
        self,
        model: OrdersModel,
        widths: Mapping[Cell, int],
        stretched: Cell,
        parent: QWidget,
        *,
        first_to_go: Sequence[Cell] = (),
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._anchor: tuple[int, int] | None = None
        self._kept: tuple[int, ...] = ()
        self.setModel(model)
        self._choice = OrderChoice(self, model)
        self._delegate = OrderDelegate(model, self)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        fit_rows(self)
        self._set_head()
        metrics = self.fontMetrics()
        roomy = {cell: wide(metrics, pixels) for cell, pixels in widths.items()}
        self.columns = OrderLayout(self, model.cells, roomy, stretched, first_to_go)
        model.rereading.connect(self._remember)
        model.reread.connect(self._stay)
        model.shown.connect(self._start)
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(self.chosen)

    def orders(self) -> list[Order]:
        """Return the selected orders, from the top, at most MOST_CHOSEN, without reading any."""
        rows: list[int] = []
        for span in self.selectionModel().selection().toList():
            rows.extend(range(span.top(), min(span.bottom() + 1, span.top() + MOST_CHOSEN)))
        found = (self._model.at_hand(row) for row in sorted(set(rows))[:MOST_CHOSEN])
        return [order for order in found if order is not None]

    def spans(self) -> list[Span]:
        """Return the selected rows as (first row, number of rows), at hand or not."""
        return self._choice.spans()

    def order(self) -> Order | None:
        """Return the one order that is selected, None when none or several are."""
        spans = self.selectionModel().selection().toList()
        rows = {row for span in spans for row in (span.top(), span.bottom())}
        return self._model.order(rows.pop()) if len(rows) == 1 else None

    def ask(self, query: OrderQuery) -> None:
        """Show another query; orders that are on its first page stay selected."""
        self._kept = tuple(order.id for order in self.orders())
        self._show_sort(query)
        self._model.show(query)
        self.asked.emit()

    def select(self, ids: Sequence[int]) -> None:
        """Select orders that are on a page at hand, and make the first of them current."""
        picked = QItemSelection()
        rows = [row for row in map(self._model.row_of, ids) if row is not None]
        for row in rows:
            picked.select(self._model.index(row, 0), self._model.index(row, 0))
        self.selectionModel().select(picked, _WHOLE_ROW | QItemSelectionModel.SelectionFlag.Clear)
        if rows:
            self.selectionModel().setCurrentIndex(
                self._model.index(rows[0], 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )

    def stand_on(self, order_id: int) -> None:
        """Select an order once the rows that were asked for are read."""
        self._kept = (order_id,)
        if self._model.row_of(order_id) is not None:
            self.select([order_id])

    def show_only(self, cells: frozenset[Cell]) -> None:
        """Show these columns, as far as there is room; the others are kept, hidden."""
        self.columns.show_first(cells)

    def cells_shown(self) -> list[Cell]:
        """Return the columns that are in sight, from the left."""
        return self.columns.shown()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that the event shows."""
        painter = QPainter(self.viewport())
        paint_rows(self, painter, event.rect(), self._delegate.paint_row)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow font, colours and language."""
        super().changeEvent(event)
        if event.type() in LOOKS:
            self._delegate.forget()
        if event.type() == QEvent.Type.FontChange:
            fit_rows(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the columns that there is room for: the details have everything anyway."""
        super().resizeEvent(event)
        self.columns.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current order on Return; the rest is the table's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        order = self._model.order(index.row()) if index.isValid() else None
        if order is not None:
            self.opened.emit(order)

    def _set_head(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(any(cell in SORTED_BY for cell in self._model.cells))
        header.sectionClicked.connect(self._sort)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self.offer_columns)

    def offer_columns(self) -> None:
        """Let the operator choose columns, by mouse or by keys, at the mouse."""
        menu = self.columns.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.cursor().pos())

    def _sort(self, column: int) -> None:
        """Sort by a column that the store can sort a million rows by; others stay as they are."""
        wanted = SORTED_BY.get(self._model.cells[column])
        if wanted is None:
            return
        query = self._model.query
        descending = not query.descending if query.sort is wanted else True
        self.ask(replace(query, sort=wanted, descending=descending))

    def _show_sort(self, query: OrderQuery) -> None:
        header = self.horizontalHeader()
        cells = self._model.cells
        sorted_by = [SORTED_BY.get(cell) for cell in cells]
        column = sorted_by.index(query.sort) if query.sort in sorted_by else -1
        order = Qt.SortOrder.DescendingOrder if query.descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicatorShown(column >= 0)
        header.setSortIndicator(column, order)

    def _remember(self) -> None:
        """Remember which order stands at the top, unless the table shows its very top."""
        self._anchor = None
        if self.verticalScrollBar().value() > 0:
            row = self.rowAt(0)
            order = self._model.order(row)
            if order is not None:
                self._anchor = order.id, self.rowViewportPosition(row)

    def _stay(self) -> None:
        if self._anchor is not None:
            order_id, place = self._anchor
            self._anchor = None
            row = self._model.row_of(order_id)
            if row is not None and self.rowViewportPosition(row) != place:
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + self.rowViewportPosition(row) - place)
        self.chosen.emit()

    def _start(self) -> None:
        self.scrollToTop()
        if self._kept:
            self.select(self._kept)
        self._kept = ()
        self.chosen.emit()
