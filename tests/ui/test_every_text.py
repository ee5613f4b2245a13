"""Every text of every pane and dialog: translated, live, and whole where it is shown."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from tests.ui.clipping import PLACEHOLDER, cut_in, overlaps_in, windows
from tests.ui.places import PLACES, Shop, shop
from tests.ui.pseudo import Pseudo, deliver, outside, pseudo, spoken
from tests.ui.walking import Told, walk
from xpanel_desktop.ui import actions

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support", "QXcbClipboard"),
    pytest.mark.usefixtures("late_evening"),
]
WORDS = ["§", "¶", "¤ \0 7", "W " * 3000]
"""What the panel tells: no word in it; one that no table takes."""
WORD = re.compile(r"[^\W\d_]{3,}")
UNSEEN = frozenset({"object name", "style sheet", "clipboard", "line"})
"""Places that nobody reads, or that hold what was typed."""
ENGLISH, SHORT = QLocale("en"), QLocale.FormatType.ShortFormat
NAMES = {
    *("XPanel", "Desktop", "HTTP", "USD", "TRY", "Türkçe", "English"),
    *("https", "instagram", "com", "refused", "page"),  # a link
    *("add", "balance", "services", "status", "orders"),  # the API's own words, in Requests
    *(ENGLISH.dayName(day, SHORT) for day in range(1, 8)),
    *(ENGLISH.monthName(month, SHORT) for month in range(1, 13)),
}
"""Names, which are the same in every language, and what QLocale says in the locale's."""
OTHERS = (
    "ServicesModel", "Comparison", "services.type",  # a service's type, in the panel's words
    "evidence.", "RawText", "LongText",  # a language of its own choice; an answer as it came
    "help.request", "help.file", "help.guide",  # for whoever helps; the guide in two languages
    "account.url", "QListView",  # an example of an address; what a list shows is its box's
    "backups.table", "'Default'", "bytes", "KiB", "MiB", "/pytest",
)  # fmt: skip
"""Whose texts are not the program's own words."""


def hard_coded(told: Told) -> str:
    """Return a text that did not wholly pass through `tr`, in the pseudo-language; else nothing."""
    if told.place in UNSEEN or any(one in f"{told.owner} {told.text!r}" for one in OTHERS):
        return ""
    words = [word for word in WORD.findall(outside(told.text)) if word not in NAMES]
    return f"{told.place} of {told.owner}: {told.text[:80]!r}" if words else ""


class Looker:
    """Looks at what is open in every language, and notes what is wrong."""

    def __init__(self, app: QApplication, shop: Shop) -> None:
        self._app, self._shop = app, shop
        self._pseudo = Pseudo()
        self.found: set[str] = set()
        self.looks = 0

    async def look(self, part: str) -> None:
        """Look at the windows that are open."""
        self.looks += 1
        for code in ("tr", "en"):
            self._shop.running.use_language(code)
            await self._settle()
            self._note(part, code)
        with spoken(self._app, self._pseudo):
            await self._settle()
            self.found |= {f"{part}: {fault}" for told in walk() if (fault := hard_coded(told))}
            self._note(part, "pseudo")
        self.found |= {
            f"{part}: left as it was: {told.place} of {told.owner}: {told.text[:80]!r}"
            for told in walk()
            if "⟦" in told.text
        }

    async def look_mirrored(self, part: str) -> None:
        """Look at them from right to left."""
        self._app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        try:
            await self._settle()
            self._note(part, "mirrored")
        finally:
            self._app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            deliver()

    def _note(self, part: str, language: str) -> None:
        for window in windows():
            for fault in (*cut_in(window), *(f"overlap: {two}" for two in overlaps_in(window))):
                if language == "pseudo" and fault.startswith(PLACEHOLDER):
                    continue  # Qt shows that it is cut, and the accessible name has it all
                self.found.add(f"{part}, {language}, {window.width()} wide: {fault}")

    async def _settle(self) -> None:
        deliver()
        for window in windows():
            window.grab()
        await asyncio.sleep(0.01)
        deliver()


@asynccontextmanager
async def looker(folder: Path, app: QApplication) -> AsyncIterator[tuple[Shop, Looker]]:
    """Open the program on a panel that has no words."""
    async with shop(folder, WORDS, "§ 1", mute=True) as one:
        yield one, Looker(app, one)


def close_dialogs(one: Shop) -> None:
    for window in windows():
        if window is not one.running.window:
            window.close()


def test_a_text_that_is_not_translated_is_found() -> None:
    assert hard_coded(Told("label", "Send now", "QLabel ''"))
    assert hard_coded(Told("label", f"{pseudo('Send')} now", "QLabel ''"))
    assert not hard_coded(Told("label", pseudo(f"Send {pseudo('now')}"), "QLabel ''"))
    assert not hard_coded(Told("cell", pseudo("cut off at the end")[:9] + "…", "QTableView ''"))
    assert len(pseudo("Twenty letters, say.")) == 28


async def test_the_panes_in_every_language(tmp_path: Path, qapp: QApplication) -> None:
    async with looker(tmp_path / "data", qapp) as (one, looking):
        for pane in actions.PANES:
            one.running.window.show_pane(pane)
            await looking.look(pane)
        assert len(list(walk())) > 500
    assert "\n".join(sorted(looking.found)) == ""


@pytest.mark.reliability
@pytest.mark.timeout(300)
@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)])
async def test_every_place_in_every_language(
    tmp_path: Path, qapp: QApplication, size: tuple[int, int]
) -> None:
    async with looker(tmp_path / "data", qapp) as (one, looking):
        one.running.window.resize(*size)
        one.look = looking.look if size[0] > 1100 else looking.look_mirrored
        for place in PLACES:
            await place(one)
            await one.look(place.__name__)
            close_dialogs(one)
        for pane in actions.PANES:
            one.running.window.show_pane(pane)
            await one.look(pane)
        if size[0] < 1100:
            one.running.window.resize(3840, 2160)
            for pane in actions.PANES:
                one.running.window.show_pane(pane)
                await looking.look_mirrored(pane)
    assert looking.looks > 20 or size[0] < 1100
    assert "\n".join(sorted(looking.found)) == ""
