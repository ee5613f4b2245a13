"""Turkish and English, switched live: the program's own texts and Qt's."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from xpanel_desktop.paths import ASSETS

LANGUAGE = "language"
"""The setting that keeps the operator's choice."""


class Language(StrEnum):
    """What the operator chose."""

    SYSTEM = "system"
    TURKISH = "tr"
    ENGLISH = "en"


class Languages:
    """Keeps the translators that are installed."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []

    def use(self, language: Language) -> None:
        """Switch the program to a language; windows are told by LanguageChange."""
        code = code_of(language)
        for old in self._installed:
            self._app.removeTranslator(old)
            old.setParent(None)  # it would stay as long as the program, with all its texts
        self._installed.clear()
        system = QLocale.system()
        matching = system if system.name().startswith(code) else QLocale(code)
        QLocale.setDefault(matching)
        for name in (f"qtbase_{code}.qm", f"xpanel_{code}.qm"):
            self._install(name)

    def _install(self, name: str) -> None:
        source = ASSETS / "translations" / name
        if not source.is_file():
            return
        translator = QTranslator(self._app)
        translator.load(str(source))
        self._app.installTranslator(translator)
        self._installed.append(translator)


def code_of(language: Language) -> str:
    """Return tr or en; the system's language is Turkish or else English."""
    if language is not Language.SYSTEM:
        return language.value
    return "tr" if QLocale.system().name().startswith("tr") else "en"
