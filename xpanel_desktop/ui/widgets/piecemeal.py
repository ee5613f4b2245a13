"""Large widgets are built in pieces, between which the window paints and answers.

What a widget is built of stands in one generator; each `yield` is a joint. Built at once, as a
test or a dialog does, it is the same widget.
"""

import asyncio
from abc import abstractmethod
from collections.abc import Iterator

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

Pieces = Iterator[None]
"""A building that goes on with each step."""


def at_once(pieces: Pieces) -> None:
    """Build all pieces now."""
    for _ in pieces:
        pass


async def in_turns(pieces: Pieces) -> None:
    """Build each piece in a turn of the loop of its own, apart from what was and what follows."""
    await asyncio.sleep(0)
    for _ in pieces:
        await asyncio.sleep(0)
    await asyncio.sleep(0)


class Piecemeal(QWidget):
    """Is `whole` once all its pieces are there; it hears of another language only then.

    Nobody shows it before: the last piece writes its texts in the language of that moment.
    """

    whole = False

    def _begin(self, pieces: Pieces, *, piecemeal: bool) -> None:
        """Build now, or leave that to whoever goes through `pieces`; the last of `__init__`."""
        self.pieces = self._until_whole(pieces)
        if not piecemeal:
            at_once(self.pieces)

    def _until_whole(self, pieces: Pieces) -> Pieces:
        yield from pieces
        self.retranslate()
        self.whole = True

    @abstractmethod
    def retranslate(self) -> None:
        """Set all texts in the present language."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if self.whole and event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
