"""How the pane of orders shares its room: the side, the table, the details beside or below it.

What comes into it is made as a child of `split`, `right` and `page`: to move there later would have
every widget within styled once more, some 50 ms for all of them.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from xpanel_desktop.ui.panes.order_details_place import DetailsPlace
from xpanel_desktop.ui.widgets.font_room import wide
from xpanel_desktop.ui.widgets.splits import TurningSplit

THREE = 1000
"""Width from which details below the table stand in three columns."""
BESIDE = 1240
"""Width from which the details stand beside the table instead of below it."""

SIDE = 212
"""Width of the side list: the longest state, in either language, with six digits beside it."""


class OrderRoom(QObject):
    """Follows the size of the pane."""

    def __init__(self, pane: QWidget) -> None:
        super().__init__(pane)
        self._pane = pane
        self._columns = 1
        self.split = QSplitter(Qt.Orientation.Horizontal, pane)
        self.right = TurningSplit(Qt.Orientation.Horizontal, self.split)
        self.page = QWidget(self.split)
        """The place of an order's page, empty until one is opened."""
        for split in (self.split, self.right):
            split.setChildrenCollapsible(False)
            split.setHandleWidth(1)

    def fill(self, side: QWidget, table: QWidget, details: DetailsPlace) -> None:
        """Take in what the room is for, and follow the size of the pane from here on."""
        self.details = details
        self.right.addWidget(table)
        self.right.addWidget(details)
        self.right.setStretchFactor(0, 1)
        self.right.setSizes([700, 300])
        details.hide()
        self.split.insertWidget(0, side)
        self.split.addWidget(self.page)
        self.page.hide()
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([wide(self._pane.fontMetrics(), SIDE), 1000])
        self._pane.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the details where there is room for them."""
        if isinstance(event, QResizeEvent):
            self._fit(event.size().width())
        return super().eventFilter(watched, event)

    def _fit(self, width: int) -> None:
        metrics = self._pane.fontMetrics()
        beside = width >= wide(metrics, BESIDE)
        way = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.right.orientation() != way:
            self.right.turn(way, [700, 300] if beside else [400, 216])
        below = 3 if width >= wide(metrics, THREE) else 2
        columns = 1 if beside else below
        if columns != self._columns:
            self._columns = columns
            self.details.lay(columns=columns)
