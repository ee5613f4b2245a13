"""The window's layout: where it was, how it was split, which pane was shown; kept as settings."""

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow, QSplitter

from xpanel_desktop.app.settings import Settings

GEOMETRY, PANE, SPLIT = "window.geometry", "window.pane", "window.split"
SIZE = (1280, 800)
SHARES = [760, 344]
"""The widths of the middle and of the ticket, before anyone moved the line between them."""


def restore(window: QMainWindow, split: QSplitter, settings: Settings) -> str:
    """Bring the kept layout back and return the pane that was shown; Qt heeds lost screens."""
    window.resize(*SIZE)
    split.setSizes(SHARES)
    window.restoreGeometry(_bytes(settings.get(GEOMETRY, "")))
    split.restoreState(_bytes(settings.get(SPLIT, "")))
    return settings.get(PANE, "")


def kept(window: QMainWindow, split: QSplitter, pane: str) -> dict[str, str]:
    """Return the settings that bring this layout back."""
    return {
        GEOMETRY: window.saveGeometry().toBase64().toStdString(),
        SPLIT: split.saveState().toBase64().toStdString(),
        PANE: pane,
    }


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode())
