"""What a table of orders says in each cell, heading and tooltip: plain capped text."""

import time
from collections.abc import Callable, Hashable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QCoreApplication,
    QDate,
    QLocale,
    Qt,
    QTime,
)

from xpanel_desktop.domain.fields import POOL
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.query import Column
from xpanel_desktop.domain.state import ACTIVE, PLACED, State
from xpanel_desktop.ui import text as words
from xpanel_desktop.ui.clock_words import clock_words
from xpanel_desktop.ui.day_form import day_form
from xpanel_desktop.ui.mirroring import FIGURES_SIDE
from xpanel_desktop.ui.models.order_why import why
from xpanel_desktop.ui.models.service_cells import NOT_TOLD, count
from xpanel_desktop.ui.plain import plain, tooltip


class Cell(StrEnum):
    """What a column of a table of orders shows."""

    STATE = "state"
    NUMBER = "number"
    PANEL_ID = "panel_id"
    SERVICE = "service"
    LINK = "link"
    QUANTITY = "quantity"
    EXPECTED = "expected"
    CHARGE = "charge"
    START = "start"
    REMAINS = "remains"
    CREATED = "created"
    QUEUED = "queued"
    SENT = "sent"
    ASKED = "asked"
    MOVED = "moved"
    PROBLEM = "problem"
    LABEL = "label"
    CUSTOMER = "customer"
    NOTE = "note"
    CATEGORY = "category"
    RATE = "rate"
    POOL = "pool"
    ATTEMPTS = "attempts"
    ACCOUNT = "account"
    GUARANTEE = "guarantee"


QUARTER = 900
"""Seconds of a quarter of an hour: midnights are at the end of one everywhere."""
SORTED_BY: Mapping[Cell, Column] = {
    Cell.NUMBER: Column.CREATED,
    Cell.CREATED: Column.CREATED,
    Cell.QUEUED: Column.QUEUED,
    Cell.SENT: Column.SENT,
    Cell.ASKED: Column.ASKED,
    Cell.MOVED: Column.MOVED,
    Cell.CHARGE: Column.CHARGE,
}
"""Columns that a click sorts by: those that the store has an index for."""
FIGURES = frozenset(
    {
        Cell.NUMBER,
        Cell.QUANTITY,
        Cell.EXPECTED,
        Cell.CHARGE,
        Cell.START,
        Cell.REMAINS,
        Cell.RATE,
        Cell.ATTEMPTS,
    }
)
"""Columns whose figures stand to the right."""

_HEADINGS = {
    Cell.STATE: QT_TRANSLATE_NOOP("Orders", "Status"),
    Cell.NUMBER: QT_TRANSLATE_NOOP("Orders", "No."),
    Cell.PANEL_ID: QT_TRANSLATE_NOOP("Orders", "Panel ID"),
    Cell.SERVICE: QT_TRANSLATE_NOOP("Orders", "Service"),
    Cell.LINK: QT_TRANSLATE_NOOP("Orders", "Link"),
    Cell.QUANTITY: QT_TRANSLATE_NOOP("Orders", "Quantity"),
    Cell.EXPECTED: QT_TRANSLATE_NOOP("Orders", "Expected charge"),
    Cell.CHARGE: QT_TRANSLATE_NOOP("Orders", "Charge"),
    Cell.START: QT_TRANSLATE_NOOP("Orders", "Start count"),
    Cell.REMAINS: QT_TRANSLATE_NOOP("Orders", "Remains"),
    Cell.CREATED: QT_TRANSLATE_NOOP("Orders", "Written"),
    Cell.QUEUED: QT_TRANSLATE_NOOP("Orders", "Queued"),
    Cell.SENT: QT_TRANSLATE_NOOP("Orders", "Sent"),
    Cell.ASKED: QT_TRANSLATE_NOOP("Orders", "Last asked"),
    Cell.MOVED: QT_TRANSLATE_NOOP("Orders", "Last moved"),
    Cell.PROBLEM: QT_TRANSLATE_NOOP("Orders", "Problem"),
    Cell.LABEL: QT_TRANSLATE_NOOP("Orders", "Label"),
    Cell.CUSTOMER: QT_TRANSLATE_NOOP("Orders", "Customer"),
    Cell.NOTE: QT_TRANSLATE_NOOP("Orders", "Note"),
    Cell.CATEGORY: QT_TRANSLATE_NOOP("Orders", "Category"),
    Cell.RATE: QT_TRANSLATE_NOOP("Orders", "Rate"),
    Cell.POOL: QT_TRANSLATE_NOOP("Orders", "Data pool"),
    Cell.ATTEMPTS: QT_TRANSLATE_NOOP("Orders", "Attempts"),
    Cell.ACCOUNT: QT_TRANSLATE_NOOP("Orders", "Account"),
    Cell.GUARANTEE: QT_TRANSLATE_NOOP("Orders", "Guarantee"),
}
_SHOWN: Mapping[Cell, Callable[[Order], Hashable]] = {
    Cell.STATE: attrgetter("state", "status_word"),
    Cell.NUMBER: attrgetter("id"),
    Cell.PANEL_ID: attrgetter("panel_id"),
    Cell.SERVICE: attrgetter("service_name"),
    Cell.LINK: attrgetter("link"),
    Cell.QUANTITY: attrgetter("quantity"),
    Cell.EXPECTED: attrgetter("expected_charge", "currency"),
    Cell.CHARGE: attrgetter("charge", "currency", "expected_charge"),
    Cell.START: attrgetter("start_count"),
    Cell.REMAINS: attrgetter("remains", "quantity", "state"),
    Cell.CREATED: attrgetter("created_at"),
    Cell.QUEUED: attrgetter("queued_at"),
    Cell.SENT: attrgetter("sent_at"),
    Cell.ASKED: attrgetter("asked_at"),
    Cell.MOVED: attrgetter("moved_at"),
    Cell.PROBLEM: attrgetter("problem", "attempts", "state", "asks", "not_before", "after_link"),
    Cell.LABEL: attrgetter("label", "customer", "colour", "note"),
    Cell.CUSTOMER: attrgetter("customer"),
    Cell.NOTE: attrgetter("note"),
    Cell.CATEGORY: attrgetter("category"),
    Cell.RATE: attrgetter("rate", "currency"),
    Cell.POOL: lambda order: order.ticket.text(POOL.name),
    Cell.ATTEMPTS: attrgetter("attempts"),
    Cell.ACCOUNT: attrgetter("ticket.account_id"),
    Cell.GUARANTEE: attrgetter("state", "moved_at", "service_name"),
}
"""What of an order each column shows: a cell is painted again only when that moved."""


