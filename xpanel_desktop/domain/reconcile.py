"""What evidence about an unknown order amounts to. It suggests; the operator decides.

The rules lean to one side: "likely not placed" invites to send again, which pays twice where it is
wrong. It is said only when nothing at all speaks against it: every other reason stands in its way.
"""

from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from xpanel_desktop.domain.evidence import (
    BalanceEvidence,
    Candidate,
    Evidence,
    IdSearch,
    Kind,
    Limit,
    Reason,
    Told,
    Verdict,
    Why,
)
from xpanel_desktop.domain.money import trim

DISCOUNT = Decimal("0.7")
"""A charge fits from this part of the expected one: panels give discounts that they do not tell."""
SURPLUS = Decimal("1.05")
ROUNDING = Decimal("0.01")
"""Panels round a charge to cents, up or down."""
FRESH = timedelta(minutes=15)
"""A balance that was read longer than this before sending is an old one."""
SETTLED = timedelta(minutes=2)
"""After this time from sending an order is taken to be in the panel's books: an add is answered or
given up within 30 seconds."""
ACCEPTING = timedelta(seconds=30)
"""An order may get its id this long after it was sent."""
LEAST_KNOWN = 4
"""Ids in a row that must be known before a pace is read off them."""
MARGIN, SPARE = 3, 10
"""The ids that passed by the pace so far are counted this many times, and so many more."""

_DOUBTS = {
    Why.FELL_AS_EXPECTED: frozenset(
        {
            Why.BEFORE_OLD, Why.OWN_UNTOLD, Why.UNSTEADY, Why.OTHERS_UNKNOWN, Why.SEVERAL_FIT,
            Why.NONE_FOUND, Why.NONE_FITS,
        }
    ),
    Why.ONE_FITS: frozenset({Why.OTHERS_UNKNOWN, Why.ABSURD_TOLD}),
}  # fmt: skip
"""Signs that it was placed, each with what makes it mean something else perhaps."""
_HINTS = _DOUBTS.keys() | {Why.FELL_OTHERWISE, Why.SEVERAL_FIT, Why.SOME_MAY_FIT}
_NOTHING_SPEAKS_FOR_IT = frozenset({Why.UNCHANGED, Why.NONE_FOUND})
_BALANCE_MOVED = frozenset({Why.FELL_AS_EXPECTED, Why.FELL_OTHERWISE, Why.ROSE})
_FOUND = frozenset({Why.ONE_FITS, Why.SEVERAL_FIT, Why.SOME_MAY_FIT, Why.NONE_FITS})


def judge(evidence: Evidence) -> Verdict:
    """Return what the evidence amounts to, with every reason and limit. Decides nothing."""
    reasons = [*_of_balance(evidence), *_of_search(evidence)]
    if evidence.others_unknown:
        reasons.append(_reason(Why.OTHERS_UNKNOWN, count=evidence.others_unknown))
    codes = frozenset(reason.code for reason in reasons)
    return Verdict(_kind(codes), tuple(reasons), _limits(codes))


def fits(charge: Decimal | None, expected: Decimal | None) -> bool:
    """Tell whether a charge is about the expected one, roundings and discounts granted."""
    if not charge or not expected or charge < 0:
        return False
    return expected * DISCOUNT - ROUNDING <= charge <= expected * SURPLUS + ROUNDING


def may_fit(candidate: Candidate, expected: Decimal | None) -> bool:
    """Tell whether an order found may be the unknown one.

    Only a charge well above the expected one rules it out: charges come late, and shrink when an
    order is cut short or canceled.
    """
    charge = candidate.charge
    return not expected or charge is None or charge <= expected * SURPLUS + ROUNDING


def _kind(codes: frozenset[Why]) -> Kind:
    if any(sign in codes and not codes & doubts for sign, doubts in _DOUBTS.items()):
        return Kind.LIKELY_PLACED
    if codes & _HINTS:
        return Kind.POSSIBLY
    if codes == _NOTHING_SPEAKS_FOR_IT:
        return Kind.LIKELY_NOT_PLACED
    return Kind.INCONCLUSIVE


def _limits(codes: frozenset[Why]) -> tuple[Limit, ...]:
    """Return what must be said beside the reasons."""
    found = {
        Limit.BALANCE_SHARED: codes & _BALANCE_MOVED,
        Limit.UNCHANGED_PROVES_NOTHING: Why.UNCHANGED in codes,
        Limit.STATUS_HAS_NO_LINK: codes & _FOUND,
        Limit.IDS_IN_A_ROW: Why.NONE_FOUND in codes,
        Limit.KEPT_BY_NOW: Why.NONE_FOUND in codes,
    }
    return tuple(limit for limit, holds in found.items() if holds)


