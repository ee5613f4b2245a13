"""The words and marks of findings: what they are called, and why they are there, in a sentence."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.watch import Finding, What, Why
from xpanel_desktop.store.watch import Found
from xpanel_desktop.ui.models.order_why import why as order_why
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.text import duration, number, reason_words

translate = QCoreApplication.translate
MOST_WORDS = 120
"""Letters of a panel's own words in a sentence."""
_WHATS = {
    What.DISOWNED: QT_TRANSLATE_NOOP("Watch", "Not on the panel"),
    What.STUCK: QT_TRANSLATE_NOOP("Watch", "Stuck"),
    What.SLOW: QT_TRANSLATE_NOOP("Watch", "Slow"),
    What.PARTIAL: QT_TRANSLATE_NOOP("Watch", "Partial"),
    What.CANCELED: QT_TRANSLATE_NOOP("Watch", "Canceled"),
    What.FAILED: QT_TRANSLATE_NOOP("Watch", "Failed"),
    What.UNHEARD: QT_TRANSLATE_NOOP("Watch", "Unknown word"),
    What.ODD_START: QT_TRANSLATE_NOOP("Watch", "Odd start count"),
    What.OVER: QT_TRANSLATE_NOOP("Watch", "Over-delivery"),
    What.REFUSED: QT_TRANSLATE_NOOP("Watch", "Refused"),
    What.HELD: QT_TRANSLATE_NOOP("Watch", "Held"),
}
ICONS = {
    What.DISOWNED: "missing",
    What.STUCK: "stuck",
    What.SLOW: "clock",
    What.PARTIAL: "state-partial",
    What.CANCELED: "state-canceled",
    What.FAILED: "state-failed",
    What.UNHEARD: "state-unheard",
    What.ODD_START: "changed",
    What.OVER: "rise",
    What.REFUSED: "state-refused",
    What.HELD: "state-held",
}
_DISOWNED = QT_TRANSLATE_NOOP("Watch", "The panel does not know this order any more.")
_DISOWNED_SO = QT_TRANSLATE_NOOP("Watch", "The panel does not know this order any more: “{words}”")
_OWN = {
    Why.NOT_BEGUN: QT_TRANSLATE_NOOP(
        "Watch",
        "Sent {span} before it was last asked about, and not begun. Your orders of this service "
        "start in {usual}, nine in ten within {top} (by {sample} orders).",
    ),
    Why.STANDS: QT_TRANSLATE_NOOP(
        "Watch",
        "Nothing moved for {span}. Your orders of this service stand still for {usual} at most, "
        "nine in ten for no longer than {top} (by {sample} orders).",
    ),
    Why.LONG: QT_TRANSLATE_NOOP(
        "Watch",
        "Under way for {span}. Your orders of this service are completed in {usual}, nine in ten "
        "within {top} (by {sample} orders).",
    ),
}
_GENERAL = {
    Why.NOT_BEGUN: QT_TRANSLATE_NOOP(
        "Watch",
        "Sent {span} before it was last asked about, and not begun. Too few of your orders of this "
        "service to compare with: the general rule of {rule} counts.",
    ),
    Why.STANDS: QT_TRANSLATE_NOOP(
        "Watch",
        "Nothing moved for {span}. Too few of your orders of this service to compare with: the "
        "general rule of {rule} counts.",
    ),
    Why.LONG: QT_TRANSLATE_NOOP(
        "Watch",
        "Under way for {span}. Too few of your orders of this service to compare with: the general "
        "rule of {rule} counts.",
    ),
}
_ENDED = {
    State.PARTIAL: QT_TRANSLATE_NOOP("Watch", "The panel ended it before all was delivered."),
    State.CANCELED: QT_TRANSLATE_NOOP("Watch", "The panel canceled it."),
    State.REFUNDED: QT_TRANSLATE_NOOP("Watch", "The panel refunded it."),
    State.EXPIRED: QT_TRANSLATE_NOOP("Watch", "It expired on the panel."),
    State.FAILED: QT_TRANSLATE_NOOP("Watch", "It failed on the panel."),
}
_OVER_UNKNOWN = QT_TRANSLATE_NOOP("Watch", "The panel tells of {over} more than was ordered.")
_PLAIN = {
    Why.WORD: QT_TRANSLATE_NOOP(
        "Watch", "The panel calls its state “{word}”, a word that is not known here."
    ),
    Why.START_ZERO: QT_TRANSLATE_NOOP(
        "Watch",
        "It began at a start count of 0, though {counted} of your {begun} orders of this service "
        "had one.",
    ),
    Why.START_OFF: QT_TRANSLATE_NOOP(
        "Watch",
        "It began at {start}. The last order of this service for the link began at {before}, so "
        "about {expected} was to be expected.",
    ),
    Why.OVER: QT_TRANSLATE_NOOP(
        "Watch", "The panel tells of {over} more than the {quantity} ordered."
    ),
}


def what_word(what: What) -> str:
    """Return what a kind of finding is called."""
    return translate("Watch", str(_WHATS[what]))


def why_words(found: Found) -> str:
    """Return why a finding is there, in a sentence."""
    finding, order = found.finding, found.order
    match finding.why:
        case Why.DISOWNED:
            told = translate("Watch", str(_DISOWNED_SO if found.words else _DISOWNED))
            return told.format(words=plain(found.words)[:MOST_WORDS])
        case Why.NOT_BEGUN | Why.STANDS | Why.LONG:
            return _late(finding, order.asked_at or found.last_at)
        case Why.ENDED:
            return _ended(found)
        case Why.REFUSED:
            told = plain(reason_words(order.problem)) or "–"
            return translate("Watch", "The panel did not take it: {reason}").format(reason=told)
        case Why.HELD:
            told = order_why(order)
            waits = translate("Watch", "It waits for you in drafts and outbox.")
            return f"{told} {waits}" if told else waits
        case Why.WORD | Why.START_ZERO | Why.START_OFF | Why.OVER:
            numbers = _numbers(finding.values)
            word = plain(order.status_word)[:60]
            is_known = finding.why is not Why.OVER or "quantity" in numbers
            told = str(_PLAIN[finding.why] if is_known else _OVER_UNKNOWN)
            return translate("Watch", told).format(word=word, **numbers)


def _late(finding: Finding, asked: datetime) -> str:
    values = finding.values
    since = datetime.fromtimestamp(values["since"], UTC)
    spans = {name: _span(values[name]) for name in ("usual", "top", "rule") if name in values}
    spans["span"] = duration(max(asked - since, timedelta(0)))
    if "rule" in values:
        return translate("Watch", str(_GENERAL[finding.why])).format(**spans)
    sample = number(values["sample"])
    return translate("Watch", str(_OWN[finding.why])).format(sample=sample, **spans)


def _span(seconds: int) -> str:
    """Return a length of time; below a minute it is called that."""
    if seconds < 60:
        return translate("Watch", "less than a minute")
    return duration(timedelta(seconds=seconds))


def _ended(found: Found) -> str:
    told = translate("Watch", str(_ENDED[found.order.state])) if found.order.state in _ENDED else ""
    values = found.finding.values
    if "delivered" not in values:
        return told
    part = translate("Watch", "Delivered: {delivered} of {quantity}.").format(**_numbers(values))
    return f"{told} {part}".strip()


def _numbers(values: Mapping[str, int]) -> dict[str, str]:
    return {name: number(value) for name, value in values.items()}
