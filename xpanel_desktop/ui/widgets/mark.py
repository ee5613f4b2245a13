"""A mark beside words: an icon of the set that follows the scheme and the screen's scale."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QLabel, QWidget

from xpanel_desktop.ui.icons import icon

SIDE = 16
_LOOKS = (QEvent.Type.PaletteChange, QEvent.Type.DevicePixelRatioChange)


class Mark(QLabel):
    """Shows an icon by its name; nothing for no name."""

    def __init__(self, parent: QWidget, name: str = "") -> None:
        super().__init__(parent)
        self._name = ""
        self.setFixedSize(SIDE, SIDE)
        self.show_icon(name)

    def show_icon(self, name: str) -> None:
        """Show another icon; `state-<state>` is a state's mark."""
        self._name = name
        self._paint()

    def _paint(self) -> None:
        if self._name:
            picture = icon(self._name).pixmap(QSize(SIDE, SIDE), self.devicePixelRatioF())
            self.setPixmap(picture)
        else:
            self.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() in _LOOKS:
            self._paint()
