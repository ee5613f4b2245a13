"""The program was updated while it runs: told in a bar in both languages, with a restart."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from tests.app.test_replaced import put
from tests.support.practice import until
from tests.ui.frame_kit import program
from xpanel_desktop.app.replaced import Itself, mark
from xpanel_desktop.ui import update_desk
from xpanel_desktop.ui.application import RESTART, Program

pytestmark = pytest.mark.qt_log_ignore("does not support raise")


def said(running: Program) -> str:
    return " ".join(one.text() for one in running.window.troubles.findChildren(QLabel))


def press(running: Program, name: str) -> None:
    button = running.window.troubles.findChild(QPushButton, name)
    assert button is not None, said(running)
    button.click()


async def test_it_is_told_closed_and_ends_in_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "program"
    file.write_bytes(b"one")
    monkeypatch.setattr(update_desk, "ITSELF", Itself(file, mark(file)))
    async with program(tmp_path / "data") as running:
        await until(lambda: running.updated, seconds=30)
        active = running.app.applicationStateChanged
        put(file, b"two")
        active.emit(Qt.ApplicationState.ApplicationInactive)
        assert "was updated" not in said(running)
        active.emit(Qt.ApplicationState.ApplicationActive)
        await until(lambda: "was updated: restart" in said(running))
        running.use_language("tr")
        await until(lambda: "güncellendi" in said(running))
        press(running, "updated.close")
        await until(lambda: "güncellendi" not in said(running))
        put(file, b"three")
        active.emit(Qt.ApplicationState.ApplicationActive)
        await until(lambda: "güncellendi" in said(running))
        press(running, "updated.restart")
        assert await running.ended == RESTART
