"""The frame of the main window: bars above, the rail on the left, the rest in the middle."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget


def framed(frame: QWidget, above: Sequence[QWidget], left: QWidget, middle: QWidget) -> QWidget:
    """Lay these parts out in a widget and return it, with hairlines between them."""
    row = QHBoxLayout()
    row.setSpacing(0)
    row.addWidget(left)
    row.addWidget(_rule(frame, upright=True))
    row.addWidget(middle, 1)
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for bar in above:
        column.addWidget(bar)
    column.addWidget(_rule(frame, upright=False))
    column.addLayout(row, 1)
    return frame


def take_in(frame: QWidget, bar: QWidget) -> None:
    """Take in a bar that comes later, under the first."""
    column = frame.layout()
    assert isinstance(column, QVBoxLayout)
    column.insertWidget(1, bar)


def _rule(parent: QWidget, *, upright: bool) -> QFrame:
    """Return a hairline."""
    line = QFrame(parent)
    line.setProperty("rule", "true")
    if upright:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line
