"""Amounts, times, states and troubles as words, in the language and locale of the moment."""

import re
from datetime import datetime
from decimal import Decimal, DecimalException

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDateTime, QLocale, QTimeZone

from xpanel_desktop.app.connection import OFFLINE as WORK_OFFLINE
from xpanel_desktop.app.connection import Connection, Link
from xpanel_desktop.domain.checks import Code, Problem
from xpanel_desktop.domain.state import State
from xpanel_desktop.ui.ages import age, duration
from xpanel_desktop.ui.clock_words import clock_words
from xpanel_desktop.ui.numbers import number, typed
from xpanel_desktop.ui.trouble_words import error_words, reason_words

__all__ = [
    "age",
    "amount",
    "connection_words",
    "duration",
    "error_words",
    "local",
    "moment",
    "money",
    "number",
    "problem_words",
    "reason_words",
    "state_words",
    "typed",
]

_STATES = {
    State.DRAFT: QT_TRANSLATE_NOOP("State", "Draft"),
    State.QUEUED: QT_TRANSLATE_NOOP("State", "Queued"),
    State.HELD: QT_TRANSLATE_NOOP("State", "Held"),
    State.SENDING: QT_TRANSLATE_NOOP("State", "Sending"),
    State.UNKNOWN: QT_TRANSLATE_NOOP("State", "Unknown"),
    State.REFUSED: QT_TRANSLATE_NOOP("State", "Refused"),
    State.NOT_PLACED: QT_TRANSLATE_NOOP("State", "Not placed"),
    State.PENDING: QT_TRANSLATE_NOOP("State", "Pending"),
    State.PROCESSING: QT_TRANSLATE_NOOP("State", "Processing"),
    State.IN_PROGRESS: QT_TRANSLATE_NOOP("State", "In progress"),
    State.ACTIVE: QT_TRANSLATE_NOOP("State", "Active"),
    State.PAUSED: QT_TRANSLATE_NOOP("State", "Paused"),
    State.PARTIAL: QT_TRANSLATE_NOOP("State", "Partial"),
    State.COMPLETED: QT_TRANSLATE_NOOP("State", "Completed"),
    State.CANCELED: QT_TRANSLATE_NOOP("State", "Canceled"),
    State.REFUNDED: QT_TRANSLATE_NOOP("State", "Refunded"),
    State.EXPIRED: QT_TRANSLATE_NOOP("State", "Expired"),
    State.FAILED: QT_TRANSLATE_NOOP("State", "Failed"),
    State.UNHEARD: QT_TRANSLATE_NOOP("State", "Other"),
}
_PROBLEMS = {
    Code.NO_SERVICE: QT_TRANSLATE_NOOP("Problem", "The service is not in the catalogue."),
    Code.MISSING: QT_TRANSLATE_NOOP("Problem", "This is needed."),
    Code.NOT_A_NUMBER: QT_TRANSLATE_NOOP("Problem", "A whole number is needed, digits only."),
    Code.NOT_AN_OPTION: QT_TRANSLATE_NOOP("Problem", "Choose one of the list."),
    Code.NOT_A_DAY: QT_TRANSLATE_NOOP("Problem", "A date is needed: day/month/year."),
    Code.BELOW_MINIMUM: QT_TRANSLATE_NOOP("Problem", "The minimum is {minimum}."),
    Code.ABOVE_MAXIMUM: QT_TRANSLATE_NOOP("Problem", "The maximum is {maximum}."),
    Code.LIMITS_ODD: QT_TRANSLATE_NOOP(
        "Problem", "The panel's limits contradict each other ({minimum} to {maximum})."
    ),
    Code.RANGE_UPSIDE_DOWN: QT_TRANSLATE_NOOP("Problem", "The most is below the least."),
    Code.LINK_HAS_BLANKS: QT_TRANSLATE_NOOP("Problem", "A link has no blanks."),
    Code.LINK_TOO_LONG: QT_TRANSLATE_NOOP("Problem", "The link has more than {most} letters."),
    Code.LINK_NOT_WEB: QT_TRANSLATE_NOOP("Problem", "This does not begin with https://."),
    Code.RUNS_WITHOUT_INTERVAL: QT_TRANSLATE_NOOP("Problem", "Several runs need an interval."),
    Code.INTERVAL_WITHOUT_RUNS: QT_TRANSLATE_NOOP("Problem", "An interval needs runs."),
    Code.NO_DRIPFEED: QT_TRANSLATE_NOOP("Problem", "The panel says: no drip-feed here."),
    Code.NO_CHOICE: QT_TRANSLATE_NOOP("Problem", "Give the choice's number or its label."),
    Code.TWO_CHOICES: QT_TRANSLATE_NOOP("Problem", "Give the number or the label, not both."),
    Code.COUNT_DIFFERS: QT_TRANSLATE_NOOP(
        "Problem", "There are {lines} lines: leave this empty, or say as many."
    ),
    Code.DOUBLE_LINES: QT_TRANSLATE_NOOP("Problem", "Doubled lines: {count}."),
    Code.TYPE_UNHEARD: QT_TRANSLATE_NOOP(
        "Problem", "This type is not known here: check what the panel asks for."
    ),
    Code.RESERVED_NAME: QT_TRANSLATE_NOOP("Problem", "This name is the program's own."),
    Code.RATE_UNKNOWN: QT_TRANSLATE_NOOP("Problem", "The rate is not known, so no charge is."),
    Code.RATE_MOVED: QT_TRANSLATE_NOOP("Problem", "The rate moved from {before} to {now}."),
    Code.BALANCE_SHORT: QT_TRANSLATE_NOOP("Problem", "The balance ({balance}) is too low."),
    Code.SAME_LINK: QT_TRANSLATE_NOOP("Problem", "Orders with this link already: {count}."),
    Code.OVER_LIMIT: QT_TRANSLATE_NOOP("Problem", "Above your limit of {limit}."),
    Code.POOL_EMPTY: QT_TRANSLATE_NOOP("Problem", "The pool {pool} has no capacity left."),
    Code.LINK_ELSEWHERE: QT_TRANSLATE_NOOP(
        "Problem", "The link is not of {platform}: it leads to {host}."
    ),
    Code.LINK_IS_POST: QT_TRANSLATE_NOOP(
        "Problem", "This service is for a profile; the link is a post."
    ),
    Code.LINK_IS_PROFILE: QT_TRANSLATE_NOOP(
        "Problem", "This service is for a post; the link is a profile."
    ),
    Code.READ_ONLY: QT_TRANSLATE_NOOP(
        "Problem", "The account is read only: it can be looked at, nothing is ordered."
    ),
    Code.MAY_BE_SENT: QT_TRANSLATE_NOOP(
        "Problem", "It may have been sent already: look at the panel before you resume it."
    ),
}
_LINKS = {
    Link.UNKNOWN: QT_TRANSLATE_NOOP("Connection", "Not asked yet"),
    Link.ONLINE: QT_TRANSLATE_NOOP("Connection", "Online"),
    Link.OFFLINE: QT_TRANSLATE_NOOP("Connection", "Offline"),
    Link.REFUSED: QT_TRANSLATE_NOOP("Connection", "Key refused"),
}
_NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")
"""Not all that Decimal takes: a pool may be named NaN, or 1e999999."""
_POINTS = (".", ",")
_LONE = len(",000")
translate = QCoreApplication.translate


