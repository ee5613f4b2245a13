"""Wishes and names of views: days that move with the day, names that are fit to be kept."""

from datetime import date

import pytest

from xpanel_desktop.domain.views import LONGEST_NAME, Gone, NameMissing, Sent, View, Wish, named

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


def test_days_are_open_only_where_they_let_everything_through() -> None:
    assert Sent().is_open
    assert not Sent(1).is_open
    assert not Sent(0, TODAY).is_open


def test_a_view_has_no_columns_of_its_own_until_they_are_kept() -> None:
    assert View(1, "VIP", Wish()).layout == {}


def test_what_is_gone_is_something_where_an_account_or_a_service_is() -> None:
    assert not Gone()
    assert Gone(accounts=frozenset({1}))
    assert Gone(services=frozenset({"7"}))
