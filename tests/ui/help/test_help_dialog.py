"""Help in the real window: its pages over a real core, its buttons, its languages."""

import asyncio
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.app.test_help import PASSAGE
from tests.support.practice import until
from tests.ui.frame_kit import added, program
from xpanel_desktop.app.health import Grade
from xpanel_desktop.paths import ASSETS, LOG
from xpanel_desktop.ui.actions import ACTIONS
from xpanel_desktop.ui.application import Program
from xpanel_desktop.ui.help.bundle_page import BundlePage
from xpanel_desktop.ui.help.dialog import PAGES, HelpDialog
from xpanel_desktop.ui.help.guide_page import GuidePage
from xpanel_desktop.ui.help.health_page import HealthPage
from xpanel_desktop.ui.help.log_page import LogPage
from xpanel_desktop.ui.help.requests_page import RequestsPage

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", "This plugin does")
LINES = (
    "2026-11-24 10:00:00,123 INFO x: begun\n"
    "2026-11-24 10:00:01,000 WARNING x: <b>odd</b>\n"
    "2026-11-24 10:00:02,000 ERROR x: failed\n"
)


def opened(running: Program, page: str) -> HelpDialog:
    running.window.help.open(page)
    dialog = running.window.help.dialog
    assert dialog is not None
    return dialog


