"""Cycles of widgets are collected on the GUI thread, whatever thread allocates."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject, QTimer

from xpanel_desktop.ui import garbage
from xpanel_desktop.ui.garbage import BUSY, MOST, QUIET, SELDOM, GarbageCollector, collect_if_due

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


def test_what_is_too_many_for_one_look_is_set_aside() -> None:
    owner = QObject()
    collector = GarbageCollector(owner)
    try:
        before = gc.get_freeze_count()
        made = [[number] for number in range(MOST + 1000)]
        assert collect_if_due()
        assert gc.get_freeze_count() > before + MOST
        assert made
    finally:
        collector.close()
        gc.disable()


def test_no_look_goes_through_more_than_the_window_bears() -> None:
    owner = QObject()
    collector = GarbageCollector(owner)
    kept: list[list[int]] = []
    try:
        for _ in range(40):
            kept += [[number] for number in range(1000)]
            collect_if_due()
            assert len(gc.get_objects(generation=1)) <= 12 * 1100
            assert len(gc.get_objects(generation=2)) <= MOST
    finally:
        collector.close()
        gc.disable()


@pytest.mark.parametrize(
    ("here", "waited", "collected"),
    [(False, SELDOM, True), (False, SELDOM / 2, False), (True, SELDOM, False), (True, 3600, True)],
)
def test_what_was_set_aside_is_collected_while_the_operator_is_elsewhere(
    monkeypatch: pytest.MonkeyPatch, *, here: bool, waited: float, collected: bool
) -> None:
    now = [100.0]
    monkeypatch.setattr(garbage, "_here", lambda: here)
    owner = QObject()
    collector = GarbageCollector(owner, lambda: now[0])
    timer = owner.findChild(QTimer)
    assert isinstance(timer, QTimer)
    try:
        DIED_ON.clear()
        Cycle()
        gc.freeze()
        now[0] += waited
        timer.timeout.emit()
        assert bool(DIED_ON) is collected
        timer.timeout.emit()
        assert len(DIED_ON) == collected
    finally:
        collector.close()
        gc.unfreeze()
        gc.collect()
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
