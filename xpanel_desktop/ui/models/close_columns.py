"""The columns of statements, and those of what does not agree in one."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale

from xpanel_desktop.domain.closing import Mismatch, Question, Statement
from xpanel_desktop.domain.money import trim
from xpanel_desktop.ui.day_form import day_form
from xpanel_desktop.ui.models.ledger_entries import MINUS, signed
from xpanel_desktop.ui.models.rows import Column
from xpanel_desktop.ui.models.service_cells import NOT_TOLD
from xpanel_desktop.ui.money_words import question_word
from xpanel_desktop.ui.plain import plain
from xpanel_desktop.ui.text import moment, money, number

translate = QCoreApplication.translate
PERIOD, STATE, CURRENCY, OPENING, PLACED, CHARGED = range(6)
REFUNDED, TOPPED, ELSEWHERE, CLOSING, DIFFERENCE = range(6, 11)
WHEN, WHAT, ORDER, AMOUNT, NOTE = range(5)
_STATEMENT = (
    QT_TRANSLATE_NOOP("Closes", "Period"),
    QT_TRANSLATE_NOOP("Closes", "State"),
    QT_TRANSLATE_NOOP("Closes", "Currency"),
    QT_TRANSLATE_NOOP("Closes", "Opening"),
    QT_TRANSLATE_NOOP("Closes", "Orders"),
    QT_TRANSLATE_NOOP("Closes", "Charges"),
    QT_TRANSLATE_NOOP("Closes", "Refunds"),
    QT_TRANSLATE_NOOP("Closes", "Topped up"),
    QT_TRANSLATE_NOOP("Closes", "Elsewhere"),
    QT_TRANSLATE_NOOP("Closes", "Closing"),
    QT_TRANSLATE_NOOP("Closes", "Difference"),
)
_MISMATCH = (
    QT_TRANSLATE_NOOP("Closes", "When"),
    QT_TRANSLATE_NOOP("Closes", "What does not agree"),
    QT_TRANSLATE_NOOP("Closes", "Order"),
    QT_TRANSLATE_NOOP("Closes", "Amount"),
    QT_TRANSLATE_NOOP("Closes", "Note"),
)


def period_words(key: str) -> str:
    """Return a day or a month as the locale writes it."""
    if len(key) == 7:
        year, month = map(int, key.split("-"))
        return f"{QLocale().standaloneMonthName(month)} {year}"
    day = date.fromisoformat(key)
    return QLocale().toString(QDate(day.year, day.month, day.day), day_form(weekday=True))


def state_words(one: Statement) -> str:
    """Return whether a period is closed, and whether more was told since."""
    if one.closed_at is None:
        return translate("Closes", "Open")
    if one.corrections:
        told = translate("Closes", "Closed · {count} later")
        return told.format(count=number(one.corrections))
    return translate("Closes", "Closed")


def statement_columns() -> list[Column[Statement]]:
    """Return the columns of statements, in their order."""
    return [
        Column(_head(_STATEMENT, PERIOD), lambda one: period_words(one.period.key)),
        Column(_head(_STATEMENT, STATE), state_words, _state_tip, _state_mark),
        Column(_head(_STATEMENT, CURRENCY), lambda one: plain(one.currency)),
        _amount(OPENING, lambda one: one.sums.opening),
        Column(_head(_STATEMENT, PLACED), lambda one: _count(one.sums.placed), figure=True),
        _amount(CHARGED, lambda one: one.sums.charged),
        _amount(REFUNDED, lambda one: one.sums.refunded),
        _amount(TOPPED, lambda one: one.sums.topped_up),
        _amount(ELSEWHERE, lambda one: one.sums.elsewhere),
        _amount(CLOSING, lambda one: one.sums.closing),
        Column(_head(_STATEMENT, DIFFERENCE), _difference, _difference_tip, figure=True),
    ]


def mismatch_columns() -> list[Column[Mismatch]]:
    """Return the columns of what does not agree, in their order."""
    return [
        Column(_head(_MISMATCH, WHEN), lambda one: moment(one.at)),
        Column(
            _head(_MISMATCH, WHAT),
            lambda one: question_word(one.question, one.verdict),
            None,
            lambda one: "warning" if one.note is None else "check",
        ),
        Column(_head(_MISMATCH, ORDER), _order),
        Column(
            _head(_MISMATCH, AMOUNT),
            lambda one: signed(one.amount, one.currency),
            _tip,
            figure=True,
        ),
        Column(_head(_MISMATCH, NOTE), lambda one: plain(one.note or "") or _unnoted(one)),
    ]


def _head(heads: Sequence[object], number_of: int) -> Callable[[], str]:
    return lambda: translate("Closes", str(heads[number_of]))


def _amount(column: int, read: Callable[[Statement], Decimal | None]) -> Column[Statement]:
    def text(one: Statement) -> str:
        found = read(one)
        if found is None or (not found and column not in (OPENING, CLOSING)):
            return NOT_TOLD
        told = money(abs(found), plain(one.currency))
        return f"{MINUS}{told}" if found < 0 else told

    return Column(_head(_STATEMENT, column), text, figure=True)


def _count(many: int) -> str:
    return number(many) if many else NOT_TOLD


def _state_mark(one: Statement) -> str:
    if one.closed_at is None:
        return "clock"
    return "warning" if one.corrections else "check"


def _state_tip(one: Statement) -> str:
    if one.closed_at is None:
        return translate("Closes", "Its figures are those of now.")
    told = translate("Closes", "Closed at {time}; its figures stay as they were told then.")
    return told.format(time=moment(one.closed_at))


def _difference(one: Statement) -> str:
    left = one.sums.difference
    return signed(trim(left), one.currency) if left else NOT_TOLD


def _difference_tip(one: Statement) -> str:
    if one.sums.difference is None:
        return translate(
            "Closes", "Without a reading before and in it there is nothing to compare."
        )
    return translate(
        "Closes",
        "What is left between opening and closing: booked near midnight, rounded, or not reported.",
    )


def _order(one: Mismatch) -> str:
    if one.line is None:
        return NOT_TOLD
    return f"{plain(one.line.panel_id)} · {plain(one.line.service)}"


def _tip(one: Mismatch) -> str:
    reported = one.line.entry.amount if one.line is not None else None
    if one.question not in (Question.CHARGE, Question.RAISED) or reported is None:
        return signed(one.amount, one.currency)
    currency = plain(one.currency)
    before, now = money(reported - one.amount, currency), money(reported, currency)
    if one.question is Question.RAISED:
        told = translate("Closes", "first {before} was reported, then {now}")
        return told.format(before=before, now=now)
    told = translate("Closes", "expected {expected}, reported {reported}")
    return told.format(expected=before, reported=now)


def _unnoted(one: Mismatch) -> str:
    return translate("Closes", "Acknowledged") if one.note is not None else NOT_TOLD
