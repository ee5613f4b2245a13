"""The bar for the orders that are selected: how many, cancel, refill, and more."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from xpanel_desktop.ui import keys
from xpanel_desktop.ui.widgets.labels import plain_label

DEEDS = ("cancel", "refill", "reorder", "split", "refill_all", "lost", "paste")
NEEDS_ORDERS = frozenset({"cancel", "refill", "reorder", "split"})


class OrderSelection(QWidget):
    """Buttons and the table's menu are the same actions."""

    wanted = Signal(str)
    """The name of an action."""
    stop_wanted = Signal()
    """A search for what can be refilled is to end."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._selected = 0
        self._searched: int | None = None
        self.actions_by_name = {name: self._action(name) for name in DEEDS}
        self._told = plain_label(self, quiet=True)
        self.cancel, self.refill, self.more, self.stop = (QPushButton(self) for _ in range(4))
        buttons = {"cancel": self.cancel, "refill": self.refill, "more": self.more}
        for name, button in {**buttons, "stop": self.stop}.items():
            button.setObjectName(f"orders.{name}")
        self.cancel.clicked.connect(lambda: self.wanted.emit("cancel"))
        self.refill.clicked.connect(lambda: self.wanted.emit("refill"))
        self.stop.clicked.connect(self.stop_wanted)
        menu = QMenu(self.more)
        for name in ("reorder", "split"):
            menu.addAction(self.actions_by_name[name])
        menu.addSeparator()
        for name in ("refill_all", "lost", "paste"):
            menu.addAction(self.actions_by_name[name])
        self.more.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 8)
        row.setSpacing(8)
        for button in (self.cancel, self.refill, self.more):
            row.addWidget(button)
        row.addWidget(self._told, 1)
        row.addWidget(self.stop)
        self.show_selected(0)

    def menu(self, parent: QWidget) -> QMenu:
        """Return the menu of the orders that are selected."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in DEEDS:
            if name == "refill_all":
                menu.addSeparator()
            menu.addAction(self.actions_by_name[name])
        return menu

    def show_selected(self, count: int) -> None:
        """Show how many orders are selected."""
        self._selected = count
        for name in NEEDS_ORDERS:
            self.actions_by_name[name].setEnabled(count > 0)
        self.cancel.setEnabled(count > 0)
        self.refill.setEnabled(count > 0)
        self._tell()

    def show_search(self, looked_at: int | None) -> None:
        """Show how many orders a search has looked at; None: there is no search."""
        self._searched = looked_at
        self._tell()

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        words = {
            "cancel": self.tr("Cancel…"),
            "refill": self.tr("Refill…"),
            "reorder": self.tr("Order again, as a draft"),
            "split": self.tr("Order what is left, as a draft"),
            "refill_all": self.tr("Refill all that can be…"),
            "lost": self.tr("Lost refills…"),
            "paste": self.tr("Paste order IDs…"),
        }
        for name, word in words.items():
            self.actions_by_name[name].setText(word)
        self.cancel.setText(words["cancel"])
        self.refill.setText(words["refill"])
        self.more.setText(self.tr("More"))
        self.stop.setText(self.tr("Stop"))
        self.cancel.setToolTip(self.tr("Ask the panel to cancel the selected orders"))
        self.refill.setToolTip(self.tr("Ask the panel to refill the selected orders"))
        self._tell()

    def _action(self, name: str) -> QAction:
        action = QAction(self)
        action.setObjectName(f"orders.{name}.action")
        keys.give(action, f"orders.{name}")
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self.wanted.emit(name))
        return action

    def _tell(self) -> None:
        self.stop.setVisible(self._searched is not None)
        if self._searched is not None:
            self._told.setText(self.tr("%Ln order(s) looked at…", "", self._searched))
        elif self._selected:
            self._told.setText(self.tr("%Ln selected", "", self._selected))
        else:
            self._told.setText(self.tr("Select orders to cancel or refill them."))
