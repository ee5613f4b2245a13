"""What the painters of long tables remember: texts cut to their room, and colours.

To cut a text, and to ask Qt for a colour, cost more than painting does: a repaint from what is
remembered takes a third of the time (measured).
"""

from collections.abc import Callable, Hashable
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QStaticText
from PySide6.QtWidgets import QStyleOptionViewItem

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
MAX_KEPT = 4000
SHORT = 24
"""Letters: shorter texts mostly fit, and to measure one is quicker than to cut it."""
SELECTED, ACTIVE, ENABLED = 0x8000, 0x10000, 0x1
"""The flags of `QStyle.StateFlag` as numbers: 3 µs less in every cell, and 15 ms less at the start,
since Qt's class of styles has six hundred names."""
_COLOURING = SELECTED | ACTIVE | ENABLED
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


class Remembered(Generic[K, V]):
    """At most MAX_KEPT values; what was not asked for of late goes first, half of it at a time.

    To forget everything at once would make the next paint as slow as the first.
    """

    def __init__(self) -> None:
        self._young: dict[K, V] = {}
        self._old: dict[K, V] = {}

    def __len__(self) -> int:
        return len(self._young.keys() | self._old.keys())

    def get(self, key: K) -> V | None:
        """Return what is remembered under a key, None when nothing is."""
        found = self._young.get(key)
        if found is None and (found := self._old.get(key)) is not None:
            self.put(key, found)
        return found

    def put(self, key: K, value: V) -> None:
        """Remember a value, in place of another of that key."""
        if len(self._young) >= MAX_KEPT // 2:
            self._old, self._young = self._young, {}
        self._young[key] = value

    def clear(self) -> None:
        """Forget everything."""
        self._young.clear()
        self._old.clear()


class LaidTexts:
    """Cuts each text once for a width: the same ones are painted over and over.

    What is laid out for good is drawn in a quarter of the time (3 µs for 11, measured), and takes
    half as long again the first time. `for_good` does so at once: for rows that are searched rather
    than scrolled past. Otherwise texts that are met again are: states, services, days.
    """

    def __init__(self, *, for_good: bool) -> None:
        self._for_good = for_good
        self._kept = Remembered[tuple[str, int, bool], Laid]()

    def forget(self) -> None:
        """Forget every text: the font changed."""
        self._kept.clear()

    def __call__(
        self, option: QStyleOptionViewItem, text: str, width: int, *, middle: bool = False
    ) -> Laid:
        """Return `text` in the option's font, cut at its end or in its middle to `width` pixels."""
        key = (text, width, middle)
        laid = self._kept.get(key)
        met = laid is not None
        if laid is None:
            laid = _cut(option, text, width, middle=middle)
        if laid.static is None and (met or self._for_good):
            laid = _for_good(laid)
            self._kept.put(key, laid)
        elif not met:
            self._kept.put(key, laid)
        return laid


def _cut(option: QStyleOptionViewItem, text: str, width: int, *, middle: bool) -> Laid:
    metrics = QFontMetricsF(option.fontMetrics)
    if len(text) >= SHORT or metrics.horizontalAdvance(text) > width:
        mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        text = metrics.elidedText(text, mode, max(width, 0))
    return Laid(text, metrics.horizontalAdvance(text), metrics.height(), metrics.ascent(), None)


def _for_good(laid: Laid) -> Laid:
    """Have a text laid out by the next painter that draws it; it stands where it stood."""
    static = QStaticText(laid.text)
    static.setTextFormat(Qt.TextFormat.PlainText)
    return laid._replace(static=static)


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
