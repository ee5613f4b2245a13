"""Labels of plain text (what a panel says is never markup), and the primary button."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

SENTENCE = 420
"""Pixels of a sentence's line where a pane has nothing else to show."""
TITLE = 1.6
"""How much larger the title of a pane is than the other words."""
BESIDE = 160
"""Pixels of the labels beside fields, so that forms one below the other stand in line."""


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


def as_title(label: QLabel) -> None:
    """Make a label the title of a pane or page."""
    label.setProperty("title", "true")
    enlarge(label, TITLE)


def enlarge(label: QLabel, times: float) -> None:
    """Write a label larger than the system's font, by a share of it."""
    font = label.font()
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * times)
    else:  # a system that gives its font in pixels
        font.setPixelSize(round(font.pixelSize() * times))
    label.setFont(font)


def primary_button(parent: QWidget, name: str) -> QPushButton:
    """Return the button of a pane's one primary action; Enter presses it where it has the focus."""
    button = QPushButton(parent)
    button.setObjectName(name)
    button.setProperty("primary", "true")
    button.setAutoDefault(True)
    return button


def set_words(label: QLabel, kind: str) -> None:
    """Give a label the colour of what it tells: good, warn, bad; empty for the usual one."""
    if label.property("words") != kind:
        label.setProperty("words", kind)
        label.style().unpolish(label)
        label.style().polish(label)


def name_choice(box: QComboBox, words: str) -> None:
    """Name a choice that has no label.

    On Linux Qt calls a choice by what is chosen and leaves its name to a label; screen readers add
    the description.
    """
    box.setAccessibleName(words)
    box.setAccessibleDescription(words)


def sentence(label: QLabel) -> QHBoxLayout:
    """Return a row with a wrapped, centred label in its middle.

    A label that a layout aligns gets the lines of the layout's width, not of its own: cut off.
    """
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setWordWrap(True)
    label.setFixedWidth(SENTENCE)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(label)
    row.addStretch(1)
    return row
