"""How Qt is to write a day, in letters and in fields: in the order of the language in use."""

from functools import lru_cache

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDateEdit


def day_form(*, year: bool = True, weekday: bool = False) -> str:
    """Return the form of a day, with its year and the day of the week where they are wanted."""
    first = _month_first(QLocale().dateFormat(QLocale.FormatType.ShortFormat))
    comma = "," if first else ""
    form = f"MMM d{comma} yyyy" if first else "d MMM yyyy"
    form = form if year else form.removesuffix(f"{comma} yyyy")
    return f"ddd{comma} {form}" if weekday else form


def typed_day_form() -> str:
    """Return how a day is typed: short, but with all digits of the year."""
    told = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return told if "yyyy" in told else told.replace("yy", "yyyy")


def dress_days(*fields: QDateEdit) -> None:
    """Let fields hold days as they are typed now: Qt keeps the language they were made in."""
    for field in fields:
        field.setLocale(QLocale())
        field.setDisplayFormat(typed_day_form())


@lru_cache(maxsize=8)
def _month_first(short: str) -> bool:
    """Tell whether a locale's short form of a day has the month before the day: 7/14/26."""
    return -1 < short.find("M") < short.find("d")
