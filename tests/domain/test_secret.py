"""A key shows in nothing that prints, compares or copies it."""

import base64
import copy
import json
import pickle
import traceback
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.canary import shows
from xpanel_desktop.domain.secret import BLOT, Secret

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


SLASHED = 'ab/cd+"ef=99'


@pytest.mark.parametrize(
    "echo",
    [
        json.dumps(SLASHED).replace("/", "\\/"),
        '"' + "".join(f"\\u{ord(one):04x}" for one in SLASHED) + '"',
        '"\\u0061b\\u002fcd+\\"ef=9\\u0039"',
        quote(SLASHED, safe="").lower(),
        base64.b64encode(b"user:" + SLASHED.encode()).decode(),
        SLASHED.encode().hex().upper(),
    ],
)
def test_an_echo_is_found_in_each_way_of_writing(echo: str) -> None:
    secret, body = Secret(SLASHED), f'{{"name":"\\u003cü {echo}'.encode()
    assert secret.is_in(body)
    hidden = secret.hide_in_bytes(body)
    assert "•••" in hidden.decode()
    assert not secret.is_in(hidden)
    assert not shows(SLASHED, hidden)


def test_what_only_looks_like_an_escape_is_left_as_it_is() -> None:
    body = rb'{"a":"\\u0061b/cd+\\\\u0041 \u0022 \u005c \u00fc"}'
    assert Secret(SLASHED).hide_in_bytes(body) == body
    assert not Secret(SLASHED).is_in(body)


@pytest.mark.parametrize("key", ["ğ/+ab1", "0f3a9b7", KEY, SLASHED])
def test_its_reach_is_that_of_its_longest_echo(key: str) -> None:
    escaped = "".join(f"\\u{ord(one):04x}" for one in base64.b64encode(key.encode()).decode())
    assert len(escaped) <= Secret(key).reach
    assert Secret("").reach == Secret("12345").reach == 0


def test_what_base64_tells_of_a_short_key_is_blotted_out_where_it_is_long_enough() -> None:
    """Of six letters, four surely stand in a text at another offset: too few to be blotted out."""
    whole, shifted = (base64.b64encode(before + b"q7Zx1w").decode() for before in (b"", b"u"))
    assert Secret("q7Zx1w").hide_in(whole) == BLOT
    assert Secret("q7Zx1w").hide_in(shifted) == shifted


@pytest.mark.parametrize("short", ["1", "23501"])
def test_a_key_too_short_to_be_one_blots_out_no_ids(short: str) -> None:
    assert Secret(short).hide_in_bytes(b'{"order":23501}') == b'{"order":23501}'
    assert not Secret(short).is_in(short.encode())
