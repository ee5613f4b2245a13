"""Words one below the other that are as tall as they are, or scroll where there is less room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

LEAST = 64
"""Pixels that are left of it at least, where it is taller."""


class TallEnough(QScrollArea):
    """What is put into `column` is never squeezed: a layout would cut lines of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        page = QWidget(self)
        self.column = QVBoxLayout(page)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.setWidget(page)

    def fit(self) -> None:
        """Take the room that is needed now, none where nothing is told."""
        self.setVisible(self.column.count() > 0)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return what the words need at the width they have."""
        wide = self.viewport().width()
        return QSize(wide, max(self.column.totalHeightForWidth(wide), 0))

    def minimumSizeHint(self) -> QSize:
        """Return the room of a few lines."""
        return QSize(LEAST, min(self.sizeHint().height(), LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
