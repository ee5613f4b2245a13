"""Wishes and names of views: days that move with the day, names that are fit to be kept."""

from datetime import date

import pytest

from xpanel_desktop.domain.views import LONGEST_NAME, NameMissing, Sent, named

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("sent", "first", "over"),
    [
        (Sent(), None, None),
        (Sent(1), TODAY, None),
        (Sent(7), date(2026, 2, 23), None),
        (Sent(0, date(2026, 2, 1), date(2026, 2, 28)), date(2026, 2, 1), TODAY),
        (Sent(0, date(2026, 2, 1), date.max), date(2026, 2, 1), None),
        (Sent(10**9), date(2016, 3, 4), None),
    ],
)
def test_days_are_bounds_of_the_day_on_which_they_are_looked_at(
    sent: Sent, first: date | None, over: date | None
) -> None:
    assert sent.bounds(TODAY) == (first, over)


def test_a_name_is_plain_and_short() -> None:
    assert named("  VIP \u202e\x00 bugün\n") == "VIP bugün"
    assert len(named("x" * 500)) == LONGEST_NAME


@pytest.mark.parametrize("name", ["", "   ", "\u202e", "\x00\n"])
def test_a_name_of_nothing_is_none(name: str) -> None:
    with pytest.raises(NameMissing):
        named(name)
