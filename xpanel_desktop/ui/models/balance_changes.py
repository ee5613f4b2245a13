"""The columns of changes of a balance, and a change told as a sum."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from xpanel_desktop.domain.money import from_units
from xpanel_desktop.domain.reckoning import Explanation
from xpanel_desktop.store.columns import time_of
from xpanel_desktop.ui.models.ledger_entries import signed
from xpanel_desktop.ui.models.rows import Column
from xpanel_desktop.ui.models.service_cells import NOT_TOLD
from xpanel_desktop.ui.money_words import ICONS, verdict_means, verdict_word
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.text import moment, money

translate = QCoreApplication.translate
READ, VERDICT, CHANGE, CHARGED, REFUNDED, ELSEWHERE, BALANCE = range(7)
_HEADS = (
    QT_TRANSLATE_NOOP("Balances", "Read"),
    QT_TRANSLATE_NOOP("Balances", "Explained by"),
    QT_TRANSLATE_NOOP("Balances", "Change"),
    QT_TRANSLATE_NOOP("Balances", "Charges"),
    QT_TRANSLATE_NOOP("Balances", "Refunds"),
    QT_TRANSLATE_NOOP("Balances", "Elsewhere"),
    QT_TRANSLATE_NOOP("Balances", "Balance"),
)
_PARTS = (
    QT_TRANSLATE_NOOP("Balances", "charges {amount}"),
    QT_TRANSLATE_NOOP("Balances", "refunds {amount}"),
    QT_TRANSLATE_NOOP("Balances", "booked sooner or later {amount}"),
    QT_TRANSLATE_NOOP("Balances", "rounding {amount}"),
    QT_TRANSLATE_NOOP("Balances", "elsewhere {amount}"),
)


def _signed(units: int, one: Explanation) -> str:
    return signed(from_units(units), one.reading.currency) if units else NOT_TOLD


def _head(number: int) -> str:
    return translate("Balances", str(_HEADS[number]))


def columns() -> list[Column[Explanation]]:
    """Return the columns, in their order."""
    return [
        Column(lambda: _head(READ), lambda one: moment(time_of(one.reading.at)), span_words),
        Column(
            lambda: _head(VERDICT),
            lambda one: verdict_word(one.verdict),
            lambda one: verdict_means(one.verdict),
            lambda one: ICONS[one.verdict],
        ),
        Column(lambda: _head(CHANGE), lambda one: _signed(one.change, one), sum_words, figure=True),
        Column(lambda: _head(CHARGED), lambda one: _signed(-one.charged, one), figure=True),
        Column(lambda: _head(REFUNDED), lambda one: _signed(one.refunded, one), figure=True),
        Column(lambda: _head(ELSEWHERE), lambda one: _signed(one.elsewhere, one), figure=True),
        Column(
            lambda: _head(BALANCE),
            lambda one: money(from_units(one.reading.amount), plain(one.reading.currency)),
            figure=True,
        ),
    ]


def span_words(one: Explanation) -> str:
    """Return between which two readings a change lies."""
    told = translate("Balances", "between {before} and {after}")
    before, after = moment(time_of(one.since)), moment(time_of(one.reading.at))
    return told.format(before=before, after=after)


def sum_words(one: Explanation) -> str:
    """Return a change as the sum of its parts, to the last digit."""
    parts = (-one.charged, one.refunded, one.timing, one.rounding, one.elsewhere)
    told = [
        translate("Balances", str(word)).format(amount=_signed(part, one))
        for word, part in zip(_PARTS, parts, strict=True)
        if part
    ]
    total = signed(from_units(one.change), one.reading.currency)
    return f"{total} = {', '.join(told)}" if told else total
