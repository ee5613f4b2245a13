"""JSON without tolerance: whether an order was accepted is no question for a guess."""

import json
from typing import Any, NoReturn, cast


class NotStrict(ValueError):
    """Not one complete JSON object in plain UTF-8."""


def _no_constant(name: str) -> NoReturn:
    raise NotStrict(f"{name} is no JSON")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotStrict("a name stands twice")
    return found


def read_object(body: bytes) -> dict[str, Any]:
    """Return the one complete JSON object that `body` is, with nothing before it.

    Only line ends may follow. Raises NotStrict: Python's own reader takes NaN, doubled names and a
    bare number, and fails on deep nesting or 5,000 digits with errors of other classes (measured).
    """
    if not body.startswith(b"{"):
        raise NotStrict("it does not begin with an object")
    try:
        found: object = json.loads(
            body.decode("utf-8").rstrip("\r\n \t"),
            parse_constant=_no_constant,
            parse_float=str,
            object_pairs_hook=_once,
        )
    except (ValueError, RecursionError) as error:
        raise NotStrict(type(error).__name__) from None
    return cast("dict[str, Any]", found)  # what begins with a brace and parses is an object
