"""Properties of charge, limits and checks, against integers and fractions."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.tickets import LINK, service, ticket
from xpanel_desktop.domain.checks import Check, Code, Level, Situation, check
from xpanel_desktop.domain.fields import COUNTED_BY, FIELDS, FLAT_RATE, RESERVED
from xpanel_desktop.domain.service import Kind, Service
from xpanel_desktop.domain.ticket import MAX_COUNT, Ticket, charge, request, size

BY_QUANTITY = sorted(
    kind
    for kind in Kind
    if kind not in COUNTED_BY and any(item.name == "quantity" for item in FIELDS[kind])
)
PER_LINE = sorted(COUNTED_BY.keys() - FLAT_RATE)
NAMES = sorted({item.name for kind in Kind for item in FIELDS[kind]})
HERE = Situation()


def typed(kind: Kind, values: Mapping[str, str]) -> Ticket:
    """Return a ticket with these fields typed."""
    return Ticket(1, "1", kind, values)


RATES = st.decimals(min_value=0, max_value=10**9, places=8) | st.sampled_from(
    [Decimal(text) for text in ("0.1", "0.3", "1E-8", "1E+9", "2.675", "0.00000001", "-0.5")]
)
QUANTITIES = st.integers(1, MAX_COUNT)
RUNS = st.integers(1, MAX_COUNT)
BREAKS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\n \t\n"])
WORDS = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=8)


@st.composite
def typed_lines(draw: st.DrawFn, least: int = 1) -> tuple[str, int]:
    """Return lines as they may be typed, and how many of them hold something."""
    words = draw(st.lists(WORDS, min_size=least, max_size=30))
    text = draw(st.sampled_from(["", "\n", " \r\n"]))
    for word in words:
        text += draw(st.sampled_from(["", " ", "\t"])) + word + draw(BREAKS)
    return text, len(words)


def exact(cost: Decimal | None) -> Fraction:
    """Return a charge as a fraction; fails for anything but an exact amount of money."""
    assert type(cost) is Decimal
    assert cost.is_finite()
    sign, digits, exponent = cost.as_tuple()
    assert isinstance(exponent, int)
    assert exponent <= -2
    whole = int("".join(map(str, digits))) * (-1 if sign else 1)
    assert exponent == -2 or whole % 10, "no zeros that say nothing"
    return Fraction(whole, 10**-exponent)


def per_thousand(rate: Decimal, pieces: int) -> Fraction:
    """Return what pieces cost, by integers alone."""
    over, under = rate.as_integer_ratio()
    return Fraction(over * pieces, under * 1000)


@given(st.sampled_from(BY_QUANTITY), RATES, QUANTITIES, RUNS)
@example(Kind.DEFAULT, Decimal("0.1"), 3, 1)
@example(Kind.DEFAULT, Decimal("999999999.99999999"), MAX_COUNT, MAX_COUNT)
def test_a_charge_is_rate_times_quantity_times_runs(
    kind: Kind, rate: Decimal, quantity: int, runs: int
) -> None:
    one = ticket(kind, quantity=str(quantity), runs=str(runs), interval="10")
    found = size(one)
    assert (found.per_run, found.runs, found.total) == (quantity, runs, quantity * runs)
    assert exact(charge(one, service(rate=rate))) == per_thousand(rate, quantity * runs)


@given(RATES, QUANTITIES, RUNS)
def test_a_charge_does_not_depend_on_the_precision_around_it(
    rate: Decimal, quantity: int, runs: int
) -> None:
    one = ticket(quantity=str(quantity), runs=str(runs))
    wide = charge(one, service(rate=rate))
    with localcontext(prec=2):
        assert charge(one, service(rate=rate)) == wide


@given(RATES, st.integers(1, 10**6), st.integers(1, 1000))
def test_runs_cost_as_much_as_single_orders_do(rate: Decimal, quantity: int, runs: int) -> None:
    sold = service(rate=rate)
    single = exact(charge(ticket(quantity=str(quantity)), sold))
    assert exact(charge(ticket(quantity=str(quantity), runs=str(runs)), sold)) == single * runs


@given(
    st.sampled_from(sorted(FLAT_RATE)),
    RATES,
    st.dictionaries(st.sampled_from(NAMES), st.text(max_size=20)),
)
def test_a_package_costs_its_rate_whatever_is_typed(
    kind: Kind, rate: Decimal, values: dict[str, str]
) -> None:
    assert exact(charge(typed(kind, values), service(rate=rate))) == Fraction(rate)


@given(st.sampled_from(sorted(COUNTED_BY)), typed_lines(), st.integers(0, 10**6))
def test_kinds_of_lines_count_the_lines_that_are_sent(
    kind: Kind, given_lines: tuple[str, int], quantity: int
) -> None:
    text, number = given_lines
    name = COUNTED_BY[kind]
    one = typed(kind, {name: text, "quantity": str(quantity)})
    assert size(one).per_run == number
    sent = request(one, xpanel=True)[name].split("\n")
    assert len(sent) == number
    assert all(line == line.strip() != "" for line in sent)


@given(st.sampled_from(PER_LINE), RATES, typed_lines())
def test_kinds_of_lines_are_charged_by_the_line(
    kind: Kind, rate: Decimal, given_lines: tuple[str, int]
) -> None:
    text, number = given_lines
    one = typed(kind, {COUNTED_BY[kind]: text})
    assert exact(charge(one, service(rate=rate))) == per_thousand(rate, number)


@given(RATES, st.lists(st.integers(1, 10**6), min_size=1, max_size=20), st.integers(0, 10**6))
def test_a_subscription_never_costs_more_than_was_said(
    rate: Decimal, posts: list[int], more: int
) -> None:
    least, most = min(posts), max(posts) + more
    one = ticket(Kind.SUBSCRIPTIONS, min=str(least), max=str(most), posts=str(len(posts)))
    cost = exact(charge(one, service(rate=abs(rate))))
    assert cost == per_thousand(abs(rate), most * len(posts))
    assert cost >= per_thousand(abs(rate), sum(posts))


@given(RATES, st.sampled_from(["", "0", "x", "-1", "1.5"]), st.sampled_from(["posts", "max"]))
def test_a_subscription_without_an_end_has_no_charge(rate: Decimal, text: str, name: str) -> None:
    values = {"min": "1", "max": "10", "posts": "5"} | {name: text}
    assert charge(typed(Kind.SUBSCRIPTIONS, values), service(rate=rate)) is None


def limited(found: Check) -> set[tuple[Code, str]]:
    """Return what a check says of the limits."""
    codes = (Code.BELOW_MINIMUM, Code.ABOVE_MAXIMUM, Code.LIMITS_ODD)
    return {(one.code, one.field) for one in found.problems if one.code in codes}


def outside(name: str, number: int, low: int | None, high: int | None) -> set[tuple[Code, str]]:
    """Return what is to be said of a number."""
    below = {(Code.BELOW_MINIMUM, name)} if low is not None and number < low else set()
    above = {(Code.ABOVE_MAXIMUM, name)} if high is not None and number > high else set()
    return below | above


LIMITS = st.tuples(st.none() | st.integers(1, 60), st.none() | st.integers(0, 60)).map(
    lambda pair: (pair[0], None if pair[1] is None else (pair[0] or 1) + pair[1])
)


@given(st.sampled_from(BY_QUANTITY), LIMITS, st.integers(1, 130), st.integers(1, 50))
@example(Kind.DEFAULT, (10, 10), 10, 50)
def test_limits_hold_for_each_run_and_block_exactly_outside(
    kind: Kind, limits: tuple[int | None, int | None], quantity: int, runs: int
) -> None:
    low, high = limits
    one = ticket(kind, link=LINK, quantity=str(quantity), runs=str(runs), interval="5")
    found = check(one, service(minimum=low, maximum=high), HERE)
    assert limited(found) == outside("quantity", quantity, low, high)
    if kind is Kind.DEFAULT:
        assert (found.level is Level.BLOCK) is bool(limited(found))


@given(st.sampled_from(PER_LINE), LIMITS, typed_lines())
def test_limits_hold_for_the_number_of_lines(
    kind: Kind, limits: tuple[int | None, int | None], given_lines: tuple[str, int]
) -> None:
    low, high = limits
    text, number = given_lines
    one = typed(kind, {"link": LINK, COUNTED_BY[kind]: text})
    found = check(one, service(minimum=low, maximum=high), HERE)
    assert limited(found) == outside("quantity", number, low, high)


@given(LIMITS, st.integers(1, 130), st.integers(1, 130))
def test_limits_hold_for_both_ends_of_a_subscription(
    limits: tuple[int | None, int | None], least: int, most: int
) -> None:
    low, high = limits
    values = {"username": "joe", "min": str(least), "max": str(most), "delay": "0"}
    found = check(typed(Kind.SUBSCRIPTIONS, values), service(minimum=low, maximum=high), HERE)
    assert limited(found) == outside("min", least, low, high) | outside("max", most, low, high)
    assert (found.level is Level.BLOCK) is bool(limited(found) or least > most)


@given(st.sampled_from(BY_QUANTITY), st.integers(1, 50), st.integers(1, 50), st.integers(1, 130))
def test_limits_that_are_upside_down_block_nothing(
    kind: Kind, high: int, gap: int, quantity: int
) -> None:
    sold = service(minimum=high + gap, maximum=high)
    found = check(ticket(kind, link=LINK, quantity=str(quantity)), sold, HERE)
    assert limited(found) == {(Code.LIMITS_ODD, "")}


HOSTILE = st.text(st.characters(), max_size=60) | st.sampled_from(
    [
        "9" * 5000, "-1", "1e999", "NaN", "Infinity", "0x10", "²", "٣", "１２", "1_000", "\0",
        "\ud800", "\u202e", "\u2028x\u2029", "\x85", "http://[", "https://[::1", "https://[v1.x]",
        "https://x:99999999/", "https://xn--\ud800.com", "http://" + "a." * 2000, "https:\\\\x",
        "31/02/2027", "0/0/0", "1/1/99999", "%s%n{}", "' OR 1=1 --", "\n" * 5000, "a\n" * 3000,
        "https://instagram.com/p/" + "/" * 3000, "1000000000000", "1000000000001", "ﬁ" * 500,
    ]
)  # fmt: skip
TEXTS = st.dictionaries(st.sampled_from(NAMES) | HOSTILE, HOSTILE, max_size=len(NAMES))
EXTRA = st.dictionaries(HOSTILE | st.sampled_from(sorted(RESERVED)), HOSTILE, max_size=4)
AMOUNTS = st.none() | RATES
COUNTS = st.none() | st.integers(-5, 10**13)
SOLD = st.builds(
    Service,
    id=HOSTILE,
    name=HOSTILE | st.sampled_from(["Instagram Takipçi", "YouTube Likes", "Web Traffic"]),
    type=HOSTILE,
    category=HOSTILE,
    rate=AMOUNTS,
    minimum=COUNTS,
    maximum=COUNTS,
    dripfeed=st.none() | st.booleans(),
)
SITUATIONS = st.builds(
    Situation,
    xpanel=st.booleans(),
    balance=AMOUNTS,
    same_link=st.integers(0, 3),
    agreed_rate=AMOUNTS,
    order_limit=AMOUNTS,
    pools=st.dictionaries(st.sampled_from(["tr", "global"]), st.none() | st.integers(0, 2)),
)


@settings(max_examples=400)
@given(st.sampled_from(list(Kind)), TEXTS, EXTRA, st.none() | SOLD, SITUATIONS)
def test_a_check_has_a_verdict_on_whatever_is_typed(
    kind: Kind,
    values: Mapping[str, str],
    extra: Mapping[str, str],
    sold: Service | None,
    situation: Situation,
) -> None:
    one = Ticket(1, "1", kind, values, extra)
    found = check(one, sold, situation)
    levels = [problem.level for problem in found.problems]
    assert (found.level is Level.BLOCK) is (Level.BLOCK in levels)
    assert (found.level is Level.PASS) is (not levels)
    assert found == check(one, sold, situation), "the same is said again"
    assert found.size == size(one)
    if sold is not None:
        assert found.charge == charge(one, sold)
    if found.charge is not None:
        exact(found.charge)
    for number in (found.size.per_run, found.size.runs, found.size.total):
        assert number is None or type(number) is int
    wire = request(one, xpanel=situation.xpanel)
    assert wire["service"] == "1"
    assert not {name.lower() for name in wire} & (RESERVED - {"service"})


@pytest.mark.parametrize("text", ["9" * 5000, "\ud800", "\0", "http://[", "a\n" * 3000, "1e999"])
@pytest.mark.parametrize("kind", Kind)
def test_every_field_at_once_can_hold_the_worst(kind: Kind, text: str) -> None:
    one = Ticket(1, "1", kind, dict.fromkeys(NAMES, text), {text: text})
    named = service(name="Instagram Takipçi", category="Instagram")
    for sold in (named, replace(named, rate=None, minimum=None, maximum=None)):
        assert check(one, sold, HERE).level in Level
        request(one, xpanel=True)
