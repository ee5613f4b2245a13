"""Taking widgets out of layouts.

By `removeWidget` alone: what `takeAt` returns lives on in PySide, and a widget put into a layout
again goes on telling its changes of size to that first item, so that it is laid out by old ones.
"""

from PySide6.QtWidgets import QLayout, QWidget


def empty(layout: QLayout) -> None:
    """Take all widgets out of a layout that holds nothing else, and let them go."""
    for widget in _held(layout):
        layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()


def _held(layout: QLayout) -> list[QWidget]:
    items = [layout.itemAt(at) for at in range(layout.count())]
    return [widget for item in items if item and (widget := item.widget())]
