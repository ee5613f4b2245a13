"""The board: a picture is what was drawn for it, whatever was drawn before or meanwhile."""

import sys

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from xpanel_desktop.ui.drawing_board import picture

pytestmark = pytest.mark.usefixtures("qapp")


def filled(side: int, colour: str, scale: float = 1) -> QPixmap:
    return picture(
        QSize(side, side), scale, lambda p: p.fillRect(QRect(0, 0, side, side), QColor(colour))
    )


def colours(pixmap: QPixmap) -> set[str]:
    image = pixmap.toImage()
    size = image.size()
    at = ((x, y) for x in range(size.width()) for y in range(size.height()))
    return {image.pixelColor(x, y).name(QColor.NameFormat.HexArgb) for x, y in at}


def test_a_picture_has_its_size_in_the_screens_pixels_and_nothing_of_others() -> None:
    first, second = filled(100, "red"), filled(7, "blue", 2.5)
    assert (first.width(), second.width(), second.devicePixelRatio()) == (100, 18, 2.5)
    assert colours(first) == {"#ffff0000"}
    assert colours(picture(QSize(3, 3), 1, lambda _: None)) == {"#00000000"}
    assert "#ff0000ff" in colours(second)
    assert "#ffff0000" not in colours(second)


def test_a_picture_may_be_drawn_within_another() -> None:
    def draw(painter: QPainter) -> None:
        painter.fillRect(0, 0, 8, 8, QColor("red"))
        painter.drawPixmap(0, 0, filled(4, "blue"))

    assert colours(picture(QSize(8, 8), 1, draw)) == {"#ffff0000", "#ff0000ff"}


def test_a_drawing_that_fails_leaves_room_for_the_next() -> None:
    def fail(_: QPainter) -> None:
        raise ValueError("no such shape")

    with pytest.raises(ValueError, match="no such shape"):
        picture(QSize(8, 8), 1, fail)
    assert colours(filled(8, "red")) == {"#ffff0000"}


def test_pictures_cost_no_references_to_none() -> None:
    kept = [filled(8, "red")]
    before = sys.getrefcount(None)
    kept += [filled(8, "red") for _ in range(200)]
    assert sys.getrefcount(None) - before < 20
