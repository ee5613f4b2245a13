"""The middle of the main window: one pane at a time, and the ticket beside some of them."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from xpanel_desktop.ui.tab_order import first_on_way
from xpanel_desktop.ui.widgets.splits import Splits

BESIDE_WIDTH = 320
"""Pixels that the ticket needs at least."""


class Middle(QSplitter):
    """A stack of named panes; on its right the room of the ticket, empty until that is there.

    Panes are made as children of `stack`, the ticket of `beside`: whoever moves to another parent
    later has every widget within styled once more, some 40 ms for the pane of orders.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.splits = Splits(self)
        self.stack = QStackedWidget(self)
        self.addWidget(self.stack)
        self._panes: dict[str, QWidget] = {}
        self.beside = QWidget(self)
        self.beside.setMinimumWidth(BESIDE_WIDTH)
        self.addWidget(self.beside)
        self.setStretchFactor(0, 1)

    def __contains__(self, name: str) -> bool:
        return name in self._panes

    def add(self, name: str, pane: QWidget) -> None:
        """Take in a pane under its name; its splitters, if it has any, lie as they were left."""
        self._panes[name] = pane
        pane.installEventFilter(self)
        self.splits.follow_in(name, pane)
        self.stack.addWidget(pane)

    def turn_to(self, name: str) -> None:
        """Show a pane."""
        self.stack.setCurrentWidget(self._panes[name])

    @property
    def shown(self) -> str:
        """The name of the pane that is shown."""
        current = self.stack.currentWidget()
        return next(name for name, pane in self._panes.items() if pane is current)

    def focus(self) -> None:
        """Give the focus to the pane that is shown."""
        self._panes[self.shown].setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Tab go into a pane that was just opened: itself, it stands nowhere on its way."""
        if isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            tab = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab
            first = first_on_way(watched) if tab and watched.hasFocus() else None
            if first is not None:
                first.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def put_beside(self, widget: QWidget) -> None:
        """Put the ticket into its room; nothing else moves."""
        column = QVBoxLayout(self.beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(widget)

    def show_beside(self, *, shown: bool) -> None:
        """Open or close the room of the ticket."""
        self.beside.setVisible(shown)
