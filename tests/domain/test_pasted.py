"""Ids out of pasted text."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.tickets import NOW, ticket
from xpanel_desktop.domain.order import Order
from xpanel_desktop.domain.pasted import (
    MAX_ID,
    LeftOut,
    NotTaken,
    SortedOut,
    pasted_ids,
    sort_out,
)
from xpanel_desktop.domain.state import State


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", []),
        (" \n, ;", []),
        ("1,2;3|4 5\n6\t7\r\n8", [str(n) for n in range(1, 9)]),
        ("#23501 #23501 23501", ["23501"]),
        ('"1","2"\n(3) [4, 5] {\'6\'}', [str(n) for n in range(1, 7)]),
        ("\ufeff1\u200b2 \u202a3\u202c", ["1", "2", "3"]),
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


def order(number: int, panel_id: str, account_id: int) -> Order:
    bare = dataclasses.replace(ticket(), account_id=account_id)
    return Order(
        number, State.PENDING, bare, "Likes", "Test", None, "USD", None, 1000,
        created_at=NOW, panel_id=panel_id,
    )  # fmt: skip


MINE, OTHERS, ALONE = order(3, "100", 1), order(2, "100", 2), order(1, "200", 2)
FOUND, NOBODYS = (MINE, OTHERS, ALONE), LeftOut("9", NotTaken.UNKNOWN)


@pytest.mark.parametrize(
    ("account_id", "expected"),
    [
        (0, SortedOut((ALONE,), (LeftOut("100", NotTaken.SHARED, 2), NOBODYS))),
        (1, SortedOut((MINE,), (LeftOut("200", NotTaken.ELSEWHERE, 1), NOBODYS))),
        (2, SortedOut((ALONE, OTHERS), (NOBODYS,))),
    ],
)
def test_an_id_of_several_accounts_means_none_until_one_is_chosen(
    account_id: int, expected: SortedOut
) -> None:
    assert sort_out(["100", "200", "9"], FOUND, account_id) == expected
