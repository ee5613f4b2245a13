"""The balance over time as a small painted line of steps; its extremes are told in words."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from xpanel_desktop.domain.money import from_units
from xpanel_desktop.domain.reckoning import Reading
from xpanel_desktop.store.columns import time_of
from xpanel_desktop.ui.mirroring import keep_direction
from xpanel_desktop.ui.plain import plain, tooltip
from xpanel_desktop.ui.text import moment, money
from xpanel_desktop.ui.theme import tokens

TALL, EDGE, GAP = 96, 12, 4


class BalanceLine(QWidget):
    """Steps, since a balance stays as it is until it moves. Pointing at it tells the reading."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        keep_direction(self)
        self._readings: Sequence[Reading] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(TALL)
        self.setMouseTracking(True)

    def show_readings(self, readings: Sequence[Reading]) -> None:
        """Show these readings, the oldest first."""
        self._readings = readings
        self.setVisible(len(readings) > 1)
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        """Say the line in words, for those who cannot see it."""
        if len(self._readings) < 2:
            self.setAccessibleName("")
            return
        least = min(self._readings, key=lambda one: one.amount)
        most = max(self._readings, key=lambda one: one.amount)
        told = self.tr("Balance from {first} to {last}: least {least}, most {most}, now {now}")
        self.setAccessibleName(
            told.format(
                first=moment(time_of(self._readings[0].at)),
                last=moment(time_of(self._readings[-1].at)),
                least=_money(least),
                most=_money(most),
                now=_money(self._readings[-1]),
            )
        )

    def sizeHint(self) -> QSize:
        """Return room for the line and the words beside it."""
        return QSize(320, TALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the steps, the extremes beside them, the days below."""
        del event
        if len(self._readings) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self._room()
        steps = QPolygonF(self._steps(room))
        ground = QPolygonF(steps)
        ground.append(QPointF(room.right(), room.bottom()))
        ground.append(QPointF(room.left(), room.bottom()))
        tint = QColor(tokens().accent)
        tint.setAlphaF(0.12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawPolygon(ground)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens().line), 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        painter.setPen(QPen(QColor(tokens().accent), 1.5))
        painter.drawPolyline(steps)
        self._write(painter, room)

    def _room(self) -> QRectF:
        line = self.fontMetrics().height()
        return QRectF(
            EDGE, line + GAP, max(self.width() - 2 * EDGE, 1), self.height() - 2 * (line + GAP)
        )

    def _steps(self, room: QRectF) -> list[QPointF]:
        low = min(one.amount for one in self._readings)
        high = max(one.amount for one in self._readings)
        begin, end = self._readings[0].at, self._readings[-1].at
        across, up = room.width() / max(end - begin, 1), room.height() / max(high - low, 1)
        points: list[QPointF] = []
        for one in self._readings:
            x = room.left() + (one.at - begin) * across
            y = room.bottom() - (one.amount - low) * up
            if points and points[-1].y() != y:
                points.append(QPointF(x, points[-1].y()))
            points.append(QPointF(x, y))
        return points

    def _write(self, painter: QPainter, room: QRectF) -> None:
        painter.setPen(QColor(tokens().quiet))
        above = QRectF(room.left(), 0, room.width(), room.top() - GAP)
        below = QRectF(room.left(), room.bottom() + GAP, room.width(), self.fontMetrics().height())
        most = max(self._readings, key=lambda one: one.amount)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        painter.drawText(above, left, self.tr("most {amount}").format(amount=_money(most)))
        now = _money(self._readings[-1])
        painter.drawText(above, right, self.tr("now {amount}").format(amount=now))
        painter.drawText(below, left, moment(time_of(self._readings[0].at)))
        painter.drawText(below, right, moment(time_of(self._readings[-1].at)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the reading that is pointed at."""
        if len(self._readings) < 2:
            return
        room = self._room()
        begin, end = self._readings[0].at, self._readings[-1].at
        share = (event.position().x() - room.left()) / room.width()
        at = begin + min(max(share, 0.0), 1.0) * (end - begin)
        place = max(bisect_right(self._readings, at, key=lambda one: one.at) - 1, 0)
        one = self._readings[place]
        told = tooltip(f"{_money(one)} · {moment(time_of(one.at))}")
        QToolTip.showText(event.globalPosition().toPoint(), told, self)

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and language."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self.retranslate()
            self.update()


def _money(one: Reading) -> str:
    return money(from_units(one.amount), plain(one.currency))
