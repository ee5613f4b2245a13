"""Contrast as WCAG 2.2 defines it, of colours and of what is really painted."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

SCALE = 3
"""Pixels a unit: at this scale a letter's strokes have pixels that nothing else shines through."""


def luminance(colour: QColor) -> float:
    """Return the relative luminance, 0 for black and 1 for white."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two opaque colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def painted(widget: QWidget) -> QImage:
    """Return a widget as it is painted, at SCALE."""
    image = QImage(widget.size() * SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    image.fill(widget.palette().color(widget.backgroundRole()))
    painter = QPainter(image)
    widget.render(painter, QPoint())
    painter.end()
    return image


def part_of(image: QImage, place: QRect) -> QImage:
    """Return a part of a picture of a widget, by its place in the widget."""
    return image.copy(QRect(place.topLeft() * SCALE, place.size() * SCALE))


def ink_contrast(image: QImage) -> float:
    """Return the contrast of the ink that stands out most with the ground that there is most of."""
    pixels = Counter(memoryview(image.constBits()).cast("I"))
    ground = QColor.fromRgb(pixels.most_common(1)[0][0])
    return max(contrast(QColor.fromRgb(one), ground) for one, many in pixels.items() if many >= 4)


def texts_of(window: QWidget) -> Iterator[tuple[str, QRect]]:
    """Yield each text that can be read in a window, as whose it is, where it is painted."""
    for widget in window.findChildren(QWidget):
        if not widget.isEnabled() or widget.visibleRegion().isEmpty():
            continue
        name = f"{type(widget).__name__} {widget.objectName()}"
        match widget:
            case QLabel() | QAbstractButton() if len(widget.text()) > 1:
                yield f"{name} {widget.text()[:30]!r}", _place(widget, window)
            case QComboBox() if widget.currentText():
                yield f"{name} {widget.currentText()[:30]!r}", _place(widget, window, 8, 40)
            case QLineEdit() if isinstance(widget.parentWidget(), QAbstractSpinBox):
                yield f"{name} {widget.text()[:30]!r}", _place(widget, window)
            case QLineEdit() if len(widget.text() or widget.placeholderText()) > 3:
                yield f"{name} {widget.text()[:30]!r}", _place(widget, window, 28, 40)
            case QHeaderView() if widget.orientation() is Qt.Orientation.Horizontal:
                yield name, _place(widget.viewport(), window)
            case QTableView():
                yield from _cells(widget, window, name)
            case _:
                pass


def _place(widget: QWidget, window: QWidget, left: int = 0, right: int = 0) -> QRect:
    inner = widget.visibleRegion().boundingRect().adjusted(left, 3 if left else 0, -right, -3)
    return QRect(widget.mapTo(window, inner.topLeft()), inner.size())


def _cells(table: QTableView, window: QWidget, name: str) -> Iterator[tuple[str, QRect]]:
    """Yield the cells of the first rows: one is striped, one is selected."""
    table.selectRow(0)
    header = table.horizontalHeader()
    for row in range(min(table.model().rowCount(), 3)):
        for column in range(header.count()):
            index = table.model().index(row, column)
            place = table.visualRect(index).adjusted(4, 4, -4, -4)
            seen = place & table.viewport().rect()
            told = str(index.data() or "")
            if (
                len(told) > 1
                and not header.isSectionHidden(column)
                and seen.width() > 24
                and seen == place
            ):
                corner = table.viewport().mapTo(window, place.topLeft())
                yield f"{name}, row {row}, {told[:30]!r}", QRect(corner, place.size())
