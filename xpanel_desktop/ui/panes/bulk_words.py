"""The words of the bulk pane: what columns mean, why a line fails, why a file cannot be read."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from xpanel_desktop.app.bulk import Judged, Verdict
from xpanel_desktop.app.sheets import SheetTrouble, Trouble
from xpanel_desktop.domain.bulk import SERVICE, SKIP, Fault
from xpanel_desktop.ui.panes.ticket_words import field_word
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.text import problem_words

translate = QCoreApplication.translate
_OWN = {
    SERVICE: QT_TRANSLATE_NOOP("Bulk", "Service"),
    SKIP: QT_TRANSLATE_NOOP("Bulk", "Not read"),
    "label": QT_TRANSLATE_NOOP("Bulk", "Label"),
    "customer": QT_TRANSLATE_NOOP("Bulk", "Customer"),
    "note": QT_TRANSLATE_NOOP("Bulk", "Note"),
    "colour": QT_TRANSLATE_NOOP("Bulk", "Colour"),
}
_VERDICTS = {
    Verdict.READY: QT_TRANSLATE_NOOP("Bulk", "Ready"),
    Verdict.WARNED: QT_TRANSLATE_NOOP("Bulk", "Look"),
    Verdict.BLOCKED: QT_TRANSLATE_NOOP("Bulk", "Wrong"),
    Verdict.QUEUED: QT_TRANSLATE_NOOP("Bulk", "Queued"),
}
_FAULTS = {
    Fault.TOO_MANY_CELLS: QT_TRANSLATE_NOOP(
        "Bulk", "More cells than this service takes ({detail})."
    ),
    Fault.NO_SERVICE: QT_TRANSLATE_NOOP("Bulk", "No service is named."),
    Fault.SERVICE_UNKNOWN: QT_TRANSLATE_NOOP("Bulk", "Service {detail} is not in the catalogue."),
}
_TROUBLES = {
    Trouble.NOT_FOUND: QT_TRANSLATE_NOOP("Bulk", "There is no such file."),
    Trouble.CANNOT_READ: QT_TRANSLATE_NOOP("Bulk", "The file cannot be read: {detail}"),
    Trouble.TOO_BIG: QT_TRANSLATE_NOOP("Bulk", "The file is too big: {detail}"),
    Trouble.ENCODING: QT_TRANSLATE_NOOP(
        "Bulk", "These are no letters that can be read. Save the file as UTF-8."
    ),
    Trouble.NUL: QT_TRANSLATE_NOOP("Bulk", "There is a NUL byte: this is no text."),
    Trouble.EMPTY: QT_TRANSLATE_NOOP("Bulk", "There is nothing in it."),
    Trouble.TOO_MANY_ROWS: QT_TRANSLATE_NOOP("Bulk", "There are too many lines: {detail}"),
    Trouble.CELL_TOO_LONG: QT_TRANSLATE_NOOP("Bulk", "A cell is too long: {detail}"),
    Trouble.TOO_MANY_CELLS: QT_TRANSLATE_NOOP("Bulk", "There are too many cells: {detail}"),
    Trouble.NOT_A_SHEET: QT_TRANSLATE_NOOP("Bulk", "This is a broken workbook: {detail}"),
    Trouble.BOMB: QT_TRANSLATE_NOOP(
        "Bulk", "This workbook swells beyond all measure when it is unpacked. It was not read."
    ),
    Trouble.QUOTE: QT_TRANSLATE_NOOP("Bulk", "A quotation mark is opened and never closed."),
}


def meaning_word(name: str) -> str:
    """Return what a column means, in words."""
    return translate("Bulk", str(_OWN[name])) if name in _OWN else field_word(name)


def verdict_word(verdict: Verdict) -> str:
    """Return a verdict in a word."""
    return translate("Bulk", str(_VERDICTS[verdict]))


def reason(one: Judged) -> str:
    """Return why a line stands where it does; empty when nothing is to be said."""
    if one.kept.order_id is not None:
        return translate("Bulk", "Order {number}").format(number=one.kept.order_id)
    if one.line.fault is not None:
        told = translate("Bulk", str(_FAULTS[one.line.fault]))
        return told.format(detail=plain(one.line.detail))
    problems = one.check.problems if one.check else ()
    told_all: list[str] = []
    for problem in sorted(problems, key=lambda item: -item.level):
        words = problem_words(problem)
        told_all.append(f"{field_word(problem.field)}: {words}" if problem.field else words)
    return " ".join(told_all)


def trouble_words(error: SheetTrouble) -> str:
    """Return why a file or a paste was not taken, with the line where one is known."""
    words = translate("Bulk", str(_TROUBLES[error.trouble])).format(detail=plain(error.detail))
    if error.line is None:
        return words
    return translate("Bulk", "Line {line}: {words}").format(line=error.line, words=words)
