"""Windows from right to left: what is painted by hand mirrors itself, figures and charts do not."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

FIGURES_SIDE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
"""Figures are read from left to right everywhere: units stand under units."""
_RTL = Qt.LayoutDirection.RightToLeft


def is_mirrored(option: QStyleOptionViewItem) -> bool:
    """Tell whether a cell is read from right to left."""
    return option.direction is _RTL


def placed(option: QStyleOptionViewItem, whole: QRect, part: QRect) -> QRect:
    """Return where a part of a cell stands that was laid out from left to right."""
    if not is_mirrored(option):
        return part
    from PySide6.QtWidgets import QStyle  # six hundred names, of no use from left to right

    return QStyle.visualRect(option.direction, whole, part)


def keep_direction(widget: QWidget) -> None:
    """Let a chart run from left to right, as its figures do, in a mirrored window too."""
    widget.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
