"""Labels of plain text (what a panel says is never markup), and the primary button."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QWidget


def plain_label(parent: QWidget, *, quiet: bool = False, bold: bool = False) -> QLabel:
    """Return a label that shows its text as it is; a quiet one is beside the matter."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if quiet:
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    if bold:
        font = label.font()
        font.setBold(True)
        label.setFont(font)
    return label


def primary_button(parent: QWidget, name: str) -> QPushButton:
    """Return the button of a pane's one primary action; Enter presses it where it has the focus."""
    button = QPushButton(parent)
    button.setObjectName(name)
    button.setProperty("primary", "true")
    button.setAutoDefault(True)
    return button
