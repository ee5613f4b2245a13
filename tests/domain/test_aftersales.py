"""Whether orders may be cancelled or refilled: by state, flag, guarantee, history."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.after import ENDED, asked, order
from tests.support.tickets import service
from xpanel_desktop.domain.aftersales import (
    COOLDOWN,
    Candidate,
    Reason,
    Terms,
    Verdict,
    Why,
    can_be_refilled,
    judge,
    looked_at_only,
    may_cancel,
    may_refill,
    terms_of,
)
from xpanel_desktop.domain.checks import Level
from xpanel_desktop.domain.guarantee import LIFETIME, NONE, Guarantee
from xpanel_desktop.domain.requests import COUNTED, Deed, Request, Stand
from xpanel_desktop.domain.state import ACTIVE, FINISHED, PLACED, State

YES = Terms(cancel=True, refill=True)
NOW = ENDED + timedelta(days=2)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize("state", State)
def test_only_what_is_at_work_is_cancelled(state: State) -> None:
    verdict = may_cancel(order(state), YES, (), NOW, COOLDOWN)
    assert verdict.may == (state in ACTIVE)
    if state in FINISHED:
        assert [reason.why for reason in verdict.reasons] == [Why.ENDED]
    elif state not in PLACED:
        assert [reason.why for reason in verdict.reasons] == [Why.NOT_PLACED]


@pytest.mark.parametrize("state", State)
def test_only_what_was_delivered_is_refilled(state: State) -> None:
    verdict = may_refill(order(state), YES, (), NOW, COOLDOWN)
    assert verdict.may == (state in (State.COMPLETED, State.PARTIAL, State.UNHEARD))
    assert verdict.has(Why.PARTIAL) == (state is State.PARTIAL)


@pytest.mark.parametrize(
    ("deed", "state", "why"),
    [(Deed.CANCEL, State.PENDING, Why.NO_CANCEL), (Deed.REFILL, State.COMPLETED, Why.NO_REFILL)],
)
def test_the_service_must_allow_it_and_silence_is_a_thought(
    deed: Deed, state: State, why: Why
) -> None:
    refused = judge(deed, order(state), Terms(cancel=False, refill=False), (), NOW, COOLDOWN)
    assert (refused.may, refused.has(why)) == (False, True)
    silent = judge(deed, order(state), Terms(), (), NOW, COOLDOWN)
    assert (silent.level, silent.has(Why.FLAG_UNKNOWN)) == (Level.WARN, True)
    assert judge(deed, order(state), YES, (), NOW, COOLDOWN).reasons == ()


@pytest.mark.parametrize("stand", Stand)
@pytest.mark.parametrize(("deed", "state"), [(Deed.CANCEL, "pending"), (Deed.REFILL, "completed")])
def test_within_the_cooldown_nothing_is_asked_twice(deed: Deed, state: str, stand: Stand) -> None:
    before = [asked(deed, stand, HOUR, NOW)]
    verdict = judge(deed, order(State(state)), YES, before, NOW, COOLDOWN)
    lost_cancel = deed is Deed.CANCEL and stand is Stand.UNKNOWN
    assert verdict.may == (stand not in COUNTED or lost_cancel)


@pytest.mark.parametrize(
    ("stand", "may"),
    [
        (Stand.ASKED, False),
        (Stand.FOLLOWING, False),
        (Stand.UNKNOWN, False),
        (Stand.ALREADY, True),
        (Stand.ACKNOWLEDGED, True),
        (Stand.COMPLETED, True),
        (Stand.NOT_MADE, True),
    ],
)
def test_after_the_cooldown_only_what_is_open_holds_a_refill(stand: Stand, may: bool) -> None:
    before = [asked(Deed.REFILL, stand, COOLDOWN, NOW)]
    assert may_refill(order(), YES, before, NOW, COOLDOWN).may is may


@pytest.mark.parametrize("stand", [Stand.ACKNOWLEDGED, Stand.ALREADY, Stand.COMPLETED])
def test_without_a_cooldown_a_clock_that_was_set_back_holds_nothing(stand: Stand) -> None:
    before = [asked(Deed.REFILL, stand, -400 * COOLDOWN, NOW)]
    assert not may_refill(order(), YES, before, NOW, HOUR).may
    assert may_refill(order(), YES, before, NOW, timedelta()).may


def test_a_lost_refill_is_the_operators_and_a_lost_cancel_a_thought() -> None:
    lost = [asked(Deed.REFILL, Stand.UNKNOWN, 90 * COOLDOWN, NOW)]
    verdict = may_refill(order(), YES, lost, NOW, COOLDOWN)
    assert [(reason.level, reason.why) for reason in verdict.reasons] == [(Level.BLOCK, Why.LOST)]
    lost = [asked(Deed.CANCEL, Stand.UNKNOWN, HOUR, NOW)]
    assert may_cancel(order(State.PENDING), YES, lost, NOW, COOLDOWN).level is Level.WARN


def test_one_deed_does_not_hold_the_other() -> None:
    before = [asked(Deed.CANCEL, Stand.REQUESTED, HOUR, NOW)]
    assert may_refill(order(), YES, before, NOW, COOLDOWN).may


@given(
    stands=st.lists(st.tuples(st.sampled_from(Stand), st.integers(0, 100)), max_size=6),
    cooldown=st.integers(0, 72),
)
def test_the_last_counted_request_decides(stands: list[tuple[Stand, int]], cooldown: int) -> None:
    before: list[Request] = [
        asked(Deed.REFILL, stand, timedelta(hours=ago), NOW, number)
        for number, (stand, ago) in enumerate(stands)
    ]
    verdict = may_refill(order(), YES, before, NOW, timedelta(hours=cooldown))
    counted = [one for one in before if one.stand in COUNTED]
    recent = [one for one in counted if NOW - one.asked_at < timedelta(hours=cooldown)]
    if not counted:
        assert verdict.may
    if recent:
        assert not verdict.may
    for reason in verdict.reasons:
        assert reason.why is not Why.COOLING or (reason.at is not None and reason.at > NOW)


@pytest.mark.parametrize(
    ("guarantee", "why"),
    [
        (Guarantee(1), Why.GUARANTEE_OVER),
        (Guarantee(3), None),
        (LIFETIME, None),
        (NONE, Why.NO_GUARANTEE),
        (None, None),
    ],
)
def test_the_guarantee_is_a_thought_and_no_lock(
    guarantee: Guarantee | None, why: Why | None
) -> None:
    verdict = may_refill(order(), Terms(refill=True, guarantee=guarantee), (), NOW, COOLDOWN)
    assert verdict.may
    assert [reason.why for reason in verdict.reasons] == ([why] if why else [])


def test_a_guarantee_that_a_name_suggests_is_told_as_such() -> None:
    terms = Terms(refill=True, guarantee=Guarantee(30), suggested=True)
    assert may_refill(order(), terms, (), NOW, COOLDOWN).has(Why.SUGGESTED)


@pytest.mark.parametrize(
    ("state", "terms", "taken"),
    [
        (State.COMPLETED, Terms(refill=True, guarantee=Guarantee(3)), True),
        (State.COMPLETED, Terms(refill=True, guarantee=LIFETIME), True),
        (State.COMPLETED, Terms(refill=True, guarantee=Guarantee(1)), False),
        (State.COMPLETED, Terms(refill=True), False),
        (State.COMPLETED, Terms(guarantee=LIFETIME), False),
        (State.PARTIAL, Terms(refill=True, guarantee=LIFETIME), False),
    ],
)
def test_refill_all_takes_what_surely_can_be(state: State, terms: Terms, taken: bool) -> None:
    one = order(state)
    verdict = may_refill(one, terms, (), NOW, COOLDOWN)
    assert can_be_refilled(Candidate(one, verdict, terms), NOW) is taken


def test_refill_all_leaves_what_cools_down() -> None:
    terms = Terms(refill=True, guarantee=LIFETIME)
    before = [asked(Deed.REFILL, Stand.ACKNOWLEDGED, HOUR, NOW)]
    verdict = may_refill(order(), terms, before, NOW, COOLDOWN)
    assert not can_be_refilled(Candidate(order(), verdict, terms), NOW)


@pytest.mark.parametrize(
    ("sold", "now", "held", "withdrawn"),
    [
        (None, None, None, False),
        (None, True, True, False),
        (None, False, False, False),
        (True, None, True, False),
        (True, True, True, False),
        (True, False, True, True),
        (False, None, False, False),
        (False, False, False, False),
        (False, True, True, False),
    ],
)
def test_what_was_sold_holds_and_what_is_allowed_now_is_worth_asking(
    sold: bool | None, now: bool | None, held: bool | None, withdrawn: bool
) -> None:
    before = order(State.COMPLETED, refill=sold, cancel=None)
    terms = terms_of(before, service(refill=now, cancel=None), None)
    assert (terms.refill, terms.cancel) == (held, None)
    assert terms.withdrawn == ({Deed.REFILL} if withdrawn else frozenset())
    verdict = may_refill(before, terms, (), NOW, COOLDOWN)
    assert verdict.may is (held is not False)
    assert verdict.has(Why.WITHDRAWN) is withdrawn
    if now is None:
        assert terms_of(before, None, None) == terms, "a service that is gone says nothing"


def test_the_name_at_the_time_of_the_order_suggests_the_guarantee() -> None:
    before = order(service_name="Followers R30")
    assert terms_of(before, service(name="Followers"), None).guarantee == Guarantee(30)
    assert terms_of(before, service(name="Followers"), NONE) == Terms(guarantee=NONE)
    nameless = order(service_name="")
    assert terms_of(nameless, service(name="Likes R60"), None).guarantee == Guarantee(60)
    assert terms_of(nameless, None, None) == Terms()


def test_an_account_that_is_only_looked_at_blocks_and_keeps_the_other_reasons() -> None:
    verdict = looked_at_only(Verdict((Reason(Level.WARN, Why.PARTIAL),)))
    assert not verdict.may
    assert [one.why for one in verdict.reasons] == [Why.READ_ONLY, Why.PARTIAL]
