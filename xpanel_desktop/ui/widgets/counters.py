"""Counters and dates, as fields to type into: their text stands as far from the edge."""

from PySide6.QtWidgets import QAbstractSpinBox, QDateTimeEdit, QLineEdit, QTimeEdit

PAD = 6


def roomy(*boxes: QAbstractSpinBox) -> None:
    """Give the text in each of these its room; no style sheet reaches the field in a counter.

    It does reach a date's, whose own width leaves no room for margins within; of a time it
    reaches the width alone.
    """
    for box in boxes:
        if not isinstance(box, QDateTimeEdit) or isinstance(box, QTimeEdit):
            box.findChildren(QLineEdit)[0].setTextMargins(PAD, 0, PAD, 0)


def tell_special(box: QAbstractSpinBox, words: str) -> None:
    """Set what stands for the least value, and have room made for it: Qt asks for none."""
    box.setSpecialValueText(words)
    box.updateGeometry()
