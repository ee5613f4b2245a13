"""The board on which small pictures are drawn before they are taken off it.

PySide keeps six references to None for each new thing that is painted upon (`test_platform.py`),
and none for a copy of one: a program that draws pictures all day paints upon a single one.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

_LEAST = 64
"""Pixels of the board's sides, at least: most pictures are smaller."""
_spare: list[QPixmap] = []
"""The board, while nothing is drawn on it: a picture within a picture gets one of its own."""


def picture(size: QSize, scale: float, draw: Callable[[QPainter], None]) -> QPixmap:
    """Return what `draw` paints, on no ground, for a screen of `scale` pixels a unit.

    `size` is in units of the layout, and so is what is painted.
    """
    pixels = size * scale
    board = _large_enough(pixels)
    board.setDevicePixelRatio(scale)
    board.fill(Qt.GlobalColor.transparent)
    painter = QPainter(board)
    try:
        draw(painter)
    finally:
        painter.end()
    _spare[:] = [board]
    return board.copy(QRect(QPoint(0, 0), pixels))


def _large_enough(pixels: QSize) -> QPixmap:
    """Return the board, or a larger one in its place."""
    board = _spare.pop() if _spare else None
    if board is None or board.width() < pixels.width() or board.height() < pixels.height():
        return QPixmap(pixels.expandedTo(board.size() if board else QSize(_LEAST, _LEAST)))
    return board
