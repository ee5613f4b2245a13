"""Why a file of settings is not taken, and where in it that is."""

import json
import re
from enum import StrEnum

_STEP = re.compile(r"\.([A-Za-z_][A-Za-z0-9_]*)|\[(\d+)\]")
_BLANK = re.compile(r"[\s,:]*")


class Fault(StrEnum):
    """Why."""

    TOO_LARGE = "too_large"
    NOT_OURS = "not_ours"
    """No file of settings at all."""
    NEWER = "newer"
    """Written by a newer version of the program."""
    MALFORMED = "malformed"
    """No JSON any more: cut off, or edited with a slip."""
    WRONG = "wrong"
    """A value that does not belong there."""
    ADDRESS = "address"
    """No address of a panel or proxy that would be taken by hand."""
    CA = "ca"
    PRACTICE = "practice"
    """Said to be for practice, but at an address of the real world."""
    NUMBER = "number"
    """An account's number that is given twice, or to none."""
    TWICE = "twice"
    """The same account, template or view twice."""
    KEYS_IN_PLAIN = "keys_in_plain"
    """Keys in a file that is not encrypted."""
    NOT_OPENED = "not_opened"
    """Not this passphrase, or the file was changed since."""
    DAMAGED = "damaged"
    """An encrypted file whose parts are not what they must be: cut off, or changed."""


class BadFile(ValueError):
    """A file of settings that is not taken; nothing was changed.

    `line` counts from 1, None where there is none to name; `where` is the way to the value, and
    `what` a word on it in English. None of them holds a value, which may be a key.
    """

    def __init__(
        self, fault: Fault, *, line: int | None = None, where: str = "", what: str = ""
    ) -> None:
        super().__init__(fault.value)
        self.fault, self.line, self.where, self.what = fault, line, where, what


def line_at(text: str, position: int) -> int:
    """Return the line, counted from 1, on which a position of a text is."""
    return text.count("\n", 0, position) + 1


def line_of(text: str, path: str) -> int | None:
    """Return on which line of a JSON text a path like `$.accounts[0].url` leads to its value.

    A path that leads on beyond what is there ends at the last value that is.
    """
    at = _skip(text, 0)
    for name, index in _STEP.findall(path):
        found = _member(text, at, name) if name else _item(text, at, int(index))
        if found is None:
            break
        at = found
    return line_at(text, at)


def _skip(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at


def _member(text: str, at: int, name: str) -> int | None:
    decoder = json.JSONDecoder()
    at = _skip(text, at + 1)
    while text[at : at + 1] == '"':
        key, end = decoder.raw_decode(text, at)
        at = _skip(text, end)
        if key == name:
            return at
        at = _skip(text, decoder.raw_decode(text, at)[1])
    return None


def _item(text: str, at: int, index: int) -> int | None:
    decoder = json.JSONDecoder()
    at = _skip(text, at + 1)
    for _ in range(index):
        if text[at : at + 1] in ("]", ""):
            return None
        at = _skip(text, decoder.raw_decode(text, at)[1])
    return None if text[at : at + 1] in ("]", "") else at
