"""Cycles of widgets are collected on the GUI thread, whatever thread allocates."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject, QTimer

from xpanel_desktop.ui.garbage import BUSY, QUIET, GarbageCollector, collect_if_due

pytestmark = pytest.mark.usefixtures("qapp")
DIED_ON: list[int] = []


class Cycle(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.me = self

    def __del__(self) -> None:
        DIED_ON.append(threading.get_ident())


def allocate() -> None:
    """Make so many objects that Python would collect."""
    kept = [[number] for number in range(50_000)]
    assert kept


def test_a_worker_that_allocates_collects_nothing() -> None:
    owner = QObject()
    collector = GarbageCollector(owner)
    try:
        Cycle()
        worker = threading.Thread(target=allocate)
        worker.start()
        worker.join()
        assert DIED_ON == []
        for _ in range(3):
            allocate_here = [[number] for number in range(2000)]
            collect_if_due()
            assert allocate_here
        gc.collect()
        assert set(DIED_ON) == {threading.get_ident()}
    finally:
        collector.close()
        gc.disable()


def test_it_looks_again_soon_only_while_there_is_something_to_collect() -> None:
    owner = QObject()
    collector = GarbageCollector(owner)
    try:
        timer = owner.findChild(QTimer)
        assert isinstance(timer, QTimer)
        waits: list[int] = []
        for count in (2000, 1):
            made = [[number] for number in range(count)]
            timer.timeout.emit()
            waits.append(timer.interval())
            assert made
        assert waits == [BUSY, QUIET]
    finally:
        collector.close()
        gc.disable()
