"""Cycles are collected on the GUI thread alone, a little at a time.

Python collects them on whatever thread allocates; a widget that dies on the database's thread takes
Qt down with it (seen: "Timers cannot be stopped from another thread", then a crash).

What a look goes through stalls the window, up to 1 µs for each object (measured). So what is young
is looked at often, and what lives on is set aside until the operator is elsewhere.
"""

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

QUIET, BUSY = 500, 40
"""Milliseconds until the next look: soon after much was allocated, so that no look takes long."""
MOST = 6_000
"""Objects that a look may go through while the operator is here: some 5 ms."""
SELDOM, LONGEST = 60.0, 3600.0
"""Seconds between two looks at everything: while the operator is elsewhere, and in any case."""


class GarbageCollector(QObject):
    """Takes collecting over from Python for as long as it lives, at Python's own thresholds."""

    def __init__(self, parent: QObject, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._now = now
        gc.disable()
        gc.freeze()  # what the start has made stays: looking at it again and again takes time
        self._last = now()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(QUIET)

    def _look(self) -> None:
        if self._now() - self._last >= (LONGEST if _here() else SELDOM):
            collect_all()
            self._last = self._now()
        self._timer.setInterval(BUSY if collect_if_due() else QUIET)

    def close(self) -> None:
        """Give collecting back to Python."""
        gc.enable()


def collect_if_due() -> bool:
    """Collect what is young, once it is many objects; tell whether it was.

    What is too many to go through at once, such as a catalogue, is set aside for `collect_all`, and
    so is what has lived through two looks.
    """
    young, looks, _ = gc.get_count()
    if young <= gc.get_threshold()[0]:
        return False
    if young > MOST:
        gc.freeze()
    elif looks < gc.get_threshold()[1]:
        gc.collect(0)
    elif young + len(gc.get_objects(generation=1)) > MOST:
        gc.freeze()
    else:
        gc.collect(1)
    return True


def collect_all() -> None:
    """Collect everything, what was set aside too: a tenth of a second and more."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _here() -> bool:
    """Tell whether the operator may be at work in one of the program's windows."""
    return QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
