"""Paints an evidence card as a picture: plain text only, always light, at twice the size."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QPainter, QPen

from xpanel_desktop.ui.evidence_card import Card
from xpanel_desktop.ui.tokens import LIGHT

SCALE = 2
WIDE, EDGE, NAMES, TIMES = 640, 24, 112, 236
"""Pixels before scaling: the card, its margin, the names of facts, the times of events."""
GAP, LINE_GAP = 16, 4
TALLEST = 4000
_WORDS = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
_ANYWHERE = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWrapAnywhere)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text and where it goes."""

    room: QRectF
    text: str
    font: QFont
    colour: str
    wrap: int


class _Setting:
    """Sets lines of text below each other; wraps what is too wide, anywhere if need be."""

    def __init__(self) -> None:
        self.plain = QFont(QGuiApplication.font())
        self.plain.setPixelSize(13)
        self.bold = QFont(self.plain)
        self.bold.setBold(True)
        self.large = QFont(self.bold)
        self.large.setPixelSize(20)
        self.pieces: list[_Piece] = []
        self.rules: list[float] = []
        self.y = float(EDGE)

    def line(self, text: str, font: QFont, colour: str = LIGHT.text, left: float = EDGE) -> None:
        """Set one text over the whole width."""
        self.y += self._put(text, font, colour, left, self.y) + LINE_GAP

    def pair(self, name: str, value: str, at: float) -> None:
        """Set a quiet name and its value beside it."""
        tall = self._put(name, self.plain, LIGHT.quiet, EDGE, self.y, wide=at - EDGE - 12)
        self.y += max(tall, self._put(value, self.plain, LIGHT.text, at, self.y)) + LINE_GAP

    def rule(self) -> None:
        """Set a hairline with room around it."""
        self.y += GAP / 2
        self.rules.append(self.y)
        self.y += GAP / 2 + LINE_GAP

    def _put(
        self, text: str, font: QFont, colour: str, left: float, top: float, wide: float = 0
    ) -> float:
        room = QRectF(left, top, wide or WIDE - left - EDGE, TALLEST)
        metrics = QFontMetricsF(font)
        longest = max((metrics.horizontalAdvance(word) for word in text.split()), default=0.0)
        wrap = _ANYWHERE if longest > room.width() else _WORDS
        tall = metrics.boundingRect(room, wrap, text).height()
        room = QRectF(left, top, room.width(), tall)
        self.pieces.append(_Piece(room, text, font, colour, wrap))
        return tall


def painted(card: Card) -> QImage:
    """Return the picture of a card, SCALE times its logical size."""
    setting = _Setting()
    setting.line(card.title, setting.large)
    setting.rule()
    for name, value in card.rows:
        setting.pair(name, value, EDGE + NAMES)
    setting.rule()
    setting.line(card.claims_title, setting.bold)
    for claim in card.claims:
        setting.line(claim, setting.plain)
    setting.rule()
    setting.line(card.events_title, setting.bold)
    for at, what in card.events:
        setting.pair(at, what, EDGE + TIMES)
    setting.rule()
    setting.line(card.foot, setting.plain, LIGHT.quiet)
    return _drawn(setting)


def _drawn(setting: _Setting) -> QImage:
    tall = min(int(setting.y + EDGE), TALLEST)
    image = QImage(WIDE * SCALE, tall * SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    image.fill(QColor(LIGHT.base))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(LIGHT.line), 1))
    painter.drawRect(QRectF(0.5, 0.5, WIDE - 1, tall - 1))
    for y in setting.rules:
        painter.drawLine(EDGE, int(y), WIDE - EDGE, int(y))
    for piece in setting.pieces:
        painter.setFont(piece.font)
        painter.setPen(QColor(piece.colour))
        painter.drawText(piece.room, piece.wrap, piece.text)
    painter.end()
    return image
