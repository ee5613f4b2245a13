"""What a ticket amounts to: pieces per run, runs, and the charge of all of them."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.tickets import NOW, service, ticket
from xpanel_desktop.domain.fields import FLAT_RATE
from xpanel_desktop.domain.money import to_units
from xpanel_desktop.domain.order import Order, written
from xpanel_desktop.domain.service import Kind, Service
from xpanel_desktop.domain.state import State
from xpanel_desktop.domain.ticket import MAX_COUNT, Ticket, charge, parse_count, parse_day, size

RATES = st.decimals(min_value=0, max_value=10**4, places=5, allow_nan=False, allow_infinity=False)


@given(RATES, st.integers(1, 10**6), st.integers(1, 1000))
def test_the_charge_is_per_run_times_runs(rate: Decimal, quantity: int, runs: int) -> None:
    one = ticket(quantity=str(quantity), runs=str(runs), interval="10")
    assert size(one).total == quantity * runs
    cost = charge(one, service(rate=rate))
    assert cost is not None
    assert Fraction(cost) == Fraction(rate) * quantity * runs / 1000


@given(st.sampled_from(sorted(FLAT_RATE)), RATES, st.lists(st.just("word"), max_size=20))
def test_a_flat_rate_does_not_follow_the_quantity(
    kind: Kind, rate: Decimal, lines: list[str]
) -> None:
    one = ticket(kind, comments="\n".join(lines), quantity="500", runs="7")
    assert charge(one, service(rate=rate)) == rate


@pytest.mark.parametrize(
    ("kind", "values", "per_run", "runs", "total", "last"),
    [
        (Kind.DEFAULT, {"quantity": "10"}, 10, 1, 10, None),
        (Kind.DEFAULT, {"quantity": "x"}, None, 1, None, None),
        (Kind.DEFAULT, {}, None, 1, None, None),
        (Kind.DEFAULT, {"quantity": "10", "runs": "0"}, 10, 1, 10, None),
        (Kind.DEFAULT, {"quantity": "10", "runs": "5"}, 10, 5, 50, None),
        (Kind.DEFAULT, {"quantity": "10", "runs": "1", "interval": "30"}, 10, 1, 10, None),
        (Kind.DEFAULT, {"quantity": "10", "runs": "5", "interval": "30"}, 10, 5, 50, 120),
        (Kind.CUSTOM_COMMENTS, {"comments": "a\n\nb\n"}, 2, 1, 2, None),
        (Kind.CUSTOM_COMMENTS, {"comments": "\n", "quantity": "9"}, None, 1, None, None),
        (Kind.COMMENT_REPLIES, {"comments": "a"}, 1, 1, 1, None),
        (Kind.MENTIONS_CUSTOM_LIST, {"usernames": "a\nb\nc"}, 3, 1, 3, None),
        (Kind.PACKAGE, {}, 1, 1, 1, None),
        (Kind.SUBSCRIPTIONS, {"min": "1", "max": "20", "posts": "5"}, 100, 1, 100, None),
        (Kind.SUBSCRIPTIONS, {"max": "20", "posts": "0"}, None, 1, None, None),
        (Kind.SUBSCRIPTIONS, {"max": "20"}, None, 1, None, None),
        (Kind.SUBSCRIPTIONS, {"posts": "20"}, None, 1, None, None),
    ],
)
def test_the_size_of_a_ticket(
    kind: Kind,
    values: dict[str, str],
    per_run: int | None,
    runs: int,
    total: int | None,
    last: int | None,
) -> None:
    found = size(ticket(kind, **values))
    assert (found.per_run, found.runs, found.total) == (per_run, runs, total)
    assert found.last_run_after == (None if last is None else timedelta(minutes=last))


@pytest.mark.parametrize(
    ("kind", "rate", "values", "cost"),
    [
        (Kind.DEFAULT, None, {"quantity": "10"}, None),
        (Kind.DEFAULT, "0.9", {}, None),
        (Kind.DEFAULT, "0.9", {"quantity": "100"}, "0.09"),
        (Kind.CUSTOM_COMMENTS, "5", {"comments": "a\nb"}, "0.01"),
        (Kind.PACKAGE, "5", {}, "5"),
        (Kind.PACKAGE, None, {}, None),
    ],
)
def test_the_estimated_charge(
    kind: Kind, rate: str | None, values: dict[str, str], cost: str | None
) -> None:
    sold = service(rate=None if rate is None else Decimal(rate))
    assert charge(ticket(kind, **values), sold) == (None if cost is None else Decimal(cost))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        (" 1 000 ", 1000),
        ("1\u00a0000", 1000),
        ("007", 7),
        (str(MAX_COUNT), MAX_COUNT),
        (str(MAX_COUNT + 1), None),
        ("9" * 5000, None),
        ("", None),
        ("1.000", None),
        ("1,000", None),
        ("-5", None),
        ("+5", None),
        ("1e3", None),
        ("٣", None),
        ("²", None),
    ],
)
def test_a_whole_number_is_read_without_guessing(text: str, number: int | None) -> None:
    assert parse_count(text) == number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1/2/2027", date(2027, 2, 1)),
        ("01.02.2027", date(2027, 2, 1)),
        ("01-02-2027", date(2027, 2, 1)),
        ("2027-02-01", None),
        ("30/02/2027", None),
        ("", None),
    ],
)
def test_a_day_is_written_day_first(text: str, day: date | None) -> None:
    assert parse_day(text) == day


def test_what_is_expected_is_kept_though_it_is_finer_than_any_amount() -> None:
    new = written(ticket(quantity="7"), service(rate=Decimal("0.001234")), "USD")
    assert new.expected_charge == Decimal("0.00000864")
    assert to_units(new.expected_charge) == 864


@pytest.mark.parametrize(("own", "currency"), [("", "USD"), ("EUR", "EUR")])
def test_what_is_written_down_is_what_the_operator_sees(own: str, currency: str) -> None:
    sold = service(rate=Decimal("0.9"), currency=own)
    new = written(ticket(quantity="100", runs="2", interval="5"), sold, "USD")
    assert (new.currency, new.rate, new.quantity) == (currency, Decimal("0.9"), 200)
    assert new.expected_charge == Decimal("0.18")
    assert (new.service_name, new.category) == (sold.name, sold.category)


@pytest.mark.parametrize(
    ("values", "link"),
    [
        ({"link": " https://x.example "}, "https://x.example"),
        ({"username": "joe"}, "joe"),
        ({}, ""),
    ],
)
def test_the_link_of_an_order_is_the_username_of_a_subscription(
    values: dict[str, str], link: str
) -> None:
    one = Order(
        1, State.DRAFT, Ticket(1, "1", Kind.DEFAULT, values), "n", "c", None, "", None, None, NOW
    )
    assert one.link == link


def test_a_ticket_made_of_nothing_is_empty() -> None:
    assert Ticket(1, "1", Kind.DEFAULT).text("link") == ""
    assert isinstance(service(), Service)
