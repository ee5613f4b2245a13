"""An order once more, and what a panel left of it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.after import order
from tests.support.tickets import service, ticket
from xpanel_desktop.domain.again import NoDraft, remainder, reordered
from xpanel_desktop.domain.order import IMPORTED, NewOrder
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.state import State


def test_a_reorder_is_the_same_at_the_rate_of_now() -> None:
    before = order(label="Shop", customer="Ayşe", note="n", colour="red", rate=Decimal("0.5"))
    new = reordered(before, service(rate=Decimal(2)))
    assert isinstance(new, NewOrder)
    assert new.ticket == before.ticket
    assert (new.parent_id, new.rate, new.expected_charge) == (7, Decimal(2), Decimal(2))
    assert (new.label, new.customer, new.note, new.colour) == ("Shop", "Ayşe", "n", "red")


def test_a_service_that_is_gone_is_ordered_as_it_was_known() -> None:
    new = reordered(order(rate=Decimal("0.5"), refill=True), None)
    assert isinstance(new, NewOrder)
    assert (new.refill, new.cancel) == (True, None)
    assert (new.service_name, new.rate, new.currency) == ("Followers", Decimal("0.5"), "USD")


@given(remains=st.integers(10, 5000))
def test_the_remainder_is_what_remains_in_one_run(remains: int) -> None:
    drip = ticket(link="https://x.example/p", quantity="500", runs="4", interval="30")
    new = remainder(order(State.PARTIAL, ticket=drip, quantity=None, remains=remains), service())
    assert isinstance(new, NewOrder)
    assert (new.quantity, new.parent_id) == (remains, 7)
    assert set(new.ticket.values) == {"link", "quantity"}
    assert new.expected_charge == Decimal("0.9") * remains / 1000


@pytest.mark.parametrize(("remains", "left"), [(999, 999), (1000, 1000), (1001, 1000)])
def test_no_more_is_left_than_was_ordered(remains: int, left: int) -> None:
    new = remainder(order(State.PARTIAL, quantity=1000, remains=remains), service())
    assert isinstance(new, NewOrder)
    assert (new.quantity, new.expected_charge) == (left, Decimal("0.9") * left / 1000)


@pytest.mark.parametrize(
    ("state", "kind", "remains", "why"),
    [
        (State.COMPLETED, Kind.DEFAULT, 100, NoDraft.NOT_PARTIAL),
        (State.CANCELED, Kind.DEFAULT, 100, NoDraft.NOT_PARTIAL),
        (State.PARTIAL, Kind.DEFAULT, None, NoDraft.NOTHING_LEFT),
        (State.PARTIAL, Kind.DEFAULT, 0, NoDraft.NOTHING_LEFT),
        (State.PARTIAL, Kind.DEFAULT, -5, NoDraft.NOTHING_LEFT),
        (State.PARTIAL, Kind.DEFAULT, 9, NoDraft.TOO_SMALL),
        (State.PARTIAL, Kind.CUSTOM_COMMENTS, 100, NoDraft.NOT_COUNTED),
        (State.PARTIAL, Kind.SUBSCRIPTIONS, 100, NoDraft.NOT_COUNTED),
        (State.PARTIAL, Kind.PACKAGE, 1, NoDraft.NOT_COUNTED),
    ],
)
def test_no_remainder_is_told_with_its_reason(
    state: State, kind: Kind, remains: int | None, why: NoDraft
) -> None:
    assert remainder(order(state, kind, remains=remains), service()) is why


def test_without_a_known_minimum_the_panel_decides() -> None:
    left = order(State.PARTIAL, remains=1)
    assert isinstance(remainder(left, service(minimum=None)), NewOrder)
    assert isinstance(remainder(left, None), NewOrder)


@pytest.mark.parametrize("state", [State.PARTIAL, State.COMPLETED])
def test_of_what_was_placed_elsewhere_nothing_is_known_to_be_ordered(state: State) -> None:
    elsewhere = order(state, remains=400, origin=IMPORTED)
    assert reordered(elsewhere, service()) is NoDraft.NOT_KNOWN
    assert remainder(elsewhere, service()) is NoDraft.NOT_KNOWN
