"""The settings' section of help: the ways to guide, health, requests, log and bundle."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from xpanel_desktop.ui.actions import words_of
from xpanel_desktop.ui.widgets.setting_rows import SettingSection

PAGES = ("guide", "health", "requests", "log", "bundle")
"""The pages of help, in their order."""


class HelpSettings(SettingSection):
    """A heading, a sentence and the buttons."""

    wanted = Signal(str)
    """The page of help that the operator wants to see."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("help", parent)
        hint = self.hint("help")
        self.buttons = {name: QPushButton(self) for name in PAGES}
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, button in self.buttons.items():
            button.setObjectName(f"settings.help.{name}")
            button.clicked.connect(lambda _down=False, name=name: self.wanted.emit(name))
            row.addWidget(button)
        self.first_steps = QPushButton(self)
        self.first_steps.setObjectName("settings.help.first_steps")
        row.addWidget(self.first_steps)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(self.heading)
        whole.addWidget(hint)
        whole.addSpacing(4)
        whole.addLayout(row)
        self.rows["help"] = (hint, *self.buttons.values(), self.first_steps)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.say()
        words = (
            self.tr("Guide…"),
            self.tr("Health…"),
            self.tr("Requests…"),
            self.tr("Log…"),
            self.tr("For whoever helps…"),
        )
        for button, word in zip(self.buttons.values(), words, strict=True):
            button.setText(word)
        self.first_steps.setText(words_of("first_steps"))