def _of_balance(evidence: Evidence) -> list[Reason]:
    """Return what the balance tells, and what keeps it from telling."""
    told = evidence.balance
    if told is None:
        return [_reason(Why.NO_BALANCES)]
    if told.before is None:
        return [_reason(Why.NO_BEFORE)]
    if len({reading.money.currency for reading in (told.before, *told.after)}) > 1:
        return [_reason(Why.CURRENCY_DIFFERS)]
    if told.in_flight:
        return [_reason(Why.OTHERS_IN_FLIGHT, count=told.in_flight)]
    reasons: list[Reason] = []
    age = evidence.sent_at - told.before.at
    if age > FRESH:
        reasons.append(_reason(Why.BEFORE_OLD, minutes=age // timedelta(minutes=1)))
    if told.own.untold:
        reasons.append(_reason(Why.OWN_UNTOLD, count=told.own.untold))
    first, second = told.after
    if first.money != second.money:
        reasons.append(_reason(Why.UNSTEADY))
    moved = _move(told, evidence.expected)
    if moved[0].code is Why.UNCHANGED and second.at - evidence.sent_at < SETTLED:
        reasons.append(_reason(Why.TOO_SOON, seconds=int(SETTLED.total_seconds())))
    return [*reasons, *moved]


def _move(told: BalanceEvidence, expected: Decimal | None) -> list[Reason]:
    """Return how the balance moved, beyond what orders of ours did to it."""
    assert told.before is not None
    fell = told.before.money.amount - told.after[1].money.amount - told.own.charged
    currency, fell = told.before.money.currency, trim(fell)
    if not fell:
        return [_reason(Why.UNCHANGED)]
    if fell < 0:
        return [_reason(Why.ROSE, amount=-fell, currency=currency)]
    if not expected:
        told_of = _reason(Why.FELL_OTHERWISE, amount=fell, currency=currency)
        return [_reason(Why.NO_EXPECTED), told_of]
    code = Why.FELL_AS_EXPECTED if fits(fell, expected) else Why.FELL_OTHERWISE
    return [_reason(code, amount=fell, currency=currency)]


def _of_search(evidence: Evidence) -> list[Reason]:
    """Return what the panel's numbers tell, and what keeps them from telling."""
    search = evidence.search
    if search is None:
        return [_reason(Why.NO_SEARCH)]
    reasons: list[Reason] = []
    if search.known_told is not Told.KNOWN:
        reasons.append(_reason(Why.KNOWN_NOT_TOLD, id=search.first - 1))
    if search.absurd_told is not Told.REFUSED:
        reasons.append(_reason(Why.ABSURD_TOLD, id=search.absurd_id))
    if search.asked < search.wanted:
        reasons.append(_reason(Why.CUT_SHORT, asked=search.asked, wanted=search.wanted))
    if search.unclear:
        reasons.append(_reason(Why.UNCLEAR, count=search.unclear))
    if search.candidates:
        return [*reasons, _found(search.candidates, evidence.expected)]
    if search.at - evidence.sent_at < SETTLED:
        reasons.append(_reason(Why.TOO_SOON, seconds=int(SETTLED.total_seconds())))
    none = _reason(Why.NONE_FOUND, first=search.first, last=search.last)
    return [*reasons, *_reach(search, evidence), none]


def _found(candidates: tuple[Candidate, ...], expected: Decimal | None) -> Reason:
    fitting = [one for one in candidates if fits(one.charge, expected)]
    if len(fitting) == 1:
        return _reason(Why.ONE_FITS, id=fitting[0].panel_id)
    if fitting:
        return _reason(Why.SEVERAL_FIT, count=len(fitting))
    perhaps = [one for one in candidates if may_fit(one, expected)]
    if perhaps:
        return _reason(Why.SOME_MAY_FIT, count=len(perhaps))
    return _reason(Why.NONE_FITS, count=len(candidates))


def _reach(search: IdSearch, evidence: Evidence) -> list[Reason]:
    """Return why the order's id may lie beyond the ids that were asked about.

    How many ids other customers take is read off the last known ids: their pace, counted with a
    margin, up to the moment at which the order may have got its own.
    """
    known = search.known
    if len(known) < LEAST_KNOWN:
        return [_reason(Why.FEW_KNOWN, count=len(known), least=LEAST_KNOWN)]
    if any(a.number >= b.number or a.at > b.at for a, b in pairwise(known)):
        return [_reason(Why.NOT_IN_ROW)]
    time = max((known[-1].at - known[0].at).total_seconds(), 1.0)
    since = (evidence.sent_at + ACCEPTING - known[-1].at).total_seconds()
    passed = (known[-1].number - known[0].number) / time * max(since, 0.0)
    reach = search.last - known[-1].number
    if passed * MARGIN + SPARE > reach:
        return [_reason(Why.TOO_FAR, passed=round(passed), reach=reach)]
    return []


def _reason(code: Why, **detail: Decimal | int | str) -> Reason:
    return Reason(code, {name: f"{value}" for name, value in detail.items()})
