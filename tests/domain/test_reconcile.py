"""What evidence about an unknown order amounts to: a table of cases, each reason among them."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.support.tickets import NOW
from xpanel_desktop.domain.evidence import (
    BalanceEvidence,
    Candidate,
    Evidence,
    IdSearch,
    Kind,
    KnownId,
    Limit,
    OwnOrders,
    Told,
    Why,
    absurd,
    number_of,
)
from xpanel_desktop.domain.money import Money
from xpanel_desktop.domain.reconcile import fits, judge, may_fit
from xpanel_desktop.domain.snapshot import Balance

LATER = NOW + timedelta(minutes=3)
MINUTE = timedelta(minutes=1)


def reading(amount: str, at: Any = LATER, currency: str = "USD") -> Balance:
    return Balance(Money(Decimal(amount), currency), at)


def balance(before: str | None, after: str, second: str | None = None, **more: Any) -> Any:
    first = reading(before, NOW - MINUTE) if before else None
    return BalanceEvidence(first, (reading(after), reading(second or after)), **more)


KNOWN = tuple(KnownId(100 + n, NOW - timedelta(minutes=10 - 2 * n)) for n in range(5))
NOTHING = IdSearch(
    LATER, KNOWN, Told.KNOWN, "9999999", Told.REFUSED, "Incorrect order ID",
    first=105, last=154, wanted=50, asked=50,
)  # fmt: skip
STEADY = balance("10.00", "10.00")
FELL = balance("10.00", "9.10")
FITS = Candidate("105", "Pending", Decimal("0.90"))
FREE = Candidate("106", "Pending", Decimal(0))
DEAR = Candidate("107", "Pending", Decimal(7))


def found(*candidates: Candidate) -> IdSearch:
    return replace(NOTHING, candidates=candidates)


def evidence(balance: Any = None, search: Any = None, **more: Any) -> Evidence:
    values: dict[str, Any] = {"sent_at": NOW, "expected": Decimal("0.90")}
    return Evidence(**(values | more), balance=balance, search=search)


PLACED, MAYBE = Kind.LIKELY_PLACED, Kind.POSSIBLY
NOT_PLACED, NOTHING_TOLD = Kind.LIKELY_NOT_PLACED, Kind.INCONCLUSIVE
CASES: dict[str, tuple[Evidence, Kind, set[Why]]] = {
    "nothing gathered": (evidence(), NOTHING_TOLD, {Why.NO_BALANCES, Why.NO_SEARCH}),
    "an unchanged balance alone": (evidence(STEADY), NOTHING_TOLD, {Why.UNCHANGED, Why.NO_SEARCH}),
    "no ids alone": (evidence(None, NOTHING), NOTHING_TOLD, {Why.NO_BALANCES, Why.NONE_FOUND}),
    "both, and all controls": (
        evidence(STEADY, NOTHING), NOT_PLACED, {Why.UNCHANGED, Why.NONE_FOUND}
    ),
    "fell as expected": (evidence(FELL), PLACED, {Why.FELL_AS_EXPECTED, Why.NO_SEARCH}),
    "fell with a hidden discount": (
        evidence(balance("10.00", "9.25")), PLACED, {Why.FELL_AS_EXPECTED, Why.NO_SEARCH}
    ),
    "fell by something else": (
        evidence(balance("10.00", "8.00")), MAYBE, {Why.FELL_OTHERWISE, Why.NO_SEARCH}
    ),
    "fell, but no id": (
        evidence(FELL, NOTHING), MAYBE, {Why.FELL_AS_EXPECTED, Why.NONE_FOUND}
    ),
    "fell and one fits": (
        evidence(FELL, found(FITS)), PLACED, {Why.FELL_AS_EXPECTED, Why.ONE_FITS}
    ),
    "an old balance, but one fits": (
        evidence(STEADY, found(FITS, DEAR)), PLACED, {Why.UNCHANGED, Why.ONE_FITS}
    ),
    "several fit": (
        evidence(STEADY, found(FITS, replace(FITS, panel_id="9"))), MAYBE,
        {Why.UNCHANGED, Why.SEVERAL_FIT},
    ),
    "a charge of nothing yet": (
        evidence(STEADY, found(FREE)), MAYBE, {Why.UNCHANGED, Why.SOME_MAY_FIT}
    ),
    "another client's order": (
        evidence(STEADY, found(DEAR)), NOTHING_TOLD, {Why.UNCHANGED, Why.NONE_FITS}
    ),
    "fell as expected by another client's two orders": (
        evidence(FELL, found(DEAR)), MAYBE, {Why.FELL_AS_EXPECTED, Why.NONE_FITS}
    ),
    "a top-up": (
        evidence(balance("10.00", "60.00"), NOTHING), NOTHING_TOLD, {Why.ROSE, Why.NONE_FOUND}
    ),
    "an order of ours explains the fall": (
        evidence(balance("10.00", "9.10", own=OwnOrders(Decimal("0.90"))), NOTHING), NOT_PLACED,
        {Why.UNCHANGED, Why.NONE_FOUND},
    ),
    "orders of ours not told": (
        evidence(balance("10.00", "9.10", own=OwnOrders(untold=1))), MAYBE,
        {Why.OWN_UNTOLD, Why.FELL_AS_EXPECTED, Why.NO_SEARCH},
    ),
    "orders of ours not told, but one fits": (
        evidence(balance("10.00", "9.10", own=OwnOrders(untold=1)), found(FITS)), PLACED,
        {Why.OWN_UNTOLD, Why.FELL_AS_EXPECTED, Why.ONE_FITS},
    ),
    "others in flight": (
        evidence(balance("10.00", "9.10", in_flight=1), NOTHING), NOTHING_TOLD,
        {Why.OTHERS_IN_FLIGHT, Why.NONE_FOUND},
    ),
    "no reading before": (
        evidence(balance(None, "9.10"), NOTHING), NOTHING_TOLD, {Why.NO_BEFORE, Why.NONE_FOUND}
    ),
    "an old reading before": (
        evidence(replace(FELL, before=reading("10.00", NOW - 16 * MINUTE))), MAYBE,
        {Why.BEFORE_OLD, Why.FELL_AS_EXPECTED, Why.NO_SEARCH},
    ),
    "another currency": (
        evidence(replace(STEADY, before=reading("10.00", NOW - MINUTE, "EUR")), NOTHING),
        NOTHING_TOLD, {Why.CURRENCY_DIFFERS, Why.NONE_FOUND},
    ),
    "a balance on the move": (
        evidence(balance("10.00", "9.50", "10.00"), NOTHING), NOTHING_TOLD,
        {Why.UNSTEADY, Why.UNCHANGED, Why.NONE_FOUND},
    ),
    "no expected charge": (
        evidence(FELL, NOTHING, expected=None), MAYBE,
        {Why.NO_EXPECTED, Why.FELL_OTHERWISE, Why.NONE_FOUND},
    ),
    "the known id is not told": (
        evidence(STEADY, replace(NOTHING, known_told=Told.REFUSED)), NOTHING_TOLD,
        {Why.UNCHANGED, Why.KNOWN_NOT_TOLD, Why.NONE_FOUND},
    ),
    "an absurd id is told": (
        evidence(STEADY, replace(found(FITS), absurd_told=Told.KNOWN)), MAYBE,
        {Why.UNCHANGED, Why.ABSURD_TOLD, Why.ONE_FITS},
    ),
    "cut short": (
        evidence(STEADY, replace(NOTHING, asked=25)), NOTHING_TOLD,
        {Why.UNCHANGED, Why.CUT_SHORT, Why.NONE_FOUND},
    ),
    "unclear answers": (
        evidence(STEADY, replace(NOTHING, unclear=3)), NOTHING_TOLD,
        {Why.UNCHANGED, Why.UNCLEAR, Why.NONE_FOUND},
    ),
    "few ids known": (
        evidence(STEADY, replace(NOTHING, known=KNOWN[-3:])), NOTHING_TOLD,
        {Why.UNCHANGED, Why.FEW_KNOWN, Why.NONE_FOUND},
    ),
    "ids in no row": (
        evidence(STEADY, replace(NOTHING, known=(KNOWN[1], KNOWN[0], *KNOWN[2:]))), NOTHING_TOLD,
        {Why.UNCHANGED, Why.NOT_IN_ROW, Why.NONE_FOUND},
    ),
    "a busy panel": (
        evidence(STEADY, replace(NOTHING, known=(replace(KNOWN[0], number=1), *KNOWN[1:]))),
        NOTHING_TOLD, {Why.UNCHANGED, Why.TOO_FAR, Why.NONE_FOUND},
    ),
    "another unknown order": (
        evidence(FELL, found(FITS), others_unknown=1), MAYBE,
        {Why.FELL_AS_EXPECTED, Why.ONE_FITS, Why.OTHERS_UNKNOWN},
    ),
    "asked too soon": (
        evidence(STEADY, NOTHING, sent_at=LATER - MINUTE), NOTHING_TOLD,
        {Why.UNCHANGED, Why.TOO_SOON, Why.NONE_FOUND},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_case_and_its_reasons(name: str) -> None:
    case, kind, codes = CASES[name]
    verdict = judge(case)
    assert (verdict.kind, {reason.code for reason in verdict.reasons}) == (kind, codes)


def test_every_reason_is_in_the_table() -> None:
    assert {code for _, _, codes in CASES.values() for code in codes} == set(Why)


def test_limits_are_told_with_what_they_limit() -> None:
    assert judge(CASES["both, and all controls"][0]).limits == (
        Limit.UNCHANGED_PROVES_NOTHING, Limit.IDS_IN_A_ROW, Limit.KEPT_BY_NOW,
    )  # fmt: skip
    assert judge(CASES["fell and one fits"][0]).limits == (
        Limit.BALANCE_SHARED, Limit.STATUS_HAS_NO_LINK,
    )  # fmt: skip
    assert judge(evidence()).limits == ()


def test_whatever_else_speaks_up_stands_in_the_way_of_likely_not_placed() -> None:
    for name, (case, kind, _) in CASES.items():
        if kind is NOT_PLACED:
            continue
        assert judge(case).kind is not NOT_PLACED, name


def test_a_reason_has_its_values() -> None:
    told = judge(evidence(FELL, NOTHING)).reasons
    assert dict(told[0].detail) == {"amount": "0.90", "currency": "USD"}
    assert dict(told[1].detail) == {"first": "105", "last": "154"}


@pytest.mark.parametrize(
    ("charge", "fitting", "perhaps"),
    [
        ("0.90", True, True),
        ("0.63", True, True),
        ("0.61", False, True),
        ("0.95", True, True),
        ("0.99", False, False),
        ("0", False, True),
        ("-0.90", False, True),
        (None, False, True),
    ],
)
def test_charges_that_fit(charge: str | None, fitting: bool, perhaps: bool) -> None:
    amount = None if charge is None else Decimal(charge)
    expected = Decimal("0.90")
    assert fits(amount, expected) is fitting
    assert may_fit(Candidate("1", charge=amount), expected) is perhaps
    assert not fits(amount, None)
    assert may_fit(Candidate("1", charge=amount), None)


@pytest.mark.parametrize(
    ("text", "number"),
    [("23501", 23501), ("", None), ("0", None), ("007", None), ("9f3a", None), ("٣", None),
     ("9" * 15, int("9" * 15)), ("1" * 16, None)],
)  # fmt: skip
def test_ids_as_numbers_in_a_row(text: str, number: int | None) -> None:
    assert number_of(text) == number


def test_an_absurd_id_is_far_beyond_any() -> None:
    assert absurd(23501) == "999999999"
    assert int(absurd(int("9" * 15))) > 10**16
