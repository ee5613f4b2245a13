"""A chart of bars: upright over time, or lying by group. The estimated part of a bar is paler."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from xpanel_desktop.ui.text import number
from xpanel_desktop.ui.theme import tokens

HEIGHT = 196
EDGE, TOP, BOTTOM, NAMES = 12, 16, 24, 0.3
"""Pixels around the bars; the part of the width that the names of lying bars take at most."""
LYING, WIDEST, LEAST = 22, 48, 2
"""Pixels of a lying bar with its gap; of an upright bar at most; of a bar that is not nothing."""
MOST_LYING = (HEIGHT - 2 * EDGE) // LYING
PALE = 110
_BACK = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Up})
_ON = frozenset({Qt.Key.Key_Right, Qt.Key.Key_Down})


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it stands for, its length, and the part of it that is estimated."""

    name: str
    value: Decimal
    words: str
    """The value in words."""
    estimated: Decimal = Decimal(0)


class BarChart(QWidget):
    """Arrow keys and the mouse go from bar to bar; its words say the same."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._upright = True
        self._at: int | None = None
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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

    def retranslate(self) -> None:
        """Say the chart in words, for those who cannot see it."""
        self.setAccessibleName(self.tr("Chart of spending"))
        self._describe()
        self.update()

    def words(self) -> str:
        """Return the bar that is looked at in words; the longest bars when none is."""
        if self._at is not None:
            bar = self._bars[self._at]
            return f"{bar.name} · {bar.words}"
        longest = sorted(self._bars, key=lambda bar: bar.value, reverse=True)[:5]
        return "; ".join(f"{bar.name} {bar.words}" for bar in longest if bar.value)

    def _describe(self) -> None:
        self.setAccessibleDescription(self.words())

    def _look(self, at: int | None) -> None:
        if at != self._at:
            self._at = at
            self._describe()
            self.update()

    # -- keys and mouse -----------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another bar by arrows, Home and End."""
        key, last = Qt.Key(event.key()), len(self._bars) - 1
        if last < 0 or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _BACK:
            self._look(last if self._at is None else max(self._at - 1, 0))
        elif key in _ON:
            self._look(0 if self._at is None else min(self._at + 1, last))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._look(0 if key is Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look at the bar under the pointer."""
        point = event.position()
        found = (at for at, room in enumerate(self._rooms()) if room.contains(point))
        self._look(next(found, None))

    def leaveEvent(self, event: QEvent) -> None:
        """Look at none."""
        super().leaveEvent(event)
        self._look(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Look at none."""
        super().focusOutEvent(event)
        self._look(None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self.update()

    def sizeHint(self) -> QSize:
        """Return room for bars that can be told apart."""
        return QSize(480, HEIGHT)

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
        tall = self.height() - TOP - BOTTOM
        return [QRectF(left + at * step, TOP, step, tall) for at in range(len(self._bars))]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the scale, the bars and the words of the one looked at."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = tokens().accent if self.hasFocus() else tokens().line
        painter.setPen(QPen(QColor(line), 1))
        painter.setBrush(QColor(tokens().base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
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
        foot = QRectF(rooms[0].left(), self.height() - BOTTOM + 4, right - rooms[0].left(), BOTTOM)
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
        words, metrics = self.words(), self.fontMetrics()
        box = QRectF(0, 0, metrics.horizontalAdvance(words) + 16, metrics.height() + 8)
        left = min(room.right() + 4, self.width() - box.width() - 4)
        box.moveTopLeft(QPointF(max(left, 4), TOP))
        painter.setPen(QPen(QColor(tokens().line), 1))
        painter.setBrush(QColor(tokens().base))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(tokens().text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _short(amount: Decimal) -> Decimal:
    """Return a figure of the scale, with few digits: the bars' own words are exact."""
    if not amount:
        return Decimal(0)
    places = Decimal(1) if amount >= 100 else Decimal("0.01") if amount >= 1 else Decimal("0.0001")
    return amount.quantize(places)
