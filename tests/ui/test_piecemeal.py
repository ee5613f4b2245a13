"""Large widgets that are built in pieces: what happens between two, and when one is whole."""

import asyncio

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from xpanel_desktop.ui.widgets.piecemeal import Piecemeal, Pieces, in_turns


class Wall(Piecemeal):
    """A widget of three pieces, which counts how often it was told to write its texts."""

    def __init__(self, *, piecemeal: bool = False, falls: bool = False) -> None:
        super().__init__()
        self.written = 0
        self.labels: list[QLabel] = []
        self._falls = falls
        self._begin(self._build(), piecemeal=piecemeal)

    def _build(self) -> Pieces:
        for _ in range(3):
            self.labels.append(QLabel(self))
            yield
        if self._falls:
            raise ValueError("a bug")

    def retranslate(self) -> None:
        """Needs all of the pieces."""
        self.written += 1
        self.labels[2].setText("in the language of now")


def tell_language(wall: Wall) -> None:
    QCoreApplication.sendEvent(wall, QEvent(QEvent.Type.LanguageChange))


def test_built_at_once_it_is_whole(qtbot: QtBot) -> None:
    wall = Wall()
    qtbot.addWidget(wall)
    assert wall.whole
    assert (len(wall.labels), wall.written) == (3, 1)
    tell_language(wall)
    assert wall.written == 2


async def test_others_have_their_turn_between_pieces_and_no_text_is_written_too_early(
    qtbot: QtBot,
) -> None:
    wall = Wall(piecemeal=True)
    qtbot.addWidget(wall)
    seen: list[int] = []

    async def look_on() -> None:
        while not wall.whole:
            seen.append(len(wall.labels))
            tell_language(wall)
            await asyncio.sleep(0)

    await asyncio.gather(in_turns(wall.pieces), look_on())
    assert {0, 1, 2, 3} <= set(seen), "there was a turn before, between and after"
    assert wall.written == 1, "the language of the last moment is the one that counts"


async def test_what_cannot_be_built_is_told_and_never_whole(qtbot: QtBot) -> None:
    wall = Wall(piecemeal=True, falls=True)
    qtbot.addWidget(wall)
    with pytest.raises(ValueError, match="a bug"):
        await in_turns(wall.pieces)
    assert not wall.whole
    assert wall.written == 0
