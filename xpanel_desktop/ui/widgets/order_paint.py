"""What the painters of order rows share: backgrounds and text colours."""

from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from xpanel_desktop.ui.theme import tokens
from xpanel_desktop.ui.widgets.laid_text import SELECTED

PAD = 8
_ACTIVE = QStyle.StateFlag.State_Active.value
_ALTERNATE = QStyleOptionViewItem.ViewItemFeature.Alternate.value


def selected(option: QStyleOptionViewItem) -> bool:
    """Tell whether the cell is selected."""
    return bool(option.state.value & SELECTED)


def text_colour(option: QStyleOptionViewItem, *, quiet: bool) -> QColor:
    """Return the colour of a text: quieter for what is beside the matter."""
    if selected(option):
        if quiet:
            return QColor(tokens().on_selection_quiet)
        return option.palette.color(QPalette.ColorRole.HighlightedText)
    return option.palette.color(
        QPalette.ColorRole.PlaceholderText if quiet else QPalette.ColorRole.Text
    )


def paint_back(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint the background of a cell: selected, every second, or plain."""
    if selected(option):
        active = option.state.value & _ACTIVE
        group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
        painter.fillRect(option.rect, option.palette.brush(group, QPalette.ColorRole.Highlight))
    elif option.features.value & _ALTERNATE:
        painter.fillRect(option.rect, option.palette.brush(QPalette.ColorRole.AlternateBase))
