"""A wrapper that keeps an API key out of every repr, log line and traceback."""

import json
import re
from urllib.parse import quote, quote_plus

BLOT = "•••"
_ESCAPE = re.compile("%[0-9A-F]{2}")


class Secret:
    """An API key. Only `reveal` gives it out; nothing prints, compares or pickles it."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the key itself: for the vault and the request under way, nobody else."""
        return self._value

    def hide_in(self, text: str) -> str:
        """Return `text` with the key blotted out, should a panel have echoed it."""
        for form in self._forms():
            text = text.replace(form, BLOT)
        return text

    def hide_in_bytes(self, body: bytes) -> bytes:
        """Return `body` with the key blotted out, before anything reads or keeps it."""
        for form in self._forms():
            body = body.replace(form.encode(), BLOT.encode())
        return body

    def _forms(self) -> set[str]:
        """Return the key as it is, and as forms and JSON write it, as a panel may echo these."""
        if not self._value:
            return set()
        coded = {quote(self._value, safe=""), quote_plus(self._value)}
        lower = {_ESCAPE.sub(lambda found: found[0].lower(), form) for form in coded}
        quoted = {json.dumps(self._value, ensure_ascii=plain)[1:-1] for plain in (True, False)}
        return {self._value, *coded, *lower, *quoted}

    def __repr__(self) -> str:
        return f"Secret({BLOT})"

    def __reduce__(self) -> str:
        raise TypeError("a key is not pickled")
