"""The buttons of drafts and outbox: those that fit what is shown and what is selected."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.state import DELETABLE, Event, State, can
from xpanel_desktop.ui import keys
from xpanel_desktop.ui.panes.outbox_confirm import sum_words
from xpanel_desktop.ui.panes.outbox_review import Sum
from xpanel_desktop.ui.widgets.button_pair import say_whole
from xpanel_desktop.ui.widgets.labels import plain_label

PRIMARY = {
    State.DRAFT: Event.QUEUE,
    State.REFUSED: Event.QUEUE,
    State.QUEUED: Event.HOLD,
    State.HELD: Event.RESUME,
}
"""What the first button does with what is shown."""
EDGE, SPACE = 12, 8
"""Pixels beside the buttons and between them."""


class OutboxTools(QWidget):
    """One primary button that says how many and how much, then edit and delete."""

    primary_wanted = Signal()
    edit_wanted = Signal()
    delete_wanted = Signal()
    sending_wanted = Signal()
    """Pause or resume sending."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = State.DRAFT
        self._selected: tuple[Sequence[Order], int] = ((), 0)
        self._paused: bool | None = None
        self._words = ""
        self.primary = self._button("outbox.primary", self.primary_wanted)
        self.edit = self._button("outbox.edit", self.edit_wanted)
        self.delete = self._button("outbox.delete", self.delete_wanted)
        self.sending = self._button("outbox.sending", self.sending_wanted)
        self.export = QPushButton(self)
        self.export.setObjectName("outbox.export")
        self._told = plain_label(self)
        self._told.setProperty("quiet", True)  # noqa: FBT003 -- Qt's own signature
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, 0, EDGE, 8)
        row.setSpacing(SPACE)
        middle = Qt.AlignmentFlag.AlignVCenter  # without, none grows taller than the lowest
        for button in (self.primary, self.edit, self.delete):
            row.addWidget(button, 0, middle)
        row.addWidget(self._told, 1)
        row.addWidget(self.export, 0, middle)
        row.addWidget(self.sending, 0, middle)

    def fit(self, state: State, orders: Sequence[Order], selected: int) -> None:
        """Fit the segment shown and the selection: `orders` at hand, of `selected` rows."""
        self._state = state
        self._selected = (orders, selected)
        self._tell()

    def show_paused(self, paused: bool | None) -> None:
        """Show whether the operator paused sending; None: nothing to pause."""
        self._paused = paused
        self._tell()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.edit.setText(self.tr("Edit"))
        self.delete.setText(self.tr("Delete"))
        self.export.setText(self.tr("Export…"))
        self.export.setToolTip(
            keys.tip(self.tr("Write what is shown to a CSV or XLSX file"), "outbox.export")
        )
        self._tell()

    def _button(self, name: str, signal: object) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setAutoDefault(True)
        button.clicked.connect(signal)
        return button

    def _tell(self) -> None:
        orders, selected = self._selected
        event = PRIMARY.get(self._state)
        self.primary.setVisible(event is not None)
        self.edit.setVisible(event is not None)
        self.delete.setVisible(event is not None)
        if event is not None:
            fitting = [order for order in orders if can(order.state, event)]
            self._words = self._primary_words(event, fitting, selected)
            self.primary.setEnabled(bool(fitting))
            moves_money = event is not Event.HOLD
            if self.primary.property("primary") != moves_money:
                self.primary.setProperty("primary", moves_money)
                self.primary.style().unpolish(self.primary)
                self.primary.style().polish(self.primary)
        self.edit.setEnabled(selected == 1 and self._state is not State.SENDING)
        self.delete.setEnabled(any(order.state in DELETABLE for order in orders))
        self._told.setText(self._selection_words(selected))
        self._tell_keys()
        self.sending.setVisible(self._paused is not None)
        self.sending.setText(
            self.tr("Resume sending") if self._paused else self.tr("Pause sending")
        )
        self._fit_button()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room there is."""
        super().resizeEvent(event)
        self._fit_button()

    def _fit_button(self) -> None:
        others = (self.edit, self.delete, self._told, self.export, self.sending)
        beside = sum(one.sizeHint().width() + SPACE for one in others if not one.isHidden())
        say_whole(self.primary, self._words, self.width() - 2 * EDGE - beside)

    def _primary_words(self, event: Event, fitting: Sequence[Order], selected: int) -> str:
        match event:
            case Event.HOLD:
                plain, counted = self.tr("Hold"), self.tr("Hold {count}")
            case Event.RESUME:
                plain, counted = self.tr("Resume"), self.tr("Resume {count} · {sum}")
            case _:
                plain, counted = self.tr("Send"), self.tr("Send {count} · {sum}")
        if not fitting:
            return plain
        whole = selected == len(fitting)
        count = QLocale().toString(selected)
        if not whole:
            return f"{plain} {count}"
        return counted.format(count=count, sum=sum_words(Sum.of(fitting)))

    def _selection_words(self, selected: int) -> str:
        return self.tr("%Ln selected", "", selected) if selected > 1 else ""

    def _tell_keys(self) -> None:
        self.primary.setToolTip(keys.told("outbox.primary"))
        self.edit.setToolTip(keys.told("outbox.edit"))
        self.delete.setToolTip(keys.told("outbox.delete"))
