"""A plain table of rows for dialogs: one row is chosen, one column takes the room that is left."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from xpanel_desktop.ui.widgets.font_room import ROW, fit_rows, wide

MEASURED = 32
"""Rows that tell how wide a column has to be: a tall screen of them, measured in 5 ms."""
PAD = 8
"""Pixels at either side of a heading, as the style sheet has them."""


def row_table(
    model: QAbstractTableModel,
    name: str,
    widths: Mapping[int, int],
    stretched: int,
    parent: QWidget,
) -> "RowTable":
    """Return a table over `model`; nothing in it is edited unless its triggers are set."""
    table = RowTable(widths, stretched, parent)
    table.setObjectName(name)
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setFrameShape(QTableView.Shape.NoFrame)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.fit()
    table.horizontalHeader().setHighlightSections(False)
    table.give_widths(widths)
    table.setProperty("rows", "plain")
    model.modelReset.connect(table.fit_contents)
    return table


def cut_in_middle(table: QTableView, column: int) -> None:
    """Cut what does not fit a column in its middle: a link tells most at its ends."""
    table.setItemDelegateForColumn(column, _MiddleCut(table))


def show_headings(table: QTableView) -> None:
    """Widen the columns that are too narrow for their headings in the present language."""
    header = table.horizontalHeader()
    for column in range(header.count()):
        free = header.sectionResizeMode(column) is QHeaderView.ResizeMode.Interactive
        need = heading_width(table, column) if free else 0
        if not header.isSectionHidden(column) and header.sectionSize(column) < need:
            header.resizeSection(column, need)


def heading_width(table: QTableView, column: int) -> int:
    """Return the pixels that a column's heading needs."""
    told = table.model().headerData(column, Qt.Orientation.Horizontal)
    metrics = table.horizontalHeader().fontMetrics()
    return metrics.horizontalAdvance(str(told or "")) + 2 * PAD


class _MiddleCut(QStyledItemDelegate):
    """Draws cells as the table does, but for where they are cut."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Cut in the middle."""
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle


class RowTable(QTableView):
    """Keeps room for its headings, and for its font in every row.

    One column takes the room that is left, and no less than its heading: then the table scrolls.
    """

    def __init__(self, widths: Mapping[int, int], stretched: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._widths, self._stretched, self._least = widths, stretched, ROW
        self._elastic: tuple[int, ...] = ()

    def fit(self, least: int = 0) -> int:
        """Give the rows their height, `least` or what the font asks for; return it, in pixels."""
        self._least = least or self._least
        return fit_rows(self, self._least)

    def give_widths(self, widths: Mapping[int, int]) -> None:
        """Give columns their widths, or as much more as the font and the headings ask for."""
        self._widths = widths
        for column, width in widths.items():
            self.setColumnWidth(column, wide(self.fontMetrics(), width))
        self.fit_contents()

    def widen_for_contents(self, columns: Sequence[int]) -> None:
        """Let columns grow with what stands in them, as far as the first rows tell."""
        self._elastic = tuple(columns)
        self.fit_contents()

    def fit_contents(self) -> None:
        """Widen the columns that are to grow with what is in them, and those below."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        model = self.model()
        for column in self._elastic:
            cells = (model.index(row, column) for row in range(min(model.rowCount(), MEASURED)))
            needs = (self.itemDelegateForIndex(one).sizeHint(option, one).width() for one in cells)
            if (need := max(needs, default=0)) > self.columnWidth(column):
                self.setColumnWidth(column, need)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Widen the columns that are too narrow for their headings."""
        header = self.horizontalHeader()
        if not 0 <= self._stretched < header.count():
            return
        show_headings(self)
        others = header.length() - header.sectionSize(self._stretched)
        need = heading_width(self, self._stretched)
        if self.viewport().width() - others >= need:
            header.setSectionResizeMode(self._stretched, QHeaderView.ResizeMode.Stretch)
        else:
            header.setSectionResizeMode(self._stretched, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(self._stretched, need)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room there is."""
        super().resizeEvent(event)
        self.fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        """Follow font and language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()
            self.give_widths(self._widths)
        elif event.type() == QEvent.Type.LanguageChange:
            self.fit_contents()
