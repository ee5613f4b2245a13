"""The account's colour along the edge where reading begins: whose money is spent there."""

from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from xpanel_desktop.ui.theme import account_colour

STRIPE = 4


def paint_stripe(widget: QWidget, colour: str) -> None:
    """Paint an account's colour, told by its name, while the widget paints itself."""
    painter = QPainter(widget)
    left = widget.width() - STRIPE if widget.isRightToLeft() else 0
    painter.fillRect(left, 0, STRIPE, widget.height(), QColor(account_colour(colour)))
    painter.end()
