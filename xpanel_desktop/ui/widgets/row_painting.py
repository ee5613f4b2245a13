"""Paints the rows of a long table one by one, with all their cells.

Qt asks a delegate cell by cell, and to be asked takes longer than to paint (measured): a screenful
of orders has two hundred cells.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QTableView

Place = tuple[int, int, int]
"""A column, where it begins in the view, and how wide it is."""
PaintRow = Callable[[QPainter, QStyleOptionViewItem, int, Sequence[Place]], None]
"""Paints a row's cells; the option's rectangle is the whole row, its state is the row's."""
_Group = QPalette.ColorGroup
_NONE = QModelIndex()


def paint_rows(table: QTableView, painter: QPainter, part: QRect, paint_row: PaintRow) -> None:
    """Paint the rows that `part` of the view shows, with grounds striped where the table's are."""
    first, last = table.rowAt(part.top()), table.rowAt(part.bottom())
    if first < 0:
        return
    if last < 0:
        last = table.model().rowCount() - 1
    header, selection = table.horizontalHeader(), table.selectionModel()
    left, wide = _across(header)
    if table.isRightToLeft():
        left = header.width() - wide - left
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # a link stays one
    places = _places(table, part)
    bare = _option(table)
    stripe = bare.palette.brush(QPalette.ColorRole.AlternateBase)
    marked = bare.palette.brush(QPalette.ColorRole.Highlight)
    any_chosen, striped = selection.hasSelection(), table.alternatingRowColors()
    chosen = _chosen(bare) if any_chosen else bare
    for row in range(first, last + 1):
        rect = QRect(left, table.rowViewportPosition(row), wide, table.rowHeight(row))
        is_chosen = any_chosen and selection.isRowSelected(row, _NONE)
        if is_chosen:
            painter.fillRect(rect, marked)
        elif striped and row & 1:
            painter.fillRect(rect, stripe)
        option = chosen if is_chosen else bare
        option.rect = rect  # type: ignore[assignment] -- the stubs tell of no setter
        paint_row(painter, option, row, places)


def _across(header: QHeaderView) -> tuple[int, int]:
    """Return where a row begins in the view, and how wide it is."""
    first = header.logicalIndex(header.count() - 1 if header.isRightToLeft() else 0)
    return header.sectionViewportPosition(first), header.length()


def _places(table: QTableView, part: QRect) -> list[Place]:
    """Return the columns that `part` shows."""
    header = table.horizontalHeader()
    places: list[Place] = []
    for column in range(header.count()):
        if header.isSectionHidden(column):
            continue
        left, wide = header.sectionViewportPosition(column), header.sectionSize(column)
        if left <= part.right() and left + wide > part.left():
            places.append((column, left, wide))
    return places


def _option(table: QTableView) -> QStyleOptionViewItem:
    """Return how a row looks that is not selected.

    Its state is not asked for: PySide then knows Qt's styles, and the first paint waits for that.
    """
    option = QStyleOptionViewItem()
    table.initViewItemOption(option)
    group = _Group.Active if table.isActiveWindow() else _Group.Inactive
    palette = QPalette(option.palette)
    palette.setCurrentColorGroup(group if table.isEnabled() else _Group.Disabled)
    option.palette = palette
    return option


def _chosen(bare: QStyleOptionViewItem) -> QStyleOptionViewItem:
    """Return how a selected row looks."""
    from PySide6.QtWidgets import QStyle  # six hundred names, after the first paint

    chosen = QStyleOptionViewItem(bare)
    chosen.state = bare.state | QStyle.StateFlag.State_Selected
    return chosen
