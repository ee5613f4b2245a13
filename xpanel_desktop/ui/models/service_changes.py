"""What changed of a service since the operator looked, in few words."""

from collections.abc import Collection

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from xpanel_desktop.domain.catalogue_changes import What

_CHANGES = {
    What.NEW: QT_TRANSLATE_NOOP("Services", "new"),
    What.RATE: QT_TRANSLATE_NOOP("Services", "rate"),
    What.MINIMUM: QT_TRANSLATE_NOOP("Services", "limits"),
    What.MAXIMUM: QT_TRANSLATE_NOOP("Services", "limits"),
    What.NAME: QT_TRANSLATE_NOOP("Services", "name"),
    What.GONE: QT_TRANSLATE_NOOP("Services", "back"),
}
"""What the mark of a listed service says; one that went and is listed came back."""


def change_words(whats: Collection[What]) -> str:
    """Return what changed of a service, in few words; empty when nothing did."""
    if What.NEW in whats and What.GONE not in whats:
        whats = {What.NEW}
    elif What.GONE in whats:
        whats = {What.GONE}
    told = dict.fromkeys(str(word) for what, word in _CHANGES.items() if what in whats)
    return " · ".join(QCoreApplication.translate("Services", word) for word in told)
