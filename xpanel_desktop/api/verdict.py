"""What the answer to an `add` proves. Certainty comes from a complete JSON object alone.

Accepted: 200 or 201, a valid new id, no error, and an `order_id` that agrees where there is one.
Refused: 200 or 4xx save 408, a non-empty error and no id; for rate it is said apart, since such an
order may be sent again. Everything else may or may not have been accepted.
"""

import re
from http import HTTPStatus

from xpanel_desktop.api.strict import NotStrict, read_object
from xpanel_desktop.api.translate.errors import refusal, wait_of
from xpanel_desktop.api.transport import Reply
from xpanel_desktop.domain.answer import Accepted, Answer, Limited, Lost, Raw, Refused
from xpanel_desktop.domain.errors import RateLimited
from xpanel_desktop.domain.plain import plain_lines

_ID = re.compile(r"[0-9]{1,30}|[0-9a-fA-F]{24}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
MAX_EVIDENCE = 20_000
_GOOD = (HTTPStatus.OK, HTTPStatus.CREATED)


def judge(reply: Reply) -> Answer:
    """Return what a complete HTTP answer to an `add` proves."""
    raw = evidence(reply.status, reply.body)
    try:
        told = read_object(reply.body)
    except NotStrict as error:
        return Lost(f"HTTP {reply.status}, no complete JSON object: {error}", raw)
    error = told.get("error") or told.get("errors")
    ids = [value for name in ("order", "order_id") if (value := told.get(name)) is not None]
    if error and not any(ids):
        return _refused(reply, error, raw)
    if error:
        return Lost("both an order and an error", raw)
    return _accepted(reply, ids, raw)


def evidence(status: int | None, body: bytes) -> Raw:
    """Return an answer as text to keep: capped, plain."""
    return Raw(
        status, plain_lines(body[: 4 * MAX_EVIDENCE].decode("utf-8", "replace"), MAX_EVIDENCE)
    )


def _refused(reply: Reply, error: object, raw: Raw) -> Answer:
    certain = reply.status == HTTPStatus.OK or (
        400 <= reply.status < 500 and reply.status != HTTPStatus.REQUEST_TIMEOUT
    )
    if not certain:
        return Lost(f"an error, but with HTTP {reply.status}", raw)
    said = refusal(error, reply.status, wait_of(reply.headers))
    if isinstance(said, RateLimited):
        return Limited(said.retry_after, raw)
    return Refused(said, raw)


def _accepted(reply: Reply, ids: list[object], raw: Raw) -> Answer:
    if reply.status not in _GOOD:
        return Lost(f"an order, but with HTTP {reply.status}" if ids else "neither", raw)
    texts = {_id_text(value) for value in ids}
    if len(texts) != 1 or "" in texts:
        return Lost("two different orders" if len(texts) > 1 else "no valid order id", raw)
    return Accepted(texts.pop(), raw)


def _id_text(value: object) -> str:
    """Return an order id as text, empty when it is none: ids are numbers, hex or UUIDs."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return ""
    text = str(value).strip()
    return text if _ID.fullmatch(text) and text.strip("0-") else ""
