"""A table of orders that stands still while orders move: selection and place are kept by order."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.query import OrderQuery
from xpanel_desktop.ui.models.order_cells import SORTED_BY, Cell, heading
from xpanel_desktop.ui.models.orders import OrdersModel, Span
from xpanel_desktop.ui.widgets.order_rows import ROW, OrderDelegate

MOST_CHOSEN = 1000
"""Selected orders that are looked at one by one."""
MOST_WIDE = 2_000
_WHOLE_ROW = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class OrderTable(QTableView):
    """Shows an OrdersModel. The order at the top of the view stays there when rows come above."""

    chosen = Signal()
    """The selection changed, or the order that is selected did."""
    laid_out = Signal()
    """The operator chose or sized columns."""
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
        self._widths = widths
        self._first_to_go = tuple(first_to_go)
        self._stretched = stretched
        self._chosen = False
        self._wanted = frozenset(model.cells)
        self._anchor: tuple[int, int] | None = None
        self._kept: tuple[int, ...] = ()
        self.setModel(model)
        self.setItemDelegate(OrderDelegate(model, self))
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
        rows.setMinimumSectionSize(ROW)
        rows.setDefaultSectionSize(ROW)
        self._lay_columns(widths, stretched)
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
        rows = {(span.top(), span.height()) for span in self.selectionModel().selection().toList()}
        return sorted(rows)

    def order(self) -> Order | None:
        """Return the one order that is selected, None when none or several are."""
        spans = self.selectionModel().selection().toList()
        rows = {row for span in spans for row in (span.top(), span.bottom())}
        return self._model.order(rows.pop()) if len(rows) == 1 else None

    def cells_shown(self) -> list[Cell]:
        """Return the columns that are in sight, from the left."""
        header = self.horizontalHeader()
        places = sorted(range(len(self._model.cells)), key=header.visualIndex)
        return [self._model.cells[at] for at in places if not header.isSectionHidden(at)]

    def ask(self, query: OrderQuery) -> None:
        """Show another query; orders that are on its first page stay selected."""
        self._kept = tuple(order.id for order in self.orders())
        self._show_sort(query)
        self._model.show(query)

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

    def show_only(self, cells: frozenset[Cell]) -> None:
        """Show these columns, as far as there is room; the others are kept, hidden."""
        self._wanted = cells
        self._fit_columns()

    def column_menu(self) -> QMenu:
        """Return a menu in which each column is shown or not; whoever opens it owns it."""
        menu = QMenu(self)
        for cell in self._model.cells:
            action = menu.addAction(heading(cell))
            action.setCheckable(True)
            action.setChecked(cell in self._wanted)
            action.setEnabled(cell is not self._stretched)
            action.toggled.connect(partial(self._want, cell))
        return menu

    def layout_kept(self) -> dict[str, object]:
        """Return the widths, and the columns if any were chosen, as settings keep them."""
        widths = {cell.value: self.columnWidth(at) for at, cell in enumerate(self._model.cells)}
        shown = [cell.value for cell in self._model.cells if cell in self._wanted]
        kept: dict[str, object] = {"widths": widths}
        return kept | {"columns": shown} if self._chosen else kept

    def restore_layout(self, kept: dict[str, object]) -> None:
        """Take up a kept layout; what in it means nothing here is passed over."""
        names = kept.get("columns")
        widths = kept.get("widths")
        if isinstance(names, list):
            chosen = {cell for cell in self._model.cells if cell.value in names}
            self._choose(frozenset(chosen | {self._stretched}))
        for at, cell in enumerate(self._model.cells):
            width = widths.get(cell.value) if isinstance(widths, dict) else None
            if isinstance(width, int) and cell is not self._stretched and width > 0:
                self.setColumnWidth(at, min(width, MOST_WIDE))

    def _sized(self, column: int, before: int, now: int) -> None:
        """Tell of a width that was drawn; the stretched column and hidden ones size themselves."""
        if before and now and self._model.cells[column] is not self._stretched:
            self.laid_out.emit()

    def _want(self, cell: Cell, shown: bool) -> None:
        self._choose(self._wanted | {cell} if shown else self._wanted - {cell})
        self.laid_out.emit()

    def _choose(self, cells: frozenset[Cell]) -> None:
        """Show these columns, room or not: they were asked for by name."""
        self._chosen, self._first_to_go = True, ()
        self.show_only(cells)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the columns that there is room for: the details have everything anyway."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        shown = set(self._wanted)
        room = self.viewport().width()
        for cell in self._first_to_go:
            if sum(self._widths[at] for at in shown) <= room:
                break
            shown.discard(cell)
        for column, cell in enumerate(self._model.cells):
            if self.isColumnHidden(column) != (cell not in shown):
                self.setColumnHidden(column, cell not in shown)

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

    def _lay_columns(self, widths: Mapping[Cell, int], stretched: Cell) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(48)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, cell in enumerate(self._model.cells):
            if cell is stretched:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
            else:
                self.setColumnWidth(column, widths[cell])
        header.setSectionsClickable(any(cell in SORTED_BY for cell in self._model.cells))
        header.sectionClicked.connect(self._sort)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self.offer_columns)
        header.sectionResized.connect(self._sized)

    def offer_columns(self) -> None:
        """Let the operator choose columns, by mouse or by keys, at the mouse."""
        menu = self.column_menu()
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
