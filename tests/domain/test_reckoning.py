"""What entries did to a balance, and single changes explained, case by case."""

from collections.abc import Sequence

import pytest

from xpanel_desktop.domain.bookings import EARLY, LATE, Booking, Told, bookings, unsure_at
from xpanel_desktop.domain.ledger import Kind
from xpanel_desktop.domain.reckoning import (
    Circumstances,
    Explanation,
    Reading,
    Suspect,
    Verdict,
    explain,
    grain_of,
    suspects,
)

MINUTE = 60_000
CENT = 1_000_000
START = 1_000 * MINUTE


def told(kind: Kind, amount: int | None, change: int, *, begin: int = 10, end: int = 20) -> Told:
    return Told(1, kind, end, amount, change, begin, end)


def readings(*amounts: int, every: int = 3 * MINUTE) -> list[Reading]:
    return [
        Reading(number, 1, START + number * every, amount, "USD")
        for number, amount in enumerate(amounts)
    ]


def charge(amount: int, at: int, *, sent: int | None = None, sure: bool = True) -> Booking:
    """Return a charge heard of `at` after the first reading."""
    heard = START + at
    begin = heard - 1000 if sent is None else START + sent
    return Booking(1, -amount, begin, heard, heard + LATE, sure, sure)


def explained(
    found: Sequence[Reading], moves: Sequence[Booking], **around: int
) -> list[Explanation]:
    circumstances = {"now": START + 10**12} | around
    return explain(found, moves, Circumstances(**circumstances))


def test_an_order_placed_elsewhere_moved_the_balance_before_it_was_followed() -> None:
    assert bookings([told(Kind.FOLLOWED, 500, 500)]) == []
    later = told(Kind.REFUND, 200, -300, begin=900, end=1000)
    (refund,) = bookings([told(Kind.FOLLOWED, 500, 500), later])
    assert (refund.amount, refund.earliest, refund.told) == (300, 900 - EARLY, 1000)


def test_a_charge_without_an_acceptance_is_one_all_the_same() -> None:
    (found,) = bookings([told(Kind.CHARGE, 500, 500)])
    assert (found.amount, found.sure) == (-500, True)


def test_an_expected_charge_that_is_not_known_moves_nothing_yet() -> None:
    (found,) = bookings([told(Kind.EXPECTED, None, 0)])
    assert (found.amount, found.sure, found.reported) == (0, False, False)


def test_a_raise_is_a_further_charge() -> None:
    entries = [
        told(Kind.EXPECTED, 100, 100),
        told(Kind.CHARGE, 90, -10),
        told(Kind.RAISED, 120, 30),
    ]
    assert [one.amount for one in bookings(entries)] == [-90, -30]


@pytest.mark.parametrize(("amount", "since"), [(100, 10 - EARLY), (101, 500 - EARLY)])
def test_what_was_expected_may_have_been_taken_before_it_was_told(amount: int, since: int) -> None:
    entries = [
        told(Kind.EXPECTED, 100, 100),
        told(Kind.CHARGE, 40, -60),
        told(Kind.RAISED, amount, amount - 40, begin=500, end=600),
    ]
    raised = bookings(entries)[1]
    assert raised.earliest == since
    assert (raised.told, raised.latest) == (600, 600 + LATE)


def test_a_charge_that_was_zero_at_first_was_taken_with_the_order() -> None:
    entries = [
        told(Kind.EXPECTED, 100, 100),
        told(Kind.CHARGE, 0, -100),
        told(Kind.RAISED, 90, 90, begin=500, end=600),
        told(Kind.RAISED, 120, 30, begin=700, end=800),
    ]
    first, second = bookings(entries)
    assert (first.amount, first.told, first.latest, first.sure) == (-90, 20, 20 + LATE, True)
    assert (second.amount, second.told) == (-30, 800)
    late = told(Kind.RAISED, 90, 90, begin=LATE, end=2 * LATE)
    (only,) = bookings([*entries[:2], late])
    assert only.latest == 2 * LATE, "or only as it was told"


@pytest.mark.parametrize(
    ("amounts", "grain"),
    [([], CENT), ([5 * CENT, 10 * CENT], CENT), ([27_819_000], 1000), ([1], 1), ([0], CENT)],
)
def test_the_step_of_a_panel_s_balance(amounts: list[int], grain: int) -> None:
    assert grain_of(amounts) == grain


def test_one_balance_in_cents_is_read_between_booking_and_answer() -> None:
    moves = [charge(855_000, 4 * MINUTE, sent=2 * MINUTE)]
    found = explained(readings(100 * CENT, 99 * CENT, 99 * CENT), moves, grain=CENT)
    assert found[0].verdict in (Verdict.ROUNDED, Verdict.TIMING)
    assert all(one.elsewhere == 0 for one in found)


def test_what_is_far_more_than_the_order_on_its_way_is_not_put_down_to_it() -> None:
    moves = [charge(855_000, 4 * MINUTE, sent=2 * MINUTE)]
    found = explained(readings(100 * CENT, 95 * CENT, 94 * CENT), moves, grain=CENT)
    assert found[0].verdict is Verdict.ELSEWHERE
    assert sum(one.elsewhere for one in found) == -5 * CENT


def test_timing_and_a_top_up_are_told_apart_by_what_comes() -> None:
    moves = [charge(700, 4 * MINUTE, sent=2 * MINUTE)]
    after = readings(10_000, 14_300, 14_300)
    settled = Reading(9, 1, START + 60 * MINUTE, 14_300, "USD")
    found = explained([*after, settled], moves)
    assert [(one.timing, one.elsewhere) for one in found] == [(-700, 5000), (700, 0)]
    assert found[0].verdict is Verdict.TOPPED_UP


