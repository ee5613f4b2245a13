"""The side of the orders: doors to what other panes have, the states, the saved views."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from xpanel_desktop.domain.state import State
from xpanel_desktop.ui import actions
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.models.order_groups import DOORS, ORDER_GROUPS, Counts, Group, total
from xpanel_desktop.ui.panes.order_words import group_words
from xpanel_desktop.ui.widgets.door_list import DoorList
from xpanel_desktop.ui.widgets.font_room import row_height
from xpanel_desktop.ui.widgets.labels import plain_label
from xpanel_desktop.ui.widgets.state_list import StateList
from xpanel_desktop.ui.widgets.view_list import ViewList

ICON = QSize(16, 16)


class OrderSidebar(QWidget):
    """Three lists under each other; arrows stay in one, Tab goes to the next."""

    state_wanted = Signal(object)
    """A State whose orders another pane has."""
    save_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._counts: Counts = {}
        self.doors = DoorList(DOORS, self)
        self.states = StateList(ORDER_GROUPS, self)
        self._heading = plain_label(self, quiet=True)
        self.save = QToolButton(self)
        self.save.setObjectName("orders.save_view")
        self.save.setAutoRaise(True)
        self.save.setIconSize(ICON)
        self.save.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.save.clicked.connect(self.save_wanted)
        self.views = ViewList(self)
        self._none = plain_label(self, quiet=True)
        self._none.setWordWrap(True)
        self._none.setContentsMargins(8, 0, 8, 8)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.doors.wanted.connect(self._go)
        self._lay_out()
        self._paint()
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)

    def show_counts(self, counts: Counts, accounts: frozenset[int]) -> None:
        """Show how many orders of these accounts each line has; none named means all."""
        self._counts = {
            (one, state): number
            for (one, state), number in counts.items()
            if not accounts or one in accounts
        }
        self.states.show_counts(self._totals(ORDER_GROUPS))
        self.doors.show_counts(self._totals(DOORS))

    def fit_views(self) -> None:
        """Say how views come to be while there are none."""
        self.views.setVisible(self.views.count() > 0)
        rows = row_height(self.fontMetrics()) * (len(DOORS) + len(ORDER_GROUPS) + 3)
        self._none.setVisible(not self.views.count() and self.height() > rows)

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.doors.name(
            {
                "drafts": self.tr("Drafts"),
                "outbox": self.tr("Outbox"),
                "unknown": actions.words_of("unknown"),
            }
        )
        self.doors.setAccessibleName(self.tr("Not placed yet, or unknown"))
        self.states.name(group_words())
        self.states.setAccessibleName(self.tr("States of orders"))
        self.views.setAccessibleName(self.tr("Saved views"))
        self._heading.setText(self.tr("Saved views"))
        keys = actions.keys_of("save_view")
        self._none.setText(self.tr("{keys} saves what is shown as a view.").format(keys=keys))
        told = self.tr("Save what is shown as a view")
        self.save.setToolTip(f"{told} ({keys})")
        self.save.setAccessibleName(told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self.fit_views()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()

    def focus(self) -> None:
        """Put the focus on what is chosen: a view or a state."""
        chosen = self.views if self.views.selectedItems() else self.states
        chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def sizeHint(self) -> QSize:
        """As wide as the states want to be."""
        return QSize(self.states.sizeHint().width(), super().sizeHint().height())

    def _totals(self, groups: tuple[Group, ...]) -> Mapping[str, int]:
        return {group.name: total(self._counts, group.states) for group in groups}

    def _go(self, door: Group) -> None:
        """Lead to the first of the door's states that has orders."""
        there = [state for state in State if state in door.states]
        waiting = [state for state in there if total(self._counts, {state})]
        self.state_wanted.emit((waiting or there)[0])

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 4, 4, 0)
        head.addWidget(self._heading, 1)
        head.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.doors)
        column.addWidget(self._line())
        column.addWidget(self.states, 100)
        column.addWidget(self._line())
        column.addLayout(head)
        column.addWidget(self.views, 1)
        column.addWidget(self._none, 1)
        column.addStretch(0)

    def _line(self) -> QFrame:
        line = QFrame(self)
        line.setProperty("rule", "true")
        line.setFixedHeight(1)
        return line

    def _paint(self) -> None:
        self.save.setIcon(icon("plus"))
