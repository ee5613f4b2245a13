"""The last page: a first order with play money. A ticket is filled; the operator sends it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from xpanel_desktop.ui.firstrun.page import Page
from xpanel_desktop.ui.widgets.labels import plain_label, set_words


class OrderPage(Page):
    """Offers to fill a ticket on the practice panel."""

    wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.fill = QPushButton(self)
        self.fill.setObjectName("first.order.fill")
        self.fill.setAutoDefault(True)
        self.fill.clicked.connect(self._on_fill)
        self.trouble, self._later = plain_label(self), plain_label(self, quiet=True)
        for label in (self.trouble, self._later):
            label.setWordWrap(True)
        set_words(self.trouble, "bad")
        row = QHBoxLayout()
        row.addWidget(self.fill)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self.trouble)
        self.column.addStretch(1)
        self.column.addWidget(self._later)
        self.retranslate()

    def enter(self) -> None:
        """Offer it."""
        self.tell_failed("")
        self.fill.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_fill(self) -> None:
        self.fill.setEnabled(False)
        self.wanted.emit()

    def tell_failed(self, words: str) -> None:
        """Say why there is no ticket; it can be asked for again."""
        self.fill.setEnabled(True)
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def next_words(self) -> str:
        """Return what leading on does."""
        return self.tr("Done")

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.title.setText(self.tr("A first order, with play money"))
        self.told.setText(
            self.tr(
                "The practice panel runs on this computer and orders nothing for real. A ticket "
                "is filled for you: look it over, press “Send 1 order”, and follow it in Orders."
            )
        )
        self.fill.setText(self.tr("Fill a ticket in practice"))
        self._later.setText(
            self.tr("You find these steps again in Help, and its guide tells the rest.")
        )
