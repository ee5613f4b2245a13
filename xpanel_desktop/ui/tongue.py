"""The program's words in a language of one's choice, whatever the windows speak just now."""

from datetime import datetime
from decimal import Decimal
from importlib.resources import as_file, files

from PySide6.QtCore import QLocale, QTranslator

from xpanel_desktop.ui.languages import Language, code_of

NOT_TOLD = "–"


class Tongue:
    """Says texts of the catalogue, numbers and times in one language."""

    def __init__(self, language: Language) -> None:
        self.code = code_of(language)
        self.locale = QLocale(self.code)
        self._translator = QTranslator()
        source = files("xpanel_desktop") / "assets" / "translations" / f"xpanel_{self.code}.qm"
        if source.is_file():
            with as_file(source) as path:
                self._translator.load(str(path))

    def say(self, context: str, text: object) -> str:
        """Return a text of the catalogue; as it stands where it is not translated."""
        return self._translator.translate(context, str(text)) or str(text)

    def count(self, number: int | None) -> str:
        """Return a whole number with its digits grouped; a dash when it is not known."""
        return NOT_TOLD if number is None else self.locale.toString(number)

    def money(self, amount: Decimal | None, currency: str) -> str:
        """Return an amount, every digit kept, and its currency; a dash when it is not known."""
        if amount is None:
            return NOT_TOLD
        whole, _, decimals = f"{amount:f}".partition(".")
        point = self.locale.decimalPoint() + decimals if decimals else ""
        grouped = self.locale.toString(int(whole)) if len(whole) < 16 else whole
        minus = self.locale.negativeSign() if whole == "-0" else ""
        return f"{minus}{grouped}{point} {currency}".strip()


def stamp(at: datetime) -> str:
    """Return a local time with its day and its distance from UTC, the same in every language."""
    local = at.astimezone()
    offset = local.strftime("%z")
    return f"{local:%Y-%m-%d %H:%M:%S} UTC{offset[:3]}:{offset[3:5]}"
