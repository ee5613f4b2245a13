"""What needs a human, case by case and by properties."""

import dataclasses
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.tickets import NOW, ticket
from xpanel_desktop.domain.order import IMPORTED, Order
from xpanel_desktop.domain.scorecard import EMPTY, Card, Spread
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.watch import LATELY, Around, Earlier, Finding, What, Why, look

HOUR = timedelta(hours=1)
QUICK = Card(
    orders=40,
    ended=40,
    begun=40,
    counted=40,
    start=Spread(300, 600, 900, 1800, 40),
    completion=Spread(3600, 7200, 10800, 14400, 40),
    still=Spread(300, 600, 900, 3600, 40),
)
"""Starts in half an hour, is completed in four, stands still for an hour; nine in ten."""


def order(
    state: State,
    *,
    sent: float = 0,
    moved: float | None = None,
    asked: float = 0,
    kind: Kind = Kind.DEFAULT,
    values: dict[str, str] | None = None,
    **parts: Any,
) -> Order:
    """Return an order; times are hours ago."""
    typed = {"link": "https://x.example/1", "quantity": "1000"} | (values or {})
    known: dict[str, Any] = {
        "quantity": 1000,
        "panel_id": "77",
        "sent_at": NOW - sent * HOUR,
        "moved_at": NOW - (sent if moved is None else moved) * HOUR,
        "asked_at": NOW - asked * HOUR,
    }
    return Order(
        1, state, ticket(kind, **typed), "Likes", "Test", None, "USD", None,
        created_at=NOW - sent * HOUR, **(known | parts),
    )  # fmt: skip


def whats(one: Order, card: Card = EMPTY, **around: Any) -> list[str]:
    return [str(found.what) for found in look(one, Around(card, **around), NOW)]


def only(one: Order, card: Card = EMPTY, **around: Any) -> Finding:
    (found,) = look(one, Around(card, **around), NOW)
    return found


P, W = State.PENDING, State.IN_PROGRESS


@pytest.mark.parametrize(
    ("one", "card", "expected"),
    [
        # Not begun: by the service's own history, three times what nine in ten need.
        (order(P, sent=1.4), QUICK, []),
        (order(P, sent=1.6), QUICK, ["stuck"]),
        # A service that is done in minutes: nothing is stuck within the hour.
        (order(P, sent=0.9), dataclasses.replace(QUICK, start=Spread(1, 2, 3, 9, 40)), []),
        (order(P, sent=1.1), dataclasses.replace(QUICK, start=Spread(1, 2, 3, 9, 40)), ["stuck"]),
        # Too small a history: the general rule.
        (order(P, sent=23), EMPTY, []),
        (order(P, sent=25), EMPTY, ["stuck"]),
        (order(P, sent=23), dataclasses.replace(QUICK, start=Spread(1, 2, 3, 9, 4)), []),
        # Nobody asked since: what happened meanwhile is not known.
        (order(P, sent=100, asked=99), EMPTY, []),
        (order(P, sent=100, asked_at=None), EMPTY, []),
        # Begun and standing still.
        (order(W, sent=3.5, moved=2.9, remains=500), QUICK, []),
        (order(W, sent=3.5, moved=3.1, remains=500), QUICK, ["stuck"]),
        (order(W, sent=30, moved=23, remains=500), EMPTY, []),
        (order(W, sent=30, moved=25, remains=500), EMPTY, ["stuck"]),
        (order(State.PROCESSING, sent=30, moved=25, remains=500), EMPTY, ["stuck"]),
        # Begun and moving, but far too long.
        (order(W, sent=11.9, moved=0.1, remains=500), QUICK, []),
        (order(W, sent=12.1, moved=0.1, remains=500), QUICK, ["slow"]),
        (order(W, sent=169, moved=0.1, remains=500), EMPTY, ["slow"]),
        # The operator, or the panel, stopped it.
        (order(State.PAUSED, sent=500), QUICK, []),
        # A subscription waits for posts.
        (order(State.ACTIVE, sent=500, kind=Kind.SUBSCRIPTIONS), QUICK, []),
    ],
)
def test_time(one: Order, card: Card, expected: list[str]) -> None:
    assert whats(one, card) == expected


def test_a_drip_feed_may_stand_still_between_two_runs() -> None:
    dripped = {"runs": "5", "interval": str(60 * 24)}
    still = order(W, sent=60, moved=40, remains=900, values=dripped)
    assert whats(still, QUICK) == []
    assert whats(order(W, sent=60, moved=49, remains=900, values=dripped), QUICK) == ["stuck"]
    never = {"runs": "9999", "interval": "99999999"}
    assert whats(order(W, sent=999, moved=800, remains=9, values=never), QUICK) == []


def test_the_reason_says_what_it_is_measured_against() -> None:
    own = only(order(P, sent=2), QUICK)
    since = int((NOW - 2 * HOUR).timestamp())
    assert own == Finding(
        What.STUCK, Why.NOT_BEGUN, {"since": since, "usual": 600, "top": 1800, "sample": 40}
    )
    assert only(order(P, sent=30)).values["rule"] == 24 * 3600


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (State.PARTIAL, ["partial"]),
        (State.CANCELED, ["canceled"]),
        (State.REFUNDED, ["canceled"]),
        (State.EXPIRED, ["canceled"]),
        (State.FAILED, ["failed"]),
        (State.REFUSED, ["refused"]),
        (State.UNHEARD, ["unheard"]),
        (State.HELD, ["held"]),
        (State.COMPLETED, []),
        (State.DRAFT, []),
        (State.QUEUED, []),
        (State.UNKNOWN, []),  # has a pane of its own
        (State.NOT_PLACED, []),
    ],
)
def test_states(state: State, expected: list[str]) -> None:
    assert whats(order(state, sent=1)) == expected


