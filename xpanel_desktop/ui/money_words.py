"""Verdicts on balances and what does not agree, as words with their marks."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from xpanel_desktop.domain.closing import Question
from xpanel_desktop.domain.reckoning import Verdict

translate = QCoreApplication.translate
_VERDICTS = {
    Verdict.OURS: QT_TRANSLATE_NOOP("Balances", "Your orders"),
    Verdict.TIMING: QT_TRANSLATE_NOOP("Balances", "Your orders, booked sooner or later"),
    Verdict.ROUNDED: QT_TRANSLATE_NOOP("Balances", "Your orders, rounded by the panel"),
    Verdict.ESTIMATED: QT_TRANSLATE_NOOP("Balances", "Your orders, as expected"),
    Verdict.OPEN: QT_TRANSLATE_NOOP("Balances", "Not explained yet"),
    Verdict.TOPPED_UP: QT_TRANSLATE_NOOP("Balances", "Topped up, or a refund elsewhere"),
    Verdict.ELSEWHERE: QT_TRANSLATE_NOOP("Balances", "Taken elsewhere"),
    Verdict.LESS_TAKEN: QT_TRANSLATE_NOOP("Balances", "Less taken than your orders cost"),
}
_MEANS = {
    Verdict.OURS: QT_TRANSLATE_NOOP(
        "Balances", "Charges and refunds of your orders explain it to the last digit."
    ),
    Verdict.TIMING: QT_TRANSLATE_NOOP(
        "Balances",
        "Your orders explain it; the balance was read between the panel's booking and its answer.",
    ),
    Verdict.ROUNDED: QT_TRANSLATE_NOOP(
        "Balances",
        "Your orders explain it, but for less than the panel's rounding.",
    ),
    Verdict.ESTIMATED: QT_TRANSLATE_NOOP(
        "Balances", "Expected charges explain it; the panel has not reported all of them yet."
    ),
    Verdict.OPEN: QT_TRANSLATE_NOOP(
        "Balances", "A charge or a refund that is still to be reported may explain what is left."
    ),
    Verdict.TOPPED_UP: QT_TRANSLATE_NOOP(
        "Balances", "More came in than your orders' refunds: a top-up, or refunds of other orders."
    ),
    Verdict.ELSEWHERE: QT_TRANSLATE_NOOP(
        "Balances",
        "More went out than your orders cost: other programs with this key, or the panel's site.",
    ),
    Verdict.LESS_TAKEN: QT_TRANSLATE_NOOP(
        "Balances", "Less went out than your orders cost: a discount, or a charge never booked."
    ),
}
ICONS = {
    Verdict.OURS: "check",
    Verdict.TIMING: "check",
    Verdict.ROUNDED: "check",
    Verdict.ESTIMATED: "clock",
    Verdict.OPEN: "clock",
    Verdict.TOPPED_UP: "plus",
    Verdict.ELSEWHERE: "warning",
    Verdict.LESS_TAKEN: "warning",
}
_QUESTIONS = {
    Question.CHARGE: QT_TRANSLATE_NOOP("Closes", "Reported charge is not the expected one"),
    Question.RAISED: QT_TRANSLATE_NOOP("Closes", "Charge raised above the expected one"),
    Question.FOLLOWED: QT_TRANSLATE_NOOP("Closes", "Charge of an order placed elsewhere"),
    Question.CORRECTION: QT_TRANSLATE_NOOP("Closes", "Told after the close"),
}


def verdict_word(verdict: Verdict) -> str:
    """Return how a change is explained."""
    return translate("Balances", str(_VERDICTS[verdict]))


def verdict_means(verdict: Verdict) -> str:
    """Return what that means, in a sentence."""
    return translate("Balances", str(_MEANS[verdict]))


def question_word(question: Question, verdict: Verdict | None) -> str:
    """Return what does not agree; of a balance how its change is explained."""
    if verdict is Verdict.OPEN:
        return translate("Closes", "Not explained when it was closed")
    if question is Question.BALANCE and verdict is not None:
        return verdict_word(verdict)
    return translate("Closes", str(_QUESTIONS[question]))
