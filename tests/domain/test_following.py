"""Order ids out of pasted text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xpanel_desktop.domain.following import (
    LONGEST_ID,
    MOST_IDS,
    Looked,
    Pasted,
    Standing,
    found,
    ids_of,
)
from xpanel_desktop.domain.order import Report


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("101 102\n103", ("101", "102", "103")),
        ("101,102;103|104\t105", ("101", "102", "103", "104", "105")),
        ("Order #101: https, 102.", ("101", "102")),
        ("[\"101\", '102']", ("101", "102")),
        ("ab-12_c, x9", ("ab-12_c", "x9")),
        ("id\n0101\n101", ("0101", "101")),
        ("\u00a0101\u2003102", ("101", "102")),
        ("no ids here", ()),
        ("", ()),
        ("9" * (LONGEST_ID + 1), ()),
    ],
)
def test_ids_are_read_whatever_stands_between_them(text: str, ids: tuple[str, ...]) -> None:
    assert ids_of(text) == Pasted(ids)


def test_each_id_counts_once_and_thousands_have_an_end() -> None:
    assert ids_of("7 8 7 7") == Pasted(("7", "8"), repeated=2)
    many = ids_of(" ".join(map(str, range(MOST_IDS + 3))))
    assert len(many.ids) == MOST_IDS
    assert many.left_out == 3


@given(st.text())
def test_any_text_gives_plain_ids(text: str) -> None:
    pasted = ids_of(text)
    assert len(set(pasted.ids)) == len(pasted.ids)
    for one in pasted.ids:
        assert one in text
        assert one.isascii()
        assert "," not in one


@given(st.lists(st.from_regex(r"[0-9]{1,12}", fullmatch=True), unique=True, max_size=40))
def test_a_list_of_numbers_is_read_as_it_is(ids: list[str]) -> None:
    for separator in (" ", ",", ";", "\n", "\r\n", " | "):
        assert ids_of(separator.join(ids)).ids == tuple(ids)


def test_only_what_was_found_can_be_followed() -> None:
    report = Report("Pending")
    looked = [Looked(standing.value, standing, report) for standing in Standing]
    assert found(looked) == [("found", report)]
    assert found([Looked("1", Standing.FOUND)]) == []
