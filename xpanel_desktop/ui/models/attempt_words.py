"""How an attempt to send an order ended, in words."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from xpanel_desktop.domain.order import Attempt, Ending
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.text import reason_words

_ENDINGS = {
    Ending.ACCEPTED: QT_TRANSLATE_NOOP("Attempts", "accepted"),
    Ending.REFUSED: QT_TRANSLATE_NOOP("Attempts", "refused"),
    Ending.LIMITED: QT_TRANSLATE_NOOP("Attempts", "refused for now: too many requests"),
    Ending.UNSENT: QT_TRANSLATE_NOOP("Attempts", "surely not sent"),
    Ending.UNKNOWN: QT_TRANSLATE_NOOP("Attempts", "not known"),
}
translate = QCoreApplication.translate


def ending_words(attempt: Attempt) -> str:
    """Return how an attempt ended, in few words."""
    if attempt.ending is None:
        return translate("Attempts", "under way")
    return translate("Attempts", str(_ENDINGS[attempt.ending]))


def reason_of(attempt: Attempt) -> str:
    """Return why an attempt ended as it did, in words; empty where nothing is to be said."""
    return reason_words(plain(attempt.reason)) if attempt.reason else ""
