"""The way of Tab through a window: as one reads it, part by part, by the layouts.

Qt's own way is the order in which widgets were made, and parts of a window are made as they are
needed. Whoever takes parts in anew asks for the way anew.
"""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QWidget,
)


def lay_tab_order(root: QWidget) -> None:
    """Let Tab go through a part of a window from the top to the bottom, line by line."""
    before: QWidget | None = None
    for widget in _read(root):
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget


def first_on_way(root: QWidget) -> QWidget | None:
    """Return where Tab comes into a part of a window; None where nothing in it takes the focus."""
    inside = (one for one in _read(root) if one is not root)
    return next((one for one in inside if one.isVisible() and one.isEnabled()), None)


def _read(widget: QWidget) -> Iterator[QWidget]:
    """Yield what can take the focus in a widget, itself first."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    match widget:
        case QSplitter() | QStackedWidget():
            for at in range(widget.count()):
                yield from _read_part(widget.widget(at))
        case QScrollArea():
            yield from _read_part(widget.widget())
        case _:
            layout = widget.layout()
            if layout is not None:
                yield from _read_layout(layout)


def _read_part(widget: QWidget | None) -> Iterator[QWidget]:
    """Yield the same, where there may be nothing."""
    if widget is not None:
        yield from _read(widget)


def _read_layout(layout: QLayout) -> Iterator[QWidget]:
    for at in _places(layout):
        item = layout.itemAt(at)
        inner = item.layout() if item is not None else None
        if inner is not None:
            yield from _read_layout(inner)
        elif item is not None:
            yield from _read_part(item.widget())


def _places(layout: QLayout) -> list[int]:
    """Return the places of a layout as they are read: a grid's line by line."""
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda at: _cell(layout, at))
    return places


def _cell(grid: QGridLayout, at: int) -> tuple[int, int]:
    """Return row and column of an item; PySide's stub does not know of the tuple."""
    row, column, *_ = cast("tuple[int, int, int, int]", grid.getItemPosition(at))
    return row, column
