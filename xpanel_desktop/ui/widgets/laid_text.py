"""What the painters of long tables remember: texts cut to their room, and colours.

To cut a text, and to ask Qt for a colour, cost more than painting does: a repaint from what is
remembered takes a third of the time (measured).
"""

from collections.abc import Callable, Hashable, Sequence
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
COLOURING = SELECTED | ACTIVE | ENABLED
"""Those that decide about colours."""
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


Box = tuple[int, int, int, int]
"""Left, top, width and height."""
Placed = tuple[QPointF, str, QStaticText | None]
"""Where a text is drawn, and what: laid out for good, or as it is."""


class Laid(NamedTuple):
    """A text cut to the room it has, and measured."""

    text: str
    width: float
    """In pixels; not measured of a text that is to stand at the left."""
    height: float
    ascent: float
    static: QStaticText | None
    """The text laid out for good."""

    def draw(self, painter: QPainter, rect: QRect, *, right: bool, behind: float = 0) -> None:
        """Draw it at the left of `rect`, or at the right with `behind` pixels left free."""
        box = (rect.left(), rect.top(), rect.width(), rect.height())
        self.draw_in(painter, box, right=right, behind=behind)

    def draw_in(self, painter: QPainter, box: Box, *, right: bool, behind: float = 0) -> None:
        """Draw it as `draw` does. A rectangle of Qt's costs as much as half of the drawing."""
        draw_placed(painter, (self.placed(box, right=right, behind=behind),))

    def placed(self, box: Box, *, right: bool, behind: float = 0) -> Placed:
        """Return where in a box it is drawn, to be drawn there again and again."""
        left, top, wide, tall = box
        x = left + (max(wide - self.width - behind, 0) if right else 0)
        y = top + (tall - self.height) // 2
        return QPointF(x, y if self.static is not None else y + self.ascent), self.text, self.static


def draw_placed(painter: QPainter, texts: Sequence[Placed]) -> None:
    """Draw texts where they are placed, in the painter's colour."""
    for point, text, static in texts:
        if static is None:
            painter.drawText(point, text)
        else:
            painter.drawStaticText(point, static)


class Remembered(Generic[K, V]):
    """At most so many values; what was not asked for of late goes first, half of it at a time.

    To forget everything at once would make the next paint as slow as the first.
    """

    def __init__(self, most: int = MAX_KEPT) -> None:
        self._half = most // 2
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
        if len(self._young) >= self._half:
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
        self._kept = Remembered[tuple[str, int, bool, bool], Laid]()
        self._ruler: _Ruler | None = None

    def forget(self) -> None:
        """Forget every text: the font changed."""
        self._kept.clear()
        self._ruler = None

    def __call__(
        self,
        option: QStyleOptionViewItem,
        text: str,
        width: int,
        *,
        middle: bool = False,
        right: bool = True,
        keep: bool = True,
    ) -> Laid:
        """Return `text` in the option's font, cut at its end or in its middle to `width` pixels.

        What does not stand at the right need not be measured to the pixel. What is
        hardly ever met again need not be kept.
        """
        ruler = self._ruler
        if ruler is None:
            ruler = self._ruler = _Ruler(QFontMetricsF(option.fontMetrics))
        if not keep:
            return ruler.cut(text, width, middle=middle, right=right)
        key = (text, width, middle, right)
        laid = self._kept.get(key)
        met = laid is not None
        if laid is None:
            laid = ruler.cut(text, width, middle=middle, right=right)
        if laid.static is None and (met or self._for_good):
            laid = _for_good(laid)
            self._kept.put(key, laid)
        elif not met:
            self._kept.put(key, laid)
        return laid


_FIGURES = frozenset("0123456789.,")
_PAIRS = "".join(one + other for one in sorted(_FIGURES) for other in sorted(_FIGURES))
_PLAIN = frozenset(map(chr, range(32, 127)))
_SAFE = 1.1
"""By how much a text may be wider than its letters, one by one."""
_CUT, _APART = "…", 1
"""What stands for letters that have no room, and pixels by which letters may stand apart."""


class _Widths(dict[str, float]):
    """The width of each letter alone, measured when it is first met."""

    def __init__(self, metrics: QFontMetricsF) -> None:
        super().__init__()
        self._metrics = metrics

    def __missing__(self, letter: str) -> float:
        wide = self[letter] = self._metrics.horizontalAdvance(letter)
        return wide

    def of(self, text: str) -> float:
        """Return the width of the letters side by side, none drawn closer to another."""
        return sum(map(self.__getitem__, text))


class _Ruler:
    """Cuts and measures texts in one font. Qt shapes a whole text only to tell how wide it is."""

    def __init__(self, metrics: QFontMetricsF) -> None:
        self._metrics = metrics
        self._height, self._ascent = metrics.height(), metrics.ascent()
        self._letters = _Widths(metrics)
        closer = abs(metrics.horizontalAdvance(_PAIRS) - self._letters.of(_PAIRS)) > 0.5
        self._figures = frozenset[str]() if closer else _FIGURES

    def cut(self, text: str, width: int, *, middle: bool, right: bool) -> Laid:
        """Return a text cut to `width` pixels; not measured when it stands at the left."""
        figures = self._figures.issuperset(text)
        if figures or (not right and _PLAIN.issuperset(text)):
            wide = self._letters.of(text)
            if wide * (1 if figures else _SAFE) <= width:
                return Laid(text, wide, self._height, self._ascent, None)
            if not right and wide > width * _SAFE:
                text = self._shortened(text, width, middle=middle)
                return Laid(text, 0.0, self._height, self._ascent, None)
        metrics = self._metrics
        if len(text) >= SHORT or metrics.horizontalAdvance(text) > width:
            mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
            text = metrics.elidedText(text, mode, max(width, 0))
        wide = metrics.horizontalAdvance(text) if right else 0.0
        return Laid(text, wide, self._height, self._ascent, None)

    def _shortened(self, text: str, width: int, *, middle: bool) -> str:
        """Return as many letters as surely have room; Qt shapes all of a text to cut it.

        They are taken as Qt takes them: from both ends alike, or from the beginning.
        """
        letters, room, kept = self._letters, width - self._letters[_CUT] - _APART, 0
        for first, last in zip(text, reversed(text), strict=True):
            room -= letters[first] + (letters[last] if middle else 0)
            if room < 0:
                break
            kept += 1
        return text[:kept] + _CUT + (text[len(text) - kept :] if middle else "")


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
        key = (state & COLOURING, quiet)
        pen = self._kept.get(key)
        if pen is None:
            pen = self._kept[key] = self._made(option, quiet)
        return pen
