"""When to ask again, how long to wait after failures, and batches of ids."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xpanel_desktop.domain.schedule import (
    BATCH,
    FIRST_BACK_OFF,
    LONGEST_BACK_OFF,
    ClockWatch,
    ask_after,
    back_off,
    batches,
    retry_after,
)

SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("still_minutes", "wait_seconds"),
    [
        (0, 20),
        (10, 20),
        (11, 60),
        (60, 60),
        (61, 240),
        (360, 240),
        (361, 900),
        (24 * 60, 900),
        (24 * 60 + 1, 3600),
        (7 * 24 * 60, 3600),
        (7 * 24 * 60 + 1, 6 * 3600),
        (10**6, 6 * 3600),
    ],
)
def test_the_stiller_an_order_the_rarer_it_is_asked_about(
    still_minutes: int, wait_seconds: int
) -> None:
    assert ask_after(timedelta(minutes=still_minutes)) == wait_seconds * SECOND


@given(st.integers(-5, 10**9), st.floats(0, 1))
def test_the_back_off_stays_between_half_a_step_and_the_longest(failures: int, dice: float) -> None:
    wait = back_off(failures, dice)
    assert FIRST_BACK_OFF / 2 <= wait <= LONGEST_BACK_OFF


@pytest.mark.parametrize(
    ("failures", "seconds"), [(0, 2), (1, 2), (2, 4), (3, 8), (8, 256), (9, 300), (10**6, 300)]
)
def test_the_back_off_doubles(failures: int, seconds: int) -> None:
    assert back_off(failures, 1.0) == seconds * SECOND
    assert back_off(failures, 0.0) == seconds * SECOND / 2


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [(None, 2), (0, 1), (-5, 1), (1, 1), (7.5, 7.5), (300, 300), (10**9, 300)],
)
def test_the_panel_s_wish_is_kept_within_bounds(asked: float | None, seconds: float) -> None:
    assert retry_after(asked) == timedelta(seconds=seconds)


@given(st.lists(st.text(max_size=3), max_size=350), st.integers(1, BATCH))
def test_batches_hold_every_id_once_in_order(ids: list[str], most: int) -> None:
    parts = list(batches(ids, most))
    assert [one for part in parts for one in part] == ids
    assert all(len(part) == most for part in parts[:-1])
    assert all(1 <= len(part) <= most for part in parts)


def test_a_batch_is_a_hundred() -> None:
    assert [len(part) for part in batches(list(map(str, range(250))))] == [100, 100, 50]


@pytest.mark.parametrize(
    ("wall", "ticks", "jumped"),
    [(10, 10, False), (3600, 3600, False), (3600, 5, True), (-3600, 5, True), (65, 6, False)],
)
def test_a_sleep_or_a_set_clock_is_told_once(wall: int, ticks: int, jumped: bool) -> None:
    start = datetime(2026, 11, 24, tzinfo=UTC)
    watch = ClockWatch(start, 100.0)
    later = start + timedelta(seconds=wall)
    before = start + timedelta(seconds=ticks) if wall > 0 else start
    assert watch.has_jumped(later, 100.0 + ticks) == jumped
    assert watch.jumped(later, 100.0 + ticks) == (before if jumped else None)
    assert watch.jumped(later + timedelta(seconds=1), 101.0 + ticks) is None
