"""The place of the filters over the table of orders: they are built when they are first opened."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xpanel_desktop.domain.query import Offered, OrderFilter
from xpanel_desktop.domain.views import Sent
from xpanel_desktop.ui.panes.order_filters import OrderFilters
from xpanel_desktop.ui.tab_order import lay_tab_order


class FilterPlace(QWidget):
    """Until they are built nothing is wished for, and everything is let through."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._form: OrderFilters | None = None
        self.hide()

    @property
    def form(self) -> OrderFilters:
        """The filters themselves, built now if they were not."""
        if self._form is None:
            self._form = OrderFilters(self)
            self._form.changed.connect(self.changed)
            column = QVBoxLayout(self)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(self._form)
            pane = self.parentWidget()
            assert pane is not None
            lay_tab_order(pane)  # what is made last would come last
        return self._form

    @property
    def value(self) -> OrderFilter:
        """What the operator wishes for now, but for the days."""
        return OrderFilter() if self._form is None else self._form.value

    @property
    def sent_in(self) -> Sent:
        """When orders are to be sent, in days as they are worded."""
        return Sent() if self._form is None else self._form.sent_in

    @property
    def is_open(self) -> bool:
        """Whether everything is let through."""
        return self._form is None or self._form.is_open

    def clear(self) -> None:
        """Wish for nothing any more."""
        if self._form is not None:
            self._form.clear()

    def show_wish(self, asked: OrderFilter, sent: Sent) -> None:
        """Show a wish without telling; what is not offered is held all the same."""
        if self._form is not None or not (asked.is_open and sent.is_open):
            self.form.show_wish(asked, sent)

    def offer(self, offered: Offered) -> None:
        """Offer what there is; what is chosen stays chosen."""
        self.form.offer(offered)

    def open(self, *, shown: bool) -> None:
        """Show the filters, or take them out of sight; what is wished for stays."""
        if shown:
            self.form.show()
        self.setVisible(shown)
