"""The window's layout: where it was, how it was split, which pane was shown; kept as settings."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow, QSplitter

GEOMETRY, PANE, SPLIT = "window.geometry", "window.pane", "window.split"
SPLITS = "window.splits"
"""How each pane's own room is shared."""
Read = Callable[[str, Any], object]
"""Returns a setting, or what is given beside its key where it is not set."""
SIZE = (1280, 800)
SHARES = [760, 344]
"""The widths of the middle and of the ticket, before anyone moved the line between them."""


def restore(window: QMainWindow, split: QSplitter, read: Read) -> str:
    """Bring the kept layout back and return the pane that was shown; Qt heeds lost screens."""
    window.resize(*SIZE)
    split.setSizes(SHARES)
    window.restoreGeometry(_bytes(read(GEOMETRY, "")))
    split.restoreState(_bytes(read(SPLIT, "")))
    pane = read(PANE, "")
    return pane if isinstance(pane, str) else ""


def kept(
    window: QMainWindow, split: QSplitter, pane: str, splits: Mapping[str, list[int]] | None = None
) -> dict[str, object]:
    """Return the settings that bring this layout back; `splits` are those of the panes."""
    return {
        GEOMETRY: window.saveGeometry().toBase64().toStdString(),
        SPLIT: split.saveState().toBase64().toStdString(),
        SPLITS: dict(splits or {}),
        PANE: pane,
    }


def _bytes(text: object) -> QByteArray:
    return QByteArray.fromBase64(text.encode() if isinstance(text, str) else b"")
