"""JSON dug out of what surrounds it, for reads: blanks, a BOM, PHP warnings before it."""

import codecs
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, cast

from xpanel_desktop.domain.errors import PanelBroken

Object = dict[str, Any]
MAX_TRIES = 50
_decoder = json.JSONDecoder(parse_float=Decimal, parse_constant=lambda _name: None)


def read(body: bytes, status: int | None = None) -> Any:  # noqa: ANN401 - any JSON value
    """Return the JSON value in `body`. Numbers with decimals come as Decimal, never as float.

    Raises PanelBroken when there is none: a web page, an empty body, a cut answer.
    """
    text = body.decode("utf-8-sig", "replace").strip()
    try:
        return _decoder.decode(text)
    except (ValueError, RecursionError):
        return _dig(text, status)


def parts(body: bytes) -> Iterator[bytes]:
    """Yield the ends of `body` that may be its JSON, from the whole on, undecoded."""
    start = 3 if body.startswith(codecs.BOM_UTF8) else 0
    for _ in range(MAX_TRIES):
        starts = [found for mark in (b"{", b"[") if (found := body.find(mark, start)) >= 0]
        if not starts:
            return
        start = min(starts) + 1
        yield body[start - 1 :]


def as_object(value: object) -> Object:
    """Return a JSON object as it is, and an empty one for any other value."""
    return cast("Object", value) if isinstance(value, dict) else {}


def as_list(value: object) -> list[Any]:
    """Return a JSON list as it is, and an empty one for any other value."""
    return cast("list[Any]", value) if isinstance(value, list) else []


def _dig(text: str, status: int | None) -> Any:  # noqa: ANN401 - any JSON value
    """Return the first JSON object or list that runs to the end of the text.

    What stands inside another one is none: of a list that was cut behind an entry's error, that
    error would pose as the answer to all.
    """
    at, read_to = -1, 0
    for _ in range(MAX_TRIES):
        starts = [found for mark in "{[" if (found := text.find(mark, max(at + 1, read_to))) >= 0]
        if not starts:
            break
        at = min(starts)
        try:
            found, end = _decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            read_to = error.pos
            continue
        except (ValueError, RecursionError):
            continue
        if not text[end:].strip() and found:
            return found
    kind = "empty" if not text else "page" if text.startswith("<") else "no_json"
    raise PanelBroken(kind, status=status)