def shown(cell: Cell, order: Order) -> Hashable:
    """Return what of an order a column shows: where it is the same, its cells look alike.

    Amounts are alike as numbers; the store writes each with as many decimals, so as words too.
    """
    return _SHOWN[cell](order)


def moved(cell: Cell, before: Order, order: Order) -> bool:
    """Tell whether a cell shows something else now."""
    return shown(cell, before) != shown(cell, order)


def heading(cell: Cell) -> str:
    """Return a column's heading."""
    return QCoreApplication.translate("Orders", str(_HEADINGS[cell]))


def side(cell: Cell) -> Qt.AlignmentFlag:
    """Return on which side a column's text stands."""
    flag = FIGURES_SIDE if cell in FIGURES else Qt.AlignmentFlag.AlignLeft
    return flag | Qt.AlignmentFlag.AlignVCenter


def delivered(order: Order) -> float | None:
    """Return the part delivered, 0 to 1; None when it cannot be told.

    A remains of 0 on an order that is under way says nothing: panels report it from the start.
    """
    if order.state is State.COMPLETED:
        return 1.0
    remains, quantity = order.remains, order.quantity
    if remains is None or not quantity or order.state not in PLACED:
        return None
    if remains == 0 and order.state in ACTIVE:
        return None
    return min(max(1 - remains / quantity, 0.0), 1.0)


def money(order: Order, *, expected: bool) -> str:
    """Return a charge and its currency; a dash when it is not known."""
    amount = order.expected_charge if expected else order.charge
    return NOT_TOLD if amount is None else words.money(amount, order.currency)


def text(cell: Cell, order: Order) -> str:
    """Return what a cell says; accounts' names and guarantees are the model's to tell.

    A word of the panel's that is not on our list stands as it came.
    """
    return _TOLD[cell](order)


def _state(order: Order) -> str:
    raw = plain(order.status_word) if order.state is State.UNHEARD else ""
    return raw or words.state_words(order.state)


def _label(order: Order) -> str:
    return " · ".join(plain(word) for word in (order.label, order.customer) if word.strip())


def _rate(order: Order) -> str:
    return NOT_TOLD if order.rate is None else words.money(order.rate, order.currency)


def _named(read: Callable[[Order], str]) -> Callable[[Order], str]:
    return lambda order: plain(read(order)) or NOT_TOLD


def _counted(read: Callable[[Order], int | None]) -> Callable[[Order], str]:
    return lambda order: count(read(order))


def _timed(read: Callable[[Order], datetime | None]) -> Callable[[Order], str]:
    def told(order: Order) -> str:
        at = read(order)
        return NOT_TOLD if at is None else clock(at)

    return told


