"""A crash is told quietly, with what can be done; what raised stops sending where it must."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.support.practice import until
from tests.ui.frame_kit import program
from xpanel_desktop import logs
from xpanel_desktop.crashes import Crashes
from xpanel_desktop.paths import PACKAGE
from xpanel_desktop.ui.application import RESTART, Program

pytestmark = pytest.mark.qt_log_ignore("does not support raise")


def said(running: Program) -> str:
    return " ".join(one.text() for one in running.window.troubles.findChildren(QLabel))


def press(running: Program, name: str) -> None:
    button = running.window.troubles.findChild(QPushButton, name)
    assert button is not None, said(running)
    button.click()


def raised(place: str) -> Exception:
    code = compile("raise LookupError('odd')", str(PACKAGE / place), "exec")
    try:
        exec(code)
    except LookupError as error:
        return error
    raise AssertionError


async def test_it_is_told_shown_and_deleted(tmp_path: Path) -> None:
    reports = Crashes(tmp_path)
    (tmp_path / "crashes").mkdir()
    (tmp_path / "crashes" / "fatal-1.txt").write_text("Fatal Python error: Segmentation fault\n")
    async with program(tmp_path) as running:
        await until(lambda: "crashed" in said(running), seconds=30)
        press(running, "crash.look")
        dialog = running.window.help.dialog
        assert dialog is not None
        page = running.window.help._bundle()
        await until(lambda: "Segmentation fault" in page.text.toPlainText(), seconds=10)
        assert "crashed" not in said(running)
        await until(lambda: running.core.settings.get("crashes.seen", ""))
        assert len(reports.all()) == 1

        # what nothing caught in a slot: the program goes on, a restart is offered
        logs.tell_uncaught(raised("ui/window.py"))
        await until(lambda: "goes on" in said(running))
        assert not running.core.caution.halted
        await until(lambda: len(reports.all()) == 2)
        press(running, "crash.close_now")
        logs.tell_uncaught(raised("app/outbox.py"))
        await until(lambda: running.core.caution.halted)
        await until(lambda: "Sending is stopped" in said(running))
        await until(lambda: len(reports.all()) == 3)
        press(running, "crash.restart")
        assert await running.ended == RESTART
    async with program(tmp_path) as running:
        await until(lambda: "crashed" in said(running), seconds=30)
        press(running, "crash.delete")
        await until(lambda: reports.all() == [])
        assert "crashed" not in said(running)
