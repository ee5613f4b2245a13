"""What the painters of long tables remember: texts cut to their room, and colours.

To cut a text, and to ask Qt for a colour, cost more than painting does: a repaint from what is
remembered takes a third of the time (measured).
"""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QStaticText, QTransform
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

MAX_KEPT = 4000
SHORT = 24
"""Letters: shorter texts mostly fit, and to measure one is quicker than to cut it."""
SELECTED = QStyle.StateFlag.State_Selected.value  # flags as numbers: 3 µs less in every cell
_COLOURING = SELECTED | QStyle.StateFlag.State_Active.value | QStyle.StateFlag.State_Enabled.value
LOOKS = frozenset(
    {
        QEvent.Type.FontChange,
        QEvent.Type.StyleChange,
        QEvent.Type.PaletteChange,
        QEvent.Type.LanguageChange,
        QEvent.Type.LocaleChange,
    }
)
"""The events of a widget after which its painter must forget."""


class Laid(NamedTuple):
    """A text cut to the room it has, and measured."""

    text: str
    width: float
    height: float
    ascent: float
    static: QStaticText | None
    """The text laid out for good."""

    def draw(self, painter: QPainter, rect: QRect, *, right: bool, behind: float = 0) -> None:
        """Draw it at the left of `rect`, or at the right with `behind` pixels left free."""
        x = rect.left() + (max(rect.width() - self.width - behind, 0) if right else 0)
        y = rect.top() + (rect.height() - self.height) // 2
        if self.static is None:
            painter.drawText(QPointF(x, y + self.ascent), self.text)
        else:
            painter.drawStaticText(QPointF(x, y), self.static)


class LaidTexts:
    """Cuts each text once for a width: the same ones are painted over and over.

    `for_good` lays them out as well. That makes drawing twice as fast, and the first time half as
    slow again: it is for rows that are searched rather than scrolled past.
    """

    def __init__(self, *, for_good: bool) -> None:
        self._for_good = for_good
        self._kept: dict[tuple[str, int, bool], Laid] = {}

    def forget(self) -> None:
        """Forget every text: the font changed."""
        self._kept.clear()

    def __call__(
        self, option: QStyleOptionViewItem, text: str, width: int, *, middle: bool = False
    ) -> Laid:
        """Return `text` in the option's font, cut at its end or in its middle to `width` pixels."""
        key = (text, width, middle)
        laid = self._kept.get(key)
        if laid is None:
            if len(self._kept) > MAX_KEPT:
                self._kept.clear()
            laid = self._kept[key] = self._lay(option, text, width, middle=middle)
        return laid

    def _lay(self, option: QStyleOptionViewItem, text: str, width: int, *, middle: bool) -> Laid:
        metrics = QFontMetricsF(option.fontMetrics)
        if len(text) >= SHORT or metrics.horizontalAdvance(text) > width:
            mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
            text = metrics.elidedText(text, mode, max(width, 0))
        if self._for_good:
            static = QStaticText(text)
            static.setTextFormat(Qt.TextFormat.PlainText)
            static.prepare(QTransform(), option.font)
            size = static.size()
            return Laid(text, size.width(), size.height(), 0.0, static)
        wide = metrics.horizontalAdvance(text)
        return Laid(text, wide, metrics.height(), metrics.ascent(), None)


class Pens:
    """The colours of texts, loud and quiet, in each state of a cell."""

    def __init__(self, made: Callable[[QStyleOptionViewItem, bool], QColor]) -> None:
        self._made = made
        self._kept: dict[tuple[int, bool], QColor] = {}

    def forget(self) -> None:
        """Forget every colour: the palette changed."""
        self._kept.clear()

    def __call__(self, option: QStyleOptionViewItem, state: int, *, quiet: bool) -> QColor:
        """Return the colour of a text; `state` is the option's, as a number."""
        key = (state & _COLOURING, quiet)
        pen = self._kept.get(key)
        if pen is None:
            pen = self._kept[key] = self._made(option, quiet)
        return pen
