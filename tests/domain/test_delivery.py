"""The estimate of an order's end: a table of cases, and what holds for every history."""

import dataclasses
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.tickets import service, ticket
from xpanel_desktop.domain.delivery import FEWEST, Told, delivered, outlook, readings
from xpanel_desktop.domain.history import Movement
from xpanel_desktop.domain.order import Order, written
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.state import ACTIVE, FINISHED, PLACED, State

START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def order(
    state: State = State.IN_PROGRESS,
    kind: Kind = Kind.DEFAULT,
    asked: float | None = None,
    **values: str,
) -> Order:
    typed = {"link": "https://x.example/p", "quantity": "1000"} | values
    new = written(ticket(kind, **typed), service(), "USD")
    return Order(
        id=1,
        state=state,
        ticket=new.ticket,
        service_name=new.service_name,
        category="",
        rate=None,
        currency="USD",
        expected_charge=None,
        quantity=new.quantity,
        created_at=START,
        sent_at=START,
        panel_id="23501",
        asked_at=None if asked is None else START + asked * MINUTE,
        moved_at=START,
    )


def moves(*told: tuple[float, int | None], start: Sequence[int | None] = ()) -> list[Movement]:
    """Return movements of (minute, remains); `start` gives the start counts, 500 without."""
    starts = [*start, *[500] * len(told)]
    return [
        Movement(START + at * MINUTE, State.IN_PROGRESS, "In progress", starts[number], remains)
        for number, (at, remains) in enumerate(told)
    ]


STEADY = moves((0, 1000), (10, 900), (20, 800), (30, 700), (40, 600))


def test_what_a_clock_far_ahead_dated_does_not_make_later_readings_old() -> None:
    wrong = moves((600, 1000), (610, 900))
    right = moves((15, 850), (20, 800), (30, 700), (40, 600), (50, 500))
    told = outlook(order(asked=51), [*wrong, *right], START + 51 * MINUTE)
    assert told == outlook(order(asked=51), right, START + 51 * MINUTE)
    assert told.told is Told.PACE


def test_a_steady_pace_ends_where_it_leads() -> None:
    told = outlook(order(), STEADY, START + 41 * MINUTE)
    assert told.told is Told.PACE
    assert told.readings == 5
    assert told.span == 40 * MINUTE
    assert told.rough  # five readings are few
    assert told.earliest == START + 100 * MINUTE
    assert told.latest == START + 110 * MINUTE  # one gap between two readings later


def test_many_readings_of_a_long_way_are_not_rough() -> None:
    many = moves(*((at * 5, 1000 - at * 5) for at in range(24)))
    told = outlook(order(), many, START + 116 * MINUTE)
    assert told.told is Told.PACE
    assert not told.rough


def test_only_the_recent_pace_counts() -> None:
    fast = [(float(at), 100_000 - at * 1000) for at in range(60)]
    slow = [(300.0 + at * 10, 40_000 - at * 10) for at in range(13)]
    told = outlook(order(quantity="100000"), moves(*fast, *slow), START + 420 * MINUTE)
    assert told.span == 120 * MINUTE
    assert told.earliest is not None
    assert told.earliest > START + timedelta(days=20)


def test_a_second_half_that_stands_leaves_the_latest_open() -> None:
    told = outlook(
        order(asked=60), moves((0, 1000), (10, 900), (20, 800), (31, 700)), START + 60 * MINUTE
    )
    assert told.told is Told.PACE
    assert told.rough
    stopped = moves((0, 1000), (5, 900), (10, 800), (15, 700))
    told = outlook(order(asked=40), stopped, START + 40 * MINUTE)
    assert (told.told, told.latest) == (Told.PACE, None)


