"""Days and months of a local calendar, and the sums of a period."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from xpanel_desktop.domain.closing import (
    Begins,
    Span,
    Sums,
    agrees,
    day_of,
    month_of,
    neighbours,
    number_of_periods,
    periods,
)

HOUR = timedelta(hours=1)


def of(zone: str) -> Begins:
    return lambda day: datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Istanbul", date(2026, 11, 25), 24),
        ("Europe/Berlin", date(2026, 3, 29), 23),
        ("Europe/Berlin", date(2026, 10, 25), 25),
        ("America/Sao_Paulo", date(2018, 11, 4), 23),
        ("Australia/Lord_Howe", date(2026, 10, 4), 23.5),
    ],
)
def test_a_day_is_as_long_as_the_clocks_make_it(zone: str, day: date, hours: float) -> None:
    found = day_of(day, of(zone))
    assert found.key == day.isoformat()
    assert found.ends - found.begins == hours * HOUR
    assert found.ends == day_of(day + timedelta(days=1), of(zone)).begins


def test_a_month_is_the_sum_of_its_days() -> None:
    begins = of("Europe/Berlin")
    month = month_of(date(2026, 10, 17), begins)
    days = [day_of(date(2026, 10, number), begins) for number in range(1, 32)]
    assert (month.key, month.begins, month.ends) == ("2026-10", days[0].begins, days[-1].ends)
    assert month_of(date(2026, 12, 31), begins).ends == month_of(date(2027, 1, 1), begins).begins


def test_periods_go_back_to_the_first_one() -> None:
    begins = of("Europe/Istanbul")
    first, last = date(2026, 10, 30), date(2026, 11, 2)
    days = [one.key for one in periods(Span.DAY, first, last, begins, 99)]
    assert days == ["2026-11-02", "2026-11-01", "2026-10-31", "2026-10-30"]
    months = [one.key for one in periods(Span.MONTH, first, last, begins, 99)]
    assert months == ["2026-11", "2026-10"]
    assert len(periods(Span.DAY, date(2020, 1, 1), last, begins, 5)) == 5


@pytest.mark.parametrize("span", Span)
@pytest.mark.parametrize(
    "first", [date(2026, 11, 2), date(2026, 10, 31), date(2025, 12, 31), date(2026, 12, 1)]
)
def test_periods_are_counted_without_being_made(span: Span, first: date) -> None:
    last = date(2026, 11, 2)
    made = periods(span, first, last, of("Europe/Istanbul"), 999)
    assert number_of_periods(span, first, last) == len(made)


def test_what_is_left_between_opening_and_closing() -> None:
    parts = [Decimal(one) for one in ("3", "1", "5", "0.5")]
    assert Sums(Decimal(10), Decimal("12.5"), 2, *parts).difference == 0
    assert Sums(Decimal(10), Decimal("12.4"), 2, *parts).difference == Decimal("-0.1")
    assert Sums(None, Decimal("12.4"), 2, *parts).difference is None


@pytest.mark.parametrize(
    ("expected", "change", "near"),
    [("0.05", "0.01", True), ("0.05", "-0.011", False), ("100", "1", True), ("100", "1.01", False)],
)
def test_rounding_is_no_mismatch(expected: str, change: str, near: bool) -> None:
    assert agrees(Decimal(expected), Decimal(change)) is near
    assert agrees(None, Decimal(change))


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        ("2026-03-01", "2026-02-28", "2026-03-02"),
        ("2026-12-31", "2026-12-30", "2027-01-01"),
        ("2026-01", "2025-12", "2026-02"),
        ("2026-12", "2026-11", "2027-01"),
        ("2028-02", "2028-01", "2028-03"),
    ],
)
def test_the_periods_beside_one(key: str, before: str, after: str) -> None:
    assert neighbours(key) == (before, after)
