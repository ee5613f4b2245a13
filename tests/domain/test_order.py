"""An order's snapshots: what is stored when it is written, and what is taken along from one."""

import dataclasses
from datetime import timedelta
from decimal import Decimal

from tests.domain.after import ENDED, order
from tests.support.tickets import service, ticket
from xpanel_desktop.domain.money import to_units
from xpanel_desktop.domain.order import Attempt, NewOrder, rewritten, written
from xpanel_desktop.domain.service import Kind
from xpanel_desktop.domain.state import State


def test_a_snapshot_holds_what_the_operator_sees() -> None:
    typed = ticket(link="https://x.example/p", quantity="200", runs="3", interval="5")
    new = written(typed, service(currency="EUR"), "USD")
    assert (new.ticket, new.service_name, new.category) == (typed, "Followers", "Test")
    assert (new.rate, new.expected_charge, new.quantity) == (Decimal("0.9"), Decimal("0.54"), 600)
    assert new.currency == "EUR"
    assert written(typed, service(), "USD").currency == "USD"


def test_what_is_expected_fits_the_store_whatever_the_rate_s_decimals() -> None:
    typed = ticket(link="https://x.example/p", quantity="137")
    new = written(typed, service(rate=Decimal("0.123456")), "USD")
    assert new.expected_charge == Decimal("0.01691347"), "0.016913472"
    assert to_units(new.expected_charge) == 1_691_347


def test_an_order_is_written_again_with_all_its_content_and_none_of_its_fate() -> None:
    sent = order(
        State.UNKNOWN,
        rate=Decimal("0.5"),
        expected_charge=Decimal("0.5"),
        label="Shop",
        customer="Ayşe",
        note="n",
        colour="red",
        parent_id=3,
        not_before=ENDED + timedelta(days=1),
        after_link=True,
    )
    new = rewritten(sent)
    waits = {"not_before", "after_link"}
    for name in {field.name for field in dataclasses.fields(NewOrder)} - waits:
        assert getattr(new, name) == getattr(sent, name), name
    assert new.not_before is None, "the time it was to wait for has passed"
    assert not new.after_link


def test_a_link_is_what_was_typed_or_the_subscribed_name() -> None:
    assert order().link == "https://x.example/p"
    assert order(ticket=ticket(Kind.SUBSCRIPTIONS, username="joe")).link == "joe"


def test_attempts_do_not_share_what_was_sent() -> None:
    assert Attempt(7, 1, ENDED).request == {}
    assert Attempt(7, 1, ENDED).request is not Attempt(7, 2, ENDED).request
