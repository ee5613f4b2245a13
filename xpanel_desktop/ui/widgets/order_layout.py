"""The columns of a table of orders: which are shown, in which order, how wide; kept and reset."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from xpanel_desktop.domain.views import Layout
from xpanel_desktop.ui.models.order_cells import Cell, heading

MOST_WIDE = 2_000
LEAST = 5
"""Sixths of its first width that the stretched column keeps: then others go, or all scrolls."""


class OrderLayout(QObject):
    """One column takes the room that is left; it is always there."""

    moved = Signal()
    """The operator chose, moved or sized columns."""

    def __init__(
        self,
        table: QTableView,
        cells: Sequence[Cell],
        widths: Mapping[Cell, int],
        stretched: Cell,
        first_to_go: Sequence[Cell],
    ) -> None:
        """`first_to_go` go, in this order, where there is no room and nobody chose columns."""
        super().__init__(table)
        self._table, self._cells = table, tuple(cells)
        self._header = table.horizontalHeader()
        self._first_widths, self._stretched = widths, stretched
        self._first_to_go = tuple(first_to_go)
        self._first = self._wanted = frozenset(cells)
        self._widths = dict(widths)
        self._chosen = self._quiet = False
        self._header.setSectionsMovable(True)
        self._header.setMinimumSectionSize(48)
        for column, cell in enumerate(self._cells):
            if cell is stretched:
                self._header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
            else:
                table.setColumnWidth(column, widths[cell])
        self._header.sectionResized.connect(self._sized)
        self._header.sectionMoved.connect(self._tell)

    def order(self) -> list[Cell]:
        """Return all columns as they stand from the left, hidden ones too."""
        places = range(len(self._cells))
        return [self._cells[self._header.logicalIndex(place)] for place in places]

    def shown(self) -> list[Cell]:
        """Return the columns that are in sight, from the left."""
        hidden = self._header.isSectionHidden
        return [cell for cell in self.order() if not hidden(self._cells.index(cell))]

    def show_first(self, cells: frozenset[Cell]) -> None:
        """Show these columns until the operator chooses others, as far as there is room."""
        self._first = cells
        if not self._chosen:
            self._wanted = cells
        self.fit()

    def fit(self) -> None:
        """Hide what there is no room for; columns that were asked for by name stay."""
        shown = set(self._wanted)
        room = self._table.viewport().width()
        given = self._first_widths[self._stretched] - self._least
        for cell in () if self._chosen else self._first_to_go:
            if sum(self._first_widths[one] for one in shown) - given <= room:
                break
            shown.discard(cell)
        # while a section stretches, Qt gives one that is hidden its room back later, or never
        at = self._cells.index(self._stretched)
        self._header.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
        for column, cell in enumerate(self._cells):
            if self._header.isSectionHidden(column) != (cell not in shown):
                self._header.setSectionHidden(column, cell not in shown)
        self._stretch(room - sum(self._widths[cell] for cell in shown - {self._stretched}))

    def _stretch(self, left: int) -> None:
        """Give the stretched column what is left, or its least where that is too little."""
        column = self._cells.index(self._stretched)
        least = self._least
        mode = QHeaderView.ResizeMode
        self._header.setSectionResizeMode(column, mode.Stretch if left >= least else mode.Fixed)
        if left < least:
            self._table.setColumnWidth(column, least)

    @property
    def _least(self) -> int:
        return self._first_widths[self._stretched] * LEAST // 6

    def menu(self) -> QMenu:
        """Return a menu in which each column is shown or not; whoever opens it owns it."""
        menu = QMenu(self._table)
        for cell in self._cells:
            action = menu.addAction(heading(cell))
            action.setCheckable(True)
            action.setChecked(cell in self._wanted)
            action.setEnabled(cell is not self._stretched)
            action.toggled.connect(partial(self._want, cell))
        menu.addSeparator()
        reset = menu.addAction(self.tr("Reset columns"))
        reset.setEnabled(bool(self.kept()))
        reset.triggered.connect(self.reset)
        return menu

    def kept(self) -> Layout:
        """Return what differs from the first layout, as settings keep it: names and pixels."""
        kept: dict[str, object] = {}
        order = self.order()
        if order != list(self._cells):
            kept["order"] = [cell.value for cell in order]
        if self._chosen:
            kept["columns"] = [cell.value for cell in self._cells if cell in self._wanted]
        widths = {
            cell.value: width
            for cell, width in self._widths.items()
            if width != self._first_widths[cell]
        }
        return kept | {"widths": widths} if widths else kept

    def restore(self, kept: Layout) -> None:
        """Lay the columns as they were kept; what means nothing here is passed over."""
        self._quiet = True
        names, widths = kept.get("columns"), kept.get("widths")
        self._chosen = isinstance(names, list)
        chosen = {cell for cell in self._cells if isinstance(names, list) and cell.value in names}
        self._wanted = frozenset(chosen | {self._stretched}) if self._chosen else self._first
        self._put_in_order(kept.get("order"))
        for column, cell in enumerate(self._cells):
            width = widths.get(cell.value) if isinstance(widths, dict) else None
            self._widths[cell] = self._first_widths[cell]
            if isinstance(width, int) and width > 0:
                self._widths[cell] = min(width, MOST_WIDE)
            if cell is not self._stretched:
                self._table.setColumnWidth(column, self._widths[cell])
        self.fit()
        self._quiet = False

    def reset(self) -> None:
        """Lay the columns as they were at first."""
        self.restore({})
        self.moved.emit()

    def _put_in_order(self, names: object) -> None:
        """Put columns in a kept order; those that it does not know stand where they stood first."""
        known = {cell.value: cell for cell in self._cells}
        told = [name for name in names if isinstance(name, str)] if isinstance(names, list) else []
        order = list(dict.fromkeys(known[name] for name in told if name in known))
        for place, cell in enumerate(self._cells):
            if cell not in order:
                order.insert(place, cell)
        for place, cell in enumerate(order):
            self._header.moveSection(self._header.visualIndex(self._cells.index(cell)), place)

    def _want(self, cell: Cell, shown: bool) -> None:
        self._wanted = self._wanted | {cell} if shown else self._wanted - {cell}
        self._chosen = True
        self.fit()
        self.moved.emit()

    def _sized(self, column: int, before: int, now: int) -> None:
        """Tell of a width that was drawn; the stretched column and hidden ones size themselves."""
        cell = self._cells[column]
        if before and now and cell is not self._stretched and not self._quiet:
            self._widths[cell] = now
            self.moved.emit()

    def _tell(self) -> None:
        if not self._quiet:
            self.moved.emit()
