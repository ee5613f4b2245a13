"""One picture of all: a row for each pane or dialog, a column for each language, scheme, scale."""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

from xpanel_desktop.ui.tokens import LIGHT

LOOKS = tuple(f"{code} {scheme}" for code in ("tr", "en") for scheme in ("light", "dark"))
SCALES = ("1x", "2x")
WIDE, TALL, GAP, WORDS = 480, 300, 12, 20
"""Pixels of a picture, between two, and of the words over each."""
NAME = "sheet.png"


def hung(tour: Path) -> dict[str, Path]:
    """Return the pictures of a tour's gallery by title: what it is, language and scheme.

    Raises OSError or ValueError when the folder holds no tour.
    """
    told = json.loads((tour / "tour.json").read_text("utf-8"))
    return {
        step["title"]: tour / step["picture"]
        for step in told["steps"]
        if str(step["title"]).endswith(LOOKS)
    }


def compose(pictures: Mapping[str, Mapping[str, Path]]) -> QImage:
    """Return the sheet of these pictures, by scale and title."""
    titles = dict.fromkeys(title for one in pictures.values() for title in one)
    what = list(dict.fromkeys(" ".join(title.split()[:-2]) for title in titles))
    columns = [(scale, look) for scale in pictures for look in LOOKS]
    size = (len(columns) * (WIDE + GAP) + GAP, len(what) * (TALL + WORDS + GAP) + GAP)
    sheet = QImage(*size, QImage.Format.Format_RGB32)
    sheet.fill(QColor(LIGHT.hover))
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(QColor(LIGHT.text))
    font = QFont()
    font.setPixelSize(13)
    painter.setFont(font)
    for row, one in enumerate(what):
        for column, (scale, look) in enumerate(columns):
            left = GAP + column * (WIDE + GAP)
            top = GAP + row * (TALL + WORDS + GAP)
            words = QRect(left, top, WIDE, WORDS)
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft, f"{one} · {look} · {scale}")
            file = pictures[scale].get(f"{one} {look}")
            if file is not None:
                _draw(painter, QImage(str(file)), QRect(left, top + WORDS, WIDE, TALL))
    painter.end()
    return sheet


def _draw(painter: QPainter, picture: QImage, place: QRect) -> None:
    """Draw a picture as large as its place allows, from the place's left top corner."""
    if picture.isNull():
        return
    picture.setDevicePixelRatio(1)
    part = min(place.width() / picture.width(), place.height() / picture.height())
    wide, tall = picture.width() * part, picture.height() * part
    small = picture.scaled(
        round(wide), round(tall),
        Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation,
    )  # fmt: skip
    painter.drawImage(QRectF(place.left(), place.top(), wide, tall), small)


def main(folder: Path) -> int:
    """Write the sheet of the tours in `folder`/1x and `folder`/2x; return the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication([])
    try:
        pictures = {scale: hung(folder / scale) for scale in SCALES}
    except (OSError, ValueError) as error:
        sys.stderr.write(f"There is no tour to make a sheet of: {error}\n")
        return 1
    sheet = compose(pictures)
    if not sheet.save(str(folder / NAME)):
        sys.stderr.write(f"{folder / NAME} could not be written.\n")
        return 1
    sys.stdout.write(f"{folder / NAME}: {sheet.width()} x {sheet.height()} pixels\n")
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
