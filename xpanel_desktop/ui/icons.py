"""The one set of icons, drawn for this product as SVG on a 24 grid, tinted by the palette."""

from functools import cache
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap

from xpanel_desktop.paths import ASSETS
from xpanel_desktop.ui.drawing_board import picture
from xpanel_desktop.ui.theme import DARK, LIGHT, is_dark, tokens

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

FADED = 0.4
"""Opacity of an icon that cannot be used."""
_TINTS = {"warning": "warn", "block": "bad", "unknown": "warn", "check": "good"}


def icon(name: str) -> QIcon:
    """Return an icon by name in the present colours; `state-<state>` is a state's mark.

    Raises FileNotFoundError for a name that the set does not have.
    """
    return _icon(name, is_dark())


@cache
def _icon(name: str, dark: bool) -> QIcon:
    if name.startswith("state-"):
        from xpanel_desktop.ui.state_marks import mark_of

        shape, tint = mark_of(name.removeprefix("state-"))
    else:
        shape, tint = name, _TINTS.get(name, "text")
    return drawn(shape, getattr(DARK if dark else LIGHT, tint))


@cache
def drawn(shape: str, colour: str) -> QIcon:
    """Return a shape of the set in a colour, crisp at every size and scale.

    Raises FileNotFoundError for a shape that the set does not have.
    """
    source = (ASSETS / "icons" / f"{shape}.svg").read_text("utf-8")
    return QIcon(_Drawing(source.replace("currentColor", colour)))


class _Drawing(QIconEngine):
    """Draws one icon when a size of it is first needed: drawing all at the start takes 70 ms."""

    _copies: ClassVar[list["_Drawing"]] = []
    """Qt asks for a copy when it changes an icon, and Python alone would let it go at once."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self._source = source
        self._renderer: QSvgRenderer | None = None
        self._drawn: dict[tuple[int, int, float, QIcon.Mode], QPixmap] = {}

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float
    ) -> QPixmap:
        """Return it at `size` (in units of the layout) for a screen of `scale` pixels a unit."""
        asked = (size.width(), size.height(), scale, mode)
        found = self._drawn.get(asked)
        if found is None:
            found = self._drawn[asked] = self._draw(size, mode, scale)
        return found

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return it for a screen of one pixel a unit."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint it at the painter's own scale."""
        scale = painter.deviceTransform().m11()  # `device()` makes PySide know every device
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, scale))

    def clone(self) -> QIconEngine:
        """Return a copy that lives on."""
        self._copies.append(_Drawing(self._source))
        return self._copies[-1]

    def _draw(self, size: QSize, mode: QIcon.Mode, scale: float) -> QPixmap:
        if self._renderer is None:
            from PySide6.QtSvg import QSvgRenderer

            self._renderer = QSvgRenderer(QByteArray(self._source.encode()))
        renderer, whole = self._renderer, size * scale
        side = min(whole.width(), whole.height())
        place = QRectF((whole.width() - side) / 2, (whole.height() - side) / 2, side, side)

        def draw(painter: QPainter) -> None:
            painter.setOpacity(FADED if mode is QIcon.Mode.Disabled else 1.0)
            renderer.render(painter, place)
            if mode is QIcon.Mode.Selected:  # on a selected row its own colour would not be seen
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
                painter.fillRect(QRect(QPoint(0, 0), whole), QColor(tokens().on_selection))

        drawing = picture(whole, 1, draw)  # to the pixel also where the scale leaves a part of one
        drawing.setDevicePixelRatio(scale)
        return drawing