def test_what_went_and_came_back_within_bookings_is_flagged_both_times() -> None:
    moves = [charge(700, 4 * MINUTE, sent=2 * MINUTE)]
    after = readings(10_000, 9_000, 9_300)
    settled = Reading(9, 1, START + 60 * MINUTE, 9_300, "USD")
    found = explained([*after, settled], moves)
    assert sum(one.elsewhere for one in found) == 0
    assert [one.verdict for one in found] == [Verdict.ELSEWHERE, Verdict.TOPPED_UP]


def test_among_too_many_sums_none_is_believed_until_all_is_settled() -> None:
    moves = [
        charge(10_007 * 3**number, 4 * MINUTE + number, sent=2 * MINUTE) for number in range(15)
    ]
    total = sum(one.amount for one in moves)
    early = readings(10**9, 10**9 + total + 4_321)
    (found,) = explained(early, moves, now=early[-1].at + 2 * LATE)
    assert found.verdict is Verdict.OPEN
    settled = Reading(9, 1, START + 60 * MINUTE, 10**9 + total, "USD")
    found_later = explained([*early, settled], moves)
    assert all(one.verdict is Verdict.TIMING for one in found_later)
    gone = Reading(9, 1, START + 60 * MINUTE, 10**9 + total - 5, "USD")
    assert sum(one.elsewhere for one in explained([*early, gone], moves)) == -5


@pytest.mark.parametrize(
    ("taken", "verdict", "elsewhere"),
    [
        (855_000, Verdict.ESTIMATED, 0),
        (855_000 + CENT - 1, Verdict.ESTIMATED, 0),
        (855_000 + 3 * CENT, Verdict.ELSEWHERE, -3 * CENT),
        (0, Verdict.ESTIMATED, 0),
    ],
)
def test_a_charge_that_is_only_expected_may_be_off_by_what_the_panel_rounds(
    taken: int, verdict: Verdict, elsewhere: int
) -> None:
    moves = [charge(855_000, 30 * MINUTE, sure=False)]
    (found,) = explained(readings(9 * CENT, 9 * CENT - taken, every=60 * MINUTE), moves)
    assert (found.verdict, found.elsewhere) == (verdict, elsewhere)
    assert found.rounding == (0 if elsewhere else 855_000 - taken)
    assert (found.orders, found.estimated) == (1, 1)


def test_a_refund_that_was_told_first_makes_the_charge_sure_again() -> None:
    """Charged as expected and lowered since, the panel told the lowered charge alone."""
    entries = [
        told(Kind.EXPECTED, 5 * CENT, 5 * CENT, begin=START, end=START + MINUTE),
        told(Kind.REFUND, 2 * CENT, -3 * CENT, begin=START + MINUTE, end=START + 2 * MINUTE),
    ]
    moves = bookings(entries)
    assert [(one.amount, one.sure) for one in moves] == [(-5 * CENT, False), (3 * CENT, False)]
    far = readings(100 * CENT, 98 * CENT, 97 * CENT, every=90 * MINUTE)
    assert [one.verdict for one in explained(far, moves)] == [Verdict.OURS, Verdict.ELSEWHERE]


def test_a_rise_stays_open_while_an_order_was_not_asked_about_since() -> None:
    rise = readings(100, 400)
    (found,) = explained(rise, [], now=rise[-1].at + 1, unasked_since=START)
    assert found.verdict is Verdict.OPEN
    (found,) = explained(rise, [], now=rise[-1].at + 1, unasked_since=rise[-1].at)
    assert found.verdict is Verdict.TOPPED_UP
    fall = readings(400, 100)
    (found,) = explained(fall, [], now=fall[-1].at + 1, unasked_since=START)
    assert found.verdict is Verdict.ELSEWHERE


def test_unknown_orders_of_that_time_are_evidence_for_what_went() -> None:
    (gone,) = explained(readings(100 * CENT, 91 * CENT), [])
    inside, outside = START + MINUTE, START + 50 * MINUTE
    unknown = [
        Suspect(1, inside, 9 * CENT),
        Suspect(2, inside, None),
        Suspect(3, outside, 9 * CENT),
        Suspect(4, inside, 2 * CENT),
    ]
    assert suspects(gone, unknown) == [(1, True), (2, False), (4, False)]
    (came,) = explained(readings(100, 400), [])
    assert suspects(came, unknown) == []


@pytest.mark.parametrize(
    ("kinds", "moment", "unsure"),
    [
        ((Kind.EXPECTED, Kind.REFUND), 9, 0),
        ((Kind.EXPECTED, Kind.REFUND), 10, 1),
        ((Kind.EXPECTED, Kind.REFUND), 29, 1),
        ((Kind.EXPECTED, Kind.REFUND), 30, 0),
        ((Kind.EXPECTED, Kind.CHARGE), 20, 0),
        ((Kind.EXPECTED,), 20, 0),
    ],
)
def test_of_a_charge_not_told_until_its_refund_nobody_is_sure_meanwhile(
    kinds: tuple[Kind, ...], moment: int, unsure: int
) -> None:
    ends = (10, 30)
    entries = [
        told(kind, CENT, -CENT, begin=end - 5, end=end)
        for kind, end in zip(kinds, ends, strict=False)
    ]
    assert unsure_at(entries, moment) == unsure
