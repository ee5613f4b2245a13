"""A plain table of rows for dialogs: one row is chosen, one column takes the room that is left."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

ROW = 28
PAD = 8
"""Pixels at either side of a heading, as the style sheet has them."""


def row_table(
    model: QAbstractTableModel,
    name: str,
    widths: Mapping[int, int],
    stretched: int,
    parent: QWidget,
) -> QTableView:
    """Return a table over `model`; nothing in it is edited unless its triggers are set."""
    table = _RowTable(parent)
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
    table.verticalHeader().setDefaultSectionSize(ROW)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    for column, width in widths.items():
        header.resizeSection(column, width)
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    table.setProperty("rows", "plain")
    model.modelReset.connect(lambda: show_headings(table))
    show_headings(table)
    return table


def show_headings(table: QTableView) -> None:
    """Widen the columns that are too narrow for their headings in the present language."""
    header = table.horizontalHeader()
    for column in range(header.count()):
        free = header.sectionResizeMode(column) is QHeaderView.ResizeMode.Interactive
        told = table.model().headerData(column, Qt.Orientation.Horizontal)
        need = header.fontMetrics().horizontalAdvance(str(told or "")) + 2 * PAD
        if free and not header.isSectionHidden(column) and header.sectionSize(column) < need:
            header.resizeSection(column, need)


class _RowTable(QTableView):
    """Keeps room for its headings."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow font and language."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            show_headings(self)