CASES: list[tuple[str, Order, list[Movement], float, Told]] = [
    ("a draft", order(State.DRAFT), [], 0, Told.NOT_PLACED),
    ("unknown", order(State.UNKNOWN), [], 0, Told.NOT_PLACED),
    ("completed", order(State.COMPLETED), STEADY, 41, Told.FINISHED),
    ("partial", order(State.PARTIAL), STEADY, 41, Told.FINISHED),
    ("paused", order(State.PAUSED), STEADY, 41, Told.PAUSED),
    ("a subscription", order(kind=Kind.SUBSCRIPTIONS), STEADY, 41, Told.BY_POSTS),
    ("no quantity", order(quantity=""), STEADY, 41, Told.NOT_TOLD),
    ("nothing told", order(), [], 1, Told.NOT_TOLD),
    ("no remains told", order(), moves((0, None), (9, None)), 10, Told.TOO_FEW),
    ("a zero from the start", order(), moves((0, 0)), 10, Told.TOO_FEW),
    ("not begun", order(asked=9), moves((0, 1000)), 10, Told.NOT_BEGUN),
    ("three readings", order(), STEADY[:3], 21, Told.TOO_FEW),
    ("standing still", order(asked=400), STEADY, 401, Told.STILL),
    ("not asked is not standing still", order(asked=41), STEADY, 90, Told.PACE),
    ("nothing remains", order(), [*STEADY, *moves((50, 0))], 51, Told.DELIVERED),
    ("over-delivery", order(), [*STEADY, *moves((50, -20))], 51, Told.OVER),
    ("remains rise", order(), [*STEADY, *moves((50, 800))], 51, Told.ROSE),
    ("rise and fall", order(), [*STEADY, *moves((50, 800), (60, 100))], 61, Told.ROSE),
    ("more remains than ordered", order(), moves((0, 1500), (9, 900)), 10, Told.ROSE),
    ("start count moves", order(), moves(*((a * 5, 900 - a) for a in range(9)), start=[7, 7, 9]),
     60, Told.START_MOVED),
    ("a first start count", order(), moves(*((a * 5, 900 - a * 9) for a in range(9)),
     start=[None, 0]), 41, Told.PACE),
    ("too old", order(), STEADY, 9999, Told.STALE),
    ("a year", order(quantity="1000000000"),
     moves((0, 10**9), (9, 10**9 - 1), (18, 10**9 - 2), (27, 10**9 - 3)), 28, Told.FAR),
    ("before the last run", order(runs="3", interval="60"), STEADY, 41, Told.DRIP),
    ("between runs", order(runs="3", interval="60", asked=90), STEADY, 91, Told.DRIP),
    ("a run that is missed", order(runs="3", interval="60", asked=135), STEADY, 136, Told.STILL),
    ("a century of runs", order(runs="9999999", interval="99999999"), STEADY, 41, Told.FAR),
    ("runs beyond the calendar", order(runs="2", interval="9999999999"), STEADY, 41, Told.FAR),
    ("runs beyond all reckoning", order(runs="2", interval="999999999999"), STEADY, 41, Told.FAR),
    ("in the last run", order(runs="2", interval="60", quantity="500"),
     moves((0, 1000), (10, 500), (71, 400), (80, 300), (90, 200), (100, 100)), 101, Told.PACE),
]  # fmt: skip


@pytest.mark.parametrize(("_name", "one", "movements", "now", "told"), CASES)
def test_what_is_said_in_each_case(
    _name: str, one: Order, movements: list[Movement], now: float, told: Told
) -> None:
    found = outlook(one, movements, START + now * MINUTE)
    assert found.told is told
    assert (found.earliest is None) == (told not in (Told.PACE, Told.DRIP))


def test_standing_still_tells_since_when_and_the_runs_when_the_last_one_starts() -> None:
    assert outlook(order(asked=400), STEADY, START + 401 * MINUTE).since == START + 40 * MINUTE
    two = order(runs="2", interval="60", quantity="500")
    told = outlook(two, STEADY, START + 41 * MINUTE)
    assert (told.earliest, told.latest) == (START + 60 * MINUTE, START + 70 * MINUTE)


def test_readings_of_one_moment_are_a_rough_pace_with_no_latest_end() -> None:
    """A panel's history may bear one time for all that was told while the clock was set back."""
    found = outlook(order(), moves((9, 900), (9, 800), (9, 700), (9, 600)), START + 9 * MINUTE)
    assert (found.told, found.latest, found.span) == (Told.PACE, None, timedelta(0))
    assert found.rough


