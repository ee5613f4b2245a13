"""Amounts are exact: nothing is rounded on the way into the database or out of it."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xpanel_desktop.domain.money import (
    MAX_UNITS,
    AmountError,
    differ,
    estimate,
    from_units,
    nearest,
    to_units,
    trim,
)

UNITS = st.integers(-MAX_UNITS, MAX_UNITS)


@given(UNITS)
def test_units_survive_the_way_out_and_in(units: int) -> None:
    amount = from_units(units)
    assert Fraction(amount) == Fraction(units, 10**8)
    assert to_units(amount) == units


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=8, min_value=-(10**9), max_value=10**9
    )
)
def test_amounts_survive_the_way_in_and_out(amount: Decimal) -> None:
    assert from_units(to_units(amount)) == amount


@pytest.mark.parametrize(
    "text",
    [
        *("0.000000001", "NaN", "sNaN", "Infinity", "-Infinity", "92233720368.54775808", "1e400"),
        *("1e999999", "1e-999999", "0." + "1" * 70, "1" * 80),
    ],
)
def test_what_the_column_cannot_hold_exactly_is_refused(text: str) -> None:
    with pytest.raises(AmountError):
        to_units(Decimal(text))


@pytest.mark.parametrize("units", [MAX_UNITS, -MAX_UNITS, 0, 1])
def test_the_ends_of_the_column_are_held(units: int) -> None:
    assert to_units(from_units(units)) == units


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("0.50000000", "0.50"),
        ("0", "0.00"),
        ("-0", "-0.00"),
        ("1000", "1000.00"),
        ("1E+3", "1000.00"),
        ("0.27819", "0.27819"),
        ("0.10", "0.10"),
        ("0.1", "0.10"),
        ("0.123000", "0.123"),
    ],
)
def test_an_amount_is_shown_with_cents_and_without_idle_zeros(amount: str, text: str) -> None:
    assert str(trim(Decimal(amount))) == text


RATES = st.decimals(min_value=0, max_value=10**6, places=8, allow_nan=False, allow_infinity=False)


@given(RATES, st.integers(0, 10**12))
def test_an_estimate_is_exactly_rate_times_quantity_by_a_thousand(
    rate: Decimal, pieces: int
) -> None:
    assert Fraction(estimate(rate, pieces)) == Fraction(rate) * pieces / 1000


@given(st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=30))
def test_what_is_nearest_can_be_kept_and_is_less_than_a_unit_away(amount: Decimal) -> None:
    near = nearest(amount)
    assert from_units(to_units(near)) == near
    assert abs(Fraction(near) - Fraction(amount)) * 2 <= Fraction(1, 10**8)
    assert nearest(near) == near


@pytest.mark.parametrize(
    ("one", "other", "sure"),
    [
        ("USD", "TRY", True), ("USD", "usd", False), ("$", "USD", False), ("$", "₺", True),
        ("TL", "TRY", False), ("", "USD", False), ("", "", False), ("USDT", "USD", False),
    ],
)  # fmt: skip
def test_two_names_are_of_two_currencies_where_that_is_sure(
    one: str, other: str, sure: bool
) -> None:
    assert differ(one, other) is sure
    assert differ(other, one) is sure


@pytest.mark.parametrize(
    ("amount", "kept"),
    [
        ("0.27819000000000005", "0.27819"), ("99.999999999999", "100"),
        ("-0.000000015", "-0.00000002"),
        ("0.000000004", "0"), ("1e3", "1000"), ("0.00000001", "0.00000001"),
    ],
)  # fmt: skip
def test_an_amount_is_taken_to_the_nearest_unit(amount: str, kept: str) -> None:
    assert nearest(Decimal(amount)) == Decimal(kept)
    assert to_units(nearest(Decimal(amount))) == int(Decimal(kept) * 10**8)


@given(UNITS)
def test_what_has_no_finer_part_stays_as_it_is(units: int) -> None:
    amount = from_units(units)
    assert nearest(amount) is amount
