"""What a panel or a paste may put into a text, and what must not come of it on the screen."""

import asyncio
import contextlib
import ctypes
import os
import re
import socket
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QPushButton, QTextEdit

from tests.support.practice import until
from tests.ui.frame_kit import added
from tests.ui.walking import Told, walk
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui import actions
from xpanel_desktop.ui.application import Program
from xpanel_desktop.ui.help.guide_page import SafeBrowser
from xpanel_desktop.ui.plain import CAP
from xpanel_desktop.ui.widgets.raw_text import MOST_LETTERS

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
KEY = re.compile("(?<!&)&(?:&&)*(?!&)")
"""An & that makes a key of the next letter."""
LONGEST = MOST_LETTERS
"""Letters of the longest text: an answer as it came."""


def hostile(_key: str) -> Sequence[str]:
    """Return the texts for an answer, whatever key asks."""
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
    if told.place in ("button", "action", "group") and MARK in told.text and KEY.search(told.text):
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
        if isinstance(widget, QTextEdit) and not isinstance(widget, SafeBrowser):  # the guide's own
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
    """Wait until an order is in a state."""
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


def all_faults() -> list[str]:
    """Return what is wrong with anything that is there now."""
    return [fault for one in walk() for fault in faults_of(one)] + widget_faults()


@dataclass
class Watched:
    """A file and a port that hostile texts name."""

    file: Path
    port: int
    _seen: int
    _door: socket.socket

    @property
    def texts(self) -> list[str]:
        """Texts that would have the file read, or the port called, by who takes them for markup."""
        file, web = self.file.as_uri(), f"http://127.0.0.1:{self.port}/x.png"
        return [
            f"<img src='{file}'>{MARK}<img src='{web}'>",
            f"&{MARK}<b></b><link rel='stylesheet' href='{file}'><a href='{web}'>x</a>",
        ]

    def touched(self) -> list[str]:
        """Return what was opened or called since the last look."""
        found: list[str] = []
        with contextlib.suppress(BlockingIOError):
            os.read(self._seen, 4096)
            found.append("the file was opened")
        with contextlib.suppress(BlockingIOError):
            self._door.accept()[0].close()
            found.append("the port was called")
        return found


IN_OPEN, NONBLOCK = 0x20, os.O_NONBLOCK


@contextlib.contextmanager
def watched(folder: Path) -> Iterator[Watched]:
    """Watch a file (by inotify, so on Linux alone) and a port until the end of the block."""
    file = folder / "named-by-a-panel.png"
    file.write_bytes(b"no picture")
    libc = ctypes.CDLL(None)
    seen = libc.inotify_init1(NONBLOCK)
    assert libc.inotify_add_watch(seen, os.fsencode(file), IN_OPEN) > 0
    try:
        with socket.create_server(("127.0.0.1", 0)) as door:
            door.settimeout(0)
            yield Watched(file, door.getsockname()[1], seen, door)
    finally:
        os.close(seen)
