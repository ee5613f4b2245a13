"""As in the program: widgets die on the GUI thread, and Qt's enumerations are made quickly."""

import gc
import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from xpanel_desktop.ui import theme
from xpanel_desktop.ui.quick_enums import make_enums_quickly

make_enums_quickly()


@pytest.fixture(autouse=True)
def widgets_die_here() -> Iterator[None]:
    """Collect cycles between tests alone: a worker's thread would take Qt down."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def one_way_of_writing() -> Iterator[None]:
    """Write numbers and dates in one way, whatever the machine's is and a test before left."""
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(QLocale("en_US"))


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    """Dress the application as the program does, with the style sheet."""
    before = qapp.styleSheet()
    theme.apply(qapp, theme.Scheme.LIGHT)
    yield
    qapp.setStyleSheet(before)


@pytest.fixture
def late_evening(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let it be past ten in the evening, when the time of day has most letters in English."""
    if not hasattr(time, "tzset"):  # Windows: a program's zone cannot be set there
        yield
        return
    ahead = (22 - datetime.now(UTC).hour + 12) % 24 - 12
    with monkeypatch.context() as patch:
        patch.setenv("TZ", f"<late>{-ahead}")
        time.tzset()
        assert time.localtime().tm_hour in {22, 23}, os.environ["TZ"]
        yield
    time.tzset()
