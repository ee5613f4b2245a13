"""The timeline of one order: everything once, in the order of its times."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.after import ENDED, order
from xpanel_desktop.domain.history import Event, History, Movement, What, states_met, timeline
from xpanel_desktop.domain.order import Attempt, Ending, Order
from xpanel_desktop.domain.state import PLACED, State

SECOND = timedelta(seconds=1)
ORDER = order(created_at=ENDED, queued_at=ENDED)


def movement(seconds: int, state: State, remains: int | None = None) -> Movement:
    return Movement(ENDED + seconds * SECOND, state, state.value, remains=remains)


def test_a_draft_was_written_and_nothing_more() -> None:
    draft = order(State.DRAFT, queued_at=None)
    assert timeline(History(draft)) == [Event(draft.created_at, What.WRITTEN)]


def test_what_bears_one_time_stands_as_it_must_have_come() -> None:
    attempt = Attempt(7, 1, ENDED, ENDED, Ending.ACCEPTED)
    first, second = movement(0, State.PENDING), movement(0, State.COMPLETED)
    told = timeline(History(ORDER, (attempt,), (first, second)))
    assert [event.what for event in told] == [
        *(What.WRITTEN, What.QUEUED, What.ATTEMPT, What.ANSWER, What.MOVED, What.MOVED)
    ]
    assert [(event.before, event.movement) for event in told[-2:]] == [
        (None, first),
        (first, second),
    ]


def test_a_history_tells_which_orders_it_shows() -> None:
    def numbered(*numbers: int) -> tuple[Order, ...]:
        return tuple(replace(ORDER, id=one) for one in numbers)

    (alone, parent, drip_feed) = numbered(1, 2, 3)
    assert History(alone).shown == {1}
    whole = History(
        alone,
        parent=parent,
        descendants=numbered(4, 5),
        part_of=drip_feed,
        runs=numbered(6),
    )
    assert whole.shown == {1, 2, 3, 4, 5, 6}


def test_an_attempt_that_has_no_answer_yet_is_told_without_one() -> None:
    limited = Attempt(7, 1, ENDED + SECOND, ENDED + 2 * SECOND, Ending.LIMITED)
    under_way = Attempt(7, 2, ENDED + 3 * SECOND)
    told = timeline(History(replace(ORDER, queued_at=ENDED), (limited, under_way)))
    assert [(event.what, event.attempt) for event in told[2:]] == [
        (What.ATTEMPT, limited),
        (What.ANSWER, limited),
        (What.ATTEMPT, under_way),
    ]


MOVEMENTS = st.lists(st.tuples(st.integers(0, 9), st.sampled_from(sorted(PLACED))), max_size=9).map(
    lambda told: [movement(at, state) for at, state in sorted(told)]
)


@given(MOVEMENTS)
def test_every_movement_is_there_once_after_the_one_before_it(told: list[Movement]) -> None:
    events = timeline(History(ORDER, movements=tuple(told)))
    assert [event.at for event in events] == sorted(event.at for event in events)
    moved = [event for event in events if event.what is What.MOVED]
    assert [event.movement for event in moved] == told
    assert [event.before for event in moved] == [None, *told][: len(told)]


@given(MOVEMENTS)
def test_states_are_met_where_they_become_others(told: list[Movement]) -> None:
    met = states_met(told)
    assert met[:1] == told[:1]
    states = [one.state for one in met]
    assert all(one is not other for one, other in pairwise(states))
    rest = iter(told)
    assert all(any(one is step for one in rest) for step in met), "in the order they were told"
    assert {one.state for one in told} == set(states)


def test_a_state_that_is_told_again_is_met_once() -> None:
    told = [
        movement(0, State.PENDING),
        movement(1, State.IN_PROGRESS, 90),
        movement(2, State.IN_PROGRESS, 50),
        movement(3, State.PENDING),
    ]
    assert states_met(told) == [told[0], told[1], told[3]]