def state_words(state: State) -> str:
    """Return the name of a state."""
    return translate("State", str(_STATES[state]))


def problem_words(problem: Problem) -> str:
    """Return what is wrong with a ticket, with its numbers."""
    detail = {name: local(value) for name, value in problem.detail.items()}
    return translate("Problem", str(_PROBLEMS[problem.code])).format(**detail)


def connection_words(connection: Connection) -> str:
    """Return the state of a connection, with the reason where there is one."""
    if connection.words == WORK_OFFLINE:
        return translate("Connection", "Working offline")
    word = translate("Connection", str(_LINKS[connection.link]))
    reason = reason_words(connection.words) if connection.words else ""
    return f"{word} · {reason}" if reason else word


def amount(text: str) -> Decimal | None:
    """Return an amount as typed, with the locale's decimal point or a dot; None for no amount.

    Thousands may be grouped as the locale does. A lone group that may as well be decimals, 1.234 in
    Turkish, is no amount: it cannot be told whether a thousand is meant or one.
    """
    locale, told = QLocale(), text.strip()
    point, group = locale.decimalPoint(), locale.groupSeparator()
    grouped = re.fullmatch(
        rf"[1-9][0-9]{{0,2}}((?:{re.escape(group)}[0-9]{{3}})+)({re.escape(point)}[0-9]+)?", told
    )
    if grouped is not None:
        if group in _POINTS and len(grouped[1]) == _LONE and not grouped[2]:
            return None
        told = told.replace(group, "")
    try:
        found = Decimal(told.replace(point, "."))
    except DecimalException:
        return None
    return found if found.is_finite() and found >= 0 else None


def money(amount: Decimal | None, currency: str) -> str:
    """Return an amount with its currency; a dash for one that is not known."""
    if amount is None:
        return "–"
    return f"{number(amount)} {currency}".strip()


def moment(at: datetime) -> str:
    """Return a time of day, with the day when it is not today's. `at` is UTC; local is shown."""
    local = QDateTime.fromMSecsSinceEpoch(int(at.timestamp() * 1000), QTimeZone.systemTimeZone())
    if local.date() == QDateTime.currentDateTime().date():
        return clock_words(local.time(), seconds=True)
    day = QLocale().toString(local.date(), QLocale.FormatType.ShortFormat)
    return f"{day} {clock_words(local.time())}"


def local(value: str) -> str:
    """Return a detail's number as the locale writes it, and any other detail as it is."""
    return number(Decimal(value)) if _NUMBER.fullmatch(value) else value
