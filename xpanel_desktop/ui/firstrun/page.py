"""What the pages of the first steps have in common: a heading, a sentence, and what lies below."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xpanel_desktop.ui.widgets.labels import as_title, plain_label


class Page(QWidget):
    """A page. Leaving the steps at any page leaves nothing half done."""

    changed = Signal()
    """What the button that leads on says has changed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title, self.told = plain_label(self), plain_label(self)
        as_title(self.title)
        self.told.setWordWrap(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.column.addWidget(self.title)
        self.column.addWidget(self.told)

    def enter(self) -> None:
        """Be shown: look at how things are now, and take the focus."""

    async def leave(self) -> bool:
        """Do what leading on means here; False: stay, the page says why."""
        return True

    def next_words(self) -> str:
        """Return what the button that leads on says."""
        return self.tr("Next")

    def retranslate(self) -> None:
        """Set the texts in the present language; each page has its own."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.changed.emit()
