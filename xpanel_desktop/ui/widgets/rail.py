"""The narrow rail on the left: the panes, each with its live count."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from xpanel_desktop.domain.state import ACTIVE, State
from xpanel_desktop.ui.actions import PANES
from xpanel_desktop.ui.numbers import number
from xpanel_desktop.ui.widgets.font_room import row_height, wide
from xpanel_desktop.ui.widgets.labels import plain_label

WIDTH, NARROW = 212, 80
"""Pixels: the longest word, in either language, with "999+" beside it; a mark and two."""
TALL = 36
ROOMY = 1180
"""Pixels of a window that has room for words here. A larger font needs more, of all of them."""
MOST, FEW = 999, 99
"""The highest counts that fit; beyond them a plus, and the exact one is told to who listens."""
COUNTED = {
    "orders": ACTIVE,
    "outbox": frozenset({State.DRAFT, State.QUEUED, State.HELD, State.SENDING, State.REFUSED}),
    "unknown": frozenset({State.UNKNOWN}),
}
"""Panes that have a count, and the states of the orders that it counts."""
URGENT = frozenset({"unknown"})
"""Panes whose count waits for the operator."""


class Rail(QWidget):
    """A button for each pane; the one that is shown is marked."""

    chosen = Signal(str)

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self._narrow = False
        self._actions = actions
        self._group = QButtonGroup(self)
        self._counts: dict[str, QLabel] = {}
        self._numbers: dict[str, int] = {}
        self.buttons: dict[str, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        for name in PANES:
            if name == "settings":
                column.addStretch(1)
            column.addWidget(self._button(name))
        self.refresh()
        self._fit()
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the words out where the panes of the window need their room."""
        if isinstance(event, QResizeEvent):
            self.narrow(event.size().width() < wide(self.fontMetrics(), ROOMY))
        return super().eventFilter(watched, event)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"rail.{name}")
        button.setProperty("rail", "true")
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(20, 20))
        button.toggled.connect(lambda down: down and self.chosen.emit(name))
        count = plain_label(button)
        count.setProperty("count", "urgent" if name in URGENT else "true")
        row = QHBoxLayout(button)
        row.setContentsMargins(0, 0, 8, 0)
        row.addStretch(1)
        row.addWidget(count)
        count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._group.addButton(button)
        self._counts[name] = count
        self.buttons[name] = button
        return button

    def narrow(self, narrow: bool) -> None:
        """Show marks and counts alone, in a window that has no room for words; tool tips have them.

        The width is one of two, whatever is counted: nothing beside the rail ever moves by a count.
        """
        if narrow == self._narrow:
            return
        self._narrow = narrow
        style = Qt.ToolButtonStyle
        for name, button in self.buttons.items():
            button.setToolButtonStyle(
                style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon
            )
            button.setProperty("rail", "narrow" if narrow else "true")
            button.style().unpolish(button)
            button.style().polish(button)
            self._tell(name)
        self._fit()

    def _fit(self) -> None:
        """Give rail and buttons the size that the font asks for."""
        metrics = self.fontMetrics()
        width = wide(metrics, NARROW if self._narrow else WIDTH)
        self.setFixedWidth(width)
        for button in self.buttons.values():
            button.setFixedSize(width - 16, row_height(metrics, TALL))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.narrow(self.window().width() < wide(self.fontMetrics(), ROOMY))
            self._fit()

    def refresh(self) -> None:
        """Take words, icons and tool tips from the actions anew."""
        for name, button in self.buttons.items():
            action = self._actions[name]
            button.setText(action.text())
            button.setIcon(action.icon())
            button.setToolTip(action.toolTip())
            self._tell(name)

    def mark(self, name: str) -> None:
        """Mark the pane that is shown."""
        with QSignalBlocker(self.buttons[name]):
            self.buttons[name].setChecked(True)

    def show_counts(self, counts: Mapping[tuple[int, State], int]) -> None:
        """Show each pane's count, of all accounts; none for zero."""
        for name, states in COUNTED.items():
            count = sum(orders for (_, state), orders in counts.items() if state in states)
            self.show_count(name, count)

    def show_count(self, name: str, count: int) -> None:
        """Show the count of one pane; none for zero."""
        self._numbers[name] = count
        self._tell(name)

    def _tell(self, name: str) -> None:
        """Show the count of a pane, and tell who listens the pane and the exact one."""
        told = self._numbers.get(name, 0)
        count, most = number(told) if told else "", FEW if self._narrow else MOST
        self._counts[name].setText(count if told <= most else f"{number(most)}+")
        words = self._actions[name].text()
        self.buttons[name].setAccessibleName(f"{words}, {count}" if count else words)