def test_an_end_asks_for_attention_for_a_while_and_a_held_order_for_good() -> None:
    days = LATELY.days * 24
    assert whats(order(State.PARTIAL, sent=days - 1)) == ["partial"]
    assert whats(order(State.PARTIAL, sent=days + 1)) == []
    assert whats(order(State.REFUSED, sent=days + 1)) == []
    assert whats(order(State.HELD, sent=days + 1)) == ["held"]


def test_an_end_tells_what_was_delivered_where_that_is_known() -> None:
    assert only(order(State.PARTIAL, remains=300)).values == {"delivered": 700, "quantity": 1000}
    assert only(order(State.PARTIAL)).values == {}
    assert only(order(State.CANCELED, remains=1200)).values["delivered"] == 0


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (order(P, sent=1), ["disowned"]),
        (order(P, sent=30), ["disowned"]),  # and not stuck besides
        (order(State.PAUSED, sent=1), ["disowned"]),
        (order(State.UNHEARD, sent=1), ["disowned", "unheard"]),
        (order(P, sent=0.1), []),  # not all of the panel may know it yet
        (order(P, sent=30, sent_at=None), ["disowned"]),  # placed elsewhere
        (order(P, asked_at=None), ["disowned"]),
        (order(State.COMPLETED, sent=1), []),  # panels throw old orders away
    ],
)
def test_an_order_that_its_panel_does_not_know_any_more(one: Order, expected: list[str]) -> None:
    assert whats(one, disowned=True) == expected


def test_what_was_taken_up_again_needs_nobody() -> None:
    assert whats(order(P, sent=1), disowned=True, taken_up=True) == []
    assert whats(order(State.PARTIAL, remains=300), taken_up=True) == []


@pytest.mark.parametrize(
    ("start", "card", "earlier", "why"),
    [
        (0, QUICK, None, Why.START_ZERO),
        (0, dataclasses.replace(QUICK, counted=30), None, None),  # often has none
        (0, dataclasses.replace(QUICK, begun=4, counted=4), None, None),  # too few
        (0, EMPTY, Earlier(5000, 1000), Why.START_OFF),
        (0, EMPTY, Earlier(50, 1000), None),  # fifty are soon lost
        (6000, EMPTY, Earlier(5000, 1000), None),
        (5050, EMPTY, Earlier(5000, 1000), None),
        (2499, EMPTY, Earlier(5000, 1000), Why.START_OFF),
        (2500, EMPTY, Earlier(5000, 1000), None),
        (60_001, EMPTY, Earlier(5000, 1000), Why.START_OFF),
        (60_000, EMPTY, Earlier(5000, 1000), None),
        (17, QUICK, None, None),
    ],
)
def test_start_counts(start: int, card: Card, earlier: Earlier | None, why: Why | None) -> None:
    one = order(W, start_count=start, remains=900)
    found = look(one, Around(card, earlier), NOW)
    assert [each.why for each in found] == ([] if why is None else [why])


def test_a_start_count_of_0_is_nothing_before_it_has_begun() -> None:
    assert whats(order(P, start_count=0), QUICK) == []
    assert whats(order(W, start_count=None), QUICK) == []


def test_remains_below_zero_is_over_delivery() -> None:
    found = only(order(State.COMPLETED, remains=-120))
    assert found == Finding(What.OVER, Why.OVER, {"over": 120, "quantity": 1000})
    assert whats(order(State.COMPLETED, remains=0)) == []
    followed = order(W, remains=-5, quantity=None, sent_at=None, origin=IMPORTED)
    assert only(followed).values == {"over": 5}, "of how many is not known"


def test_what_had_ended_before_it_was_followed_is_no_news() -> None:
    followed = {"sent_at": None, "quantity": None, "origin": IMPORTED, "moved": 0}
    assert whats(order(State.PARTIAL, remains=-5, **followed)) == []
    assert whats(order(State.PARTIAL, sent=1, remains=400, **followed)) == ["partial"], "since then"


HOURS = st.floats(0, 5000, allow_nan=False)


@given(
    st.sampled_from(sorted(State)),
    HOURS,
    HOURS,
    HOURS,
    st.none() | st.integers(-5000, 5000),
    st.none() | st.integers(0, 10**7),
    st.sampled_from([EMPTY, QUICK]),
    st.sampled_from([None, Earlier(0, 0), Earlier(5000, 1000)]),
)
def test_findings_are_of_one_kind_each_and_their_values_are_whole_numbers(
    state: State,
    sent: float,
    moved: float,
    asked: float,
    remains: int | None,
    start: int | None,
    card: Card,
    earlier: Earlier | None,
) -> None:
    one = order(state, sent=sent, moved=moved, asked=asked, remains=remains, start_count=start)
    found = look(one, Around(card, earlier), NOW)
    kinds = [each.what for each in found]
    assert len(set(kinds)) == len(kinds)
    assert not {What.STUCK, What.SLOW} <= set(kinds)
    assert all(type(value) is int for each in found for value in each.values.values())
    assert look(one, Around(card, earlier, taken_up=True), NOW) == ()


@given(HOURS, HOURS)
def test_an_order_that_is_stuck_stays_so_as_long_as_nothing_moves(
    first: float, more: float
) -> None:
    def stuck(asked_after: float) -> bool:
        one = order(P, sent=20_000, asked=20_000 - asked_after)
        return "stuck" in whats(one, QUICK)

    assert not stuck(first) or stuck(first + more)
