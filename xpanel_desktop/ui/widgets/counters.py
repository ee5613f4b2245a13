"""Counters and dates, as fields to type into: their text stands as far from the edge."""

from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit

PAD = 6


def roomy(*boxes: QAbstractSpinBox) -> None:
    """Give the text in each of these its room; no style sheet reaches the field in a counter."""
    for box in boxes:
        box.findChildren(QLineEdit)[0].setTextMargins(PAD, 0, PAD, 0)