def test_delivered_is_by_the_panels_own_remains() -> None:
    assert delivered(order(), STEADY) == 400
    assert delivered(order(), []) is None
    assert delivered(order(), moves((0, 0))) is None
    done = [dataclasses.replace(STEADY[0], state=State.COMPLETED, remains=0)]
    assert delivered(order(State.COMPLETED), done) == 1000


HISTORIES = st.lists(
    st.tuples(
        st.integers(1, 300),
        st.one_of(st.none(), st.integers(-3, 1100)),
        st.one_of(st.none(), st.integers(0, 3)),
    ),
    max_size=20,
)


def built(steps: list[tuple[int, int | None, int | None]], *, falling: bool) -> list[Movement]:
    at, told, starts = 0, [], []
    remains = sorted((one[1] for one in steps if one[1] is not None), reverse=True)
    for gap, some, start in steps:
        at += gap
        value = remains.pop(0) if falling and some is not None else some
        told.append((float(at), value))
        starts.append(start)
    return moves(*told, start=starts)


@given(
    HISTORIES,
    st.booleans(),
    st.integers(0, 9000),
    st.sampled_from(sorted(State)),
    st.integers(0, 4000),
    st.sampled_from([{}, {"runs": "3", "interval": "30"}]),
)
def test_an_estimate_never_contradicts_what_is_known(
    steps: list[tuple[int, int | None, int | None]],
    falling: bool,
    asked: int,
    state: State,
    later: int,
    values: dict[str, Any],
) -> None:
    movements = built(steps, falling=falling)
    one = order(state, asked=asked, **values)
    last = max([one.asked_at or START, *(move.at for move in movements)])
    now = last + later * MINUTE
    found = outlook(one, movements, now)
    if found.told not in (Told.PACE, Told.DRIP):
        assert found.earliest is None
        assert found.latest is None
        return
    told = [reading.remains for reading in readings(one, movements)]
    assert state in ACTIVE
    assert told == sorted(told, reverse=True)
    assert 0 < told[-1] < (one.quantity or 0)
    starts = [move.start_count for move in movements if move.start_count is not None]
    assert len({start for start in starts if start}) <= 1
    assert found.earliest is not None
    assert found.latest is None or found.latest >= found.earliest
    assert (found.latest or found.earliest) > now or found.told is Told.DRIP
    if found.told is Told.PACE:
        assert found.earliest >= now
        assert found.readings >= FEWEST
        assert found.span is not None
        assert found.span <= timedelta(days=1)


@given(st.integers(FEWEST, 30), st.integers(1, 20), st.integers(1, 50), st.integers(1, 5000))
def test_a_constant_pace_has_its_true_end_in_the_range(
    count: int, gap: int, step: int, rest: int
) -> None:
    quantity = count * step + rest
    told = ((float(at * gap), quantity - at * step) for at in range(count))
    movements = moves(*told)
    now = movements[-1].at
    found = outlook(order(quantity=str(quantity)), movements, now)
    true_end = now + gap * MINUTE * movements[-1].remains / step  # type: ignore[operator]
    if true_end - now > timedelta(days=364):
        assert found.told in (Told.FAR, Told.PACE)
        return
    assert found.told is Told.PACE
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest - timedelta(seconds=1) <= true_end <= found.latest


@given(HISTORIES, st.integers(-(10**6), 10**6))
def test_moving_all_times_moves_the_estimate_alike(
    steps: list[tuple[int, int | None, int | None]], shift: int
) -> None:
    by = shift * timedelta(seconds=1)
    movements = built(steps, falling=True)
    one = order()
    now = movements[-1].at if movements else START
    moved_order = dataclasses.replace(one, sent_at=START + by, moved_at=START + by)
    moved = [dataclasses.replace(move, at=move.at + by) for move in movements]
    here, there = outlook(one, movements, now), outlook(moved_order, moved, now + by)
    assert here.told is there.told
    for a, b in ((here.earliest, there.earliest), (here.latest, there.latest)):
        assert (a is None and b is None) or (a is not None and b is not None and a + by == b)


def test_every_finished_state_is_without_an_estimate() -> None:
    for state in sorted(PLACED):
        told = outlook(order(state), STEADY, START + 41 * MINUTE).told
        assert (told is Told.FINISHED) == (state in FINISHED)
