"""Newer versions in the real window: agreed to in the settings, told by help and health."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from tests.app.test_updates import KEY, PAGE, answer, signed
from tests.support.practice import until
from tests.support.raw_server import raw_server
from tests.ui.frame_kit import program
from xpanel_desktop.app import core as composing
from xpanel_desktop.app.health import Grade
from xpanel_desktop.app.updates import Found, Source, Told
from xpanel_desktop.domain.release import Release
from xpanel_desktop.ui.help.health_page import HealthPage
from xpanel_desktop.ui.help.update_words import update_words

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", "This plugin does")
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


def told(found: Found, version: str = "") -> Told:
    release = Release(version, PAGE) if version else None
    return Told(possible=True, agreed=True, found=found, release=release, at=NOW)


WORDS = {
    "does not look for newer": Told(possible=False, agreed=False),
    "are not looked for": replace(told(Found.NEWER, "9.0.0"), agreed=False),
    "It has not been looked": Told(possible=True, agreed=True),
    "There is no newer one.": told(Found.CURRENT, "0.1.0"),
    "Version 9.0.0 is out.": told(Found.NEWER, "9.0.0"),
    "is 0.0.1: older than this.": told(Found.OLDER, "0.0.1"),
    "was not reached": told(Found.UNREACHED),
    "does not bear the signature": told(Found.BAD),
}


@pytest.mark.parametrize("words", WORDS)
def test_each_state_has_its_words(words: str) -> None:
    assert words in update_words(WORDS[words], NOW + timedelta(minutes=5))


async def test_it_is_agreed_to_in_the_settings_and_told_in_health(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def note(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    async with raw_server(answer(signed())) as server:
        place = Source(server.url, KEY.public_key().public_bytes_raw())
        monkeypatch.setattr(composing, "source", lambda _file: place)
        async with program(tmp_path) as running:
            section = running.window.rooms.settings.part.updates
            assert not section.agreed.isChecked()
            assert section.isVisibleTo(running.window.rooms.settings.part)
            running.window.help.open("health")
            assert running.window.help.dialog is not None
            page = running.window.help.dialog.page("health")
            assert isinstance(page, HealthPage)
            await until(lambda: bool(page.shown))
            assert any("are not looked for" in line.sentence for line in page.shown)
            section.agreed.click()
            await until(lambda: any("99.0.0" in line.sentence for line in page.shown))
            (line,) = (line for line in page.shown if "99.0.0" in line.sentence)
            assert line.grade is Grade.WARN
            button = page.findChild(QPushButton, f"health.{line.deed}")
            assert button is not None
            button.click()
            assert opened == [PAGE]
            assert server.connections == 1
            section.agreed.click()
            await until(lambda: any("are not looked for" in line.sentence for line in page.shown))
            assert not running.core.updates.told.agreed


async def test_a_build_that_never_looks_asks_nothing(tmp_path: Path) -> None:
    async with program(tmp_path) as running:
        section = running.window.rooms.settings.part.updates
        assert not section.isVisibleTo(running.window.rooms.settings.part)
