"""Times of day and days as languages write them."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, cast

import pytest
from PySide6.QtCore import QDate, QEvent, QLocale, QTime
from PySide6.QtWidgets import QApplication, QDateEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pane_core import MemoryCore, NowTasks
from xpanel_desktop.ui.clock_words import clock_form, clock_words
from xpanel_desktop.ui.day_form import day_form
from xpanel_desktop.ui.panes.money_markup import MarkupForm
from xpanel_desktop.ui.panes.order_filters import OrderFilters
from xpanel_desktop.ui.widgets.period_choice import PeriodChoice


@pytest.fixture(params=["tr_TR", "en_US", "en_GB", "fi_FI", "C"])
def locale(request: pytest.FixtureRequest) -> Iterator[str]:
    """Write as people in one place do."""
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


def test_each_language_writes_times_its_own_way(locale: str) -> None:
    at = QTime(15, 4, 9)
    said = (clock_words(at), clock_words(at, seconds=True))
    assert (
        said
        == {
            "tr_TR": ("15:04", "15:04:09"),
            "en_US": ("3:04\N{NARROW NO-BREAK SPACE}PM", "3:04:09\N{NARROW NO-BREAK SPACE}PM"),
            "en_GB": ("15:04", "15:04:09"),
            "fi_FI": ("15.04", "15.04.09"),
            "C": ("15:04", "15:04:09"),
        }[locale]
    )
    assert QTime.fromString(said[0], clock_form()).minute() == at.minute()


def test_each_language_writes_days_its_own_way(locale: str) -> None:
    day = QDate(2026, 11, 27)
    forms = (day_form(year=False), day_form(), day_form(weekday=True))
    assert (
        tuple(QLocale().toString(day, form) for form in forms)
        == {
            "tr_TR": ("27 Kas", "27 Kas 2026", "Cum 27 Kas 2026"),
            "en_US": ("Nov 27", "Nov 27, 2026", "Fri, Nov 27, 2026"),
            "en_GB": ("27 Nov", "27 Nov 2026", "Fri 27 Nov 2026"),
            "fi_FI": ("27 marras", "27 marras 2026", "pe 27 marras 2026"),
            "C": ("27 Nov", "27 Nov 2026", "Fri 27 Nov 2026"),
        }[locale]
    )


DAY = date(2026, 11, 27)


class Books(MemoryCore):
    """What a form of markups asks for."""

    books = property(lambda self: self)

    def today(self) -> date:
        return DAY


@pytest.mark.parametrize(
    "make",
    [
        lambda parent: PeriodChoice(lambda: DAY, parent),
        OrderFilters,
        lambda parent: MarkupForm(cast("Any", Books()), cast("Any", NowTasks()), parent),
    ],
    ids=["period", "filters", "markup"],
)
def test_days_in_fields_follow_the_language(
    qtbot: QtBot, make: Callable[[QWidget], QWidget]
) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    before = QLocale()
    try:
        QLocale.setDefault(QLocale("tr_TR"))
        fields = make(ground).findChildren(QDateEdit)
        assert fields
        told = []
        for name in ("en_US", "tr_TR", "en_GB"):
            QLocale.setDefault(QLocale(name))
            for part in ground.findChildren(QWidget):
                QApplication.sendEvent(part, QEvent(QEvent.Type.LanguageChange))
            for field in fields:
                field.setDate(QDate(2026, 11, 27))
            told.append({field.text() for field in fields})
        assert told == [{"11/27/2026"}, {"27.11.2026"}, {"27/11/2026"}]
    finally:
        QLocale.setDefault(before)
