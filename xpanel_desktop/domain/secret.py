"""A wrapper that keeps an API key out of every repr, log line and traceback."""

import base64
import json
import re
from functools import lru_cache
from urllib.parse import quote, quote_plus

BLOT = "•••"
SHORTEST = 6
"""Letters that a key must have to be blotted out: shorter ones would blot out ids and words."""
_PERCENT = re.compile("%[0-9A-F]{2}")
_URL_SAFE = str.maketrans("+/", "-_")
_ESCAPE = re.compile(rb"(\\+)u00([2-7][0-9a-fA-F])")
_ESCAPES = tuple(b"\\u00%d" % high for high in range(2, 8))
_QUOTED = b'"\\'
"""What JSON writes with a backslash before it."""


class Secret:
    """An API key. Only `reveal` gives it out; nothing prints, compares or pickles it."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the key itself: for the vault and the request under way, nobody else."""
        return self._value

    @property
    def reach(self) -> int:
        """Bytes of the longest form of the key, each letter of it escaped as JSON may."""
        return 6 * max(map(len, forms_of(self._value)), default=0)

    def hide_in(self, text: str) -> str:
        """Return `text` with the key blotted out, should a panel have echoed it."""
        return blotted(text, forms_of(self._value))

    def is_in(self, body: bytes) -> bool:
        """Tell whether a panel's words hold the key in any form."""
        forms = forms_of(self._value)
        return any(form.encode() in one for one in (body, _unescaped(body)) for form in forms)

    def hide_in_bytes(self, body: bytes) -> bytes:
        """Return `body` with the key blotted out, before anything reads or keeps it."""
        plain = _unescaped(body)
        hidden = self._replaced(plain)
        return self._replaced(body) if hidden == plain else hidden

    def _replaced(self, body: bytes) -> bytes:
        for form in forms_of(self._value):
            body = body.replace(form.encode(), BLOT.encode())
        return body

    def __repr__(self) -> str:
        return f"Secret({BLOT})"

    def __reduce__(self) -> str:
        raise TypeError("a key is not pickled")


def blotted(text: str, forms: tuple[str, ...]) -> str:
    """Return `text` without any of the forms of keys; the longest are to come first."""
    for form in forms:
        text = text.replace(form, BLOT)
    return text


def forms_of(key: str) -> tuple[str, ...]:
    """Return a key in each form in which it may be written somewhere, the longest first.

    As it is, quoted by Python, JSON and PHP, URL-encoded, in hex, in base64 at each offset.
    """
    return _forms_of(key) if len(key) >= SHORTEST else ()


@lru_cache(maxsize=32)
def _forms_of(key: str) -> tuple[str, ...]:
    coded = key.encode("utf-8", "surrogatepass")
    quoted = {json.dumps(key, ensure_ascii=plain)[1:-1] for plain in (True, False)}
    php = {one.replace("/", "\\/") for one in quoted}
    forms = {key, *quoted, *php, repr(key)[1:-1], coded.hex(), coded.hex().upper()}
    forms |= _in_urls(key) | _in_base64(coded)
    return tuple(sorted(forms, key=len, reverse=True))


def _in_urls(text: str) -> set[str]:
    """Return the key as addresses and forms carry it, its escapes in capitals or small letters."""
    safe = text.encode("utf-8", "surrogatepass")
    forms = {quote(safe), quote(safe, safe=""), quote_plus(safe)}
    return forms | {_PERCENT.sub(lambda found: found[0].lower(), form) for form in forms}


def _in_base64(coded: bytes) -> set[str]:
    """Return what surely stands in any base64 text that holds the key, at each offset of three."""
    forms: set[str] = set()
    for offset in range(3):
        told = base64.b64encode(b"\0" * offset + coded).decode().rstrip("=")
        whole = told[(4 if offset else 0) : len(told) // 4 * 4]
        if len(whole) >= SHORTEST:
            forms |= {whole, whole.translate(_URL_SAFE), whole.replace("/", "\\/")}
    return forms


def _unescaped(body: bytes) -> bytes:
    r"""Return JSON with no letter escaped by number; the very same where there are none.

    A panel may write each letter as `\u00..`, and then no form would be found.
    """
    if not any(escape in body for escape in _ESCAPES):
        return body

    def bare(found: re.Match[bytes]) -> bytes:
        letter = bytes.fromhex(found[2].decode())
        if len(found[1]) % 2 == 0:  # the backslash itself is escaped
            return found[0]
        return found[1] + letter if letter in _QUOTED else found[1][:-1] + letter

    return _ESCAPE.sub(bare, body)
