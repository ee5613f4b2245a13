"""A language of the tests: every text in brackets, with accents, and 40 % longer."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QApplication

OPEN, CLOSE = "⟦", "⟧"
LONGER = 0.4
_HELD = re.compile(r"\{[^}]*\}|%L?n|%L?\d|<[^>]*>|&\w+;|&\w")
"""What a text holds that is no word: places for values, tags, entities, keys."""
_ACCENTS = str.maketrans("aceginosuyACEGINOSUY", "áçéğíñöşüýÁÇÉĞÍÑÖŞÜÝ")
_MORE = " ölönğ ţéxţ"
_INNER = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")


def pseudo(text: str) -> str:
    """Return a text in this language."""
    at, parts = 0, list[str]()
    for held in _HELD.finditer(text):
        parts += [text[at : held.start()].translate(_ACCENTS), held[0]]
        at = held.end()
    parts.append(text[at:].translate(_ACCENTS))
    room = round(len(text) * LONGER + 0.5) - 2
    more = (_MORE * (room // len(_MORE) + 1))[: max(room, 0)]
    return f"{OPEN}{''.join(parts)}{more}{CLOSE}"


def outside(text: str) -> str:
    """Return what of a text stands outside of the brackets; one that is cut ends within them."""
    while (less := _INNER.sub(" ", text)) != text:
        text = less
    return text.partition(OPEN)[0]


class Pseudo(QTranslator):
    """Speaks it for the program's texts and for Qt's."""

    def translate(
        self,
        context: str,
        text: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        return pseudo(text) if context and text else text

    def isEmpty(self) -> bool:
        return False


@contextmanager
def spoken(app: QApplication, translator: QTranslator) -> Iterator[None]:
    """Let all windows speak a translator's language until the end of the block."""
    app.installTranslator(translator)
    deliver()
    try:
        yield
    finally:
        app.removeTranslator(translator)
        deliver()


def deliver() -> None:
    """Deliver what is posted: windows are told of a language so, and lay themselves out so."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
