"""What every chart shares: points that arrow keys and the mouse look at, a ground, a word box."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from xpanel_desktop.ui.mirroring import keep_direction
from xpanel_desktop.ui.theme import tokens

HEIGHT, FOOT = 196, 24
"""Pixels of a chart, and of the line of words under what it draws, in the usual font."""
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)


class Chart(QLabel):
    """A chart of numbered points, at most one of which is looked at. Says it all in words.

    A label with a picture, though it paints by itself: so a screen reader hears of a graphic.
    """

    KEYS: ClassVar[Mapping[Qt.Key, int]] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
    """Keys that go to the point before or after; Home and End go to the first and the last."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        keep_direction(self)
        self._at: int | None = None
        picture = QPixmap(1, 1)
        picture.fill(Qt.GlobalColor.transparent)  # its memory held whatever was there before
        self.setPixmap(picture)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def count(self) -> int:
        """Return how many points there are; none where nothing is drawn."""
        return 0

    def foot(self) -> int:
        """Return the pixels under what is drawn: a line of words and what is about it."""
        return max(FOOT, self.fontMetrics().height() + 8)

    def name(self) -> str:
        """Return what the chart is of, in the present language."""
        return ""

    def described(self) -> str:
        """Return the point that is looked at in words; without one, the whole chart."""
        return ""

    def retranslate(self) -> None:
        """Say the chart in words, for those who cannot see it."""
        self.setAccessibleName(self.name())
        self.setAccessibleDescription(self.described())
        self.update()

    def look(self, at: int | None) -> None:
        """Look at a point, None at no one."""
        if at != self._at:
            self._at = at
            self.setAccessibleDescription(self.described())
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another point by arrows, Home and End."""
        key, last = Qt.Key(event.key()), self.count() - 1
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if last < 0 or held or key not in {*self.KEYS, *_ENDS}:
            super().keyPressEvent(event)
        elif key in _ENDS:
            self.look(0 if key is Qt.Key.Key_Home else last)
        else:
            step = self.KEYS[key]
            now = self._at if self._at is not None else last + 1 if step < 0 else -1
            self.look(min(max(now + step, 0), last))

    def leaveEvent(self, event: QEvent) -> None:
        """Look at none."""
        super().leaveEvent(event)
        self.look(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Look at none."""
        super().focusOutEvent(event)
        self.look(None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self.update()

    def sizeHint(self) -> QSize:
        """Return room for points that can be told apart."""
        return QSize(480, HEIGHT)

    def ground(self) -> QPainter:
        """Return a painter, the ground and its frame painted; the frame tells the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = tokens().accent if self.hasFocus() else tokens().line
        painter.setPen(QPen(QColor(line), 1))
        painter.setBrush(QColor(tokens().base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        return painter

    def paint_words(self, painter: QPainter, words: str, at: QPointF) -> None:
        """Paint a box of words; its upper left corner is `at`, or as near as there is room."""
        metrics = self.fontMetrics()
        box = QRectF(0, 0, metrics.horizontalAdvance(words) + 16, metrics.height() + 8)
        left = min(at.x(), self.width() - box.width() - 4)
        box.moveTopLeft(QPointF(max(left, 4), at.y()))
        painter.setPen(QPen(QColor(tokens().line), 1))
        painter.setBrush(QColor(tokens().base))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(tokens().text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