async def test_requests_are_filtered_told_in_full_and_copied(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        core = running.core
        await core.sessions.set_offline(offline=True)
        first = await added(core, "Main")
        other = await added(core, "<b>Other</b>")
        page = opened(running, "requests").page("requests")
        assert isinstance(page, RequestsPage)
        assert page._middle.sentence
        core.traffic.watcher(first.id)(PASSAGE)
        core.traffic.watcher(other.id)(replace(PASSAGE, status=500, beginning=b"<i>no</i>", size=9))
        await until(lambda: page.model.rowCount() == 2)
        assert page._middle.sentence == ""
        assert "<i>no</i>" in page.detail.toPlainText()
        page.table.selectRow(1)
        looked_at = page.chosen
        core.traffic.watcher(first.id)(replace(PASSAGE, trouble="cut", status=None))
        await until(lambda: page.model.rowCount() == 3)
        assert page.chosen == looked_at, "what is looked at stays"
        page.failed.setChecked(True)
        assert [one.passage.status for one in page.model.rows] == [None, 500]
        page.accounts.choose(other.id)
        page.read()
        assert [one.account_id for one in page.model.rows] == [other.id]
        page.copy.click()
        assert QGuiApplication.clipboard().text() == page.detail.toPlainText()
        assert "HTTP 500" in page.model.data(page.model.index(0, 3))


async def test_the_log_by_level(tmp_path: Path) -> None:
    (tmp_path / LOG).write_text(LINES)
    async with program(tmp_path) as running:
        page = opened(running, "log").page("log")
        assert isinstance(page, LogPage)
        await until(lambda: len(page.entries) == 3)
        assert "begun" in page.text.toPlainText()
        for level, begun in (("warnings", "WARNING"), ("errors", "ERROR")):
            button = page.levels.findChild(object, f"segment.{level}")
            button.click()  # type: ignore[attr-defined]
            assert page.text.toPlainText().split()[2] == begun
        page.copy.click()
        assert QGuiApplication.clipboard().text() == "2026-11-24 10:00:02 ERROR x: failed\n"
        with (tmp_path / LOG).open("a") as file:
            file.write("2026-11-24 10:00:03,000 ERROR x: again\n")
        page.read()
        await until(lambda: "again" in page.text.toPlainText())


async def test_the_bundle_is_saved_as_it_is_shown(tmp_path: Path) -> None:
    async with program(tmp_path / "data") as running:
        running.core.traffic.watcher(1)(PASSAGE)
        page = opened(running, "bundle").page("bundle")
        assert isinstance(page, BundlePage)
        await until(page.save.isEnabled)
        assert "SECRET" not in page.bundle["requests.txt"]
        for at, text in enumerate(page.bundle.values()):
            page.files.setCurrentRow(at)
            assert page.text.toPlainText() == text
        page.contents.setChecked(True)
        assert not page.save.isEnabled(), "not what is not shown yet"
        await until(page.save.isEnabled)
        assert "SECRET" in page.text.toPlainText()
        page.write(tmp_path / "none" / "bundle.zip")
        await until(lambda: page._told.property("words") == "bad")
        page.write(tmp_path / "bundle.zip")
        await until(lambda: page._told.property("words") == "good")
        with zipfile.ZipFile(tmp_path / "bundle.zip") as packed:
            assert packed.read("requests.txt").decode() == page.bundle["requests.txt"]


async def test_health_and_its_buttons(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        core = running.core
        await core.sessions.set_offline(offline=True)
        await added(core, "<b>Main</b>")
        page = opened(running, "health").page("health")
        assert isinstance(page, HealthPage)
        await until(lambda: len(page.shown) == 7)
        await until(lambda: page.shown[0].grade is Grade.GOOD)  # looked over and backed up
        assert page.shown[5].name == "<b>Main</b>"
        assert page.shown[1].sentence == str(tmp_path)
        button = page.findChild(QPushButton, "health.online")
        assert isinstance(button, QPushButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        await until(lambda: not core.sessions.offline)
        await until(lambda: page.shown[4].grade is Grade.GOOD)
        await until(lambda: page.shown[5].grade is Grade.BAD)
        assert page.shown[5].deed.startswith("retry")
        backups = [
            one for one in page.findChildren(QPushButton, "health.backups") if one.isVisible()
        ]
        wanted: list[str] = []
        page.wanted.connect(wanted.append)
        backups[0].click()
        assert wanted == ["backups"]
        assert running.window.safety._backups is not None
        running.window.safety._backups.close()


async def test_the_guide_goes_to_chapters_and_pages_and_asks_before_the_web(
    tmp_path: Path,
) -> None:
    async with program(tmp_path) as running:
        dialog = opened(running, "guide")
        page = dialog.page("guide")
        assert isinstance(page, GuidePage)
        html = page.text.toHtml()
        links = set(re.findall(r'href="([^"]*)"', html))
        assert links == {*(f"#{at}" for at in range(1, 9)), "#health"}
        assert "src=" not in html
        bar = page.text.verticalScrollBar()
        assert bar.value() == 0
        tops: list[int] = []
        for at in range(1, 9):
            page.follow(QUrl(f"#{at}"))
            tops.append(bar.value())
        assert tops == sorted(tops)
        assert tops[0] < tops[3]
        page.follow(QUrl("https://xpanel.example/help"))
        assert page.links.isVisible()
        assert page.links.go.isVisible()
        for odd in ("file:///etc/passwd", "javascript:alert(1)"):
            page.follow(QUrl(odd))
            assert not page.links.go.isVisible()
        assert page.text.loadResource(2, QUrl("file:///etc/passwd")) == ""
        page.follow(QUrl("#none"))
        assert dialog.segments.chosen == "guide"
        page.follow(QUrl("#health"))
        assert dialog.segments.chosen == "health"


@pytest.mark.parametrize("name", ["tr", "en"])
def test_both_guides_have_the_same_chapters(name: str) -> None:
    told = (ASSETS / "guide" / f"{name}.md").read_text(encoding="utf-8")
    assert told.count("\n## ") == 8
    for spec in re.findall(r"Ctrl\+(?:Shift\+)?\w+", told):
        known = {key for one in ACTIONS.values() for key in one.keys} | {"Ctrl+S", "Ctrl+Enter"}
        assert spec in known


async def test_f1_and_the_settings_open_it_in_both_languages(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        window = running.window
        window.actions_by_name["help"].trigger()
        dialog = window.help.dialog
        assert dialog is not None
        assert dialog.isVisible()
        for name, button in window.rooms.settings.part.help.buttons.items():
            button.click()
            assert dialog.segments.chosen == name
        assert set(window.rooms.settings.part.help.buttons) == set(PAGES)
        running.use_language("tr")
        await asyncio.sleep(0)
        assert dialog.windowTitle() == "Yardım ve durum"
        running.use_language("en")
