"""What the pane of services shows before anything works behind it: all that the first paint needs.

It imports nothing of the core. The pane takes it over once there is one.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from xpanel_desktop.domain.account import Account
from xpanel_desktop.domain.service import Service
from xpanel_desktop.ui.models.categories import CategoriesModel
from xpanel_desktop.ui.models.service_index import unfolded
from xpanel_desktop.ui.models.services import ServicesModel
from xpanel_desktop.ui.panes.service_area import ServiceArea
from xpanel_desktop.ui.panes.service_bar import ServiceBar

if TYPE_CHECKING:
    from xpanel_desktop.ui.panes.service_blank import ServiceBlank
    from xpanel_desktop.ui.panes.service_details import ServiceDetails

LAYOUT = "services.columns"
"""The setting that keeps the columns' layout."""


class ServicesFace(QWidget):
    """The bar with the search, the categories and the table, with their models."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.account_id = 0
        """Whose first services are shown; 0: nobody's."""
        self.model = ServicesModel(self)
        self.categories = CategoriesModel(self)
        self.bar = ServiceBar(self)
        self.area = ServiceArea(self.model, self.categories, self)
        self.splits = {"area": self.area, "details": self.area.right}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.bar)
        self._column.addWidget(self.area, 1)

    def complete(
        self, filters: QWidget, trouble: QWidget, details: "ServiceDetails", blank: "ServiceBlank"
    ) -> None:
        """Take in what comes with the core: two bars over the table, the details, the blank."""
        self._column.insertWidget(1, filters)
        self._column.insertWidget(2, trouble)
        self.area.complete(details, blank)

    def show_first(self, account: Account, services: Sequence[Service], layout: object) -> None:
        """Show the first services alone, in the panel's order.

        A layout of columns that sorts is left to the pane: it needs the whole catalogue.
        """
        self.area.table.restore_layout(layout)
        if not self.model.is_sorted:
            self.model.show(unfolded(services), account.currency)
            self.account_id = account.id
