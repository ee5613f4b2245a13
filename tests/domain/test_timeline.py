"""When runs start: first and last always, and never more than fit."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.support.tickets import ticket
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.ticket import Size, per_post, size
from xpanel_desktop.domain.timeline import run_offsets

HOUR = timedelta(hours=1)


def test_each_run_has_its_start() -> None:
    assert run_offsets(Size(1, 4, 4, 3 * HOUR), 9) == (0 * HOUR, HOUR, 2 * HOUR, 3 * HOUR)


def test_without_runs_or_interval_there_is_nothing_to_show() -> None:
    assert run_offsets(Size(1, 1, 1, None), 9) == ()
    assert run_offsets(Size(1, 4, 4, None), 9) == ()


@given(st.integers(2, 10**12), st.integers(1, 10**12), st.integers(-1, 200))
def test_first_and_last_are_among_them(runs: int, interval: int, most: int) -> None:
    found = size(ticket(quantity="1", runs=str(runs), interval=str(interval)))
    offsets = run_offsets(found, most)
    if found.last_run_after is None:
        assert offsets == (), "millions of years: no clock tells them"
        return
    assert offsets[0] == timedelta()
    assert offsets[-1] == found.last_run_after
    assert len(offsets) <= max(most, 2)
    assert list(offsets) == sorted(set(offsets))


def test_a_range_for_each_post() -> None:
    assert per_post(ticket(Kind.SUBSCRIPTIONS, min="10", max="20")) == (10, 20)
    assert per_post(ticket(Kind.SUBSCRIPTIONS, min="20", max="10")) is None
    assert per_post(ticket(Kind.SUBSCRIPTIONS, min="20")) is None
    assert per_post(ticket(min="10", max="20")) is None
