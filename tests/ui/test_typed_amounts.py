"""Amounts as they are typed: read as they were meant, or not at all; shown as they are read."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from xpanel_desktop.ui.text import amount, number, typed

AMOUNTS = st.decimals(0, 10**12, places=8) | st.integers(0, 10**12).map(Decimal)


@pytest.fixture(params=["en_US", "tr_TR", "C", "fr_FR", "de_CH"])
def locale(request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(AMOUNTS)
def test_what_a_field_shows_is_read_as_the_same_amount(locale: str, value: Decimal) -> None:
    assert amount(typed(value)) == value, locale
    assert amount(number(value)) in (value, None), "never another"


@pytest.mark.parametrize("locale", ["tr_TR"], indirect=True)
@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1000", "1000"), ("1.000", None), ("32.451", None), ("1.000,00", "1000"), ("12,5", "12.5"),
        ("1.234.567,5", "1234567.5"), ("1.234.567", "1234567"), ("0.125", "0.125"), ("0,5", "0.5"),
        ("12.5", "12.5"), ("12.3456", "12.3456"), ("1.23.456", None), ("1,000.00", None),
        ("-1", None), ("", None), ("bin", None),
    ],
)  # fmt: skip
def test_amounts_typed_in_turkish(locale: str, text: str, meant: str | None) -> None:
    assert amount(text) == (None if meant is None else Decimal(meant)), locale


@pytest.mark.parametrize("locale", ["en_US"], indirect=True)
@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1000", "1000"), ("1,000", None), ("1,000.00", "1000"), ("1,234,567", "1234567"),
        ("32.451", "32.451"), (" 0.5 ", "0.5"), ("12,5", None), ("1.000,00", None),
    ],
)  # fmt: skip
def test_amounts_typed_in_english(locale: str, text: str, meant: str | None) -> None:
    assert amount(text) == (None if meant is None else Decimal(meant)), locale
