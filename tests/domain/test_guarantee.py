"""Guarantees read from names, and when they end."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.after import ENDED, order
from xpanel_desktop.domain.guarantee import (
    LIFETIME,
    MOST_DAYS,
    NONE,
    Guarantee,
    guarantee_ends,
    suggested,
    within_guarantee,
)
from xpanel_desktop.domain.order import IMPORTED
from xpanel_desktop.domain.state import State


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("Instagram Followers | 30 Days Refill", 30),
        ("Takipçi ♻️ 30 Gün Telafi", 30),
        ("Takipçi - 60 günlük telafili", 60),
        ("YouTube Views [R30] fast", 30),
        ("Views R90", 90),
        ("Likes AR30 ⚡", 30),
        ("Followers Refill: 365 Days", 365),
        ("Followers 30-Day Auto Refill", 30),
        ("Members | 2 weeks guarantee", 14),
        ("Takipçi 1 Yıl Garantili", 365),
        ("Refill 30 | Real", 30),
        ("Real ♻️ 30 days", 30),
    ],
)
def test_days_are_read_from_names(name: str, days: int) -> None:
    assert suggested(name) == Guarantee(days)


@pytest.mark.parametrize("name", ["Likes Lifetime Refill", "LIFE TIME", "Takipçi ÖMÜR BOYU telafi"])
def test_for_life(name: str) -> None:
    assert suggested(name) == LIFETIME


@pytest.mark.parametrize("name", ["Likes | No Refill | 30 days", "Non-Refill", "Telafisiz Beğeni"])
def test_none(name: str) -> None:
    assert suggested(name) == NONE


@pytest.mark.parametrize(
    "name",
    ["Followers", "1000 a day", "Speed 30K/Day", "Start 0-30 Min", "R2D2x", "iOS 30 Gün", ""],
)
def test_nothing_is_read_from_what_tells_nothing(name: str) -> None:
    assert suggested(name) is None


@given(st.text(max_size=80))
def test_no_name_breaks_it(name: str) -> None:
    found = suggested(name)
    assert found is None or found.days is None or 0 <= found.days <= MOST_DAYS


@given(days=st.integers(1, MOST_DAYS), after=st.integers(0, 2 * MOST_DAYS * 24))
def test_it_runs_from_the_end_of_the_order(days: int, after: int) -> None:
    now = ENDED + timedelta(hours=after)
    one = order(State.COMPLETED)
    assert guarantee_ends(one, Guarantee(days)) == ENDED + timedelta(days=days)
    assert within_guarantee(one, Guarantee(days), now) == (after < days * 24)
    assert within_guarantee(one, LIFETIME, now)
    assert not within_guarantee(one, NONE, now)
    assert not within_guarantee(one, None, now)


@pytest.mark.parametrize("state", sorted(set(State) - {State.COMPLETED, State.PARTIAL}))
def test_what_has_not_been_delivered_has_none(state: State) -> None:
    assert guarantee_ends(order(state), Guarantee(30)) is None
    assert not within_guarantee(order(state), LIFETIME, ENDED)


@pytest.mark.parametrize("state", [State.COMPLETED, State.PARTIAL])
def test_what_had_ended_before_it_was_followed_ended_nobody_knows_when(state: State) -> None:
    one = order(state, origin=IMPORTED, created_at=ENDED, moved_at=ENDED)
    assert guarantee_ends(one, Guarantee(30)) is None
    assert not within_guarantee(one, Guarantee(30), ENDED)
    assert within_guarantee(one, LIFETIME, ENDED)
    seen = order(state, origin=IMPORTED, created_at=ENDED - timedelta(days=1))
    assert guarantee_ends(seen, Guarantee(30)) == ENDED + timedelta(days=30)
