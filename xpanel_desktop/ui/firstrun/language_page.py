"""The first page: the language, switched while one looks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from xpanel_desktop.app.core import Core
from xpanel_desktop.ui.firstrun.page import Page
from xpanel_desktop.ui.languages import LANGUAGE, Language


class LanguagePage(Page):
    """Each language is named in itself, so that it is found in any other."""

    chosen = Signal(str)

    def __init__(self, core: Core, parent: QWidget) -> None:
        super().__init__(parent)
        self._core = core
        self._group = QButtonGroup(self)
        self.buttons = {one: QRadioButton(self) for one in Language}
        for one, button in self.buttons.items():
            button.setObjectName(f"first.language.{one.value}")
            self._group.addButton(button)
            self.column.addWidget(button)
            button.toggled.connect(lambda on, one=one: self._choose(one, on=on))
        self.column.addStretch(1)
        self.retranslate()

    def enter(self) -> None:
        """Mark the language in use."""
        kept = self._core.settings.get(LANGUAGE, Language.SYSTEM.value)
        known = kept if kept in {one.value for one in Language} else Language.SYSTEM.value
        button = self.buttons[Language(known)]
        button.blockSignals(True)  # noqa: FBT003 -- Qt's own signature
        button.setChecked(True)
        button.blockSignals(False)  # noqa: FBT003 -- Qt's own signature
        button.setFocus()

    def _choose(self, language: Language, *, on: bool) -> None:
        if on:
            self.chosen.emit(language.value)

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.title.setText(self.tr("Welcome"))
        self.told.setText(
            self.tr(
                "Four short steps, and each can be skipped. Which language do you want to work in?"
            )
        )
        words = {
            Language.SYSTEM: self.tr("As the system"),
            Language.TURKISH: "Türkçe",
            Language.ENGLISH: "English",
        }
        for one, button in self.buttons.items():
            button.setText(words[one])
