"""Hostile texts in what opens for one item: dialogs, the page of an order, the list of news."""

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.hostile_kit import HOSTILE, MARK, all_faults, watched
from tests.ui.places import PLACES, page, shop
from tests.ui.walking import walk

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support", "QXcbClipboard"),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs inotify"),
]


async def test_what_opens_for_one_item_shows_hostile_texts_as_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    found: list[str] = []
    with watched(tmp_path) as watching:
        words = [*watching.texts, *HOSTILE]
        async with shop(tmp_path / "data", words, HOSTILE[4] + watching.texts[0]) as one:
            for place in PLACES:
                await place(one)
                if place is page:
                    assert sum(MARK in told.text for told in walk()) > 50
                found += [f"{place.__name__}: {fault}" for fault in all_faults()]
                for widget in QApplication.topLevelWidgets():
                    if widget.isVisible():
                        widget.grab()
                        if widget is not one.running.window:
                            widget.close()
                found += [f"{place.__name__}: {fault}" for fault in watching.touched()]
            assert len(list(walk())) > 500
    assert "\n".join(sorted(set(found))) == ""
    assert opened == []


def test_a_picture_that_is_loaded_is_seen(qtbot: QtBot, tmp_path: Path) -> None:
    with watched(tmp_path) as watching:
        label = QLabel(watching.texts[0])
        qtbot.addWidget(label)
        label.grab()
        assert watching.touched() == ["the file was opened"]
        assert watching.touched() == []
