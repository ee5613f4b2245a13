"""What is written on an order: capped, kept for the next when asked, and never in the past."""

from datetime import timedelta

from tests.support.tickets import NOW, new_order
from xpanel_desktop.domain.tags import MAX_NOTE, MAX_WORD, Tags, tagged, tags_of

FULL = Tags("VIP", "Ayşe", "call her", "blue", NOW, after_link=False)


def test_what_is_written_comes_back() -> None:
    assert tags_of(tagged(new_order(), FULL)) == FULL
    assert tags_of(new_order()).is_blank


def test_texts_are_stripped_and_capped() -> None:
    long = tagged(new_order(), Tags(" x" * 1000, "y" * 1000, "z" * 9999))
    assert (len(long.label), len(long.customer), len(long.note)) == (MAX_WORD, MAX_WORD, MAX_NOTE)


def test_a_note_and_a_time_are_for_one_order() -> None:
    assert FULL.for_next(keep=True) == Tags("VIP", "Ayşe", colour="blue")
    assert FULL.for_next(keep=False).is_blank


def test_a_time_is_late_once_it_has_come() -> None:
    assert FULL.late(NOW)
    assert not FULL.late(NOW - timedelta(seconds=1))
    assert not Tags().late(NOW)
