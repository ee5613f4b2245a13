"""Where an order comes from, what came of it and what is part of it, as links to go to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from xpanel_desktop.domain.history import History
from xpanel_desktop.domain.order import Order
from xpanel_desktop.ui.models.service_cells import count
from xpanel_desktop.ui.plain import on_button, plain
from xpanel_desktop.ui.text import state_words
from xpanel_desktop.ui.widgets.order_marks import state_icon
from xpanel_desktop.ui.widgets.section import Section


class OrderPageFamily(Section):
    """Hidden for an order that has no relatives: made from one, or part of one."""

    order_wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[str, Order], ...] = ()
        self.links: list[QPushButton] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.column.addLayout(self._list)
        self.hide()

    def show_history(self, history: History, *, anew: bool = False) -> None:
        """Show the relatives of an order: the one it was made from first."""
        self.heading.setText(self.tr("Orders that belong to this one"))
        relatives = self._relatives(history)
        self.setVisible(bool(relatives))
        if relatives == self._shown and not anew:
            return
        self._shown = relatives
        for link in self.links:
            self._list.removeWidget(link)
            link.hide()
            link.deleteLater()
        self.links = [self._link(words, one) for words, one in relatives]
        for link in self.links:
            self._list.addWidget(link)

    def _relatives(self, history: History) -> tuple[tuple[str, Order], ...]:
        """Return every relative behind what it is, with a place for its name."""
        made_from, made = self.tr("Made from {order}"), self.tr("Made of it: {order}")
        part_of, part = self.tr("Part of {order}"), self.tr("Part of it: {order}")
        return (
            *((made_from, one) for one in (history.parent,) if one),
            *((part_of, one) for one in (history.part_of,) if one),
            *((made, one) for one in history.descendants),
            *((part, one) for one in history.runs),
        )

    def _link(self, told: str, order: Order) -> QPushButton:
        name = plain(order.panel_id) or self.tr("no. {number} here").format(number=count(order.id))
        parts = (name, state_words(order.state), count(order.quantity), plain(order.service_name))
        words = told.format(order=" · ".join(parts))
        link = QPushButton(state_icon(order.state), on_button(words), self)
        link.setObjectName(f"page.relative.{order.id}")
        link.setAutoDefault(True)
        link.setProperty("left", "true")
        link.clicked.connect(lambda: self.order_wanted.emit(order.id))
        return link
