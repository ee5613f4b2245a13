"""Spending, conversions, markups and runways: sums add up, nothing is guessed."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.tickets import NOW
from xpanel_desktop.domain.customers import (
    BEGINNING,
    Bought,
    Markup,
    Markups,
    Price,
    Way,
    billable,
    customers,
    price,
    statement,
)
from xpanel_desktop.domain.exchange import Missing, Rate, Rates, convert, rounded
from xpanel_desktop.domain.runway import ENOUGH, Runway, Threshold, is_low, runway
from xpanel_desktop.domain.spending import (
    By,
    Part,
    Span,
    days_between,
    spans_of,
    spending,
    totals_of,
)
from xpanel_desktop.domain.state import State

DAY = date(2026, 11, 1)
AMOUNTS = st.decimals(0, 10**6, places=8)
NONE = Rates(())


def spans(count: int = 5) -> list[Span]:
    days = [DAY + timedelta(days=n) for n in range(count)]
    starts = [datetime(2026, 11, 1, tzinfo=UTC) + timedelta(days=n) for n in range(count + 1)]
    return spans_of(days, starts, days)


def rate(told: str | None, *, since: date = DAY, number: int = 1, pair: str = "USD TRY") -> Rate:
    base, quote = pair.split()
    return Rate(base, quote, None if told is None else Decimal(told), since, NOW, number)


parts = st.lists(
    st.builds(
        lambda span, key, currency, cost, guess, orders: Part(
            span, key, f"name of {key}", currency, orders, cost, cost if guess else Decimal(0)
        ),
        st.integers(0, 4),
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["USD", "TRY", "EUR"]),
        AMOUNTS,
        st.booleans(),
        st.integers(1, 9),
    ),
    max_size=30,
)


@given(parts)
def test_groups_add_up_to_what_was_spent_in_each_currency_and_currencies_stay_apart(
    told: list[Part],
) -> None:
    spent: dict[str, Decimal] = {}
    orders: Counter[str] = Counter()
    for part in told:
        spent[part.currency] = spent.get(part.currency, Decimal(0)) + part.cost
        orders[part.currency] += part.orders
    for by in By:
        found = spending(by, told, spans(), NONE)
        assert {line.currency: line.cost for line in found.totals} == spent
        assert {line.currency: line.orders for line in found.totals} == dict(orders)
        assert list(found.totals) == totals_of(found.lines)
        assert len({(line.key, line.currency) for line in found.lines}) == len(found.lines)


@given(parts, st.decimals("0.0001", 1000, places=6))
def test_a_conversion_is_exact_and_what_has_no_rate_stays_in_its_currency(
    told: list[Part], typed: Decimal
) -> None:
    rates = Rates([rate(str(typed), since=DAY + timedelta(days=2))])
    found = spending(By.CUSTOMER, told, spans(), rates, "TRY")
    exact = sum(
        (
            Fraction(part.cost) * (1 if part.currency == "TRY" else Fraction(typed))
            for part in told
            if part.currency == "TRY" or (part.currency == "USD" and part.span >= 2)
        ),
        Fraction(0),
    )
    shown = next((line.cost for line in found.totals if line.currency == "TRY"), Decimal(0))
    assert abs(Fraction(shown) - exact) <= Fraction(3, 2) * Fraction(1, 10**8)
    assert sum(line.orders for line in found.totals) == sum(part.orders for part in told)
    early = any(part.currency == "USD" and part.span < 2 for part in told)
    euros = any(part.currency == "EUR" for part in told)
    expected = {name for name, there in (("USD", early), ("EUR", euros)) if there}
    assert {one.base for one in found.missing} == expected


@pytest.mark.parametrize("to", ["", "TRY"])
def test_a_group_bears_its_newest_name_in_whichever_currency_it_is_told(to: str) -> None:
    told = [
        Part(1, "1:7", "Followers", "USD", 1, Decimal(1)),
        Part(4, "1:7", "Followers, renamed", "USD", 1, Decimal(1)),
        Part(0, "1:7", "Followers of old", "USD", 1, Decimal(1)),
        Part(2, "1:7", "", "USD", 1, Decimal(1)),
    ]
    found = spending(By.SERVICE, told, spans(), Rates([rate("40")]), to)
    assert [line.name for line in found.lines] == ["Followers, renamed"]
    assert [line.name for line in found.totals] == [""]


def test_rates_hold_from_their_day_until_the_next_and_the_last_word_on_a_day_counts() -> None:
    first, second = rate("40", number=1), rate("42", since=DAY + timedelta(days=9), number=2)
    again = rate("41", number=3)
    rates = Rates([first, second, again])
    assert rates.on("USD", "TRY", DAY - timedelta(days=1)) is None
    assert rates.on("USD", "TRY", DAY) == again
    assert rates.on("USD", "TRY", DAY + timedelta(days=9)) == second
    assert rates.on("TRY", "USD", DAY + timedelta(days=8)) == again
    assert not rates.in_force(first)
    gone = Rates([first, second, again, rate(None, number=4)])
    assert gone.on("USD", "TRY", DAY) is None
    assert gone.on("USD", "TRY", DAY + timedelta(days=9)) == second
    assert gone.currencies() == ["TRY", "USD"]
    with pytest.raises(ValueError, match="withdrawn"):
        convert(Decimal(1), rate(None), "TRY")


def test_a_currency_in_small_letters_is_the_one_that_rates_were_typed_for() -> None:
    """Rates are typed in capitals; a panel may tell of usd."""
    rates = Rates([rate("40", number=7)])
    assert rates.on("usd", "TRY", DAY) is not None
    told = [
        Part(0, "a", "A", "usd", 1, Decimal(2)),
        Part(0, "a", "A", "try", 1, Decimal(5)),
        Part(0, "b", "B", "TRY", 1, Decimal(1)),
    ]
    into = spending(By.CUSTOMER, told, spans(), rates, "TRY")
    assert [(one.key, one.currency, one.cost, one.converted) for one in into.lines] == [
        ("a", "TRY", 85, True),
        ("b", "TRY", 1, False),
    ]
    assert into.missing == ()
    back = spending(By.CUSTOMER, told[1:2], spans(), rates, "usd")
    assert [one.cost for one in back.lines] == [Decimal("0.125")]
    markups = Markups([Markup("a", Way.PERCENT, Decimal(10), "TRY", BEGINNING, NOW)])
    (line,) = customers(told[:2], spans(), markups, rates).lines
    assert (line.currency, line.cost, line.price) == ("TRY", 85, Decimal("93.50"))
    typed = Rates([rate("40", number=1), Rate("usd", "TRY", None, DAY, NOW, 2)])
    assert typed.on("USD", "TRY", DAY) is None, "the last word on a day counts"


def test_the_other_direction_divides_and_is_rounded_half_to_even_at_the_eighth_decimal() -> None:
    assert rounded(convert(Decimal(1), rate("42"), "USD")) == Decimal("0.02380952")
    assert rounded(Decimal("0.000000005")) == Decimal("0.00")
    assert rounded(Decimal("0.000000015")) == Decimal("0.00000002")


@given(AMOUNTS, st.decimals(0, 500, places=4), st.integers(0, 10**7))
def test_prices_and_margins_are_exact(cost: Decimal, value: Decimal, quantity: int) -> None:
    percent = Markup("a", Way.PERCENT, value, "", BEGINNING, NOW)
    told = price(cost, "USD", quantity, percent, NONE, DAY)
    assert not isinstance(told, Missing)
    assert Fraction(told[0].price) == Fraction(cost) * (1 + Fraction(value) / 100)
    assert Fraction(told[0].margin) == Fraction(told[0].price) - Fraction(cost)
    fixed = replace(percent, way=Way.FIXED, currency="TRY")
    told = price(cost, "USD", quantity, fixed, Rates([rate("42.5")]), DAY)
    assert not isinstance(told, Missing)
    assert (
        Fraction(told[0].price)
        == Fraction(cost) * Fraction("42.5") + Fraction(value) * quantity / 1000
    )
    assert price(cost, "USD", quantity, fixed, NONE, DAY) == Missing("USD", "TRY", DAY)


@given(parts)
def test_the_margin_of_a_customer_is_price_less_charge_and_totals_add_up(told: list[Part]) -> None:
    markups = Markups(
        [
            Markup("a", Way.PERCENT, Decimal(20), "TRY", BEGINNING, NOW, 1),
            Markup("b", Way.NONE, Decimal(0), "", BEGINNING, NOW, 2),
            Markup("nobody yet", Way.PERCENT, Decimal(5), "EUR", BEGINNING, NOW, 3),
        ]
    )
    found = customers(told, spans(), markups, Rates([rate("42.5")]))
    for line in found.lines:
        if line.customer == "a" and line.currency == "EUR":
            assert line.price is None
            assert line.missing is not None
        elif line.customer == "a":
            assert line.currency == "TRY"
            assert line.margin is not None
            assert abs(line.margin - line.cost / 5) <= Decimal("0.00000001")
        elif line.orders:
            assert line.margin == 0
    assert "nobody yet" in [line.customer for line in found.lines]
    for total in found.totals:
        priced = [x for x in found.lines if x.currency == total.currency and x.price is not None]
        assert total.cost == sum(x.cost for x in priced)
        assert total.margin == sum(x.margin or 0 for x in priced)


def test_what_was_spent_is_told_in_one_currency_as_far_as_rates_were_typed() -> None:
    typed = rate("40", since=DAY + timedelta(days=2), number=7)
    told = [
        Part(0, "a", "A", "USD", 1, Decimal(2)),
        Part(2, "a", "A", "USD", 2, Decimal(3), Decimal(3)),
        Part(3, "a", "A", "USD", 1, Decimal(1)),
        Part(2, "b", "B", "TRY", 1, Decimal(40)),
        Part(1, "b", "B", "EUR", 1, Decimal(1)),
    ]
    found = spending(By.CUSTOMER, told, spans(), Rates([typed]), "TRY")
    assert [(one.key, one.currency, one.cost, one.estimated, one.orders, one.converted)
            for one in found.lines] == [
        ("b", "EUR", 1, 0, 1, False),
        ("a", "TRY", 160, 120, 3, True),
        ("b", "TRY", 40, 0, 1, False),
        ("a", "USD", 2, 0, 1, False),
    ]  # fmt: skip
    assert [(one.currency, one.cost) for one in found.totals] == [
        ("EUR", 1), ("TRY", 200), ("USD", 2),
    ]  # fmt: skip
    assert found.used == (typed,)
    assert found.missing == (
        Missing("EUR", "TRY", DAY + timedelta(days=1)),
        Missing("USD", "TRY", DAY),
    )
    by_day = spending(By.DAY, told, spans(), NONE).lines
    days = [str(DAY + timedelta(days=n)) for n in (0, 1, 2, 2, 3)]
    assert [one.key for one in by_day] == days


def test_what_a_customer_pays_is_told_in_theirs_as_far_as_rates_were_typed() -> None:
    typed = rate("40", number=7)
    markups = Markups(
        [
            Markup("a", Way.PERCENT, Decimal(10), "TRY", BEGINNING, NOW, 1),
            Markup("b", Way.NONE, Decimal(0), "EUR", BEGINNING, NOW, 2),
        ]
    )
    told = [
        Part(0, "a", "A", "USD", 1, Decimal(2), Decimal(1)),
        Part(3, "a", "A", "USD", 1, Decimal(3)),
        Part(0, "a", "A", "EUR", 1, Decimal(5)),
        Part(1, "a", "A", "EUR", 2, Decimal(6)),
    ]
    found = customers(told, spans(), markups, Rates([typed]))
    assert [
        (one.customer, one.currency, one.orders, one.cost, one.price, one.estimated, one.missing)
        for one in found.lines
    ] == [
        ("a", "EUR", 3, 11, None, 0, Missing("EUR", "TRY", DAY)),
        ("a", "TRY", 2, 200, 220, 40, None),
        ("b", "EUR", 0, 0, 0, 0, None),
    ]
    assert [(one.currency, one.price, one.margin) for one in found.totals] == [("TRY", 220, 20)]
    assert found.used == (typed,)


def test_what_no_customer_is_named_for_is_in_no_customer_s_book() -> None:
    told = [
        Part(0, "", "", "USD", 3, Decimal(9), Decimal(0)),
        Part(0, "a", "a", "USD", 1, Decimal(2), Decimal(0)),
    ]
    found = customers(told, spans(), Markups(()), NONE)
    assert [(line.customer, line.orders, line.cost) for line in found.lines] == [("a", 1, 2)]
    assert [(line.orders, line.cost) for line in found.totals] == [(1, 2)]


def test_a_range_of_days_is_cut_where_a_rate_or_a_markup_begins() -> None:
    later = DAY + timedelta(days=3)
    assert Rates([rate("40"), rate("41", since=later, number=2)]).days() == {DAY, later}
    assert Rates([rate("40"), rate(None, number=2)]).days() == set(), "it was withdrawn"
    first = Markup("a", Way.PERCENT, Decimal(10), "", BEGINNING, NOW, 1)
    markups = Markups([first, replace(first, since=later, id=2), replace(first, customer="b")])
    assert markups.days() == {BEGINNING, later}
    assert Markups(()).days() == set()


def test_a_markup_holds_from_its_day_on_and_does_not_reach_back() -> None:
    old = Markup("a", Way.PERCENT, Decimal(10), "", BEGINNING, NOW, 1)
    new = replace(old, value=Decimal(30), since=DAY + timedelta(days=3), id=2)
    one = Bought(
        1, "77", NOW, DAY, "Likes", "x", 1000, State.COMPLETED, "USD", Decimal(2), estimated=False
    )
    later = replace(one, day=DAY + timedelta(days=3))
    unknown = replace(one, cost=None)
    lines = statement([one, later, unknown], "a", Markups([old, new]), NONE)
    assert lines[0].price == Price("USD", Decimal(2), Decimal("2.2"))
    assert lines[1].price == Price("USD", Decimal(2), Decimal("2.6"))
    assert lines[2].price is None
    assert Markups([old, new]).last("a") == new
    lacking = Markups([replace(old, currency="EUR")])
    assert statement([one], "a", lacking, NONE)[0].missing == Missing("USD", "EUR", DAY)


def test_a_customer_does_not_pay_for_pieces_that_were_refunded() -> None:
    assert billable(State.COMPLETED, 1000, 0, Decimal(1)) == 1000
    assert billable(State.PARTIAL, 1000, 400, Decimal(1)) == 600
    assert billable(State.CANCELED, 1000, None, Decimal(0)) == 0
    assert billable(State.CANCELED, 1000, None, Decimal(1)) == 1000
    assert billable(State.PARTIAL, 1000, -5, Decimal(1)) == 1000
    assert billable(State.PENDING, None, None, None) == 0


def test_days_are_cut_where_something_changes() -> None:
    days = days_between(DAY, DAY + timedelta(days=4))
    starts = [datetime(2026, 11, 1, tzinfo=UTC) + timedelta(days=n) for n in range(6)]
    cut = spans_of(days, starts, [DAY + timedelta(days=2), DAY + timedelta(days=99)])
    assert [(span.day, span.begins, span.ends) for span in cut] == [
        (DAY, starts[0], starts[2]),
        (DAY + timedelta(days=2), starts[2], starts[5]),
    ]
    assert days_between(DAY, DAY - timedelta(days=1)) == []
    with pytest.raises(ValueError, match="midnight"):
        spans_of(days, starts[1:], ())


def test_a_runway_rests_on_the_median_of_whole_days_or_says_that_they_are_too_few() -> None:
    busy = [Decimal(n) for n in (2, 2, 100, 3, 2)]
    left = runway(Decimal(13), "USD", busy)
    assert (left.pace, left.days, left.over) == (Decimal(2), 6, 5)
    assert runway(Decimal(13), "USD", busy[: ENOUGH - 1]).pace is None
    assert runway(Decimal(13), "USD", [Decimal(0)] * 9).days is None
    assert runway(Decimal(13), "USD", [Decimal(-1)] * 9).days is None
    assert runway(Decimal(-4), "USD", busy).days == 0
    assert runway(Decimal(1), "USD", [Decimal(9)] * 30 + [Decimal(1)] * 14).pace == 1


def test_a_balance_is_low_by_amount_or_by_days() -> None:
    left = Runway(Decimal(13), "USD", Decimal(2), 14)
    assert not is_low(Threshold(), left)
    assert is_low(Threshold(amount=Decimal("13.01")), left)
    assert not is_low(Threshold(amount=Decimal(13)), left)
    assert is_low(Threshold(days=7), left)
    assert not is_low(Threshold(days=6), left)
    assert not is_low(Threshold(days=6), replace(left, pace=None))
