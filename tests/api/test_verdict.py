"""What an answer to `add` proves: a table, and never Accepted without a complete valid object."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xpanel_desktop.api.strict import NotStrict, read_object
from xpanel_desktop.api.transport import Reply
from xpanel_desktop.api.verdict import MAX_EVIDENCE, evidence, judge
from xpanel_desktop.domain import errors
from xpanel_desktop.domain.answer import Accepted, Limited, Lost, Refused

HEX = "64b5f2c1a9e3d70011223344"
UUID = "123e4567-e89b-12d3-a456-426614174000"
BEFORE, DATE = "Wed, 21 Oct 2099 07:26:30 GMT", "Wed, 21 Oct 2099 07:28:00 GMT"


def reply(body: str | bytes, status: int = 200, **headers: str) -> Reply:
    return Reply(status, headers, body if isinstance(body, bytes) else body.encode())


@pytest.mark.parametrize(
    ("body", "panel_id"),
    [
        ('{"order":23501}', "23501"),
        ('{"order":"23501"}', "23501"),
        ('{"order":" 23501 "}', "23501"),
        (f'{{"order":"{HEX}"}}', HEX),
        (f'{{"order":"{UUID}"}}', UUID),
        ('{"order":1,"order_id":1,"status":"processing","quantity":100}', "1"),
        ('{"order":1,"order_id":"1"}', "1"),
        ('{"order_id":5}', "5"),
        ('{"status":"success","order":11}', "11"),
        ('{"status":100,"order":"11"}', "11"),
        ('{"order":1,"error":null}', "1"),
        ('{"order":1,"error":""}', "1"),
        ('{"order":1,"error":false,"errors":[]}', "1"),
        ('{"order":1,"order_id":null}', "1"),
        ('{"order":1,"charge":0.5}', "1"),
        ('{"order":1}\r\n\t ', "1"),
        ('{"order":' + "9" * 30 + "}", "9" * 30),
    ],
)
@pytest.mark.parametrize("status", [200, 201])
def test_a_complete_object_with_a_valid_id_is_accepted(
    body: str, panel_id: str, status: int
) -> None:
    told = judge(reply(body, status))
    assert isinstance(told, Accepted)
    assert (told.panel_id, told.raw.status) == (panel_id, status)
    assert told.raw.text == body.strip()


@pytest.mark.parametrize(
    ("body", "status", "family"),
    [
        ('{"error":"Not enough funds on balance"}', 200, errors.ShortFunds),
        ('{"error":"neworder.error.link_duplicate"}', 400, errors.LinkBusy),
        ('{"error":"Invalid API key"}', 401, errors.BadKey),
        ('{"error":"x","order":null}', 200, errors.OtherRefusal),
        ('{"error":"x","order":0}', 422, errors.OtherRefusal),
        ('{"error":"x","order":""}', 499, errors.OtherRefusal),
        ('{"errors":{"link":["Bad Link"]}}', 422, errors.BadLink),
        ('{"status":"success","error":"Incorrect service ID"}', 200, errors.BadService),
    ],
)
def test_an_error_without_an_id_is_refused(
    body: str, status: int, family: type[errors.Refusal]
) -> None:
    told = judge(reply(body, status))
    assert isinstance(told, Refused)
    assert type(told.error) is family
    assert (told.error.status, told.raw.status) == (status, status)


@pytest.mark.parametrize(
    ("body", "status", "headers", "wait"),
    [
        ('{"error":"Rate limit exceeded"}', 200, {}, None),
        ('{"error":"x"}', 429, {}, None),
        ('{"error":"x"}', 429, {"retry-after": "7"}, 7.0),
        ('{"error":"x"}', 429, {"retry-after": DATE, "date": BEFORE}, 90.0),
        ('{"error":"x"}', 429, {"retry-after": BEFORE, "date": DATE}, 0.0),
        ('{"error":"x"}', 429, {"retry-after": "Wed, 21 Oct 2020 07:28:00 GMT"}, 0.0),
        ('{"error":"x"}', 429, {"retry-after": "Wed, 21 Oct 2020 07:28:00"}, 0.0),
        ('{"error":"x"}', 429, {"retry-after": "Wed, 99 Oct 2026 07:28:00 GMT"}, None),
        ('{"error":"x"}', 429, {"retry-after": f"{BEFORE[:-3]}+{'9' * 30}"}, None),
        ('{"error":"x"}', 429, {"retry-after": "soon"}, None),
        ('{"error":"x"}', 429, {"retry-after": "9" * 400}, None),
        ('{"error":"too many requests"}', 400, {"retry-after": "3"}, 3.0),
    ],
)
def test_a_refusal_for_rate_is_said_apart(
    body: str, status: int, headers: dict[str, str], wait: float | None
) -> None:
    told = judge(reply(body, status, **headers))
    assert isinstance(told, Limited)
    assert told.retry_after == wait


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("", 200),
        ("   ", 200),
        ("23501", 200),
        ("[]", 200),
        ('[{"order":1}]', 200),
        ('"order"', 200),
        ("null", 200),
        ("{}", 200),
        ('{"order":1', 200),
        ('{"order":1}x', 200),
        ('{"order":1}{"order":2}', 200),
        (' {"order":1}', 200),
        ('\ufeff{"order":1}', 200),
        ('<br /><b>Warning</b>{"order":1}', 200),
        (b'{"order":1,"a":"\xff"}', 200),
        ('{"order":1}\x00', 200),
        ('{"order":1,"order":1}', 200),
        ('{"order":1,"a":NaN}', 200),
        ('{"order":Infinity}', 200),
        ('{"order":' + "9" * 5000 + "}", 200),
        ('{"a":' + "[" * 200_000, 200),
        ('{"order":null}', 200),
        ('{"order":0}', 200),
        ('{"order":"0"}', 200),
        ('{"order":"000"}', 200),
        ('{"order":-5}', 200),
        ('{"order":true}', 200),
        ('{"order":1.5}', 200),
        ('{"order":1e3}', 200),
        ('{"order":"abc"}', 200),
        ('{"order":"1 2"}', 200),
        ('{"order":"٣"}', 200),
        ('{"order":{"id":1}}', 200),
        ('{"order":[1]}', 200),
        ('{"order":"' + "9" * 31 + '"}', 200),
        ('{"order":"00000000-0000-0000-0000-000000000000"}', 200),
        ('{"order":1,"order_id":2}', 200),
        ('{"order":1,"order_id":"x"}', 200),
        ('{"order":1,"order_id":0}', 200),
        ('{"order":0,"order_id":5}', 200),
        ('{"order":"","order_id":5}', 200),
        ('{"order":1,"error":"x"}', 200),
        ('{"status":"success"}', 200),
        ('{"error":""}', 200),
        ('{"error":null}', 400),
        ('{"order":1}', 202),
        ('{"order":1}', 204),
        ('{"order":1}', 302),
        ('{"order":1}', 400),
        ('{"order":1}', 500),
        ('{"error":"x"}', 201),
        ('{"error":"x"}', 307),
        ('{"error":"x"}', 408),
        ('{"error":"Rate limit exceeded"}', 408),
        ('{"error":"Rate limit exceeded"}', 503),
        ('{"error":"x"}', 500),
        ("<html></html>", 200),
        ("<html></html>", 429),
    ],
)
def test_anything_else_may_or_may_not_have_been_accepted(body: str | bytes, status: int) -> None:
    told = judge(reply(body, status))
    assert isinstance(told, Lost)
    assert told.reason
    assert told.raw.status == status


@pytest.mark.parametrize("length", range(len('{"order":23501}')))
def test_no_beginning_of_a_good_answer_is_accepted(length: int) -> None:
    assert isinstance(judge(reply('{"order":23501}'[:length])), Lost)


NAMES = st.sampled_from(["order", "order_id", "error", "errors", "status", "a"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=8,
)
STATUSES = st.sampled_from([200, 201, 202, 302, 400, 408, 429, 500, 503])
VALID = re.compile(rf"[0-9]{{1,30}}|{'[0-9a-fA-F]' * 24}|[0-9a-fA-F-]{{36}}")


def holds(body: bytes, status: int) -> None:
    told = judge(reply(body, status))
    if not isinstance(told, Accepted):
        return
    assert status in (200, 201)
    read = json.loads(body)
    assert isinstance(read, dict)
    assert not read.get("error")
    assert not read.get("errors")
    named = {
        str(read[name]).strip() for name in ("order", "order_id") if read.get(name) is not None
    }
    assert named == {told.panel_id}
    assert VALID.fullmatch(told.panel_id)


@given(
    st.dictionaries(NAMES, JSON, max_size=5), STATUSES, st.integers(0, 12), st.binary(max_size=3)
)
def test_no_json_is_accepted_without_a_valid_id(
    value: dict[str, object], status: int, cut: int, tail: bytes
) -> None:
    body = json.dumps(value).encode()
    holds(body, status)
    holds(body[: len(body) - cut], status)
    holds(body + tail, status)


@given(st.binary(max_size=60), STATUSES)
def test_no_bytes_are_accepted_without_a_valid_id(body: bytes, status: int) -> None:
    holds(body, status)
    holds(b'{"order":' + body + b"}", status)
    holds(b'{"order":"' + body + b'"}', status)


@given(st.text(max_size=40))
def test_what_is_read_strictly_is_an_object(text: str) -> None:
    try:
        found = read_object(text.encode())
    except NotStrict:
        return
    assert isinstance(found, dict)


def test_evidence_is_plain_and_capped() -> None:
    raw = evidence(500, b"a\x00b\xff\r\nc" + b"x" * 10 * MAX_EVIDENCE)
    assert raw.text.startswith("a b\ufffd\nc") or raw.text.startswith("a b\nc")
    assert (raw.status, len(raw.text)) == (500, MAX_EVIDENCE)
    assert evidence(None, b"").text == ""
