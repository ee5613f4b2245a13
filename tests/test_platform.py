"""What the program relies on in Python and Qt, watched for a change."""

import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.reliability.soak import LOST_BY_NOTIFIER

ROOT = Path(__file__).resolve().parent.parent
CALLS = 1000
COUNT = f"""
import sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

class Teller(QObject):
    told = Signal(bool)

app = QApplication([])
label, teller = QLabel(), Teller()
teller.told.connect(lambda _: None)

def count(call):
    call()
    before = sys.getrefcount(None), sys.getrefcount(True), sys.getrefcount(False)
    for _ in range({CALLS}):
        call()
    after = sys.getrefcount(None), sys.getrefcount(True), sys.getrefcount(False)
    return max(abs(new - old) for old, new in zip(before, after))

print(count(lambda: label.setText("a")), count(label.update), count(lambda: teller.told.emit(True)))
"""


def test_calls_of_qt_leave_the_references_to_none_and_true_as_they_were() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COUNT], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    drifts = [int(word) for word in done.stdout.split()]
    assert len(drifts) == 3
    assert max(drifts) < CALLS / 50, f"PySide6 {version('PySide6-Essentials')} drops references"


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_the_pinned_qt_is_one_that_was_measured(file: str) -> None:
    pins = dict(re.findall(r"^([a-z0-9_.-]+)==(\S+)", (ROOT / file).read_text(), re.MULTILINE))
    for name in ("pyside6-essentials", "shiboken6"):
        assert pins[name].startswith("6.11."), "measure the references before another is pinned"
        assert version(name) == pins[name]


def test_every_pinned_package_has_its_hash() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text()
        pins = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
        assert len(pins) > 20
        bare = [pin.split()[0] for pin in pins if "--hash=sha256:" not in pin]
        assert bare == []


OBJECTS = f"""
import sys
from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

app = QApplication([])
kept = QPixmap(8, 8)

def count(call):
    call()
    before = sys.getrefcount(None)
    for _ in range({CALLS}):
        call()
    return (sys.getrefcount(None) - before) / {CALLS}

def paint(picture):
    painter = QPainter(picture)
    painter.end()

def notify():
    notifier = QSocketNotifier(0, QSocketNotifier.Type.Write)
    notifier.activated.connect(lambda *_: notifier.setEnabled(False))
    app.processEvents()
    notifier.setEnabled(False)

print(count(lambda: QPixmap(8, 8)), count(lambda: paint(kept)))
print(count(lambda: paint(QPixmap(8, 8))), count(notify))
"""


def test_a_new_object_of_qt_costs_no_more_references_to_none_than_it_is_known_to() -> None:
    """PySide takes one for each virtual method that Qt first calls on an object, and keeps it.

    Harmless in itself, but it hides what is not: so nothing is painted anew that can be kept, and
    the soak takes off what the event loop's notifiers cost.
    """
    done = subprocess.run(
        [sys.executable, "-c", OBJECTS], capture_output=True, text=True, timeout=60, check=False,
        stdin=subprocess.DEVNULL, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    unpainted, kept, painted, notified = map(float, done.stdout.split())
    assert max(unpainted, kept) < 0.1
    assert painted <= 6.5
    assert notified <= LOST_BY_NOTIFIER + 0.5
