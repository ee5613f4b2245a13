"""The tour's album: a numbered picture of each step, and what was asserted at it."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Page:
    """One step: its title, its picture's file name, and the facts that held when it was taken."""

    title: str
    picture: str
    facts: dict[str, object]


@dataclass(slots=True)
class Album:
    """Pictures and facts in the order in which they were taken, in one folder."""

    folder: Path
    pages: list[Page] = field(default_factory=list[Page])

    def __post_init__(self) -> None:
        """Empty the folder of an earlier tour's pictures; other files in it are left alone."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for old in self.folder.glob("[0-9][0-9]*-*.png"):
            old.unlink()

    def take(self, widget: QWidget, title: str, **facts: object) -> None:
        """Save a picture of `widget` as it stands, and the facts, under the next number.

        Raises OSError when the picture cannot be written.
        """
        slug = "-".join(title.lower().split())
        name = f"{len(self.pages) + 1:03}-{slug}.png"
        if not widget.grab().save(str(self.folder / name)):
            raise OSError(f"the picture {name} could not be written")
        self.pages.append(Page(title, name, facts))

    def close(self, failure: str = "") -> None:
        """Write `tour.json`: every step with its facts, and how the tour ended."""
        told = {
            "passed": not failure,
            "failure": failure,
            "steps": [
                {"title": page.title, "picture": page.picture, "facts": page.facts}
                for page in self.pages
            ],
        }
        text = json.dumps(told, indent=2, ensure_ascii=False, default=str)
        (self.folder / "tour.json").write_text(text + "\n", "utf-8")
