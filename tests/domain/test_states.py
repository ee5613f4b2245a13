"""The table of moves, pair by pair, and what a panel's word makes of a placed order."""

import itertools

import pytest

from xpanel_desktop.domain.state import (
    ACTIVE,
    DELETABLE,
    FINISHED,
    MOVES,
    OUTBOX,
    PLACED,
    Event,
    IllegalMove,
    State,
    advance,
    can,
    heard,
    move,
)

S, E = State, Event
LEGAL = {
    (S.DRAFT, E.QUEUE, S.QUEUED),
    (S.QUEUED, E.HOLD, S.HELD),
    (S.QUEUED, E.EDIT, S.DRAFT),
    (S.HELD, E.RESUME, S.QUEUED),
    (S.HELD, E.EDIT, S.DRAFT),
    (S.QUEUED, E.SEND, S.SENDING),
    (S.SENDING, E.ACCEPT, S.PENDING),
    (S.SENDING, E.REFUSE, S.REFUSED),
    (S.SENDING, E.UNSENT, S.QUEUED),
    (S.SENDING, E.LOSE, S.UNKNOWN),
    (S.UNKNOWN, E.ATTACH, S.PENDING),
    (S.UNKNOWN, E.DECLARE_NOT_PLACED, S.NOT_PLACED),
    (S.REFUSED, E.QUEUE, S.QUEUED),
    (S.REFUSED, E.EDIT, S.DRAFT),
}
AFTER = {(before, event): after for before, event, after in LEGAL}


@pytest.mark.parametrize(("state", "event"), list(itertools.product(State, Event)))
def test_each_pair_is_a_legal_move_or_raises(state: State, event: Event) -> None:
    wanted = AFTER.get((state, event))
    assert can(state, event) is (wanted is not None)
    if wanted is None:
        with pytest.raises(IllegalMove, match=f"{event} cannot happen .* {state}"):
            move(state, event)
    else:
        assert move(state, event) is wanted


def test_only_a_queued_order_is_ever_sent_and_nothing_leads_back_from_the_panel() -> None:
    assert {before for (before, _), after in MOVES.items() if after is S.SENDING} == {S.QUEUED}
    assert not {before for before, _ in MOVES} & (PLACED | {S.NOT_PLACED})
    resent = {before for (before, _), after in MOVES.items() if after is S.QUEUED}
    assert S.UNKNOWN not in resent


def test_the_sets_of_states_part_the_whole() -> None:
    assert {S.DRAFT, S.NOT_PLACED} | OUTBOX | ACTIVE | FINISHED == set(State)
    assert not ACTIVE & FINISHED
    assert not PLACED & OUTBOX
    assert not DELETABLE & (PLACED | {S.SENDING, S.UNKNOWN, S.NOT_PLACED})


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("Pending", S.PENDING),
        ("processing", S.PROCESSING),
        ("In progress", S.IN_PROGRESS),
        ("IN_PROGRESS", S.IN_PROGRESS),
        ("in-progress ", S.IN_PROGRESS),
        ("Inprogress", S.IN_PROGRESS),
        ("Active", S.ACTIVE),
        ("Paused", S.PAUSED),
        ("Partial", S.PARTIAL),
        ("Completed", S.COMPLETED),
        ("complete", S.COMPLETED),
        ("Canceled", S.CANCELED),
        ("CANCELLED", S.CANCELED),
        ("Refunded", S.REFUNDED),
        ("Expired", S.EXPIRED),
        ("Fail", S.FAILED),
        ("failed", S.FAILED),
        ("Error", S.FAILED),
        ("Awaiting", S.UNHEARD),
        ("", S.UNHEARD),
    ],
)
def test_a_panel_s_word_is_normalised(word: str, state: State) -> None:
    assert heard(word) is state
    assert advance(S.PROCESSING, word) is (state if word else S.PROCESSING)


@pytest.mark.parametrize("state", State)
def test_a_status_is_taken_of_placed_orders_alone(state: State) -> None:
    if state in PLACED:
        assert advance(state, "Refunded") is S.REFUNDED
        assert advance(state, "  ") is state
    else:
        with pytest.raises(IllegalMove):
            advance(state, "Completed")
