"""What the table of orders says when nothing is in it, and the way on from there."""

from PySide6.QtCore import QObject, Signal

from xpanel_desktop.ui.models.order_groups import ORDER_GROUPS
from xpanel_desktop.ui.models.orders import OrdersModel
from xpanel_desktop.ui.panes.order_asking import OrderAsking
from xpanel_desktop.ui.panes.order_bar import OrderBar
from xpanel_desktop.ui.panes.order_filter_place import FilterPlace
from xpanel_desktop.ui.widgets.empty import EmptyOr


class OrderEmpty(QObject):
    """One sentence and one button, by what keeps orders out of sight."""

    services_wanted = Signal()
    search_cleared = Signal()

    def __init__(
        self,
        empty: EmptyOr,
        model: OrdersModel,
        bar: OrderBar,
        filters: FilterPlace,
        asking: OrderAsking,
    ) -> None:
        super().__init__(empty)
        self._empty, self._model, self._asking = empty, model, asking
        self._bar, self._filters = bar, filters
        for told in (model.shown, model.reread, model.counted):
            told.connect(self.show_found)
            told.connect(empty.know)
        empty.pressed.connect(self._help_out)

    def show_found(self) -> None:
        """Say how many there are, and why there are none."""
        rows = self._model.rowCount()
        self._bar.show_found(rows, counting=self._model.counting)
        sentence, button = ("", "") if rows else self._words()
        self._empty.say(sentence, button)

    def doubt(self) -> None:
        """Say nothing before what changed while nobody looked is read."""
        if not self._model.settled:
            self._empty.know(known=False)

    def _words(self) -> tuple[str, str]:
        typed = self._bar.search.text().strip()
        if self._model.query.only_ids:
            told = self.tr(
                "No order has the id “{query}”. Type three letters to search all texts."
            ).format(query=typed)
            return told, self.tr("Clear the search")
        if typed:
            told = self.tr("No order here matches “{query}”.").format(query=typed)
            return told, self.tr("Clear the search")
        if not self._model.query.filter.is_open:
            return self.tr("No orders are like that."), self.tr("Clear the filters")
        if self._asking.group is ORDER_GROUPS[0]:
            told = self.tr("No orders yet. What you send and a panel accepts is followed here.")
            return told, self.tr("Browse services")
        return self.tr("No orders in this state."), ""

    def _help_out(self) -> None:
        if self._bar.search.text().strip():
            self._bar.search.clear()
            self.search_cleared.emit()
        elif not self._filters.is_open:
            self._filters.clear()
        else:
            self.services_wanted.emit()
