"""What the chart of delivery draws, and where: readings, states and the estimate as places."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF

from xpanel_desktop.domain.delivery import Outlook, Reading, readings
from xpanel_desktop.domain.history import History, states_met
from xpanel_desktop.domain.state import State

_LEAST = timedelta(minutes=1)


@dataclass(frozen=True)
class Curve:
    """Readings and states of one order. Times are UTC; what all readings tell is reckoned once."""

    readings: tuple[Reading, ...]
    quantity: int
    states: tuple[tuple[datetime, State], ...]
    outlook: Outlook

    @cached_property
    def begins(self) -> datetime:
        """The first time that is drawn."""
        return min([self.readings[0].at, *(at for at, _ in self.states)])

    @cached_property
    def ends(self) -> datetime:
        """The last time that is drawn, with at most as much of what is to come as has been."""
        known = max([self.readings[-1].at, *(at for at, _ in self.states)])
        out = self.outlook
        ahead = (out.latest or out.earliest) if out.span else None
        if ahead is not None and ahead > known:
            known = min(ahead, known + max(known - self.begins, _LEAST))
        return max(known, self.begins + _LEAST)

    @cached_property
    def most(self) -> int:
        """The largest number that is drawn."""
        return max(self.quantity, *(self.delivered(at) for at in range(len(self.readings))), 1)

    @cached_property
    def least(self) -> int:
        """The smallest number that is drawn: below zero when more remains than was ordered."""
        return min(0, *(self.delivered(at) for at in range(len(self.readings))))

    def delivered(self, at: int) -> int:
        """Return what was delivered by a reading."""
        return self.quantity - self.readings[at].remains


def curve_of(history: History, outlook: Outlook) -> Curve | None:
    """Return what there is to draw of an order; None when nothing was read yet."""
    order = history.order
    found = readings(order, history.movements)
    if not found or not order.quantity:
        return None
    met = states_met(history.movements)
    first = [(order.sent_at, State.PENDING)] if order.sent_at else []
    told = [(one.at, one.state) for one in met]
    if first and (not told or told[0][1] is not State.PENDING):
        told = first + told
    return Curve(tuple(found), order.quantity, tuple(told), outlook)


@dataclass(frozen=True)
class Places:
    """Turns times and numbers of a curve into points of a rectangle."""

    curve: Curve
    room: QRectF

    def x(self, at: datetime) -> float:
        """Return the place of a time; what is beyond the end stands at the border."""
        whole = (self.curve.ends - self.curve.begins) / timedelta(seconds=1)
        part = (at - self.curve.begins) / timedelta(seconds=1) / whole
        return self.room.left() + self.room.width() * min(max(part, 0.0), 1.0)

    def y(self, delivered: int) -> float:
        """Return the place of a number: 0 at the bottom."""
        low, high = self.curve.least, self.curve.most
        return self.room.bottom() - self.room.height() * ((delivered - low) / (high - low))

    @cached_property
    def points(self) -> list[QPointF]:
        """Return the place of each reading."""
        curve = self.curve
        return [
            QPointF(self.x(one.at), self.y(curve.delivered(at)))
            for at, one in enumerate(curve.readings)
        ]

    def wedge(self) -> list[QPointF]:
        """Return the triangle of the estimate; empty when there is none of a pace."""
        out, last = self.curve.outlook, self.points[-1]
        if out.span is None or out.earliest is None:
            return []
        return [last, self._towards(last, out.earliest), self._towards(last, out.latest)]

    def _towards(self, last: QPointF, end: datetime | None) -> QPointF:
        """Return where the way to the whole quantity at `end` leaves the picture."""
        if end is None:
            return QPointF(self.room.right(), last.y())
        top, known = self.y(self.curve.quantity), self.curve.readings[-1].at
        if end <= self.curve.ends:
            return QPointF(self.x(end), top)
        part = (self.curve.ends - known) / (end - known)
        return QPointF(self.room.right(), last.y() + (top - last.y()) * part)


def nearest(points: Sequence[QPointF], x: float) -> int:
    """Return the number of the point that is nearest to `x`."""
    return min(range(len(points)), key=lambda at: abs(points[at].x() - x))
