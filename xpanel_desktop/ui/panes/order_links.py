"""Links and ids of the selected orders: copied, and web links opened after a look at the host."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from xpanel_desktop.ui.widgets.link_bar import LinkBar
from xpanel_desktop.ui.widgets.order_table import OrderTable


class OrderLinks(QObject):
    """What can be done with a link."""

    def __init__(self, table: OrderTable, bar: LinkBar) -> None:
        super().__init__(table)
        self._table, self._bar = table, bar

    def copy_link(self) -> None:
        """Put the links of the selected orders on the clipboard, one a line."""
        _copy([order.link for order in self._table.orders()])

    def copy_id(self) -> None:
        """Put the panel's ids of the selected orders on the clipboard, one a line."""
        _copy([order.panel_id for order in self._table.orders()])

    def open_link(self) -> None:
        """Show the host of the order's link and offer to open it; web links only."""
        order = self._table.order()
        if order is not None:
            self._bar.ask(order.link)


def _copy(texts: list[str]) -> None:
    lines = [text for text in texts if text]
    if lines:
        QGuiApplication.clipboard().setText("\n".join(lines))
