"""What the bytes of an answer can mean at most, read plainly; the fuzzer's second opinion.

It is generous about HTTP (whatever a tolerant reader could take for the body counts as one) and
strict about the object in it. It shares nothing with the client.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

STATUS = re.compile(rb"\AHTTP/1\.[01] (\d{3})")
HEAD_END = re.compile(rb"\r?\n\r?\n")
WHOLE = re.compile(r"\d{1,30}\Z", re.ASCII)
HEX = re.compile(r"[0-9a-fA-F]{24}\Z")
UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\Z")


def may_be_accepted(answer: bytes, panel_id: str) -> bool:
    """Tell whether an answer can mean that an order was accepted as `panel_id`."""
    valid = any(kind.match(panel_id) for kind in (WHOLE, HEX, UUID)) and panel_id.strip("0-")
    if not valid:
        return False
    for status, found in _objects(answer):
        ids = {str(found[name]).strip() for name in ("order", "order_id") if _told(found, name)}
        if status in (200, 201) and ids == {panel_id} and not _error(found):
            return True
    return False


def may_be_refused(answer: bytes) -> bool:
    """Tell whether an answer can mean that an order was refused."""
    return any(
        (status == 200 or (400 <= status < 500 and status != 408))
        and _error(found)
        and not found.get("order")
        and not found.get("order_id")
        for status, found in _objects(answer)
    )


def _told(found: dict[str, Any], name: str) -> bool:
    return found.get(name) is not None and not isinstance(found[name], bool)


def _error(found: dict[str, Any]) -> bool:
    return bool(found.get("error") or found.get("errors"))


def _objects(answer: bytes) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield each status and complete object that an answer can be read as."""
    while status := STATUS.match(answer):
        end = HEAD_END.search(answer)
        if end is None:
            return
        head, body = answer[: end.start()].lower(), answer[end.end() :]
        code = int(status[1])
        if code < 200:  # an answer before the answer
            answer = body
            continue
        for candidate in _bodies(head, body):
            found = _object(candidate)
            if found is not None:
                yield code, found
        return


def _bodies(head: bytes, body: bytes) -> Iterator[bytes]:
    length = re.search(rb"content-length:[ \t]*(\d{1,15})[ \t]*(?:\r|\n|\Z)", head)
    if b"chunked" in head:
        yield from _of_chunks(body)
    elif length:
        if len(body) >= int(length[1]):
            yield body[: int(length[1])]
    else:
        yield body


def _of_chunks(body: bytes) -> Iterator[bytes]:
    whole = b""
    while size := re.match(rb"([0-9a-fA-F]{1,20})[^\n]*\n", body):
        count = int(size[1], 16)
        if not count:
            yield whole
            return
        rest = body[size.end() :]
        whole += rest[:count]
        body = re.sub(rb"\A\r?\n", b"", rest[count:], count=1)


def _object(body: bytes) -> dict[str, Any] | None:
    names: list[str] = []

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        names.extend(["twice"] if len(dict(found)) < len(found) else [])
        return dict(found)

    try:
        text = body.decode("utf-8")
        value = json.loads(text, object_pairs_hook=pairs, parse_constant=names.append)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and not names and text.startswith("{") else None
