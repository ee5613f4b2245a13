"""What a panel or a paste puts into a text is shown as text: no markup, no tricks, bounded."""

import asyncio
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from tests.support.practice import practice, until
from tests.support.spiteful_panel import Spite
from tests.ui.frame_kit import added, program
from tests.ui.walking import Told, walk
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.tags import MAX_NOTE, MAX_WORD, Tags
from xpanel_desktop.ui import actions
from xpanel_desktop.ui.application import Program
from xpanel_desktop.ui.plain import CAP, plain, several, tooltip
from xpanel_desktop.ui.widgets.link_bar import web_link

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "QXcbClipboard")
MARK = "Kotuluk"
"""Stands in each hostile text, so that what became of it is found."""
HOSTILE = [
    f"<img src='file:///etc/hostname'>{MARK}<b>fat</b>",
    f"<a href='javascript:alert(1)'>{MARK}</a> <a href='file:///etc/passwd'>x</a>",
    f"{MARK} a\u202egnp.exe\u2066 \u200f\u061c",
    f"{MARK}\0\x1b[31mred\x07 \x85\u2028next\r\nline\ttab",
    f"{MARK} &File &amp; &lt;b&gt; Tom & Jerry's",
    f"{MARK} %n %1 {{x}} {{0}} {{name!r:>99999}} %s",
    f"{MARK}" + "\u0301" * 100_000,
    f"{MARK} 👨‍👩‍👧‍👦🏳️‍🌈 \ud83d \udc00 \ue000",
    f"{MARK} " + "x" * 1_000_000,
    f"{MARK} " + "W " * 5000,
]
TRICKS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]")
TAGS = re.compile(r"<(?!/?qt>|br>)[a-zA-Z/]")
LONGEST = 2100
"""Letters of the longest text: an answer, a description."""


def hostile(_key: str) -> Sequence[str]:
    return HOSTILE


def faults_of(told: Told) -> list[str]:
    """Return what is wrong with a text that is shown."""
    faults: list[str] = []
    if TRICKS.search(told.text):
        faults.append("controls or marks of direction")
    if len(told.text) > LONGEST + 4 * CAP:
        faults.append(f"{len(told.text)} letters")
    tip = told.place.startswith("tooltip")
    if tip and MARK in told.text and TAGS.search(told.text):
        faults.append("markup in a tooltip")
    if tip and MARK in told.text and "&" in told.text and not told.text.startswith("<qt>"):
        faults.append("an escaped tooltip that Qt takes for plain")
    if told.place in ("button", "action", "group") and MARK in told.text:
        faults.append("a mnemonic can be in it")
    if told.place in ("object name", "style sheet", "window title") and MARK in told.text:
        faults.append("a panel's text where none belongs")
    return [f"{fault}: {told.place} of {told.owner}: {told.text[:60]!r}" for fault in faults]


def widget_faults() -> list[str]:
    """Return the widgets that would take a text for markup, open a link, or load a resource."""
    faults: list[str] = []
    for widget in QApplication.allWidgets():
        name = f"{type(widget).__name__} {widget.objectName()!r}"
        if isinstance(widget, QLabel) and widget.text():
            if widget.textFormat() is not Qt.TextFormat.PlainText:
                faults.append(f"{name} guesses its format: {widget.text()[:60]!r}")
            if widget.openExternalLinks():
                faults.append(f"{name} opens links")
            if widget.buddy() is not None and MARK in widget.text():
                faults.append(f"{name} has a mnemonic")
        if isinstance(widget, QTextEdit):
            faults.append(f"{name} can hold markup and load what it names")
        if isinstance(widget, QMessageBox) and widget.textFormat() is not Qt.TextFormat.PlainText:
            faults.append(f"{name} guesses its format")
    return faults


async def order(running: Program, link: str, **tags: str) -> None:
    """Send an order with hostile tags; the panel answers as the link asks."""
    window = running.window
    window.show_pane("services")
    service = window.services.model.service(0)
    assert service is not None
    window.ticket.open_service(running.core.accounts.all()[0].id, service)
    await until(lambda: window.ticket.desk is not None)
    for name, text in (("link", link), ("quantity", "1000")):
        line = window.findChild(QLineEdit, f"field.{name}")
        assert isinstance(line, QLineEdit)
        line.setText(text)
        line.textEdited.emit(text)
    sent: list[object] = []
    window.ticket.sent.connect(sent.append)
    window.ticket.send()
    agree = window.findChild(QPushButton, "ticket.agree")
    assert isinstance(agree, QPushButton)
    await until(lambda: sent or agree.isVisible())
    if not sent:
        QTest.mouseClick(agree, Qt.MouseButton.LeftButton)
        await until(lambda: sent)


async def reached(running: Program, state: State) -> None:
    async with asyncio.timeout(20):
        while True:
            if state in {one for _, one in await running.core.orders.counts()}:
                return
            await asyncio.sleep(0.01)


async def look_at_all(running: Program) -> None:
    """Show and paint every pane, and choose what is first in it.

    What painting costs is bounded by the letters: a clock would tell of the machine.
    """
    window = running.window
    for pane in actions.PANES:
        window.show_pane(pane)
        for table in (window.services.table, window.orders.table):
            table.selectRow(0)
        await asyncio.sleep(0.05)
        window.grab()


async def day(running: Program, url: str, key: str, name: str) -> None:
    """Add an account with this name, place an order, be refused, be left in doubt."""
    await added(running.core, name, url=url, key=key)
    await until(lambda: running.window.services.model.rowCount() > 9)
    for link, state in (("", State.UNHEARD), ("refused", State.REFUSED), ("page", State.UNKNOWN)):
        await order(running, f"https://instagram.com/{link}")
        await reached(running, state)


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
            window.templates.open()
            await asyncio.sleep(0.05)
            told = list(walk())
            found = [fault for one in told for fault in faults_of(one)] + widget_faults()
            assert sum(MARK in one.text for one in told) > 50, "it is shown at all"
            window.accounts.close()
            window.templates.close()
    assert sorted(set(found)) == []


def test_a_widget_that_would_take_markup_is_found(qtbot: QtBot) -> None:
    label, edit = QLabel(HOSTILE[0]), QTextEdit()
    for widget in (label, edit):
        qtbot.addWidget(widget)
    label.setToolTip(HOSTILE[1])
    found = [fault for one in walk() for fault in faults_of(one)] + widget_faults()
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
