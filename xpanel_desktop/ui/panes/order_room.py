"""How the pane of orders shares its room: the side, the table, the details beside or below it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from xpanel_desktop.ui.panes.order_details import OrderDetails

THREE = 1000
"""Width from which details below the table stand in three columns."""
BESIDE = 1240
"""Width from which the details stand beside the table instead of below it."""

SIDE = 212
"""Width of the side list: the longest state, in either language, with six digits beside it."""


class OrderRoom(QObject):
    """Follows the size of the pane."""

    def __init__(self, pane: QWidget, side: QWidget, table: QWidget, details: OrderDetails) -> None:
        super().__init__(pane)
        self._details = details
        self._columns = 1
        self._right = QSplitter(Qt.Orientation.Horizontal, pane)
        self._right.addWidget(table)
        self._right.addWidget(details)
        self._right.setStretchFactor(0, 1)
        self._right.setSizes([700, 300])
        details.hide()
        self.split = QSplitter(Qt.Orientation.Horizontal, pane)
        self.split.addWidget(side)
        self.split.addWidget(self._right)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([SIDE, 1000])
        for split in (self.split, self._right):
            split.setChildrenCollapsible(False)
            split.setHandleWidth(1)
        pane.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the details where there is room for them."""
        if isinstance(event, QResizeEvent):
            self._fit(event.size().width())
        return super().eventFilter(watched, event)

    def _fit(self, width: int) -> None:
        beside = width >= BESIDE
        way = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self._right.orientation() != way:
            self._right.setOrientation(way)
            self._right.setSizes([700, 300] if beside else [400, 216])
        below = 3 if width >= THREE else 2
        columns = 1 if beside else below
        if columns != self._columns:
            self._columns = columns
            self._details.lay(columns=columns)