def clock(at: datetime) -> str:
    """Return the time of today, the day of earlier: short, and true without being repainted."""
    then, locale = at.astimezone(), QLocale()
    day, today = then.date(), _today(int(time.time()) // QUARTER, time.timezone)
    if day == today:
        return clock_words(QTime(then.hour, then.minute))
    return _day(day, locale.name(), whole=day.year == today.year)


@lru_cache(maxsize=1)
def _today(_quarter: int, _zone: int) -> date:
    """Return the operator's day in a quarter of an hour since 1970, in the zone in use."""
    return date.today()  # noqa: DTZ011 -- the operator's own


@lru_cache(maxsize=1024)  # orders are many, days are few
def _day(then: date, _locale: str, *, whole: bool) -> str:
    """Return a day, or its month and year, in the locale in use.

    `_locale` names it, since another says it otherwise.
    """
    form = day_form(year=False) if whole else "MMM yyyy"
    return QLocale().toString(QDate(then.year, then.month, then.day), form)


_TIMES: Mapping[Cell, Callable[[Order], datetime | None]] = {
    Cell.CREATED: attrgetter("created_at"),
    Cell.QUEUED: attrgetter("queued_at"),
    Cell.SENT: attrgetter("sent_at"),
    Cell.ASKED: attrgetter("asked_at"),
    Cell.MOVED: attrgetter("moved_at"),
}
_TOLD: Mapping[Cell, Callable[[Order], str]] = {
    Cell.STATE: _state,
    Cell.PANEL_ID: _named(attrgetter("panel_id")),
    Cell.SERVICE: _named(attrgetter("service_name")),
    Cell.LINK: _named(attrgetter("link")),
    Cell.PROBLEM: why,
    Cell.LABEL: _label,
    Cell.CUSTOMER: _named(attrgetter("customer")),
    Cell.NOTE: _named(attrgetter("note")),
    Cell.CATEGORY: _named(attrgetter("category")),
    Cell.POOL: _named(lambda order: order.ticket.text(POOL.name)),
    Cell.RATE: _rate,
    Cell.EXPECTED: lambda order: money(order, expected=True),
    Cell.CHARGE: lambda order: money(order, expected=False),
    Cell.NUMBER: _counted(attrgetter("id")),
    Cell.QUANTITY: _counted(attrgetter("quantity")),
    Cell.START: _counted(attrgetter("start_count")),
    Cell.REMAINS: _counted(attrgetter("remains")),
    Cell.ATTEMPTS: _counted(attrgetter("attempts")),
    Cell.ACCOUNT: lambda _order: NOT_TOLD,
    Cell.GUARANTEE: lambda _order: NOT_TOLD,
    **{cell: _timed(read) for cell, read in _TIMES.items()},
}
"""What each column says, found at once: to try one column after the other takes as long again."""


def tip(cell: Cell, order: Order) -> str:
    """Return a cell's tooltip, escaped: the panel's raw word, the whole link, both charges."""
    match cell:
        case Cell.STATE:
            told = QCoreApplication.translate("Orders", "The panel's word: {word}")
            word = plain(order.status_word)
            lines = [told.format(word=word)] if word else [text(cell, order)]
            lines += [why(order)] if why(order) else []
        case Cell.LABEL:
            lines = [text(cell, order), plain(order.note)]
        case Cell.CHARGE:
            told = QCoreApplication.translate("Orders", "Expected: {amount}")
            lines = [text(cell, order), told.format(amount=money(order, expected=True))]
        case Cell.REMAINS:
            told = QCoreApplication.translate("Orders", "{remains} of {quantity} remain")
            lines = [told.format(remains=count(order.remains), quantity=count(order.quantity))]
        case _:
            at = _TIMES[cell](order) if cell in _TIMES else None
            lines = [words.moment(at) if at else text(cell, order)]
    return tooltip(*lines)


def spoken(cell: Cell, order: Order, shown: str) -> str:
    """Return what a cell says to who does not see it: what is only painted comes in words."""
    part = delivered(order) if cell is Cell.REMAINS else None
    if part is not None and order.quantity:
        told = QCoreApplication.translate("Orders", "{done} of {quantity} delivered")
        done = count(round(part * order.quantity))
        return f"{shown}, {told.format(done=done, quantity=count(order.quantity))}"
    if cell is Cell.LABEL and order.colour:
        return ", ".join(one for one in (shown, colour_words().get(order.colour, "")) if one)
    return shown


def colour_words() -> Mapping[str, str]:
    """Return the names of the colours that orders are marked with."""
    translate = QCoreApplication.translate
    return {
        "blue": translate("ColourChoice", "Blue"),
        "teal": translate("ColourChoice", "Teal"),
        "green": translate("ColourChoice", "Green"),
        "amber": translate("ColourChoice", "Amber"),
        "orange": translate("ColourChoice", "Orange"),
        "red": translate("ColourChoice", "Red"),
        "pink": translate("ColourChoice", "Pink"),
        "violet": translate("ColourChoice", "Violet"),
    }
