"""The pictures by which README and the metainfo show the program: two of the guided tour.

`.venv/bin/python packaging/pictures.py TOUR`, after `python3 dev.py tour TOUR`, takes them out of
the tour's folder into `packaging/screenshots`, in few enough colours to be small. The metainfo
names them by the https address where a copy of that folder lies; without one it has none.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import NamedTuple

TARGET = Path(__file__).resolve().parent / "screenshots"


class Picture(NamedTuple):
    """The title of its step in the tour, and its captions in both languages."""

    title: str
    english: str
    turkish: str


PICTURES = {
    "services.png": Picture(
        "services en light",
        "A panel's services, searched at once",
        "Panelin servisleri, anında aranır",
    ),
    "orders.png": Picture(
        "orders en light", "Orders followed to their end", "Sonuna dek izlenen siparişler"
    ),
}


def metainfo(address: str) -> str:
    """Return the metainfo's part of pictures, which lie at an https address; none without one.

    Raises ValueError for an address of another kind.
    """
    if not address:
        return ""
    if not address.startswith("https://") or any(letter in address for letter in "<>&\"' "):
        raise ValueError(f"XPANEL_SCREENSHOTS is no https address: {address}")
    lines = ["  <screenshots>\n"]
    for number, (name, picture) in enumerate(PICTURES.items()):
        kind = ' type="default"' if number == 0 else ""
        image = f"{address.rstrip('/')}/{name}"
        lines.append(f"    <screenshot{kind}>\n      <caption>{picture.english}</caption>\n")
        lines.append(f'      <caption xml:lang="tr">{picture.turkish}</caption>\n')
        lines.append(f'      <image type="source">{image}</image>\n    </screenshot>\n')
    return "".join([*lines, "  </screenshots>\n"])


def found(tour: Path) -> dict[str, Path]:
    """Return name → the tour's picture of it.

    Raises ValueError when the tour did not pass or has no such step, OSError without its story.
    """
    story = json.loads((tour / "tour.json").read_text("utf-8"))
    if not story["passed"]:
        raise ValueError(f"the tour did not pass: {story['failure']}")
    taken = {step["title"]: tour / step["picture"] for step in story["steps"]}
    lacking = [one.title for one in PICTURES.values() if one.title not in taken]
    if lacking:
        raise ValueError(f"the tour has no picture of: {', '.join(lacking)}")
    return {name: taken[one.title] for name, one in PICTURES.items()}


def shrink(source: Path, target: Path) -> None:
    """Write a picture in 256 colours: a third of the size.

    By the octree no colour is off by more than 13 of 255 (measured); by the median cut, by 111.
    """
    from PIL import Image  # the build packs without it

    none, octree = Image.Dither.NONE, Image.Quantize.FASTOCTREE
    with Image.open(source) as image:
        few = image.convert("RGB").quantize(256, octree, dither=none)
        few.save(target, "PNG", optimize=True)


def main(tour: Path, target: Path = TARGET) -> int:
    """Take the pictures out of a tour's folder; return 1 when it has not got them."""
    try:
        for name, source in found(tour).items():
            shrink(source, target / name)
            print(f"{target / name}: {(target / name).stat().st_size / 1000:.0f} kB")
    except (OSError, ValueError, KeyError) as error:
        print(f"No pictures were taken: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
