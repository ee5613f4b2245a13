"""What it means that the data are in doubt, in words: in one line, and at length."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from xpanel_desktop.domain.doubt import Doubt, Why

_SHORT = {
    Why.DAMAGED: QT_TRANSLATE_NOOP(
        "Doubt", "The database has faults. Nothing is sent in any account until you have looked."
    ),
    Why.LOG_CUT: QT_TRANSLATE_NOOP(
        "Doubt",
        "What was written last is damaged in part. Nothing is sent in any account until you have "
        "looked.",
    ),
    Why.NOT_AS_LEFT: QT_TRANSLATE_NOOP(
        "Doubt",
        "The database is not as it was left. Nothing is sent in any account until you have looked.",
    ),
    Why.RESTORED: QT_TRANSLATE_NOOP(
        "Doubt", "A backup was restored. Look at the held orders, then let sending go on."
    ),
    Why.ANEW: QT_TRANSLATE_NOOP(
        "Doubt", "You started with an empty database. Nothing is sent until you have looked."
    ),
    Why.COPIED: QT_TRANSLATE_NOOP(
        "Doubt", "This data folder is a copy. Nothing is sent from it until you have looked."
    ),
    Why.UNREADABLE: QT_TRANSLATE_NOOP(
        "Doubt", "The data were in doubt. Nothing is sent in any account until you have looked."
    ),
}
_LONG = {
    Why.DAMAGED: QT_TRANSLATE_NOOP(
        "Doubt",
        "The check at the start found faults in the file, so it may not tell which orders were "
        "sent. The surest way on is a backup of a day before.",
    ),
    Why.LOG_CUT: QT_TRANSLATE_NOOP(
        "Doubt",
        "The program did not end in order, and the log of its last writes cannot be read to the "
        "end. An order that was being sent may stand in the queue again. Compare the newest orders "
        "with the panel's own list.",
    ),
    Why.NOT_AS_LEFT: QT_TRANSLATE_NOOP(
        "Doubt",
        "The file differs from the one that the program closed: the disk damaged it, or another "
        "program changed or replaced it. If you put an older copy there yourself, orders sent "
        "after it are not in it.",
    ),
    Why.RESTORED: QT_TRANSLATE_NOOP(
        "Doubt",
        "Orders that were sent after the backup was made are not in it. What was queued in it may "
        "have been sent since; compare it with the panel's own list. Drafts may have been sent, "
        "too. What was being sent is unknown and waits for your decision.",
    ),
    Why.ANEW: QT_TRANSLATE_NOOP(
        "Doubt",
        "Earlier orders are not in it. Before you order something again, look at the panel's own "
        "list.",
    ),
    Why.COPIED: QT_TRANSLATE_NOOP(
        "Doubt",
        "The folder that it was copied of is still there, see below. What is queued may be sent "
        "from there, too, so send each order from one of them alone. Keys were not copied: type "
        "the key of each account once more. What you remove here takes no key from the other "
        "folder.",
    ),
    Why.UNREADABLE: QT_TRANSLATE_NOOP(
        "Doubt",
        "Why is not known any more, as the note of it cannot be read. Compare the newest orders "
        "with the panel's own list.",
    ),
}
translate = QCoreApplication.translate


def doubt_in_short(doubt: Doubt) -> str:
    """Return what happened and that nothing is sent, for a bar."""
    return translate("Doubt", str(_SHORT[doubt.why]))


def doubt_at_length(doubt: Doubt) -> str:
    """Return what it means and what to look at."""
    return translate("Doubt", str(_LONG[doubt.why]))
