"""Cycles are collected on the GUI thread alone.

Python collects them on whatever thread allocates; a widget that dies on the database's thread takes
Qt down with it (seen: "Timers cannot be stopped from another thread", then a crash).
"""

import gc

from PySide6.QtCore import QObject, QTimer

QUIET, BUSY = 1000, 100
"""Milliseconds until the next look: soon after much was allocated, so that no look takes long."""


class GarbageCollector(QObject):
    """Takes collecting over from Python for as long as it lives, at Python's own thresholds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what the start has made stays: looking at it again and again takes time
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(QUIET)

    def _look(self) -> None:
        self._timer.setInterval(BUSY if collect_if_due() else QUIET)

    def close(self) -> None:
        """Give collecting back to Python."""
        gc.enable()


def collect_if_due() -> bool:
    """Collect the oldest generation whose threshold is passed; tell whether one was."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation]:
            gc.collect(generation)
            return True
    return False
