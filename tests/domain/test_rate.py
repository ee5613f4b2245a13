"""What a panel's refusals teach: down by a factor, once for one overload; slowly up again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xpanel_desktop.domain.rate import LEAST, LOWERED_BY, full, lowered, raised, resumed


def test_a_refusal_lowers_it_once_for_all_that_had_left() -> None:
    rate = lowered(full(60), 99.0, 100.0)
    assert rate.now == 60 * LOWERED_BY
    assert rate.learnt
    assert lowered(rate, 99.5, 100.3) == rate, "it left by the old rate"
    again = lowered(rate, 100.1, 100.4)
    assert again.now == pytest.approx(60 * LOWERED_BY**2, abs=0.1)


def test_quiet_time_gives_back_a_part_of_the_ceiling_a_minute() -> None:
    rate = lowered(full(60), 0.0, 0.0)
    assert raised(rate, 60.0).now == pytest.approx(rate.now + 1)
    assert raised(raised(rate, 30.0), 60.0).now == pytest.approx(rate.now + 1)
    assert raised(rate, 36_000.0).now == 60
    assert not raised(rate, 36_000.0).learnt


@pytest.mark.parametrize("per_minute", [0, 1, 7, 60, 6000])
def test_it_is_never_below_one_nor_above_the_operator_s(per_minute: int) -> None:
    rate = full(per_minute)
    for number in range(60):
        rate = lowered(rate, float(number), float(number))
    assert LEAST <= rate.now <= rate.ceiling
    assert raised(rate, 1e9).now == rate.ceiling


Events = st.lists(st.tuples(st.booleans(), st.floats(0, 4000)), max_size=60)


@given(st.integers(1, 6000), Events)
def test_any_run_of_refusals_and_quiet_stays_within_bounds(
    per_minute: int, events: list[tuple[bool, float]]
) -> None:
    rate, at = full(per_minute), 0.0
    for refused, passed in events:
        before, at = rate.now, at + passed
        rate = lowered(rate, at, at) if refused else raised(rate, at)
        assert LEAST <= rate.now <= rate.ceiling
        assert refused or rate.now >= before


@pytest.mark.parametrize(
    ("kept", "quiet", "now"), [(20, 0, 20), (20, 600, 30), (20, 9e9, 60), (500, 0, 60), (0.1, 0, 1)]
)
def test_what_was_kept_is_resumed_with_the_quiet_time_since(
    kept: float, quiet: float, now: float
) -> None:
    assert resumed(60, kept, quiet, 1000.0).now == pytest.approx(now)


@pytest.mark.parametrize("allows", [6, 24, 50])
def test_it_settles_near_what_the_panel_lets_through(allows: int) -> None:
    """A panel that allows so many a minute, asked for an hour as fast as the rate lets through."""
    rate, at, refused = full(60), 0.0, 0
    let_in: list[float] = []
    while at < 3600:
        rate = raised(rate, at)
        let_in = [one for one in let_in if one > at - 60]
        if len(let_in) >= allows:
            refused += 1
            rate = lowered(rate, at, at)
        else:
            let_in.append(at)
        at += 60 / rate.now
    assert rate.now <= allows * 1.5
    assert refused < 60, "less than one a minute"
