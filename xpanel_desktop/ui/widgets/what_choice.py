"""Which kind of finding the Watch pane shows: all, or one of those that there are."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from xpanel_desktop.domain.watch import What
from xpanel_desktop.ui.icons import icon
from xpanel_desktop.ui.models.service_cells import count
from xpanel_desktop.ui.watch_words import ICONS, what_word
from xpanel_desktop.ui.widgets.choice import Choice
from xpanel_desktop.ui.widgets.labels import name_choice


class WhatChoice(Choice):
    """A list of "All kinds" and each kind with its count; kinds without findings are left out."""

    picked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("watch.kinds")
        self._counts: Mapping[What, int] = {}
        self.activated.connect(lambda _at: self.picked.emit())
        self._fill(None)

    @property
    def chosen(self) -> What | None:
        """The kind chosen; None: all."""
        told = self.currentData()
        return What(told) if told else None

    def choose(self, what: What | None) -> None:
        """Choose a kind without telling."""
        self._fill(what)

    def show_counts(self, counts: Mapping[What, int]) -> None:
        """Show how many of each kind there are; the one that is chosen stays."""
        if counts != self._counts:
            self._counts = counts
            self._fill(self.chosen)

    def retranslate(self) -> None:
        """Set the texts in the present language and colours."""
        name_choice(self, self.tr("Kind of finding"))
        self._fill(self.chosen)

    def _fill(self, chosen: What | None) -> None:
        self.clear()
        self.addItem(self._words(self.tr("All kinds"), sum(self._counts.values())), "")
        for what in What:
            number = self._counts.get(what, 0)
            if number or what is chosen:
                words = self._words(what_word(what), number)
                self.addItem(icon(ICONS[what]), words, what.value)
        self.setCurrentIndex(max(self.findData(chosen.value if chosen else ""), 0))

    def _words(self, name: str, number: int) -> str:
        return f"{name} · {count(number)}" if number else name
