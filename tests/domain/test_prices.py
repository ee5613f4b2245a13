"""How a rate moved: the catalogue's changes and the rates of orders, put together."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from tests.support.tickets import NOW
from xpanel_desktop.domain.catalogue_changes import ServiceChange, What
from xpanel_desktop.domain.prices import Price, prices

SINCE = NOW - timedelta(days=90)


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def moved(days: float, before: str, after: str, what: What = What.RATE) -> ServiceChange:
    return ServiceChange("1", "Likes", what, before, after, ago(days))


def paid(days: float, rate: str) -> Price:
    return Price(ago(days), Decimal(rate))


def told(found: tuple[Price, ...]) -> list[tuple[float, str]]:
    return [((NOW - one.at) / timedelta(days=1), str(one.rate)) for one in found]


def test_each_rate_that_differs_from_the_one_before_is_told() -> None:
    own = [paid(50, "0.90"), paid(40, "0.90"), paid(20, "1.10")]
    changes = [moved(30, "0.90", "1.00"), moved(21, "1.00", "1.10")]
    assert told(prices(own, changes, SINCE)) == [(90, "0.90"), (30, "1.00"), (21, "1.10")]


def test_orders_alone_tell_it_too() -> None:
    assert told(prices([paid(9, "2"), paid(5, "3")], [], SINCE)) == [(9, "2"), (5, "3")]


def test_what_is_older_than_the_window_does_not_count() -> None:
    assert prices([paid(91, "2")], [moved(95, "1", "2")], SINCE) == ()


@pytest.mark.parametrize("odd", ["", "NaN", "Infinity", "cheap"])
def test_what_is_no_number_is_passed_over(odd: str) -> None:
    assert prices([], [moved(3, odd, odd), moved(2, "5", "9", What.MINIMUM)], SINCE) == ()
