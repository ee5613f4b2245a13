"""What stands beside the texts of an order's row: marks, dots, and how much is delivered.

Each is drawn once and kept as a picture: to draw a mark by its icon, or a bar with round ends,
takes ten times as long as to put the picture there (measured).
"""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyleOptionViewItem

from xpanel_desktop.domain.state import State
from xpanel_desktop.ui.drawing_board import picture
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.widgets.laid_text import COLOURING, Remembered
from xpanel_desktop.ui.widgets.order_paint import selected, text_colour

MARK, DOT, FLASK = 16, 8, 14
BAR, THICK = 40, 4
"""The progress bar beside the remains."""
STEPS = 4
"""Parts of a pixel that a bar grows by."""
_NO_PEN = QPen(Qt.PenStyle.NoPen)


def state_icon(state: State) -> QIcon:
    """Return the mark of a state, in the state's colour."""
    return icon(f"state-{state.value}")


class OrderMarks:
    """Pictures for one table, made when they are first needed."""

    def __init__(self) -> None:
        self._kept = Remembered[Hashable, QPixmap]()

    def forget(self) -> None:
        """Forget every picture: the colours changed."""
        self._kept.clear()

    def state(self, option: QStyleOptionViewItem, state: State, scale: float) -> QPixmap:
        """Return a state's mark for a screen of so many points a pixel."""
        chosen = selected(option)
        return self._of(
            (state, chosen, scale), lambda: _picture(state_icon(state), MARK, option, scale)
        )

    def flask(self, option: QStyleOptionViewItem, flask: QIcon, scale: float) -> QPixmap:
        """Return what tells a practice account where others have a dot."""
        key = ("flask", flask.cacheKey(), selected(option), scale)
        return self._of(key, lambda: _picture(flask, FLASK, option, scale))

    def dot(self, option: QStyleOptionViewItem, tint: str, scale: float) -> QPixmap:
        """Return a dot, on a selected row with a ring: there its colour alone is hardly seen."""
        key = ("dot", tint, option.state.value & COLOURING, scale)
        size = QSize(DOT + 2, DOT + 2)
        return self._of(key, lambda: picture(size, scale, lambda p: _dot(p, option, QColor(tint))))

    def bar(self, option: QStyleOptionViewItem, part: float, scale: float) -> QPixmap:
        """Return how much is delivered, 0 to 1."""
        done = round(BAR * part * STEPS)
        key = ("bar", done, option.state.value & COLOURING, scale)
        size = QSize(BAR, THICK)
        return self._of(key, lambda: picture(size, scale, lambda p: _bar(p, option, done / STEPS)))

    def _of(self, key: Hashable, made: Callable[[], QPixmap]) -> QPixmap:
        found = self._kept.get(key)
        if found is None:
            found = made()
            self._kept.put(key, found)
        return found


def _picture(shape: QIcon, size: int, option: QStyleOptionViewItem, scale: float) -> QPixmap:
    mode = QIcon.Mode.Selected if selected(option) else QIcon.Mode.Normal
    return shape.pixmap(QSize(size, size), scale, mode)


def _dot(painter: QPainter, option: QStyleOptionViewItem, tint: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(text_colour(option, quiet=False), 1.5) if selected(option) else _NO_PEN)
    painter.setBrush(tint)
    painter.drawEllipse(QRectF(1, 1, DOT, DOT))


def _bar(painter: QPainter, option: QStyleOptionViewItem, done: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_NO_PEN)
    ground = text_colour(option, quiet=True)
    ground.setAlphaF(0.25)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(0, 0, BAR, THICK), 2, 2)
    if done > 0:
        tint = text_colour(option, quiet=False) if selected(option) else option.palette.accent()
        painter.setBrush(tint)
        painter.drawRoundedRect(QRectF(0, 0, max(float(THICK), done), THICK), 2, 2)
