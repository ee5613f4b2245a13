"""How the program looks and speaks: scheme and language, as the settings or the system say."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from xpanel_desktop.ui import theme
from xpanel_desktop.ui.languages import LANGUAGE, Language, Languages

Choice = TypeVar("Choice", bound=StrEnum)


class Look:
    """Keeps the choice of both; a name that is none means the system's."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._languages = Languages(app)
        self._language: Language | None = None
        self._scheme: theme.Scheme | None = None
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def use(self, settings: Mapping[str, object]) -> None:
        """Take up what the settings say; what is in use already is left as it is."""
        self.use_language(settings.get(LANGUAGE))
        self.use_scheme(settings.get(theme.SCHEME))

    def use_default(self) -> None:
        """Take the system's, unless something is in use: no settings can be read."""
        if self._language is None:
            self.use({})

    def use_language(self, name: object) -> None:
        """Switch the language."""
        chosen = _known(Language, name, Language.SYSTEM)
        if chosen is not self._language:
            self._language = chosen
            self._languages.use(chosen)

    def use_scheme(self, name: object) -> None:
        """Switch the scheme."""
        chosen = _known(theme.Scheme, name, theme.Scheme.SYSTEM)
        if chosen is not self._scheme:
            self._scheme = chosen
            theme.apply(self._app, chosen)

    def _follow_system(self) -> None:
        if self._scheme is theme.Scheme.SYSTEM:
            theme.apply(self._app, self._scheme)


def _known(kind: type[Choice], name: object, otherwise: Choice) -> Choice:
    try:
        return kind(name)
    except ValueError:
        return otherwise
