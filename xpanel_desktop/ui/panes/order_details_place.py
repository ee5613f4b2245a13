"""The place of an order's details: they are built when the first order is shown in it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.domain.evidence import Kept
from xpanel_desktop.domain.order import Attempt, Order
from xpanel_desktop.ui.room import Room
from xpanel_desktop.ui.stepwise import import_in_turns
from xpanel_desktop.ui.tab_order import lay_tab_order
from xpanel_desktop.ui.tasks import Tasks
from xpanel_desktop.ui.widgets.piecemeal import in_turns

if TYPE_CHECKING:
    from xpanel_desktop.ui.panes.order_details import OrderDetails


class DetailsPlace(QScrollArea):
    """Has its room in the pane from the start; what it shows comes into it later."""

    copy_link_wanted = Signal()
    copy_id_wanted = Signal()
    open_wanted = Signal()
    refresh_wanted = Signal()
    page_wanted = Signal()
    tagged = Signal(int, object)
    """The number of an order and what the operator wrote on it."""

    def __init__(self, core: Core, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._core, self._tasks = core, tasks
        self._told: tuple[Order | None, tuple[Attempt, ...], tuple[Kept, ...]] = (None, (), ())
        self._columns = 1
        self._room = Room(self._build, tasks, self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(280)
        self._name()

    async def _build(self) -> "OrderDetails":
        await import_in_turns("xpanel_desktop.ui.panes.order_details")
        from xpanel_desktop.ui.panes.order_details import OrderDetails

        details = OrderDetails(self._core, self._tasks, self, piecemeal=True)
        self.setWidget(details)  # while it is empty: what lies on it would be styled twice
        details.hide()
        await in_turns(details.pieces)
        details.copy_link_wanted.connect(self.copy_link_wanted)
        details.copy_id_wanted.connect(self.copy_id_wanted)
        details.open_wanted.connect(self.open_wanted)
        details.refresh_wanted.connect(self.refresh_wanted)
        details.page_wanted.connect(self.page_wanted)
        details.tags.kept.connect(self.tagged)
        details.lay(columns=self._columns)
        return details

    @property
    def content(self) -> "OrderDetails":
        """The details. Raises LookupError before the first order is shown."""
        return self._room.part

    @property
    def order(self) -> Order | None:
        """The order shown, or to be shown as soon as the details are built."""
        return self._told[0]

    @property
    def settled(self) -> bool:
        """Whether the order is shown, if there is one."""
        return self.order is None or self._room.is_built

    def show_order(
        self, order: Order | None, attempts: tuple[Attempt, ...], kept: tuple[Kept, ...] = ()
    ) -> None:
        """Show an order, its attempts and the evidence kept about it; None shows nothing."""
        self._told = (order, attempts, kept)
        if order is not None or self._room.is_built:
            self._room(self._show)

    def tell_ages(self) -> None:
        """Say again how long ago things happened."""
        if self._room.is_built:
            self.content.tell_ages()

    def lay(self, *, columns: int) -> None:
        """Stand beside the table in one column, or below it in two or three."""
        self._columns = columns
        if self._room.is_built:
            self.content.lay(columns=columns)
            lay_tab_order(self)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language; the details do so by themselves."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()

    def _show(self, details: "OrderDetails") -> None:
        details.show_order(*self._told)
        lay_tab_order(self)

    def _name(self) -> None:
        self.setAccessibleName(self.tr("Details of the order"))
