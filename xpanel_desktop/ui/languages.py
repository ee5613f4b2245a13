"""Turkish and English, switched live: the program's own texts and Qt's."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale, QTranslator

from xpanel_desktop.paths import ASSETS

KEYS = (
    QT_TRANSLATE_NOOP("QShortcut", "Ctrl"),
    QT_TRANSLATE_NOOP("QShortcut", "Shift"),
    QT_TRANSLATE_NOOP("QShortcut", "Alt"),
    QT_TRANSLATE_NOOP("QShortcut", "Return"),
    QT_TRANSLATE_NOOP("QShortcut", "Enter"),
    QT_TRANSLATE_NOOP("QShortcut", "Esc"),
    QT_TRANSLATE_NOOP("QShortcut", "Del"),
    QT_TRANSLATE_NOOP("QShortcut", "Ins"),
    QT_TRANSLATE_NOOP("QShortcut", "Tab"),
    QT_TRANSLATE_NOOP("QShortcut", "Space"),
    QT_TRANSLATE_NOOP("QShortcut", "Backspace"),
    QT_TRANSLATE_NOOP("QShortcut", "Home"),
    QT_TRANSLATE_NOOP("QShortcut", "End"),
    QT_TRANSLATE_NOOP("QShortcut", "PgUp"),
    QT_TRANSLATE_NOOP("QShortcut", "PgDown"),
    QT_TRANSLATE_NOOP("QShortcut", "Up"),
    QT_TRANSLATE_NOOP("QShortcut", "Down"),
    QT_TRANSLATE_NOOP("QShortcut", "Left"),
    QT_TRANSLATE_NOOP("QShortcut", "Right"),
)
"""Keys as they are written on keyboards: Qt's Turkish has words for them that none bears.

Looked up before Qt's, since the program's own texts are."""
LANGUAGE = "language"
"""The setting that keeps the operator's choice."""


class Language(StrEnum):
    """What the operator chose."""

    SYSTEM = "system"
    TURKISH = "tr"
    ENGLISH = "en"


class Languages:
    """Keeps the translators: those of a language are read once, when it is first used."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._read: dict[str, list[QTranslator]] = {}
        self._installed: list[QTranslator] = []

    def use(self, language: Language) -> None:
        """Switch the program to a language; windows are told by LanguageChange."""
        code = code_of(language)
        for old in self._installed:
            self._app.removeTranslator(old)
        system = QLocale.system()
        matching = system if system.name().startswith(code) else QLocale(code)
        QLocale.setDefault(matching)
        self._installed = self._translators(code)
        for one in self._installed:
            self._app.installTranslator(one)

    def _translators(self, code: str) -> list[QTranslator]:
        if code not in self._read:
            files = (ASSETS / "translations" / f"{of}_{code}.qm" for of in ("qtbase", "xpanel"))
            self._read[code] = [self._translator(file) for file in files if file.is_file()]
        return self._read[code]

    def _translator(self, file: Path) -> QTranslator:
        translator = QTranslator(self._app)
        translator.load(str(file))
        return translator


def code_of(language: Language) -> str:
    """Return tr or en; the system's language is Turkish or else English."""
    if language is not Language.SYSTEM:
        return language.value
    return "tr" if QLocale.system().name().startswith("tr") else "en"
