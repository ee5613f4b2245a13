"""What lies below the bars of the services: categories, the table with its details, or a blank."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from xpanel_desktop.ui.models.categories import CategoriesModel
from xpanel_desktop.ui.models.services import ServicesModel
from xpanel_desktop.ui.panes.service_views import CategoryTree, ServiceTable

if TYPE_CHECKING:
    from xpanel_desktop.ui.panes.service_blank import ServiceBlank
    from xpanel_desktop.ui.panes.service_details import ServiceDetails

TABLE, DETAILS = 480, 212
"""How the height is shared at first."""


class ServiceArea(QSplitter):
    """Lays them out; what they show is the pane's matter. Details and blank come by `complete`."""

    def __init__(self, model: ServicesModel, categories: CategoriesModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.tree = CategoryTree(categories, self)
        self.pages = QStackedWidget(self)
        self.right = QSplitter(Qt.Orientation.Vertical, self.pages)
        self.table = ServiceTable(model, self.right)
        self.room = QWidget(self.right)
        """Where the details are made, as its children, and laid by `complete`."""
        self.right.addWidget(self.table)
        self.right.addWidget(self.room)
        self.right.setStretchFactor(0, 1)
        self.right.setSizes([TABLE, DETAILS])
        self.addWidget(self.tree)
        self.pages.addWidget(self.right)
        self.addWidget(self.pages)
        self.setStretchFactor(1, 1)
        self.setSizes([200, 900])
        for split in (self, self.right):
            split.setChildrenCollapsible(False)
            split.setHandleWidth(1)

    def complete(self, details: "ServiceDetails", blank: "ServiceBlank") -> None:
        """Put the details into their room, and take in what is said in the table's place."""
        self._details, self._blank = details, blank
        sizes = self.right.sizes()
        column = QVBoxLayout(self.room)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(details)
        details.show()
        self.right.setSizes(sizes if any(sizes) else [TABLE, DETAILS])
        self.pages.addWidget(blank)

    def turn(self, *, blank: bool) -> None:
        """Show the table, or what is said in its place."""
        self.pages.setCurrentWidget(self._blank if blank else self.right)
