"""What a panel or a paste puts into a text is shown as text: no markup, no tricks, bounded."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel, QTextEdit
from pytestqt.qtbot import QtBot

from tests.support.practice import practice
from tests.support.spiteful_panel import Spite
from tests.ui.frame_kit import program
from tests.ui.hostile_kit import (
    HOSTILE,
    MARK,
    TRICKS,
    all_faults,
    day,
    hostile,
    look_at_all,
)
from tests.ui.walking import walk
from xpanel_desktop.domain.tags import MAX_NOTE, MAX_WORD, Tags
from xpanel_desktop.ui.plain import CAP, plain, several, tooltip
from xpanel_desktop.ui.widgets.link_bar import web_link

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "QXcbClipboard")


async def test_what_is_hostile_is_text_and_nothing_else_everywhere(tmp_path: Path) -> None:
    async with practice(services=12) as place:
        place.door.app = Spite(place.door.app, hostile)
        async with program(tmp_path / "data") as running:
            window = running.window
            await day(running, place.url, place.key.reveal(), HOSTILE[4] + HOSTILE[2])
            orders = await running.core.orders.get([1, 2, 3])
            for one, text in zip(orders, HOSTILE, strict=False):
                tags = Tags(label=text[:MAX_WORD], customer=text[:MAX_WORD], note=text[:MAX_NOTE])
                await running.core.tickets.tag(one.id, tags)
            await look_at_all(running)
            window.open_accounts(None)
            window.rooms.templates.part.open()
            await asyncio.sleep(0.05)
            found = all_faults()
            assert sum(MARK in one.text for one in walk()) > 50, "it is shown at all"
            window.rooms.accounts.part.close()
            window.rooms.templates.part.close()
    assert sorted(set(found)) == []


def test_a_widget_that_would_take_markup_is_found(qtbot: QtBot) -> None:
    label, edit = QLabel(HOSTILE[0]), QTextEdit()
    for widget in (label, edit):
        qtbot.addWidget(widget)
    label.setToolTip(HOSTILE[1])
    found = all_faults()
    assert any("guesses its format" in one for one in found)
    assert any("can hold markup" in one for one in found)
    assert any("markup in a tooltip" in one for one in found)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_one_bounded_plain_line(text: str) -> None:
    shown = plain(text)
    assert MARK in shown
    assert len(shown) <= CAP
    assert not TRICKS.search(shown)
    assert "\n" not in shown
    assert shown.isascii() or shown.encode(), "no half character is left"
    assert plain(shown) == shown
    assert len(several(text * 3, 500)) <= 500


@pytest.mark.parametrize("text", [*HOSTILE, "a & b", "a &lt; b", 'say "x"', "<", "&amp;"])
def test_a_tooltip_shows_its_text_as_it_is(text: str) -> None:
    """Read as Qt reads a tooltip: as markup where it guesses so."""
    told = tooltip(text, "second")
    page = QTextDocument()
    (page.setHtml if GuiQt.mightBeRichText(told) else page.setPlainText)(told)
    assert [" ".join(line.split()) for line in page.toPlainText().splitlines()] == [
        plain(text), "second",
    ]  # fmt: skip
    alone = tooltip(text)
    (page.setHtml if GuiQt.mightBeRichText(alone) else page.setPlainText)(alone)
    assert page.toPlainText() == plain(text)


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://instagram.com/p/1", "instagram.com"),
        ("HTTP://Instagram.com", "instagram.com"),
        ("https://аpple.com/x", "xn--pple-43d.com"),
        ("https://instagram.com@evil.example/", None),
        ("https://user:pw@instagram.com", None),
        ("javascript:alert(1)", None),
        ("JavaScript://instagram.com/%0aalert(1)", None),
        ("file:///etc/passwd", None),
        ("ms-msdt:/id PCWDiagnostic", None),
        ("data:text/html,<script>", None),
        ("vbscript:x", None),
        ("//instagram.com", None),
        ("https:///etc/passwd", None),
        ("https://instagram.com/\n\rx", None),
        (" https://instagram.com", None),
        ("ftp://instagram.com", None),
        ("", None),
    ],
)
def test_only_web_links_are_opened_and_letters_of_others_are_seen(
    text: str, host: str | None
) -> None:
    url = web_link(text)
    assert (url.host(QUrl.ComponentFormattingOption.EncodeUnicode) if url else None) == host
