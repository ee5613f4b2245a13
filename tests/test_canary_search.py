"""The search for planted keys finds each form of one: what finds nothing proves nothing."""

import base64
import json
import logging
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.canary import files_showing, forms, shows
from xpanel_desktop.domain.secret import Secret
from xpanel_desktop.logs import KeylessFormatter

KEY = 'canary+key/ğ="\\7f3e19d0'


@pytest.mark.parametrize(
    "text",
    [
        f"a {KEY} b",
        urlencode({"key": KEY}),
        quote(KEY, safe="").lower(),
        json.dumps({"key": KEY}),
        repr({"key": KEY}),
        base64.b64encode(f"user:{KEY}!".encode()).decode(),
        base64.urlsafe_b64encode(KEY.encode()).decode(),
    ],
)
def test_a_leak_in_a_text_is_found_and_the_log_blots_it_out(text: str) -> None:
    assert shows(KEY, text)
    formatter = KeylessFormatter()
    formatter.learn(Secret(KEY))
    told = formatter.format(logging.LogRecord("x", logging.INFO, "", 0, "%s", (text,), None))
    assert not shows(KEY, told)


@given(st.binary(max_size=9), st.binary(max_size=9))
def test_a_leak_in_base64_is_found_at_every_offset(before: bytes, after: bytes) -> None:
    assert shows(KEY, base64.b64encode(before + KEY.encode() + after))


def test_what_is_near_a_key_is_none() -> None:
    assert not shows(KEY, KEY[:-1] + "x" + quote(KEY[1:]) + base64.b64encode(b"canary").decode())
    assert all(len(form) > 8 for form in forms(KEY))


def test_a_leak_is_found_in_files_and_in_their_names(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "clean").write_bytes(b"\0nothing\xff")
    held = tmp_path / "a" / "held.db"
    held.write_bytes(b"\xff\0" + KEY.encode("utf-16-le"))
    named = tmp_path / quote(KEY, safe="")
    named.touch()
    assert files_showing(KEY, tmp_path) == sorted([held, named])
