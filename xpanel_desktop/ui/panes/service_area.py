"""What lies below the bars of the services: categories, the table with its details, or a blank."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from xpanel_desktop.ui.models.categories import CategoriesModel
from xpanel_desktop.ui.models.services import ServicesModel
from xpanel_desktop.ui.panes.service_blank import ServiceBlank
from xpanel_desktop.ui.panes.service_details import ServiceDetails
from xpanel_desktop.ui.panes.service_views import CategoryTree, ServiceTable


class ServiceArea(QSplitter):
    """Lays them out; what they show is the pane's matter."""

    def __init__(self, model: ServicesModel, categories: CategoriesModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.tree = CategoryTree(categories, self)
        self._pages = QStackedWidget(self)
        self._right = QSplitter(Qt.Orientation.Vertical, self._pages)
        self.table = ServiceTable(model, self._right)
        self.details = ServiceDetails(self._right)
        self.blank = ServiceBlank(self._pages)
        self._right.addWidget(self.table)
        self._right.addWidget(self.details)
        self._right.setStretchFactor(0, 1)
        self._right.setSizes([500, 190])
        self.addWidget(self.tree)
        self._pages.addWidget(self._right)
        self._pages.addWidget(self.blank)
        self.addWidget(self._pages)
        self.setStretchFactor(1, 1)
        self.setSizes([200, 900])
        for split in (self, self._right):
            split.setChildrenCollapsible(False)
            split.setHandleWidth(1)

    def turn(self, *, blank: bool) -> None:
        """Show the table, or what is said in its place."""
        self._pages.setCurrentWidget(self.blank if blank else self._right)
