"""Lines of a field: counted as tickets count them, put right without losing their order."""

import time

import pytest

from tests.support.tickets import ticket
from xpanel_desktop.domain.lines import Tally, tally, without_blank, without_doubles
from xpanel_desktop.domain.service import Kind


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", Tally(0, 0, 0)),
        ("a", Tally(1, 0, 0)),
        ("a\n", Tally(1, 0, 0)),
        ("a\r\nb\r\n", Tally(2, 0, 0)),
        ("a\r\n\r\n b \r\na\r\n", Tally(3, 1, 1)),
        ("a\n a\na ", Tally(3, 0, 2)),
        ("\n \n\t\n", Tally(0, 3, 0)),
        ("A\na", Tally(2, 0, 0)),
    ],
)
def test_lines_are_counted(text: str, found: Tally) -> None:
    assert tally(text) == found
    assert found.items == len(ticket(Kind.CUSTOM_COMMENTS, comments=text).lines("comments"))


def test_blank_lines_go_and_the_order_stays() -> None:
    assert without_blank("b\r\n\r\n a \n\t\nb\n") == "b\n a \nb"
    assert without_blank("\n\n") == ""


def test_of_doubles_the_first_stays() -> None:
    assert without_doubles("b\r\na\r\n b \n\na\nc") == "b\na\n\nc"
    assert without_doubles("") == ""


def test_ten_thousand_lines_are_quick() -> None:
    text = "\r\n".join(f"line {number % 5000}" for number in range(10_000))
    began = time.perf_counter()
    assert tally(text) == Tally(10_000, 0, 5_000)
    assert tally(without_blank(without_doubles(text))) == Tally(5_000, 0, 0)
    assert time.perf_counter() - began < 1
