"""When to ask again, how long to wait after failures, and batches of ids."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xpanel_desktop.domain.schedule import (
    BATCH,
    FIRST_BACK_OFF,
    JUMP,
    LATE_LOOKS,
    LONGEST_BACK_OFF,
    SOONEST,
    UNDATED,
    ClockWatch,
    Standing,
    ask_after,
    back_off,
    batches,
    ends_in,
    retry_after,
    spread,
    when_still,
)

SECOND = timedelta(seconds=1)


def at_work(
    age: timedelta, still: timedelta = timedelta(0), rest: timedelta | None = None
) -> Standing:
    return Standing(finished=False, age=age, still_for=still, ends_in=rest)


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
    still = timedelta(minutes=still_minutes)
    assert ask_after(at_work(timedelta(0), still)) == wait_seconds * SECOND


@pytest.mark.parametrize(
    ("age", "rest", "seconds"),
    [
        (timedelta(0), None, 20),
        (timedelta(hours=1), None, 36),
        (timedelta(days=1), None, 864),
        (timedelta(days=30), None, 3600),
        (timedelta(0), timedelta(minutes=5), 20),
        (timedelta(0), timedelta(hours=2), 180),
        (timedelta(0), timedelta(days=9), 900),
        (timedelta(days=1), timedelta(minutes=5), 300),
        (timedelta(days=1), timedelta(seconds=3), 20),
        (timedelta(days=1), timedelta(0), 864),
    ],
)
def test_an_order_that_moves_is_asked_about_by_its_age_and_its_pace(
    age: timedelta, rest: timedelta | None, seconds: int
) -> None:
    assert ask_after(at_work(age, rest=rest)) == seconds * SECOND


SPANS = st.timedeltas(timedelta(0), timedelta(days=900))


@given(SPANS, SPANS, st.none() | SPANS)
def test_every_order_at_work_is_asked_again_within_bounds_and_no_later_than_its_end(
    age: timedelta, still: timedelta, rest: timedelta | None
) -> None:
    wait = ask_after(at_work(age, still, rest))
    assert wait is not None
    assert SOONEST <= wait <= timedelta(hours=6)
    if rest:
        assert wait <= max(rest, SOONEST)


@given(SPANS, SPANS, SPANS)
def test_an_older_and_stiller_order_is_never_asked_about_sooner(
    age: timedelta, still: timedelta, more: timedelta
) -> None:
    young, old = ask_after(at_work(age, still)), ask_after(at_work(age + more, still + more))
    assert young is not None
    assert old is not None
    assert young <= old


def test_an_ended_order_is_looked_at_a_few_times_more_and_then_never() -> None:
    still, looks = timedelta(0), list[timedelta]()
    while (wait := ask_after(Standing(finished=True, age=still, still_for=still))) is not None:
        still += wait
        looks.append(still)
    assert tuple(looks) == LATE_LOOKS


@given(st.integers(0, 10**7), SPANS)
def test_neighbours_wait_alike_and_an_eighth_longer_at_most(order_id: int, wait: timedelta) -> None:
    longer = spread(wait, order_id)
    assert wait <= longer <= wait * 9 / 8
    assert longer == spread(wait, order_id // BATCH * BATCH)


def test_a_thousand_orders_placed_together_drift_apart_in_full_hundreds() -> None:
    due = [spread(timedelta(hours=1), order_id) for order_id in range(1000)]
    moments = sorted(set(due))
    assert [due.count(one) for one in moments] == [BATCH] * 10
    assert all(later - earlier > 10 * SECOND for earlier, later in pairwise(moments))


@pytest.mark.parametrize(
    ("remains", "done", "took", "seconds"),
    [
        (50, 50, 60, 60),
        (10, 90, 90, 10),
        (None, 5, 60, None),
        (0, 5, 60, None),
        (5, 0, 60, None),
        (-3, 9, 60, None),
        (5, 5, 0, None),
        (10**15, 1, 1, 365 * 86400),
    ],
)
def test_what_an_order_needs_yet_at_its_own_pace(
    remains: int | None, done: int, took: int, seconds: int | None
) -> None:
    wanted = None if seconds is None else seconds * SECOND
    assert ends_in(remains, done, took * SECOND) == wanted


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


def test_what_is_dated_ahead_of_now_is_not_taken_for_new() -> None:
    assert when_still(-JUMP) == SOONEST, "clocks differ a little"
    assert when_still(-timedelta(days=40)) == UNDATED
