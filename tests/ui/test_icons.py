"""The icons: drawn when needed, crisp at every scale, in the colour of the scheme."""

import math
import re
from importlib.resources import files

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from pytestqt.qtbot import QtBot

from xpanel_desktop.domain.state import State
from xpanel_desktop.ui import actions, icons, theme

FOLDER = files("xpanel_desktop") / "assets" / "icons"
SHEETS = {"arrow-down", "arrow-up", "tick-light", "tick-dark", "dash-light", "dash-dark"}
"""Those of the style sheet, on a grid and in colours of their own."""
SHAPES = sorted({entry.name.removesuffix(".svg") for entry in FOLDER.iterdir()} - SHEETS)


def inks(pixmap: QPixmap) -> set[str]:
    """Return the colours of the pixels that are wholly covered."""
    image = pixmap.toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {colour.name() for colour in pixels if colour.alpha() == 255}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_of_one_hand(shape: str) -> None:
    source = (FOLDER / f"{shape}.svg").read_text("utf-8")
    assert 'viewBox="0 0 24 24"' in source
    assert 'stroke-width="1.75"' in source
    assert 'stroke="currentColor"' in source
    assert not re.search(r"#[0-9a-fA-F]{3}|<text|<image|href", source)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_drawn_in_the_colour_asked_for(shape: str) -> None:
    pixmap = icons.drawn(shape, "#ff0000").pixmap(QSize(24, 24), 4.0)
    assert inks(pixmap) == {"#ff0000"}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("side", [12, 14, 16, 20, 24])
def test_it_has_the_pixels_of_the_screen(side: int, scale: float) -> None:
    pixmap = icons.icon("copy").pixmap(QSize(side, side), scale)
    assert pixmap.width() == math.floor(side * scale + 0.5)
    assert pixmap.devicePixelRatio() == scale


@pytest.mark.usefixtures("qapp")
def test_what_cannot_be_used_is_faded() -> None:
    def darkest(mode: QIcon.Mode) -> int:
        image: QImage = icons.drawn("plus", "#000000").pixmap(QSize(16, 16), 2.0, mode).toImage()
        return max(image.pixelColor(x, y).alpha() for x in range(32) for y in range(32))

    assert darkest(QIcon.Mode.Disabled) < darkest(QIcon.Mode.Normal) / 2


@pytest.mark.usefixtures("qapp")
def test_a_copy_that_qt_makes_lives_on() -> None:
    for _ in range(50):
        copy = QIcon(icons.icon("copy"))
        copy.addPixmap(QPixmap(4, 4))  # Qt detaches it from the first by a clone
        assert copy.pixmap(QSize(16, 16), 1.0).width() == 16


def test_a_shape_that_there_is_not(qtbot: QtBot) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no such icon")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("state", State)
def test_every_state_has_a_mark_and_every_action_an_icon(state: State) -> None:
    assert inks(icons.icon(f"state-{state}").pixmap(QSize(16, 16), 4.0))
    for spec in actions.ACTIONS.values():
        assert not spec.icon or not icons.icon(spec.icon).isNull()


@pytest.mark.parametrize("chosen", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("colour", theme.ACCOUNT_COLOURS.values(), ids=theme.ACCOUNT_COLOURS)
def test_an_account_s_dot_is_seen_on_every_ground(chosen: theme.Tokens, colour: str) -> None:
    """3:1 is what WCAG asks of marks that carry a meaning."""

    def light(name: str) -> float:
        parts = (QColor(name).redF(), QColor(name).greenF(), QColor(name).blueF())
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05

    for ground in (chosen.window, chosen.base):
        low, high = sorted((light(colour), light(ground)))
        assert high / low >= 3, f"{colour} on {ground}: {high / low:.2f}"
