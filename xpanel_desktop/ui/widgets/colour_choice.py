"""The choice of a colour to mark an order with; a word stands beside each."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from xpanel_desktop.domain.account import Account
from xpanel_desktop.ui.models.order_cells import colour_words
from xpanel_desktop.ui.theme import ACCOUNT_COLOURS
from xpanel_desktop.ui.widgets.account_choice import account_icon
from xpanel_desktop.ui.widgets.choice import Choice

COLOURS = tuple(name for name in ACCOUNT_COLOURS if name != "grey")
"""Grey stands for no colour at all elsewhere."""


class ColourChoice(Choice):
    """Names from the palette of account colours; the first item is none."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.retranslate()

    @property
    def colour(self) -> str:
        """The name that is chosen, empty for none."""
        return str(self.currentData() or "")

    def show_colour(self, name: str) -> None:
        """Show a colour without telling; one that is not heard of is none."""
        with QSignalBlocker(self):
            self.setCurrentIndex(max(self.findData(name), 0))

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        words = colour_words()
        with QSignalBlocker(self):
            at = max(self.currentIndex(), 0)
            self.clear()
            self.addItem(self.tr("None"), "")
            for name in COLOURS:
                self.addItem(account_icon(Account(0, "", "", "", colour=name)), words[name], name)
            self.setCurrentIndex(at)
