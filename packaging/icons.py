"""Draw the program's icon in every size and format from its one SVG, `resources/app.svg`.

Run under the build's Python: `python packaging/icons.py FOLDER` writes a PNG for each size of
`SIZES`, an `.ico` for Windows and an `.icns` for macOS.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "resources" / "app.svg"
NAME = "xpanel-desktop"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512, 1024)
ICO = (16, 24, 32, 48, 64, 128, 256)


def draw(folder: Path) -> dict[int, Path]:
    """Draw the SVG as a square PNG of each size, in pixels; return size → file."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    app = QGuiApplication.instance() or QGuiApplication([])
    renderer = QSvgRenderer(str(SOURCE))
    drawn: dict[int, Path] = {}
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        drawn[size] = folder / f"{NAME}-{size}.png"
        if not image.save(str(drawn[size])):
            raise OSError(f"{drawn[size]} cannot be written")
    del app
    return drawn


def main(folder: Path) -> int:
    """Write all icons into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = draw(folder)
    with Image.open(drawn[256]) as image:
        others = [Image.open(drawn[size]) for size in ICO[:-1]]
        image.save(folder / f"{NAME}.ico", sizes=[(s, s) for s in ICO], append_images=others)
    with Image.open(drawn[1024]) as image:
        image.save(folder / f"{NAME}.icns")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
