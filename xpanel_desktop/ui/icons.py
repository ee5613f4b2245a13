"""The one set of icons, drawn for this product as SVG on a 24 grid, tinted by the palette."""

from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from xpanel_desktop.domain.state import State
from xpanel_desktop.ui.theme import Tokens, tokens

SIZES = (16, 20, 24, 32)
SCALES = (1, 2, 3)
_STATES = {
    State.DRAFT: ("draft", "quiet"),
    State.QUEUED: ("clock", "accent"),
    State.HELD: ("pause", "quiet"),
    State.SENDING: ("send", "accent"),
    State.UNKNOWN: ("unknown", "warn"),
    State.REFUSED: ("block", "bad"),
    State.NOT_PLACED: ("minus", "quiet"),
    State.PENDING: ("clock", "quiet"),
    State.PROCESSING: ("progress", "accent"),
    State.IN_PROGRESS: ("progress", "accent"),
    State.ACTIVE: ("progress", "accent"),
    State.PAUSED: ("pause", "quiet"),
    State.PARTIAL: ("partial", "warn"),
    State.COMPLETED: ("done", "good"),
    State.CANCELED: ("minus", "quiet"),
    State.REFUNDED: ("undo", "quiet"),
    State.EXPIRED: ("minus", "quiet"),
    State.FAILED: ("block", "bad"),
    State.UNHEARD: ("unheard", "quiet"),
}
_TINTS = {"warning": "warn", "block": "bad", "unknown": "warn", "check": "good"}


def icon(name: str) -> QIcon:
    """Return an icon by name in the present colours; `state-<state>` is a state's mark.

    Raises FileNotFoundError for a name that the set does not have.
    """
    return _icon(name, tokens())


@lru_cache(maxsize=512)
def _icon(name: str, chosen: Tokens) -> QIcon:
    if name.startswith("state-"):
        shape, tint = _STATES[State(name.removeprefix("state-"))]
    else:
        shape, tint = name, _TINTS.get(name, "text")
    return drawn(shape, getattr(chosen, tint))


@lru_cache(maxsize=512)
def drawn(shape: str, colour: str) -> QIcon:
    """Return a shape of the set in a colour, crisp at every scale."""
    source = (files("xpanel_desktop") / "assets" / "icons" / f"{shape}.svg").read_text("utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    made = QIcon()
    for size in SIZES:
        for scale in SCALES:
            made.addPixmap(_pixmap(renderer, size, scale))
    return made


def _pixmap(renderer: QSvgRenderer, size: int, scale: int) -> QPixmap:
    image = QImage(QSize(size, size) * scale, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size * scale, size * scale))
    painter.end()
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(scale)
    return pixmap
