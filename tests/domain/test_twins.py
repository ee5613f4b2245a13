"""What several accounts tell of one order is told once: the first word on each change counts."""

from xpanel_desktop.domain.bookings import Told
from xpanel_desktop.domain.ledger import Kind
from xpanel_desktop.domain.twins import as_one

OURS, THEIRS = 1, 2


def told(order: int, kind: Kind, amount: int | None, at: int, change: int | None = None) -> Told:
    return Told(order, kind, at, amount, (amount or 0) if change is None else change, at - 5, at)


def steps(*entries: Told) -> list[tuple[Kind, int | None, int, int]]:
    """Return (kind, amount, change, number) of what is kept, numbered as they are given."""
    kept = as_one(enumerate(entries))
    assert {one.order_id for _, one in kept} == {kept[0][1].order_id}
    return [(one.kind, one.amount, one.change, number) for number, one in kept]


def test_a_report_that_both_hear_counts_as_the_first_one_tells_it() -> None:
    assert steps(
        told(OURS, Kind.EXPECTED, 90, 10),
        told(OURS, Kind.CHARGE, 100, 20, 10),
        told(THEIRS, Kind.FOLLOWED, 100, 30),
        told(THEIRS, Kind.REFUND, 40, 40, -60),
        told(OURS, Kind.REFUND, 40, 50, -60),
    ) == [
        (Kind.EXPECTED, 90, 90, 0),
        (Kind.CHARGE, 100, 10, 1),
        (Kind.REFUND, 40, -60, 3),
    ]


def test_each_change_is_against_the_last_word_of_any() -> None:
    assert steps(
        told(OURS, Kind.FOLLOWED, 90, 10),
        told(THEIRS, Kind.FOLLOWED, 90, 20),
        told(THEIRS, Kind.RAISED, 150, 30, 60),
        told(OURS, Kind.RAISED, 200, 40, 110),
        told(THEIRS, Kind.RAISED, 200, 50, 50),
    ) == [
        (Kind.FOLLOWED, 90, 90, 0),
        (Kind.RAISED, 150, 60, 2),
        (Kind.RAISED, 200, 50, 3),
    ]


def test_what_is_followed_tells_what_the_other_did_not_hear_since_its_last_word() -> None:
    kept = as_one(
        enumerate(
            (
                told(OURS, Kind.FOLLOWED, None, 10),
                told(THEIRS, Kind.FOLLOWED, 90, 20),
                told(3, Kind.FOLLOWED, 120, 60),
                told(4, Kind.FOLLOWED, 0, 70),
                told(4, Kind.REFUND, 0, 80, 0),
            )
        )
    )
    assert [(one.kind, one.change, one.booked_from, one.booked_by) for _, one in kept] == [
        (Kind.FOLLOWED, 0, 5, 10),
        (Kind.FOLLOWED, 90, 10, 20),
        (Kind.RAISED, 30, 20, 60),
        (Kind.REFUND, -120, 75, 80),
    ]


def test_an_order_attached_late_was_accepted_before_what_was_told_of_it() -> None:
    kept = as_one(
        enumerate(
            (
                told(THEIRS, Kind.FOLLOWED, 90, 20),
                told(THEIRS, Kind.RAISED, 120, 30, 30),
                told(OURS, Kind.EXPECTED, 90, 10),
                told(OURS, Kind.CHARGE, 150, 40, 60),
                told(3, Kind.EXPECTED, 90, 50),
                told(3, Kind.CHARGE, None, 50),
            )
        )
    )
    assert [(one.kind, one.change, one.booked_from, one.booked_by) for _, one in kept] == [
        (Kind.EXPECTED, 90, 5, 10),
        (Kind.CHARGE, 30, 5, 10),
        (Kind.RAISED, 30, 30, 40),
    ]


def test_a_first_report_of_a_refund_stays_one_whoever_tells_it() -> None:
    assert steps(
        told(OURS, Kind.EXPECTED, 90, 10),
        told(THEIRS, Kind.FOLLOWED, 90, 20),
        told(THEIRS, Kind.REFUND, 0, 30, -90),
        told(OURS, Kind.REFUND, 0, 40, -90),
    ) == [(Kind.EXPECTED, 90, 90, 0), (Kind.REFUND, 0, -90, 2)]


def test_of_nothing_nothing_is_told() -> None:
    assert as_one([]) == []
