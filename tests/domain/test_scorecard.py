"""What orders tell of their service: times as loosely as they are known, quartiles, few orders."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.tickets import NOW, ticket
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.scorecard import (
    FEWEST,
    Card,
    Heard,
    Outcome,
    Step,
    begin,
    card,
    follow,
)
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.state import ACTIVE, FINISHED, PLACED, State

MINUTE = timedelta(minutes=1)


def after(minutes: float) -> datetime:
    return NOW + minutes * MINUTE


def told(
    at: float, state: State, remains: int | None, *, before: float | None = None, start: int = 0
) -> Step:
    """Return a report of a program that asks every half minute, or asked last at `before`."""
    asked = at - 0.5 if before is None else before
    return Step(after(at), after(asked), after(asked), state, start, remains)


def outcome(*steps: Step, quantity: int | None = 1000, paced: bool = False) -> Outcome:
    found = Outcome(NOW, quantity, paced)
    for step in steps:
        found = follow(found, step)
    return found


def usual(start: float = 10, end: float = 70, last: State = State.COMPLETED) -> Outcome:
    return outcome(
        told(1, State.PENDING, 1000),
        told(start, State.IN_PROGRESS, 990, start=50),
        told(end, last, 0 if last is State.COMPLETED else 400, start=50),
    )


def test_an_order_that_went_well_tells_start_speed_and_completion() -> None:
    found = card([usual()] * FEWEST)
    assert (found.start.middle, found.start.sample) == (600, 5)
    assert found.completion.middle == 70 * 60
    assert found.speed.middle == 1000, "a thousand in the hour from the first movement to the end"
    assert (found.orders, found.ended, found.partial_share, found.cancel_share) == (5, 5, 0, 0)
    assert (found.begun, found.counted) == (5, 5)


@pytest.mark.parametrize(
    ("steps", "begun"),
    [
        ([told(1, State.PENDING, 1000)], None),
        ([told(1, State.PENDING, 0)], None),  # 0 from the start says nothing
        ([told(1, State.PROCESSING, None)], None),
        ([told(1, State.PROCESSING, 999)], 1),
        ([told(1, State.PENDING, 1000), told(3, State.IN_PROGRESS, 1000)], 3),
        ([told(4, State.COMPLETED, 0)], 4),
        ([told(4, State.PARTIAL, 500)], 4),
        ([told(4, State.CANCELED, 1000)], None),
        ([told(4, State.CANCELED, 0)], None),
        ([told(4, State.CANCELED, 600)], 4),
    ],
)
def test_an_order_has_begun_when_it_is_worked_on_or_something_is_delivered(
    steps: list[Step], begun: float | None
) -> None:
    found = outcome(*steps).begun
    assert (found.at if found else None) == (None if begun is None else after(begun))


def test_what_happened_while_the_program_was_off_is_no_time() -> None:
    late = outcome(told(600, State.COMPLETED, 0, before=1))
    found = card([late] * FEWEST)
    assert (found.start.sample, found.completion.sample, found.speed.sample) == (0, 0, 0)
    assert (found.ended, found.partial) == (5, 0), "how it ended is known all the same"


def test_a_third_of_its_length_is_loose_enough() -> None:
    assert card([outcome(told(90, State.IN_PROGRESS, 900, before=60))]).start.sample == 1
    assert card([outcome(told(90, State.IN_PROGRESS, 900, before=59))]).start.sample == 0


def test_partial_and_canceled_count_against_what_ended() -> None:
    found = card(
        [
            *[usual() for _ in range(6)],
            usual(last=State.PARTIAL),
            usual(last=State.CANCELED),
            usual(last=State.FAILED),
            usual(last=State.REFUNDED),
            outcome(told(1, State.PENDING, 1000)),
        ]
    )
    assert (found.orders, found.ended, found.partial, found.canceled) == (11, 10, 1, 3)
    assert found.partial_share == 0.1
    assert found.completion.sample == 6, "only what was completed tells how long that takes"


def test_below_five_nothing_is_told() -> None:
    found = card([usual()] * (FEWEST - 1))
    assert found.partial_share is None
    assert found.cancel_share is None
    assert not found.start.tells


def test_drip_feed_tells_no_speed_and_no_standstill() -> None:
    steps = (told(5, State.IN_PROGRESS, 900), told(60, State.COMPLETED, 0))
    found = card([outcome(*steps, paced=True)])
    assert (found.start.sample, found.speed.sample) == (1, 0)
    assert (found.completion.sample, found.still.sample) == (0, 0)


def test_a_single_piece_has_no_speed() -> None:
    one = outcome(told(5, State.IN_PROGRESS, 1), told(60, State.COMPLETED, 0), quantity=1)
    assert card([one]).speed.sample == 0


def test_the_longest_standstill_counts_from_the_beginning_on() -> None:
    found = outcome(
        told(30, State.IN_PROGRESS, 1000),
        Step(after(40), after(39), after(30), State.IN_PROGRESS, 0, 900),
        Step(after(45), after(44), after(40), State.IN_PROGRESS, 0, 800),
    )
    assert found.stood == 10 * MINUTE, "the half hour before it began is none"


def test_an_order_that_the_panel_takes_up_again_has_not_ended() -> None:
    ended = usual(last=State.PARTIAL)
    again = follow(ended, told(80, State.IN_PROGRESS, 300))
    assert (again.ended, again.ending, again.delivered) == (None, None, None)
    assert again.begun == ended.begun
    done = follow(again, told(90, State.COMPLETED, 0))
    assert done.ended is not None
    assert (done.ended.at, done.ending) == (after(90), State.COMPLETED)


def test_a_later_refund_keeps_the_time_of_the_end() -> None:
    refunded = follow(usual(), told(5000, State.REFUNDED, 0))
    assert refunded.ended == usual().ended
    assert refunded.ending is State.REFUNDED


@pytest.mark.parametrize(
    ("remains", "state", "delivered"),
    [
        (None, State.COMPLETED, 1000),
        (None, State.PARTIAL, None),
        (300, State.PARTIAL, 700),
        (-50, State.COMPLETED, 1050),
    ],
)
def test_what_was_delivered_is_known_at_the_end(
    remains: int | None, state: State, delivered: int | None
) -> None:
    assert outcome(told(9, state, remains)).delivered == delivered


def test_an_order_without_a_quantity_tells_its_times_but_neither_amount_nor_speed() -> None:
    steps = (told(10, State.IN_PROGRESS, 900), told(70, State.COMPLETED, 0))
    found = outcome(*steps, quantity=None)
    assert found.delivered is None
    assert (card([found]).completion.sample, card([found]).speed.sample) == (1, 0)


def order(kind: Kind = Kind.DEFAULT, *, sent: bool = True, **values: str) -> Order:
    typed = {"link": "https://x.example/1", "quantity": "10"} | values
    return Order(
        1, State.PENDING, ticket(kind, **typed), "Likes", "Test", None, "USD", None, 10, NOW,
        sent_at=NOW if sent else None,
    )  # fmt: skip


def test_subscriptions_and_what_was_not_sent_here_are_not_counted() -> None:
    assert begin(order()) == Outcome(NOW, 10)
    assert begin(order(Kind.SUBSCRIPTIONS)) is None
    assert begin(order(sent=False)) is None
    dripped = begin(order(runs="3", interval="60"))
    assert dripped is not None
    assert dripped.paced


STATES = st.sampled_from(sorted(PLACED))
MOVES = st.lists(
    st.tuples(
        st.integers(0, 5000),
        st.integers(0, 5000),
        STATES,
        st.none() | st.integers(-100, 1100),
        st.none() | st.integers(0, 10**6),
    ),
    max_size=12,
)


def _followed(moves: list[tuple[int, int, State, int | None, int | None]]) -> Outcome:
    found, at = Outcome(NOW, 1000), NOW
    for asked, gap, state, remains, start in moves:
        before, at = at, at + gap * MINUTE
        asked_at = min(before + asked * MINUTE, at)
        found = follow(found, Step(at, asked_at, before, state, start, remains))
    return found


@given(MOVES)
def test_whatever_is_reported_an_outcome_does_not_contradict_itself(
    moves: list[tuple[int, int, State, int | None, int | None]],
) -> None:
    found = _followed(moves)
    assert (found.ended is None) == (found.ending is None)
    if moves:
        last = moves[-1][2]
        assert (found.ending is not None) == (last in FINISHED)
        assert last in FINISHED | ACTIVE
    for heard in (found.begun, found.ended):
        assert heard is None or NOW <= heard.after <= heard.at
    assert found.stood >= timedelta(0)


@given(st.lists(MOVES, max_size=8))
def test_the_figures_of_a_card_are_in_order_and_never_more_than_the_orders(
    many: list[list[tuple[int, int, State, int | None, int | None]]],
) -> None:
    found = card([_followed(moves) for moves in many])
    assert found.partial + found.canceled <= found.ended <= found.orders == len(many)
    assert found.counted <= found.begun <= found.orders
    for spread in (found.start, found.speed, found.completion, found.still):
        assert 0 <= spread.low <= spread.middle <= spread.high <= spread.top
        assert spread.sample <= found.orders


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=60))
def test_quartiles_are_those_of_the_sorted_figures(minutes: list[int]) -> None:
    outcomes = [outcome(told(at, State.IN_PROGRESS, 900)) for at in minutes]
    found = card(outcomes).start
    seconds = sorted(at * 60 for at in minutes)
    assert seconds[0] <= found.low
    assert found.top <= seconds[-1]
    below = sum(one <= found.middle for one in seconds)
    assert below * 2 >= len(seconds)


def test_an_empty_card_tells_nothing() -> None:
    assert card([]) == Card()
    assert Heard(NOW, after(2)).slack == 2 * MINUTE
