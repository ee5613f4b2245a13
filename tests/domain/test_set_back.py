"""Readings and entries where the clock was set back: by number, not by time."""

from dataclasses import replace

import pytest

from xpanel_desktop.domain.bookings import Told
from xpanel_desktop.domain.ledger import Kind
from xpanel_desktop.domain.reckoning import Reading
from xpanel_desktop.domain.set_back import in_order, latest_of, told_by


@pytest.mark.parametrize(
    ("times", "kept", "firsts"),
    [
        ([], [], []),
        ([10, 20, 30], [0, 1, 2], []),
        ([10, 20, 20, 30], [0, 2, 3], [20]),
        ([10, 20, 90, 30, 40], [0, 1, 3, 4], [30]),
        ([10, 20, 25, 30, 21, 31], [0, 1, 4, 5], [21]),
        ([10, 90, 20, 80, 30], [0, 2, 4], [20, 30]),
        ([90, 10], [1], [10]),
    ],
)
def test_a_reading_that_a_later_one_precedes_is_passed_over(
    times: list[int], kept: list[int], firsts: list[int]
) -> None:
    readings = [Reading(number, 1, at, 5, "USD") for number, at in enumerate(times)]
    found, set_back = in_order(reversed(readings))
    assert [one.id for one in found] == kept
    assert set_back == firsts


def test_what_came_later_tells_by_when_an_entry_surely_was_told() -> None:
    assert latest_of([(1, 10), (4, 90), (5, 30), (7, 70)], 60) == {1: 10, 4: 30, 5: 30, 7: 60}


def entry(booked_from: int, booked_by: int, at: int) -> Told:
    return Told(1, Kind.EXPECTED, at, 5, 5, booked_from, booked_by)


def test_what_a_clock_ahead_told_came_before_the_first_reading_after_it() -> None:
    right, ahead = entry(5, 10, 10), entry(85, 90, 90)
    latest = {1: 10, 2: 30}
    assert told_by([(1, right), (2, ahead)], latest, [25, 95]) == [right, entry(25, 25, 25)]
    assert told_by([(2, ahead)], latest, [95]) == [entry(30, 30, 30)]
    attached = entry(85, 90, 30)
    assert told_by([(2, attached)], latest, [25]) == [entry(25, 25, 30)]


def test_what_came_before_an_entry_of_a_clock_ahead_was_told_by_it_too() -> None:
    """By its time alone it might have come after the reading: nothing was told since till later."""
    early, mine, ahead, right = (
        entry(9, 9, 9),
        entry(28, 29, 29),
        entry(85, 90, 90),
        entry(4, 5, 60),
    )
    latest = {1: 9, 2: 29, 3: 60, 4: 60}
    found = told_by([(1, early), (2, mine), (3, ahead), (4, right)], latest, [25])
    assert found == [early, entry(25, 25, 25), entry(25, 25, 25), right]


def test_a_refund_told_once_the_clock_was_right_came_then() -> None:
    """Its order was sent by the clock ahead, and nothing is booked before that."""
    refund = replace(entry(30, 90, 30), kind=Kind.REFUND)
    (found,) = told_by([(2, refund)], {2: 30}, [25])
    assert found == replace(refund, booked_by=30)
