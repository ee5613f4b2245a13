"""Times of day as the language in use writes them, with seconds where they matter."""

from functools import lru_cache

from PySide6.QtCore import QLocale, QTime

PLAIN = "HH:mm"
"""What stands for the form of a locale that has none of this kind."""


def clock_form(*, seconds: bool = False) -> str:
    """Return how Qt is to write a time of day: as the locale does, in short."""
    return _form(QLocale().timeFormat(QLocale.FormatType.ShortFormat), seconds)


def clock_words(at: QTime, *, seconds: bool = False) -> str:
    """Return a time of day in words."""
    return QLocale().toString(at, clock_form(seconds=seconds))


@lru_cache(maxsize=8)
def _form(short: str, seconds: bool) -> str:
    """Put seconds behind the minutes of a locale's short form; hardly any has them there."""
    short = short if "mm" in short[1:] and "s" not in short else PLAIN
    between = short[short.index("mm") - 1]
    return short.replace("mm", f"mm{between}ss") if seconds else short
