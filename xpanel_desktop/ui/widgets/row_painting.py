"""Paints the rows of a long table one by one, with all their cells.

Qt asks a delegate cell by cell, and to be asked takes longer than to paint (measured): a screenful
of orders has two hundred cells.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView

Place = tuple[int, int, int]
"""A column, where it begins in the view, and how wide it is."""
PaintRow = Callable[[QPainter, QStyleOptionViewItem, int, Sequence[Place]], None]
"""Paints a row's cells; the option's rectangle is the whole row, its state is the row's."""
_State = QStyle.StateFlag
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
    left, wide = -header.offset(), header.length()
    if table.isRightToLeft():
        left = header.width() - wide - left
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # a link stays one
    places = _places(table, part)
    bare, chosen = _options(table)
    stripe = bare.palette.brush(QPalette.ColorRole.AlternateBase)
    marked = bare.palette.brush(QPalette.ColorRole.Highlight)
    any_chosen, striped = selection.hasSelection(), table.alternatingRowColors()
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


def _options(table: QTableView) -> tuple[QStyleOptionViewItem, QStyleOptionViewItem]:
    """Return how a row looks that is not selected, and one that is."""
    bare = QStyleOptionViewItem()
    table.initViewItemOption(bare)
    group = _Group.Active if bare.state & _State.State_Active else _Group.Inactive
    palette = QPalette(bare.palette)
    palette.setCurrentColorGroup(group if bare.state & _State.State_Enabled else _Group.Disabled)
    bare.palette = palette
    chosen = QStyleOptionViewItem(bare)
    chosen.state = bare.state | _State.State_Selected
    return bare, chosen
