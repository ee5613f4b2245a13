"""What the painters of order rows share: backgrounds, text colours, text cut to a width."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

PAD = 8
MAX_CACHED = 4000


class Elided:
    """Text cut to a width, remembered: the same texts are painted over and over."""

    def __init__(self) -> None:
        self._cache: dict[tuple[str, int, Qt.TextElideMode], str] = {}
        self._font = ""

    def __call__(
        self,
        option: QStyleOptionViewItem,
        text: str,
        width: int,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> str:
        """Return `text` for `width` pixels of the option's font."""
        font = option.font.key()
        if font != self._font or len(self._cache) > MAX_CACHED:
            self._cache.clear()
            self._font = font
        key = (text, width, mode)
        cut = self._cache.get(key)
        if cut is None:
            metrics = QFontMetrics(option.fontMetrics)
            cut = self._cache[key] = metrics.elidedText(text, mode, max(width, 0))
        return cut


def selected(option: QStyleOptionViewItem) -> bool:
    """Tell whether the cell is selected."""
    return bool(option.state & QStyle.StateFlag.State_Selected)


def text_colour(option: QStyleOptionViewItem, *, quiet: bool) -> QColor:
    """Return the colour of a text: quieter for what is beside the matter."""
    if selected(option):
        tint = QColor(option.palette.color(QPalette.ColorRole.HighlightedText))
        tint.setAlphaF(0.75 if quiet else 1.0)
        return tint
    return option.palette.color(
        QPalette.ColorRole.PlaceholderText if quiet else QPalette.ColorRole.Text
    )


def paint_back(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint the background of a cell: selected, every second, or plain."""
    if selected(option):
        active = option.state & QStyle.StateFlag.State_Active
        group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
        painter.fillRect(option.rect, option.palette.brush(group, QPalette.ColorRole.Highlight))
    elif option.features & QStyleOptionViewItem.ViewItemFeature.Alternate:
        painter.fillRect(option.rect, option.palette.brush(QPalette.ColorRole.AlternateBase))
