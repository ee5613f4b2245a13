"""The chart of delivery goes through the readings of a long order once, not for each of them."""

from datetime import timedelta

from PySide6.QtCore import QRectF

from tests.support.tickets import NOW
from xpanel_desktop.domain.delivery import Outlook, Reading, Told
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui.widgets.delivery_curve import Curve, Places

READINGS = 1000
MINUTE = timedelta(minutes=1)


class Counted(Curve):
    """A curve that counts how often it tells what was delivered."""

    told = 0

    def delivered(self, at: int) -> int:
        type(self).told += 1
        return super().delivered(at)


def test_the_places_of_a_thousand_readings_are_laid_in_one_go() -> None:
    readings = tuple(Reading(NOW + at * MINUTE, READINGS - 1 - at) for at in range(READINGS))
    states = ((NOW, State.IN_PROGRESS),)
    curve = Counted(readings, READINGS - 1, states, Outlook(Told.TOO_FEW))
    places = Places(curve, QRectF(0, 0, READINGS - 1, READINGS - 1))
    assert [(point.x(), point.y()) for point in (places.points[0], places.points[-1])] == [
        (0, READINGS - 1),
        (READINGS - 1, 0),
    ]
    assert Counted.told <= 4 * READINGS
