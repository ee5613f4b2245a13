"""A walk through all that the program shows or tells: every widget, every cell, every action."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

MOST_ROWS = 200
ROLES = {
    Qt.ItemDataRole.DisplayRole: "cell",
    Qt.ItemDataRole.ToolTipRole: "tooltip of a cell",
    Qt.ItemDataRole.EditRole: "cell to edit",
    Qt.ItemDataRole.StatusTipRole: "status tip of a cell",
    Qt.ItemDataRole.AccessibleTextRole: "accessible text of a cell",
    Qt.ItemDataRole.AccessibleDescriptionRole: "accessible description of a cell",
}


class Told(NamedTuple):
    """A text, the kind of place where it stands, and whose it is."""

    place: str
    text: str
    owner: str


def walk() -> Iterator[Told]:
    """Yield every text of every widget that there is, hidden ones too, and of the clipboard."""
    seen: set[int] = set()
    for widget in QApplication.allWidgets():
        name = f"{type(widget).__name__} {widget.objectName()!r}"
        for place, text in (*_of_any(widget), *_own(widget)):
            if text:
                yield Told(place, text, name)
        for action in widget.actions():
            yield from (Told(place, text, name) for place, text in _of_action(action) if text)
        model = _model(widget)
        if model is not None and id(model) not in seen:
            seen.add(id(model))
            for place, text in _cells(model, QModelIndex()):
                yield Told(place, text, f"{name} {type(model).__name__}")
    data = QGuiApplication.clipboard().mimeData()
    for kind in data.formats() if data is not None else ():
        yield Told("clipboard", bytes(data.data(kind).data()).decode("utf-8", "replace"), kind)


def _of_any(widget: QWidget) -> Iterator[tuple[str, str]]:
    yield "window title", widget.windowTitle()
    yield "tooltip", widget.toolTip()
    yield "status tip", widget.statusTip()
    yield "what's this", widget.whatsThis()
    yield "accessible name", widget.accessibleName()
    yield "accessible description", widget.accessibleDescription()
    yield "object name", widget.objectName()
    yield "style sheet", widget.styleSheet()


def _own(widget: QWidget) -> Iterator[tuple[str, str]]:
    match widget:
        case QLabel():
            yield "label", widget.text()
        case QAbstractButton():
            yield "button", widget.text()
        case QLineEdit():
            yield "line", widget.text()
            yield "placeholder", widget.placeholderText()
        case QPlainTextEdit() | QTextEdit():
            yield "editor", widget.toPlainText()
            yield "placeholder", widget.placeholderText()
        case QGroupBox():
            yield "group", widget.title()
        case _:
            pass


def _of_action(action: QAction) -> Iterator[tuple[str, str]]:
    yield "action", action.text()
    yield "tooltip", action.toolTip()
    yield "status tip", action.statusTip()


def _model(widget: QWidget) -> QAbstractItemModel | None:
    return widget.model() if isinstance(widget, QAbstractItemView | QComboBox) else None


def _cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[tuple[str, str]]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for column in range(columns):
        heading = model.headerData(column, Qt.Orientation.Horizontal)
        if isinstance(heading, str):
            yield "heading", heading
    for row in range(min(model.rowCount(parent), MOST_ROWS)):
        for column in range(columns):
            index = model.index(row, column, parent)
            for role, place in ROLES.items():
                text = model.data(index, role)
                if isinstance(text, str) and text:
                    yield place, text
        first = model.index(row, 0, parent)
        if model.rowCount(first):
            yield from _cells(model, first)
