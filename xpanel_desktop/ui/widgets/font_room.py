"""The room that a font asks for: the grid's, and more with a larger font."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

ROW, COMPACT = 28, 24
"""Pixels of a row, and of one where many stand close."""
AROUND = 8
"""Pixels above and below the text of a row together, at least."""
FIGURE = 8
"""Pixels of a figure in the font that widths are given for."""


def row_height(metrics: QFontMetrics, least: int = ROW) -> int:
    """Return the height of a row for a font, in pixels."""
    return max(least, metrics.height() + AROUND)


def fit_rows(table: QTableView, least: int = ROW) -> int:
    """Give a table's rows the height that its font asks for; return it."""
    tall = row_height(table.fontMetrics(), least)
    rows = table.verticalHeader()
    rows.setMinimumSectionSize(tall)
    rows.setDefaultSectionSize(tall)
    return tall


def wide(metrics: QFontMetrics, width: int) -> int:
    """Return a width in pixels, or as much more as a font has wider figures."""
    return max(width, width * metrics.horizontalAdvance("0") // FIGURE)
