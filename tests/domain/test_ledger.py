"""The rule of the ledger: which report is an entry, and of which kind."""

import itertools
from decimal import Decimal

import pytest

from xpanel_desktop.domain.ledger import AT_WORK, REFUNDING, Kind, next_kind, says
from xpanel_desktop.domain.state import PLACED, State

AT = State.IN_PROGRESS
DONE = State.COMPLETED


def amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


@pytest.mark.parametrize("state", sorted(PLACED))
def test_zero_is_no_charge_while_the_panel_is_at_work(state: State) -> None:
    assert says(state, Decimal(0)) is (state not in AT_WORK)
    assert says(state, Decimal("0.01"))
    assert not says(state, None)


@pytest.mark.parametrize(
    ("last", "before", "state", "charge", "kind"),
    [
        (Kind.EXPECTED, "0.09", AT, "0.09", Kind.CHARGE),  # as expected: the report is told
        (Kind.EXPECTED, "0.09", AT, "0.08", Kind.CHARGE),
        (Kind.EXPECTED, "0.09", State.PARTIAL, "0.05", Kind.REFUND),
        (Kind.EXPECTED, "0.09", State.PARTIAL, "0.10", Kind.CHARGE),
        (Kind.EXPECTED, None, State.CANCELED, "0", Kind.CHARGE),
        (None, None, DONE, "0.09", Kind.CHARGE),
        (Kind.CHARGE, "0.09", DONE, "0.09", None),
        (Kind.CHARGE, "0.09", DONE, "0.10", Kind.RAISED),
        (Kind.CHARGE, "0.09", AT, "0.05", Kind.REFUND),
        (Kind.REFUND, "0.05", DONE, "0.09", Kind.RAISED),
        (Kind.FOLLOWED, None, DONE, "0.09", Kind.FOLLOWED),  # what it cost when it was found
        (Kind.FOLLOWED, "0.09", DONE, "0.09", None),
        (Kind.FOLLOWED, "0.09", DONE, "0.10", Kind.RAISED),
        (Kind.FOLLOWED, "0.09", State.PARTIAL, "0.05", Kind.REFUND),
    ],
)
def test_what_a_report_adds(
    last: Kind | None, before: str | None, state: State, charge: str, kind: Kind | None
) -> None:
    assert next_kind(last, amount(before), state, Decimal(charge)) is kind


def test_only_less_than_before_is_a_refund_and_the_same_is_told_once() -> None:
    amounts = (None, Decimal(0), Decimal("0.05"), Decimal("0.09"))
    charges = (Decimal(0), Decimal("0.05"), Decimal("0.2"))
    for last, before, state, charge in itertools.product(
        (None, *Kind), amounts, sorted(PLACED), charges
    ):
        kind = next_kind(last, before, state, charge)
        fell = before is not None and charge < before
        assert kind is not Kind.REFUND or fell
        if last not in (None, Kind.EXPECTED):
            assert (kind is None) == (charge == before)
            assert not fell or kind is Kind.REFUND
        elif fell:
            assert (kind is Kind.REFUND) == (state in REFUNDING)
