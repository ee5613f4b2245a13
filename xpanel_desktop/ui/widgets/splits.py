"""How the operator shares the room of each pane among its parts: kept, and brought back."""

from typing import cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

_ACROSS = Qt.Orientation.Horizontal
MOST = 100_000


class TurningSplit(QSplitter):
    """A splitter whose parts stand beside or below each other, by the room there is."""

    turned = Signal()

    def turn(self, way: Qt.Orientation, sizes: list[int]) -> None:
        """Turn, and share the room like this unless the operator shared it otherwise."""
        self.setOrientation(way)
        self.setSizes(sizes)
        self.turned.emit()


class Splits(QObject):
    """Knows what was moved, by the splitter's name and the way it lies; the rest is as at first."""

    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._splits: dict[str, QSplitter] = {}
        self._told: dict[str, list[int]] = {}

    def kept(self) -> dict[str, list[int]]:
        """Return what is to be kept: name and way → sizes in pixels."""
        return dict(self._told)

    def follow(self, name: str, split: QSplitter) -> None:
        """Share the room of a splitter as it was shared, and remember how it is from here on."""
        self._splits[name] = split
        split.splitterMoved.connect(lambda: self._note(name, split))
        if isinstance(split, TurningSplit):
            split.turned.connect(lambda: self._share(name, split))
        self._share(name, split)

    def follow_in(self, name: str, widget: QWidget) -> None:
        """Follow the `splits` of a widget, and those that come later, by its `split_built`."""
        for part, split in getattr(widget, "splits", {}).items():
            self.follow(f"{name}.{part}", split)
        if (later := getattr(widget, "split_built", None)) is not None:
            later.connect(lambda part, split: self.follow(f"{name}.{part}", split))

    def take(self, kept: object) -> None:
        """Take up what was kept; what cannot be read is left out."""
        told = cast("dict[object, object]", kept) if isinstance(kept, dict) else {}
        self._told = {str(name): sizes for name, one in told.items() if (sizes := _sizes(one))}
        for name, split in self._splits.items():
            self._share(name, split)

    def _note(self, name: str, split: QSplitter) -> None:
        """Remember sizes; what is hidden now has none, and keeps the one it had."""
        key = _key(name, split)
        before = self._told.get(key) or [0] * split.count()
        both = zip(split.sizes(), before, strict=True)
        self._told[key] = [now or earlier for now, earlier in both]
        self.moved.emit()

    def _share(self, name: str, split: QSplitter) -> None:
        sizes = self._told.get(_key(name, split), [])
        if len(sizes) == split.count():
            split.setSizes(sizes)


def _key(name: str, split: QSplitter) -> str:
    return f"{name}.{'across' if split.orientation() is _ACROSS else 'down'}"


def _sizes(kept: object) -> list[int]:
    sizes = cast("list[object]", kept) if isinstance(kept, list) else []
    good = [one for one in sizes if type(one) is int and 0 <= one < MOST]
    return good if len(good) == len(sizes) else []
