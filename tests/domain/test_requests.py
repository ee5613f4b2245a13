"""The moves of a request, and what a panel's words mean for one."""

import pytest

from xpanel_desktop.domain.requests import (
    COUNTED,
    FOLLOWED,
    OPEN,
    TURNS,
    IllegalTurn,
    Stand,
    Turn,
    can_turn,
    cancel_came_to,
    refill_came_to,
    turned,
)
from xpanel_desktop.domain.state import FINISHED, State


@pytest.mark.parametrize("stand", Stand)
@pytest.mark.parametrize("turn", Turn)
def test_only_the_moves_of_the_table_are_made(stand: Stand, turn: Turn) -> None:
    if (stand, turn) in TURNS:
        assert turned(stand, turn) is TURNS[stand, turn]
        assert can_turn(stand, turn)
    else:
        assert not can_turn(stand, turn)
        with pytest.raises(IllegalTurn, match=str(stand)):
            turned(stand, turn)


def test_every_stand_is_reached_and_an_end_stays_an_end() -> None:
    reached = {Stand.ASKED} | set(TURNS.values())
    assert reached == set(Stand)
    left = {stand for stand, _ in TURNS}
    assert left == set(OPEN)
    assert Stand.ASKED not in TURNS.values()


def test_what_is_followed_is_open_and_counted() -> None:
    assert FOLLOWED < OPEN < COUNTED
    assert not {Stand.REJECTED, Stand.NOT_TAKEN, Stand.NOT_MADE} & COUNTED


@pytest.mark.parametrize("state", State)
def test_a_cancel_ends_with_its_order_and_never_before(state: State) -> None:
    came = cancel_came_to(state)
    assert (came is not None) == (state in FINISHED)
    if state in (State.CANCELED, State.PARTIAL, State.REFUNDED):
        assert came is Turn.COMPLETE


@pytest.mark.parametrize(
    ("word", "turn"),
    [
        ("Completed", Turn.COMPLETE),
        ("completed ", Turn.COMPLETE),
        ("REJECTED", Turn.REJECT),
        ("Cancelled", Turn.REJECT),
        ("Error", Turn.REJECT),
        ("Pending", None),
        ("In progress", None),
        ("in_progress", None),
        ("Awaiting", None),
        ("", None),
        ("bir şey", None),
    ],
)
def test_words_of_refill_status(word: str, turn: Turn | None) -> None:
    assert refill_came_to(word) is turn
