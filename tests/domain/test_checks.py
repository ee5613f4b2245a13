"""The checks of a ticket: a table of what is typed and what is said about it."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.tickets import LINK, service, ticket
from xpanel_desktop.domain.checks import (
    KEPT,
    MAX_LINK,
    Check,
    Code,
    Level,
    Problem,
    Situation,
    check,
    kept,
    moved_too_far,
    read_kept,
)
from xpanel_desktop.domain.service import Kind, Service
from xpanel_desktop.domain.ticket import Ticket

HERE = Situation()
GOOD = {"link": LINK, "quantity": "100"}
TEN = "\n".join("abcdefghij")
SUBSCRIBED = {"username": "joe", "min": "10", "max": "20", "delay": "0"}


def said(found: Check) -> set[tuple[Level, Code, str]]:
    return {(problem.level, problem.code, problem.field) for problem in found.problems}


def test_an_account_that_is_only_looked_at_blocks_every_ticket() -> None:
    found = check(ticket(**GOOD), service(), Situation(read_only=True))
    assert (Level.BLOCK, Code.READ_ONLY, "") in said(found)
    assert Code.READ_ONLY not in {
        one.code for one in check(ticket(**GOOD), service(), HERE).problems
    }


def test_a_ticket_without_a_service_is_blocked_but_sized() -> None:
    found = check(ticket(**GOOD), None, HERE)
    assert said(found) == {(Level.BLOCK, Code.NO_SERVICE, "")}
    assert (found.charge, found.size.total) == (None, 100)


def test_a_good_ticket_passes_with_its_charge() -> None:
    found = check(ticket(**GOOD), service(), HERE)
    assert (found.level, found.problems, found.charge) == (Level.PASS, (), Decimal("0.09"))


def block(code: Code, field: str = "") -> tuple[Level, Code, str]:
    return (Level.BLOCK, code, field)


def warn(code: Code, field: str = "") -> tuple[Level, Code, str]:
    return (Level.WARN, code, field)


TYPED: list[tuple[Kind, dict[str, str], set[tuple[Level, Code, str]]]] = [
    (Kind.DEFAULT, {}, {block(Code.MISSING, "link"), block(Code.MISSING, "quantity")}),
    (Kind.DEFAULT, GOOD | {"quantity": "x"}, {block(Code.NOT_A_NUMBER, "quantity")}),
    (
        Kind.DEFAULT,
        GOOD | {"quantity": "0"},
        {block(Code.NOT_A_NUMBER, "quantity"), block(Code.BELOW_MINIMUM, "quantity")},
    ),
    (Kind.DEFAULT, GOOD | {"quantity": "9"}, {block(Code.BELOW_MINIMUM, "quantity")}),
    (Kind.DEFAULT, GOOD | {"quantity": "5001"}, {block(Code.ABOVE_MAXIMUM, "quantity")}),
    (Kind.DEFAULT, GOOD | {"quantity": "10"}, set()),
    (Kind.DEFAULT, GOOD | {"quantity": "5000"}, set()),
    (Kind.DEFAULT, GOOD | {"link": "x.example/1"}, {warn(Code.LINK_NOT_WEB, "link")}),
    (Kind.DEFAULT, GOOD | {"link": "HTTP://x.example"}, set()),
    (Kind.DEFAULT, GOOD | {"link": "https://x.example/a b"}, {block(Code.LINK_HAS_BLANKS, "link")}),
    (Kind.DEFAULT, GOOD | {"link": "https://x\u202e"}, {block(Code.LINK_HAS_BLANKS, "link")}),
    (
        Kind.DEFAULT,
        GOOD | {"link": "https://" + "a" * MAX_LINK},
        {block(Code.LINK_TOO_LONG, "link")},
    ),
    (Kind.DEFAULT, GOOD | {"runs": "2"}, {block(Code.RUNS_WITHOUT_INTERVAL, "interval")}),
    (Kind.DEFAULT, GOOD | {"runs": "1"}, set()),
    (Kind.DEFAULT, GOOD | {"interval": "5"}, {block(Code.INTERVAL_WITHOUT_RUNS, "runs")}),
    (Kind.DEFAULT, GOOD | {"runs": "2", "interval": "5"}, set()),
    (Kind.PACKAGE, {"link": LINK}, set()),
    (
        Kind.CUSTOM_COMMENTS,
        {"link": LINK, "comments": "a\n" * 11},
        {warn(Code.DOUBLE_LINES, "comments")},
    ),
    (
        Kind.CUSTOM_COMMENTS,
        {"link": LINK, "comments": "a"},
        {block(Code.BELOW_MINIMUM, "quantity")},
    ),
    (
        Kind.CUSTOM_COMMENTS,
        {"link": LINK, "comments": TEN, "quantity": "11"},
        {block(Code.COUNT_DIFFERS, "quantity")},
    ),
    (Kind.CUSTOM_COMMENTS, {"link": LINK, "comments": TEN, "quantity": "10"}, set()),
    (Kind.MENTIONS, GOOD | {"usernames": "a\nb"}, set()),
    (Kind.POLL_CHOICE, GOOD, {block(Code.NO_CHOICE, "choice")}),
    (Kind.POLL_CHOICE, GOOD | {"choice": "1"}, set()),
    (Kind.POLL_CHOICE, GOOD | {"choice_label": "Evet"}, set()),
    (
        Kind.POLL_CHOICE,
        GOOD | {"choice": "1", "choice_label": "Evet"},
        {block(Code.TWO_CHOICES, "choice_label")},
    ),
    (Kind.SUBSCRIPTIONS, SUBSCRIBED, set()),
    (Kind.SUBSCRIPTIONS, SUBSCRIBED | {"posts": "0"}, set()),
    (Kind.SUBSCRIPTIONS, SUBSCRIBED | {"posts": "x"}, {block(Code.NOT_A_NUMBER, "posts")}),
    (Kind.SUBSCRIPTIONS, SUBSCRIBED | {"delay": "7"}, {block(Code.NOT_AN_OPTION, "delay")}),
    (Kind.SUBSCRIPTIONS, SUBSCRIBED | {"expiry": "soon"}, {block(Code.NOT_A_DAY, "expiry")}),
    (Kind.SUBSCRIPTIONS, SUBSCRIBED | {"expiry": "1/2/2027"}, set()),
    (Kind.SUBSCRIPTIONS, SUBSCRIBED | {"min": "9"}, {block(Code.BELOW_MINIMUM, "min")}),
    (Kind.SUBSCRIPTIONS, SUBSCRIBED | {"max": "9999"}, {block(Code.ABOVE_MAXIMUM, "max")}),
    (Kind.SUBSCRIPTIONS, SUBSCRIBED | {"min": "30"}, {block(Code.RANGE_UPSIDE_DOWN, "max")}),
    (
        Kind.SUBSCRIPTIONS,
        SUBSCRIBED | {"min": ""},
        {block(Code.MISSING, "min")},
    ),
    (Kind.UNHEARD, GOOD, {warn(Code.TYPE_UNHEARD)}),
]


@pytest.mark.parametrize(("kind", "values", "wanted"), TYPED)
def test_what_is_typed_and_what_is_said_of_it(
    kind: Kind, values: dict[str, str], wanted: set[tuple[Level, Code, str]]
) -> None:
    found = check(ticket(kind, **values), service(), HERE)
    assert said(found) == wanted
    assert found.level is max((level for level, _, _ in wanted), default=Level.PASS)


@pytest.mark.parametrize(
    ("parts", "values", "wanted"),
    [
        ({"minimum": 100, "maximum": 10}, GOOD, {warn(Code.LIMITS_ODD)}),
        ({"minimum": None}, GOOD | {"quantity": "1"}, set()),
        ({"maximum": None}, GOOD | {"quantity": "99999"}, set()),
        ({"minimum": 100, "maximum": 100}, GOOD, set()),
        ({"rate": None}, GOOD, {warn(Code.RATE_UNKNOWN)}),
        (
            {"dripfeed": False},
            GOOD | {"runs": "2", "interval": "5"},
            {warn(Code.NO_DRIPFEED, "runs")},
        ),
        ({"dripfeed": False}, GOOD | {"runs": "1", "interval": "5"}, set()),
        ({"dripfeed": False}, GOOD, set()),
        ({"dripfeed": None}, GOOD | {"runs": "2", "interval": "5"}, set()),
    ],
)
def test_what_the_service_says_counts(
    parts: dict[str, Any], values: dict[str, str], wanted: set[tuple[Level, Code, str]]
) -> None:
    assert said(check(ticket(**values), service(**parts), HERE)) == wanted


INSTAGRAM = "https://instagram.com/"


@pytest.mark.parametrize(
    ("name", "kind", "link", "wanted"),
    [
        ("Instagram Takipçi", Kind.DEFAULT, INSTAGRAM + "ayse", None),
        ("Instagram Takipçi", Kind.DEFAULT, INSTAGRAM + "p/1", Code.LINK_IS_POST),
        ("Instagram Beğeni", Kind.DEFAULT, INSTAGRAM + "p/1", None),
        ("Instagram Beğeni", Kind.DEFAULT, INSTAGRAM + "ayse", Code.LINK_IS_PROFILE),
        ("Instagram Likes", Kind.UNHEARD, INSTAGRAM + "ayse", Code.LINK_IS_PROFILE),
        ("Instagram Story Views", Kind.DEFAULT, INSTAGRAM + "ayse", None),
        ("TikTok Likes", Kind.DEFAULT, INSTAGRAM + "ayse", Code.LINK_ELSEWHERE),
        ("TikTok Likes", Kind.SEO, INSTAGRAM + "ayse", None),
        ("TikTok Likes", Kind.WEB_TRAFFIC, INSTAGRAM + "ayse", None),
        ("TikTok Likes", Kind.SUBSCRIPTIONS, INSTAGRAM + "ayse", None),
        ("TikTok Likes", Kind.DEFAULT, INSTAGRAM + "a b", None),
        ("TikTok Likes", Kind.DEFAULT, "@ayse", None),
        ("TikTok Likes", Kind.DEFAULT, "", None),
        ("Instagram + TikTok Likes", Kind.DEFAULT, LINK, None),
        ("Likes", Kind.DEFAULT, INSTAGRAM + "ayse", None),
    ],
)
def test_a_link_that_does_not_suit_the_service_is_warned_of(
    name: str, kind: Kind, link: str, wanted: Code | None
) -> None:
    found = check(ticket(kind, link=link, quantity="100"), service(name=name), HERE)
    codes = {Code.LINK_ELSEWHERE, Code.LINK_IS_POST, Code.LINK_IS_PROFILE}
    heard = {one for one in said(found) if one[1] in codes}
    assert heard == ({warn(wanted, "link")} if wanted else set())


def test_a_link_elsewhere_names_the_platform_and_the_host() -> None:
    typed = ticket(link="https://Instagram.com@Evil.example:1/", quantity="100")
    (problem,) = check(typed, service(name="Followers", category="X (Twitter)"), HERE).problems
    assert problem.detail == {"platform": "X (Twitter)", "host": "evil.example"}
    assert read_kept(kept(problem)) == problem


@pytest.mark.parametrize(
    ("situation", "wanted"),
    [
        (Situation(balance=Decimal("0.09")), set()),
        (Situation(balance=Decimal("0.08")), {warn(Code.BALANCE_SHORT)}),
        (Situation(order_limit=Decimal("0.09")), set()),
        (Situation(order_limit=Decimal("0.08")), {block(Code.OVER_LIMIT)}),
        (Situation(agreed_rate=Decimal("0.90")), set()),
        (Situation(agreed_rate=Decimal("0.80")), {warn(Code.RATE_MOVED)}),
        (Situation(same_link=2), {warn(Code.SAME_LINK, "link")}),
        (Situation(xpanel=True, pools={"tr": 5}), set()),
        (Situation(xpanel=True, pools={"tr": None}), set()),
        (Situation(xpanel=True, pools={"tr": 0}), {warn(Code.POOL_EMPTY, "data_pool")}),
    ],
)
def test_what_is_known_besides_counts(
    situation: Situation, wanted: set[tuple[Level, Code, str]]
) -> None:
    assert said(check(ticket(**GOOD, data_pool="tr"), service(), situation)) == wanted


def test_a_moved_rate_is_not_told_where_the_rate_is_unknown() -> None:
    found = check(ticket(**GOOD), service(rate=None), Situation(agreed_rate=Decimal(1)))
    assert said(found) == {warn(Code.RATE_UNKNOWN)}


def test_a_pool_that_is_none_is_blocked_on_a_panel_with_pools() -> None:
    found = check(ticket(**GOOD, data_pool="mars"), service(), Situation(xpanel=True))
    assert said(found) == {block(Code.NOT_AN_OPTION, "data_pool")}


@pytest.mark.parametrize("name", ["key", " API_KEY ", "action", "Service", "pool"])
def test_a_free_field_cannot_take_a_reserved_name(name: str) -> None:
    typed = Ticket(1, "1", Kind.UNHEARD, GOOD, {name: "x", "color": "red"})
    assert said(check(typed, service(), HERE)) == {
        warn(Code.TYPE_UNHEARD),
        block(Code.RESERVED_NAME, name),
    }


def test_a_problem_names_its_numbers() -> None:
    (problem,) = check(ticket(**GOOD | {"quantity": "9"}), service(), HERE).problems
    assert problem.detail == {"minimum": "10", "quantity": "9"}


@given(st.integers(1, 10**6), st.integers(1, 50), st.integers(0, 10**6), st.integers(0, 10**6))
def test_limits_hold_for_each_run_and_not_for_the_total(
    quantity: int, runs: int, low: int, high: int
) -> None:
    typed = ticket(link=LINK, quantity=str(quantity), runs=str(runs), interval="5")
    codes = {one.code for one in check(typed, service(minimum=low, maximum=high), HERE).problems}
    assert (Code.LIMITS_ODD in codes) is (high < low)
    assert (Code.BELOW_MINIMUM in codes) is (high >= low > quantity)
    assert (Code.ABOVE_MAXIMUM in codes) is (low <= high < quantity)


def test_a_package_of_comments_is_not_limited_by_its_lines() -> None:
    service = Service("9", "x", "Custom Comments Package", "y", Decimal(5), 1, 1)
    values = {"link": "https://x.example/p/1", "comments": "one\ntwo\nthree"}
    ticket = Ticket(1, "9", Kind.CUSTOM_COMMENTS_PACKAGE, values)
    assert check(ticket, service, Situation()).level is Level.PASS


def test_an_absurd_rate_is_no_crash() -> None:
    for rate in (Decimal("1E39"), Decimal("9" * 40), Decimal("1E300")):
        service = Service("9", "x", "Default", "y", rate, 1, 10**12)
        values = {"link": "https://x.example/p/1", "quantity": "1000000000000"}
        values |= {"runs": "1000000000000", "interval": "1"}
        found = check(Ticket(1, "9", Kind.DEFAULT, values), service, Situation())
        assert found.charge is not None
        assert found.charge > 0


@pytest.mark.parametrize(
    ("agreed", "now", "tolerance", "held"),
    [
        ("0.90", "0.90", "0", False),
        ("0.90", "0.91", "0", True),
        ("0.90", "0.99", "10", False),
        ("0.90", "0.9901", "10", True),
        ("0.90", "0.10", "0", False),
        (None, "1", "0", False),
        ("1", None, "0", False),
    ],
)
def test_only_a_rise_beyond_the_tolerance_holds_an_order_back(
    agreed: str | None, now: str | None, tolerance: str, held: bool
) -> None:
    seen, told = (None if rate is None else Decimal(rate) for rate in (agreed, now))
    problem = moved_too_far(seen, told, Decimal(tolerance))
    assert (problem is not None) is held
    if problem is not None:
        assert (problem.level, problem.code) == (Level.BLOCK, Code.RATE_MOVED)
        assert problem.detail == {"before": agreed, "now": now}


@given(
    st.decimals("0.0001", "1000", places=4),
    st.decimals("0.0001", "1000", places=4),
    st.decimals(0, 100, places=1),
)
def test_a_rate_may_rise_by_the_tolerance_and_not_more(
    agreed: Decimal, now: Decimal, tolerance: Decimal
) -> None:
    problem = moved_too_far(agreed, now, tolerance)
    assert (problem is not None) == ((now - agreed) / agreed * 100 > tolerance)


@given(
    st.builds(
        Problem,
        st.sampled_from(Level),
        st.sampled_from(Code),
        st.text(max_size=9),
        st.dictionaries(st.text(max_size=9), st.text(max_size=9), max_size=3),
    )
)
def test_a_problem_is_kept_as_text_and_read_again(problem: Problem) -> None:
    assert read_kept(kept(problem)) == problem


@pytest.mark.parametrize(
    "text",
    [
        *("", "not enough funds", KEPT, KEPT + "no json", KEPT + "null", KEPT + "1", KEPT + "[]"),
        *(KEPT + '[2,"x","",{}]', KEPT + '[9,"missing","",{}]', KEPT + '[2,"missing",""]'),
        *(KEPT + '[2,"missing","",5]', KEPT + '[2,"missing","","ab"]', KEPT + '["2",[],"",{}]'),
    ],
)
def test_words_that_are_no_problem_of_ours_are_the_panel_s_own(text: str) -> None:
    assert read_kept(text) is None
