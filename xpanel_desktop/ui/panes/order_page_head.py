"""The head of an order's page: back, state, id, the next order, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from xpanel_desktop.domain.order import Order
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.models.order_cells import NOT_TOLD, Cell, tip
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.text import state_words
from xpanel_desktop.ui.widgets.facts import CutLabel
from xpanel_desktop.ui.widgets.labels import plain_label, primary_button
from xpanel_desktop.ui.widgets.mark import Mark


class OrderPageHead(QWidget):
    """Stays in place while the page scrolls."""

    back_wanted = Signal()
    step_wanted = Signal(int)
    """The order below (1) or above (-1) in the table."""
    ask_wanted = Signal()
    open_wanted = Signal()
    card_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._order: Order | None = None
        self.back = self._tool("page.back", "close")
        self.up, self.down = (
            self._tool("page.up", "above"),
            self._tool("page.down", "below"),
        )
        self._mark = Mark(self)
        self._state = plain_label(self, bold=True)
        self._id = CutLabel("", self)
        self._service = CutLabel("", self)
        self._link = CutLabel("", self)
        self._link.setProperty("quiet", True)  # noqa: FBT003 -- Qt's own signature
        self.open, self.copy = self._button("page.open"), self._button("page.copy")
        self.ask = self._button("page.ask")
        self.card = primary_button(self, "page.card")
        self._lay_out()
        self.back.clicked.connect(self.back_wanted)
        self.up.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.down.clicked.connect(lambda: self.step_wanted.emit(1))
        self.open.clicked.connect(self.open_wanted)
        self.copy.clicked.connect(self._copy)
        self.ask.clicked.connect(self.ask_wanted)
        self.card.clicked.connect(self.card_wanted)
        self.retranslate()

    def show_order(self, order: Order) -> None:
        """Show whose page this is."""
        self._order = order
        self._tell()

    def show_busy(self, busy: bool) -> None:
        """Show that the panel is being asked."""
        self.ask.setEnabled(not busy and bool(self._order and self._order.panel_id))

    def retranslate(self) -> None:
        """Set all texts and icons in the present language and colours."""
        for tool, name, words in (
            (self.back, "close", self.tr("Close the order's page (Esc)")),
            (self.up, "above", keys.tip(self.tr("The order above"), "orders.page.up")),
            (self.down, "below", keys.tip(self.tr("The order below"), "orders.page.down")),
        ):
            tool.setIcon(icon(name))
            tool.setToolTip(words)
            tool.setAccessibleName(words)
        self.open.setText(self.tr("Open link…"))
        self.copy.setText(self.tr("Copy ID"))
        self.ask.setText(self.tr("Ask now"))
        self.ask.setToolTip(self.tr("Ask the panel about this order now"))
        self.card.setText(self.tr("Evidence card…"))
        self.card.setToolTip(self.tr("What is on record of the order, for a ticket with the panel"))
        self._tell()

    def _tool(self, name: str, shape: str) -> QToolButton:
        tool = QToolButton(self)
        tool.setObjectName(name)
        tool.setIcon(icon(shape))
        tool.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return tool

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setAutoDefault(True)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._mark)
        top.addWidget(self._state)
        top.addWidget(self._id, 1)
        for tool in (self.up, self.down, self.back):
            top.addWidget(tool)
        names = QVBoxLayout()
        names.setSpacing(4)
        names.addWidget(self._service)
        names.addWidget(self._link)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        for button in (self.card, self.ask, self.open, self.copy):
            deeds.addWidget(button)
        deeds.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(names)
        column.addLayout(deeds)

    def _tell(self) -> None:
        order = self._order
        if order is None:
            return
        self._mark.show_icon(f"state-{order.state.value}")
        self._state.setText(state_words(order.state))
        self._state.setToolTip(tip(Cell.STATE, order))
        told = self.tr("Order {id}").format(id=plain(order.panel_id) or NOT_TOLD)
        self._id.tell(told)
        self._service.tell(order.service_name)
        self._link.tell(order.link or NOT_TOLD)
        self.open.setEnabled(order.link.lower().startswith(("https://", "http://")))
        self.copy.setEnabled(bool(order.panel_id))
        self.ask.setEnabled(bool(order.panel_id))
        self.card.setEnabled(bool(order.panel_id))

    def _copy(self) -> None:
        if self._order is not None and self._order.panel_id:
            QGuiApplication.clipboard().setText(self._order.panel_id)
