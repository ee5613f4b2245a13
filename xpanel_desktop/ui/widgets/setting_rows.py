"""A section of the settings: a heading, and rows of a field with its sentence, to be narrowed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QWidget

from xpanel_desktop.ui.setting_table import heading, told
from xpanel_desktop.ui.widgets.font_room import wide
from xpanel_desktop.ui.widgets.labels import plain_label

HINT = 480
"""Pixels of a sentence's line."""


class SettingSection(QWidget):
    """Whoever is one fills `rows` with all that belongs to each setting."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self.heading = plain_label(self, bold=True)
        self.hints: dict[str, QLabel] = {}
        self.rows: dict[str, Sequence[QWidget]] = {}
        self._away: list[QWidget] = []
        """What a search hides."""

    def hint(self, name: str) -> QLabel:
        """Return the label of a setting's sentence."""
        label = plain_label(self, quiet=True)
        label.setObjectName(f"told.{name}")
        label.setWordWrap(True)
        label.setMinimumWidth(wide(label.fontMetrics(), HINT))
        self.hints[name] = label
        return label

    def narrow(self, shown: Mapping[str, bool]) -> bool:
        """Show the rows of these settings alone; tell whether any is."""
        for widget in self._away:
            widget.setVisible(True)
        self._away = [
            widget
            for name, row in self.rows.items()
            if not shown[name]
            for widget in row
            if not widget.isHidden()
        ]
        for widget in self._away:
            widget.setVisible(False)
        found = any(shown[name] for name in self.rows)
        self.heading.setVisible(found)
        return found

    def say(self) -> None:
        """Set heading and sentences in the present language."""
        self.heading.setText(heading(self.name))
        for name, label in self.hints.items():
            label.setText(told(name))

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.say()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
