"""A chart of bars: upright over time, or lying by group. The estimated part of a bar is paler."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from xpanel_desktop.ui.text import number
from xpanel_desktop.ui.theme import tokens
from xpanel_desktop.ui.widgets.chart import HEIGHT, Chart

EDGE, TOP, NAMES = 12, 16, 0.3
"""Pixels around the bars; the part of the width that the names of lying bars take at most."""
LYING, WIDEST, LEAST = 22, 48, 2
"""Pixels of a lying bar with its gap; of an upright bar at most; of a bar that is not nothing."""
MOST_LYING = (HEIGHT - 2 * EDGE) // LYING
PALE = 110


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it stands for, its length, and the part of it that is estimated."""

    name: str
    value: Decimal
    words: str
    """The value in words."""
    estimated: Decimal = Decimal(0)


class BarChart(Chart):
    """Arrow keys and the mouse go from bar to bar; its words say the same."""

    KEYS: ClassVar[Mapping[Qt.Key, int]] = {**Chart.KEYS, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._upright = True
        self.retranslate()

    @property
    def bars(self) -> Sequence[Bar]:
        """The bars that are shown."""
        return self._bars

    def show_bars(self, bars: Sequence[Bar], *, upright: bool) -> None:
        """Show bars, from left to right or from top to bottom; lying ones as many as fit."""
        self._bars = tuple(bars if upright else bars[:MOST_LYING])
        self._upright, self._at = upright, None
        self.retranslate()

    def count(self) -> int:
        """Return how many bars are shown."""
        return len(self._bars)

    def name(self) -> str:
        """Return what the chart is of."""
        return self.tr("Chart of spending")

    def described(self) -> str:
        """Return what `words` says."""
        return self.words()

    def words(self) -> str:
        """Return the bar that is looked at in words; the longest bars when none is."""
        if self._at is not None:
            bar = self._bars[self._at]
            return f"{bar.name} · {bar.words}"
        longest = sorted(self._bars, key=lambda bar: bar.value, reverse=True)[:5]
        return "; ".join(f"{bar.name} {bar.words}" for bar in longest if bar.value)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look at the bar under the pointer."""
        point = event.position()
        found = (at for at, room in enumerate(self._rooms()) if room.contains(point))
        self.look(next(found, None))

    # -- painting -----------------------------------------------------------------------

    def _most(self) -> Decimal:
        return max((bar.value for bar in self._bars), default=Decimal(0)) or Decimal(1)

    def _left(self) -> float:
        """Return where the bars begin: after the names, or after the figures of the scale."""
        metrics = self.fontMetrics()
        if self._upright:
            return EDGE + metrics.horizontalAdvance(number(_short(self._most()))) + 8
        widest = max((metrics.horizontalAdvance(bar.name) for bar in self._bars), default=0)
        return EDGE + min(widest, self.width() * NAMES) + 8

    def _rooms(self) -> list[QRectF]:
        """Return the room of each bar, as tall or as long as the longest one may be."""
        left = self._left()
        if not self._upright:
            wide = self.width() - left - EDGE
            return [QRectF(left, EDGE + at * LYING, wide, LYING) for at in range(len(self._bars))]
        step = (self.width() - left - EDGE) / max(len(self._bars), 1)
        tall = self.height() - TOP - self.foot()
        return [QRectF(left + at * step, TOP, step, tall) for at in range(len(self._bars))]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the scale, the bars and the words of the one looked at."""
        del event
        painter = self.ground()
        rooms = self._rooms()
        if self._upright and rooms:
            self._paint_scale(painter, rooms)
        for at, (bar, room) in enumerate(zip(self._bars, rooms, strict=True)):
            self._paint_bar(painter, bar, room, looked_at=at == self._at)
        if self._at is not None:
            self._paint_words(painter, rooms[self._at])

    def _paint_scale(self, painter: QPainter, rooms: Sequence[QRectF]) -> None:
        most, metrics, right = self._most(), self.fontMetrics(), self.width() - EDGE
        for part in (Decimal(0), Decimal("0.5"), Decimal(1)):
            y = rooms[0].bottom() - rooms[0].height() * float(part)
            painter.setPen(QPen(QColor(tokens().line), 1))
            painter.drawLine(QPointF(rooms[0].left(), y), QPointF(right, y))
            painter.setPen(QColor(tokens().quiet))
            box = QRectF(0, y - metrics.height() / 2, rooms[0].left() - 8, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignRight, number(_short(most * part)))
        top, wide = self.height() - self.foot() + 4, right - rooms[0].left()
        foot = QRectF(rooms[0].left(), top, wide, metrics.height())
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, self._bars[0].name)
        if len(self._bars) > 1:
            painter.drawText(foot, Qt.AlignmentFlag.AlignRight, self._bars[-1].name)

    def _paint_bar(self, painter: QPainter, bar: Bar, room: QRectF, *, looked_at: bool) -> None:
        if looked_at:
            painter.fillRect(room, QColor(tokens().hover))
        if not self._upright:
            self._paint_name(painter, bar, room)
        if bar.value <= 0:
            return
        part = float(bar.value / self._most())
        guess = float(min(bar.estimated / bar.value, Decimal(1)))
        full, pale = QColor(tokens().accent), QColor(tokens().accent)
        pale.setAlpha(PALE)
        if self._upright:
            wide = min(max(room.width() * 0.7, 1.0), WIDEST)
            tall = max(room.height() * part, LEAST)
            left = room.center().x() - wide / 2
            sure = QRectF(left, room.bottom() - tall * (1 - guess), wide, tall * (1 - guess))
            rest = QRectF(left, room.bottom() - tall, wide, tall * guess)
        else:
            longest = room.width() - self.fontMetrics().horizontalAdvance(bar.words) - 12
            wide = max(longest * part, LEAST)
            sure = QRectF(room.left(), room.top() + 4, wide * (1 - guess), LYING - 8)
            rest = QRectF(sure.right(), sure.top(), wide * guess, sure.height())
        painter.fillRect(sure, full)
        painter.fillRect(rest, pale)

    def _paint_name(self, painter: QPainter, bar: Bar, room: QRectF) -> None:
        metrics = self.fontMetrics()
        wide = room.left() - EDGE - 8
        name = metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, int(wide) + 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(tokens().text))
        painter.drawText(QRectF(EDGE, room.top(), wide + 1, LYING), middle, name)
        longest = room.width() - metrics.horizontalAdvance(bar.words) - 12
        x = room.left() + max(longest * max(float(bar.value / self._most()), 0.0), LEAST) + 8
        painter.setPen(QColor(tokens().quiet))
        painter.drawText(QRectF(x, room.top(), room.right() - x + 4, LYING), middle, bar.words)

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        if not self._upright:
            return  # they stand beside the bar
        self.paint_words(painter, self.words(), QPointF(room.right() + 4, TOP))


def _short(amount: Decimal) -> Decimal:
    """Return a figure of the scale, with few digits: the bars' own words are exact."""
    if not amount:
        return Decimal(0)
    places = Decimal(1) if amount >= 100 else Decimal("0.01") if amount >= 1 else Decimal("0.0001")
    return amount.quantize(places)
