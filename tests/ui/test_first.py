"""The first moment: what is on the screen before the rest is imported, and how it goes on."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.closed_store import SERVICES, filled
from tests.ui.frame_kit import program, until
from xpanel_desktop.paths import DATABASE
from xpanel_desktop.store.glimpse import glimpse
from xpanel_desktop.ui import application, lean_qt
from xpanel_desktop.ui.first import First
from xpanel_desktop.ui.look import Look
from xpanel_desktop.ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)

PAINTED = textwrap.dedent("""
    import os, sys
    from xpanel_desktop import main
    main.make_haste()
    from xpanel_desktop.ui.panes import service_area

    class Watched(service_area.ServiceTable):
        def paintEvent(self, event):
            super().paintEvent(event)
            if self.model().rowCount():
                from PySide6 import QtGui, QtWidgets

                modules = {name for name, one in sys.modules.items() if "_late" not in vars(one)}
                print(*modules, *vars(QtGui), *vars(QtWidgets), flush=True)
                os._exit(0)

    service_area.ServiceTable = Watched
    main.main(["--data-dir", sys.argv[1]])
""")
LATER = (
    "argparse", "asyncio", "email", "http", "httpx", "keyring", "locale", "msgspec", "platformdirs",
    "qasync", "random", "ssl",
)  # fmt: skip
"""What no first paint waits for."""
CLASSES = ("QFont", "QStyle", "QImage", "QDialog", "QSizePolicy", "QWindow")
"""Qt's classes that it makes without: PySide makes each, with all its names, when first met."""


async def test_the_first_paint_waits_for_nothing_that_is_not_on_the_screen(tmp_path: Path) -> None:
    await filled(tmp_path)
    quiet = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.run(
        [sys.executable, "-c", PAINTED, str(tmp_path)],
        capture_output=True, text=True, env=quiet, timeout=60, check=True,
    )  # fmt: skip
    there = set(process.stdout.split())
    assert "xpanel_desktop.ui.first" in there
    assert not there & set(LATER)
    assert not there & (lean_qt.LATE | lean_qt.SPARED)
    assert "QTableView" in there
    assert not there & set(CLASSES)
    floors = ("xpanel_desktop.app", "xpanel_desktop.api", "xpanel_desktop.vault")
    assert not [name for name in there if name.startswith(floors)]
    panes = {name for name in there if name.startswith("xpanel_desktop.ui.panes.")}
    assert panes == {
        f"xpanel_desktop.ui.panes.service_{part}" for part in ("area", "bar", "face", "views")
    }


@pytest.fixture
async def first(tmp_path: Path, qapp: QApplication) -> First:
    """A window that is painted already, no core behind it yet."""
    seen = glimpse(await filled(tmp_path))
    assert seen is not None
    window = MainWindow()
    window.show_first(seen)
    window.show()
    return First(qapp, Look(qapp), window)


async def test_the_window_that_was_painted_first_is_the_one_that_works(
    first: First, tmp_path: Path
) -> None:
    window = first.window
    assert window is not None
    table = window._face.area.table
    assert window._face.model.rowCount() >= 200
    assert window.bar.account.currentText() == "Second"
    window._face.bar.search.setText("likes 149")
    window.show_pane("orders")
    assert window.pane == "services"
    async with program(tmp_path, first) as running:
        assert running.window is window
        assert window.services.table is table
        assert window.pane == "orders", "what was asked for too early is done"
        wanted, found = sum("149" in one.id for one in SERVICES), window.services.model
        await until(lambda: found.total == len(SERVICES) and found.searchable, seconds=30)
        assert found.rowCount() == wanted


async def test_a_store_that_cannot_be_opened_takes_the_window_away(
    first: First, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[bool] = []
    window = first.window
    assert window is not None

    async def tell(*_: object) -> int:
        told.append(window.isVisible())
        return 1

    monkeypatch.setattr("xpanel_desktop.ui.startup.tell", tell)
    (tmp_path / DATABASE).write_bytes(b"this is no database" * 400)
    assert await application.live(first, tmp_path, None) == 1
    assert told == [False]


async def test_quitting_before_there_is_a_core(first: First) -> None:
    asked: list[bool] = []
    window = first.window
    assert window is not None
    window.closing.connect(lambda: asked.append(True))
    QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: bool(asked))
    first.put_away()
