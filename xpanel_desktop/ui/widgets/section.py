"""A section of a page: a heading, buttons that belong to it, and what it holds."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from xpanel_desktop.ui.widgets.labels import plain_label


class Section(QWidget):
    """Heading and buttons on one line, the rest below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.heading: QLabel = plain_label(self)
        self.heading.setProperty("heading", True)  # noqa: FBT003 -- Qt's own signature
        self._top = QHBoxLayout()
        self._top.setSpacing(8)
        self._top.addWidget(self.heading, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addLayout(self._top)

    def button(self, name: str) -> QPushButton:
        """Return a new button on the right of the heading."""
        button = QPushButton(self)
        button.setObjectName(name)
        button.setAutoDefault(True)
        self._top.addWidget(button)
        return button
