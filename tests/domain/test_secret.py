"""A key shows in nothing that prints, compares or copies it."""

import copy
import pickle
import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xpanel_desktop.domain.secret import Secret

KEY = "canary-0f3a9b"


@pytest.mark.parametrize("show", [repr, str, "{}".format, "{!r}".format, ascii, lambda s: f"{[s]}"])
def test_nothing_that_prints_shows_it(show: object) -> None:
    assert callable(show)
    assert KEY not in show(Secret(KEY))
    assert "Secret" in show(Secret(KEY))


@pytest.mark.parametrize("take", [pickle.dumps, copy.copy, copy.deepcopy])
def test_nothing_copies_it_away(take: object) -> None:
    assert callable(take)
    with pytest.raises(TypeError, match="not pickled") as caught:
        take(Secret(KEY))
    assert KEY not in "".join(traceback.format_exception(caught.value))


def test_it_is_given_out_by_reveal_alone() -> None:
    secret = Secret(KEY)
    assert secret.reveal() == KEY
    assert secret != Secret(KEY)
    assert not hasattr(secret, "__dict__")


@given(st.text(max_size=20), st.text(max_size=20))
def test_an_echoed_key_is_blotted_out(before: str, after: str) -> None:
    hidden = Secret(KEY).hide_in(before + KEY + after)
    assert KEY not in hidden
    assert hidden == f"{before}•••{after}"
    raw = Secret(KEY).hide_in_bytes((before + KEY + after).encode())
    assert raw == f"{before}•••{after}".encode()


@pytest.mark.parametrize("text", ["", "nothing here", "••"])
def test_other_text_and_an_empty_key_change_nothing(text: str) -> None:
    for key in (KEY, ""):
        assert Secret(key).hide_in(text) == text
        assert Secret(key).hide_in_bytes(text.encode()) == text.encode()
