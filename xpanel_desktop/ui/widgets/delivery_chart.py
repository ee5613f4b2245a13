"""The chart of delivery: what was delivered over time, states as marks, the estimate as a wedge."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from xpanel_desktop.ui.models.service_cells import count
from xpanel_desktop.ui.text import moment, state_words
from xpanel_desktop.ui.theme import tokens
from xpanel_desktop.ui.widgets.chart import Chart
from xpanel_desktop.ui.widgets.delivery_curve import Curve, Places, nearest
from xpanel_desktop.ui.widgets.order_marks import state_icon

TOP, SIDE = 28, 12
MARK, APART = 16, 20
DOTS = 60
"""Readings up to which each one has a dot."""


class DeliveryChart(Chart):
    """Arrow keys and the mouse go from reading to reading; its words say the same."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._curve: Curve | None = None
        self._laid: Places | None = None
        self.retranslate()

    @property
    def reading(self) -> int | None:
        """The number of the reading that is looked at."""
        return self._at

    def show_curve(self, curve: Curve | None) -> None:
        """Show a curve; None shows that there is nothing to draw yet."""
        if curve != self._curve:
            self._curve = curve
            if curve is None or (self._at or 0) >= len(curve.readings):
                self._at = None
            self.retranslate()

    def count(self) -> int:
        """Return how many readings there are."""
        return len(self._curve.readings) if self._curve else 0

    def name(self) -> str:
        """Return what the chart is of."""
        return self.tr("Chart of delivery")

    def described(self) -> str:
        """Return the reading that is looked at in words, or the whole chart."""
        return self.reading_words() or self.words()

    def words(self) -> str:
        """Return the whole chart in words: the readings and each state with its time."""
        curve = self._curve
        if curve is None:
            return self.tr("No readings yet.")
        first, last = curve.readings[0], curve.readings[-1]
        told = self.tr(
            "Readings: {count}, from {first} to {last}. Delivered {done} of {quantity}."
        ).format(
            count=count(len(curve.readings)),
            first=moment(first.at),
            last=moment(last.at),
            done=count(curve.delivered(-1)),
            quantity=count(curve.quantity),
        )
        states = [f"{moment(at)} {state_words(state)}" for at, state in curve.states]
        return f"{told} {'; '.join(states)}"

    def reading_words(self) -> str:
        """Return the reading that is looked at in words, empty for none."""
        if self._curve is None or self._at is None:
            return ""
        one = self._curve.readings[self._at]
        return self.tr("{time} · delivered {done} · remain {remains}").format(
            time=moment(one.at), done=count(self._curve.delivered(self._at)),
            remains=count(one.remains),
        )  # fmt: skip

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look at the reading under the pointer."""
        if self._curve is not None:
            self.look(nearest(self._places(self._curve).points, event.position().x()))

    # -- painting -----------------------------------------------------------------------

    def _room(self) -> QRectF:
        metrics, left = self.fontMetrics(), 0
        if self._curve is not None:
            left = max(
                metrics.horizontalAdvance(count(number))
                for number in (self._curve.most, self._curve.least)
            )
        return QRectF(self.rect()).adjusted(SIDE + left + 8, TOP, -SIDE - MARK / 2, -self.foot())

    def _places(self, curve: Curve) -> Places:
        """Return where everything is: reckoned anew for another curve or another room only."""
        room = self._room()
        if self._laid is None or self._laid.curve is not curve or self._laid.room != room:
            self._laid = Places(curve, room)
        return self._laid

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the axes, the states, the curve and the reading looked at."""
        del event
        painter = self.ground()
        if self._curve is None:
            painter.setPen(QColor(tokens().quiet))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.words())
            return
        places = self._places(self._curve)
        self._paint_axes(painter, places)
        self._paint_states(painter, places)
        _paint_curve(painter, places)
        self._paint_reading(painter, places)

    def _paint_axes(self, painter: QPainter, places: Places) -> None:
        curve, room = places.curve, places.room
        metrics = self.fontMetrics()
        for number in sorted({curve.least, 0, curve.most // 2, curve.most, curve.quantity}):
            y = places.y(number)
            painter.setPen(QPen(QColor(tokens().line), 1))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            crowded = number != curve.most and abs(y - room.top()) < metrics.height()
            if not crowded:
                painter.setPen(QColor(tokens().quiet))
                left = QRectF(0, y - metrics.height() / 2, room.left() - 8, metrics.height())
                painter.drawText(left, Qt.AlignmentFlag.AlignRight, count(number))
        top = self.height() - self.foot() + 4
        foot = QRect(int(room.left()), top, int(room.width()), metrics.height())
        first, last = moment(curve.begins), moment(curve.ends)
        wide = metrics.horizontalAdvance(first) + metrics.horizontalAdvance(last) + 24
        painter.setPen(QColor(tokens().quiet))
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, last)
        if wide <= foot.width():
            painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, first)

    def _paint_states(self, painter: QPainter, places: Places) -> None:
        """Draw a line at each state, and its mark where there is room for it."""
        before = -APART
        for at, state in places.curve.states:
            x = places.x(at)
            painter.setPen(QPen(QColor(tokens().quiet), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, TOP - 6), QPointF(x, places.room.bottom()))
            if x - before >= APART:
                mark = QRect(round(x - MARK / 2), 4, MARK, MARK)
                state_icon(state).paint(painter, mark)
                before = x

    def _paint_reading(self, painter: QPainter, places: Places) -> None:
        if self._at is None:
            return
        point = places.points[self._at]
        painter.setPen(QPen(QColor(tokens().text), 1))
        painter.drawLine(QPointF(point.x(), TOP), QPointF(point.x(), places.room.bottom()))
        painter.setBrush(QColor(tokens().accent))
        painter.drawEllipse(point, 4, 4)
        self.paint_words(painter, self.reading_words(), QPointF(point.x() + 8, TOP + 4))


def _paint_curve(painter: QPainter, places: Places) -> None:
    accent, points = QColor(tokens().accent), places.points
    floor = places.y(max(places.curve.least, 0))
    pale = QColor(accent)
    pale.setAlpha(36)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pale)
    ends = QPointF(points[0].x(), floor), QPointF(points[-1].x(), floor)
    painter.drawPolygon(QPolygonF([ends[0], *points, ends[1]]))
    wedge = places.wedge()
    if wedge:
        painter.drawPolygon(QPolygonF(wedge))
        painter.setPen(QPen(accent, 1, Qt.PenStyle.DashLine))
        for end in wedge[1:]:
            painter.drawLine(wedge[0], end)
    painter.setPen(QPen(accent, 2))
    painter.drawPolyline(QPolygonF(points))
    painter.setBrush(QColor(tokens().base))
    for point in points if len(points) <= DOTS else points[-1:]:
        painter.drawEllipse(point, 2.5, 2.5)
