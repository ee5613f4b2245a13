"""Ids out of pasted text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xpanel_desktop.domain.pasted import MAX_ID, pasted_ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", []),
        (" \n, ;", []),
        ("1,2;3|4 5\n6\t7\r\n8", [str(n) for n in range(1, 9)]),
        ("#23501 #23501 23501", ["23501"]),
        ("65f0c0ffee65f0c0ffee65f0", ["65f0c0ffee65f0c0ffee65f0"]),
        ("9" * (MAX_ID + 1), []),
    ],
)
def test_ids_are_parted_by_anything(text: str, ids: list[str]) -> None:
    assert pasted_ids(text) == ids


@given(st.text(max_size=300))
def test_each_is_there_once_and_is_one_word(text: str) -> None:
    ids = pasted_ids(text)
    assert len(set(ids)) == len(ids)
    assert all(one == one.strip() and one in text for one in ids)
